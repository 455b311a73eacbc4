package io.adjoint.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Large methods are read, in a stack that is not extraordinary and in a time that is linear. */
class LimitsTest {
  @Test
  void manyStatements() throws InterruptedException {
    reads("double x", "double y = x;" + repeat(2000, "y = y * x + " + "1;") + "return y;");
  }

  @Test
  void manyEffects() throws InterruptedException {
    reads(
        "double x, double[] a, int i",
        "a[0] = " + repeat(300, "a[i++ & 1] + x++ + ") + "x; return x;");
  }

  @Test
  void manyTerms() throws InterruptedException {
    reads("double x", "return " + repeat(1000, "x + ") + "x;");
  }

  @Test
  void deepParentheses() throws InterruptedException {
    reads("double x", "return " + repeat(400, "(x + ") + "x" + repeat(400, ")") + ";");
  }

  @Test
  void longElseIfChain() throws InterruptedException {
    String chain =
        IntStream.range(0, 300)
            .mapToObj(i -> "if (n == " + i + ") x += " + i + "; else ")
            .collect(Collectors.joining());
    reads("double x, int n", chain + "x = 0; return x;");
  }

  @Test
  void manyParameters() throws InterruptedException {
    String parameters =
        IntStream.range(0, 126).mapToObj(i -> "double p" + i).collect(Collectors.joining(", "));
    reads(parameters, "return p0 * p125;");
  }

  private static String repeat(int times, String text) {
    return text.repeat(times);
  }

  private static void reads(String parameters, String body) throws InterruptedException {
    String text =
        "package p;\nimport io.adjoint.Differentiable;\nclass T { @Differentiable static double f("
            + parameters
            + ") { "
            + body
            + " } }";
    AtomicReference<SourceFile> file = new AtomicReference<>();
    Diagnostics diagnostics = new Diagnostics();
    Thread thread =
        new Thread(
            null,
            () ->
                file.set(
                    Frontend.read(
                        new Source("T.java", text, 17),
                        ReflectionOracle.of(text, LimitsTest.class.getClassLoader()),
                        diagnostics)),
            "reader",
            8 << 20);
    thread.start();
    thread.join();
    assertThat(diagnostics.all()).isEmpty();
    assertThat(file.get().methods()).hasSize(1).allMatch(m -> m.sound());
  }
}
