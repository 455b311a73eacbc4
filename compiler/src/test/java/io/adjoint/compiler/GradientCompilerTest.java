package io.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adjoint.compiler.Compilation.GeneratedSource;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.ParsedSource;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.PassObserver;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.model.TypeOracle;
import org.junit.jupiter.api.Test;

/** The façade: what comes out whatever the stages do. */
class GradientCompilerTest {
  private static final Source THREE =
      new Source(
          "Three.java",
          """
          package p;
          class Three {
            @io.adjoint.Differentiable static double a(double x) { return x * x; }
            @io.adjoint.Differentiable static double b(double x) { return x + x; }
            static class Inner {
              @io.adjoint.Differentiable static double c(double x) { return x; }
            }
          }
          """,
          17);

  private static final TypeOracle ORACLE = FaultyStage.ORACLE;

  /** The real stages, but differentiation and writing fail where a sound method has the name. */
  private record Faulty(String differentiating, String writing, Runnable fault) implements Stages {
    @Override
    public SourceFile read(ParsedSource source, TypeOracle oracle, Diagnostics diagnostics) {
      return Stages.real(Strategy.DEFAULT).read(source, oracle, diagnostics);
    }

    @Override
    public ClassUnit differentiate(
        SourceFile file, String className, Diagnostics diagnostics, PassObserver observer) {
      if (file.methods().stream()
          .anyMatch(it -> it.sound() && it.function().name().equals(differentiating))) {
        fault.run();
      }
      return Stages.real(Strategy.DEFAULT).differentiate(file, className, diagnostics, observer);
    }

    @Override
    public String write(ClassUnit unit, boolean markGenerated) {
      if (unit.methods().stream()
          .anyMatch(it -> it.method().sound() && it.method().function().name().equals(writing))) {
        fault.run();
      }
      return Stages.real(Strategy.DEFAULT).write(unit, markGenerated);
    }
  }

  private static void overflow() {
    overflow();
    overflow();
  }

  private static Compilation compile(Stages stages) {
    return LargeStack.call(
        () ->
            new CompilerRun(stages, CompilerOptions.DEFAULT)
                .compile(ParsedSource.of(THREE), ORACLE));
  }

  @Test
  void oneClassForEachClassWithAnnotatedMethods() {
    Compilation compilation = GradientCompiler.compile(THREE, ORACLE, CompilerOptions.DEFAULT);
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.classes())
        .extracting(GeneratedSource::qualifiedName)
        .containsExactly("p.ThreeGrad", "p.Three_InnerGrad");
    assertThat(compilation.classes())
        .extracting(GeneratedSource::origin)
        .containsExactly("Three", "Three.Inner");
    assertThat(GradientCompiler.compile(THREE, ORACLE, CompilerOptions.DEFAULT))
        .isEqualTo(compilation);
  }

  private static void assertOnlyBFails(Compilation compilation, String fault) {
    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(Code.AD040);
              assertThat(found.span()).hasToString("4:44");
              assertThat(found.message()).contains("'b'", fault, "please report");
            });
    Compilation sound = GradientCompiler.compile(THREE, ORACLE, CompilerOptions.DEFAULT);
    assertThat(compilation.classes()).hasSize(2);
    assertThat(compilation.classes().get(0).text()).contains("aGrad(", "bGrad(");
    assertThat(compilation.classes().get(1)).isEqualTo(sound.classes().get(1));
  }

  @Test
  void aFaultOfOneMethodLeavesTheOthersAlone() {
    Runnable fault =
        () -> {
          throw new IllegalStateException("broken");
        };
    assertOnlyBFails(compile(new Faulty("b", "", fault)), "broken");
    assertOnlyBFails(compile(new Faulty("", "b", fault)), "broken");
  }

  @Test
  void soDoesAnOverflowOfTheStack() {
    // On an ordinary stack: to fill the large one takes a while.
    Compilation compilation =
        new CompilerRun(
                new Faulty("b", "", GradientCompilerTest::overflow), CompilerOptions.DEFAULT)
            .compile(ParsedSource.of(THREE), ORACLE);
    assertOnlyBFails(compilation, "StackOverflowError");
  }

  @Test
  void aFaultInReadingIsReportedForTheFile() {
    Stages broken =
        new Stages() {
          @Override
          public SourceFile read(ParsedSource source, TypeOracle oracle, Diagnostics diagnostics) {
            throw new IllegalStateException("unread");
          }

          @Override
          public ClassUnit differentiate(
              SourceFile file, String className, Diagnostics reports, PassObserver observer) {
            throw new AssertionError();
          }

          @Override
          public String write(ClassUnit unit, boolean markGenerated) {
            throw new AssertionError();
          }
        };
    Compilation compilation = compile(broken);
    assertThat(compilation.classes()).isEmpty();
    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("Three.java", "unread"));
  }

  @Test
  void warningsAreSuppressedByTheirCode() {
    String text =
        """
        class A {
          %s
          @io.adjoint.Differentiable static double f(double x, double y) { return x; }
        }
        """;
    Source plain = new Source("A.java", text.formatted(""), 17);
    assertThat(GradientCompiler.compile(plain, ORACLE, CompilerOptions.DEFAULT).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.AD021);
    Source suppressed =
        new Source("A.java", text.formatted("@SuppressWarnings(\"adjoint:AD021\")"), 17);
    assertThat(GradientCompiler.compile(suppressed, ORACLE, CompilerOptions.DEFAULT).diagnostics())
        .isEmpty();
  }

  @Test
  void dumpsEveryPassInOrder() {
    CompilerOptions all =
        CompilerOptions.parse(
            java.util.Map.of("adjoint.dump", "all"),
            problem -> {
              throw new AssertionError(problem);
            });
    Compilation compilation = GradientCompiler.compile(THREE, ORACLE, all);
    assertThat(compilation.dumps().stream().map(Compilation.Dump::pass).distinct())
        .containsExactlyInAnyOrderElementsOf(GradientCompiler.PASSES);
    assertThat(compilation.dumps()).allSatisfy(dump -> assertThat(dump.text()).isNotBlank());
  }

  @Test
  void theLargeStackHoldsWhatAnOrdinaryOneDoesNot() {
    assertThat(LargeStack.<Integer>call(() -> depth(200_000))).isEqualTo(200_000);
    assertThatThrownBy(
            () ->
                LargeStack.call(
                    () -> {
                      throw new IllegalArgumentException("as it is");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("as it is");
  }

  private static int depth(int levels) {
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }
}
