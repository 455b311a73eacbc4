package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several rounds, several processors, several builds. */
class RoundsTest {
  private static final String USES_SCALE =
      """
      package p;
      import io.adjoint.Differentiable;
      final class Uses {
        @Differentiable
        static double f(double x, Scale scale) { return 3 * x; }
      }
      """;

  private static final String USES_CONSTANT =
      """
      package p;
      import io.adjoint.Differentiable;
      final class Uses {
        @Differentiable
        static double f(double x) { return Made.FACTOR * x; }
      }
      """;

  /** Adjoint's processor first, then one that writes a class, and then fails if it is told to. */
  private static final class Beside extends AbstractProcessor {
    private final Processor adjoint = new AdjointProcessor();
    private final Map<String, String> made;
    private final boolean failing;
    private boolean done;

    Beside(Map<String, String> made, boolean failing) {
      this.made = made;
      this.failing = failing;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      adjoint.init(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      adjoint.process(annotations, round);
      if (!done) {
        done = true;
        made.forEach(this::write);
        if (failing) {
          processingEnv.getMessager().printMessage(Kind.ERROR, "the other processor failed");
        }
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  private static Supplier<Processor> making(String name, String text) {
    return () -> new Beside(Map.of(name, text), /* failing= */ false);
  }

  @ParameterizedTest
  @EnumSource
  void waitsForATypeOfTheSignature(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .processor(making("p.Scale", "package p; enum Scale { LINEAR }"))
            .source("p.Uses", USES_SCALE)
            .compile()
            .orFail();
    assertThat(compiled.generated("p.UsesGrad")).contains("fGrad(double x, Scale scale)");
  }

  @ParameterizedTest
  @EnumSource
  void waitsForATypeOfTheBody(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .processor(
                making("p.Made", "package p; class Made { static final double FACTOR = 3; }"))
            .source("p.Uses", USES_CONSTANT)
            .compile()
            .orFail();
    Object gradient = compiled.call("p.UsesGrad", "fGrad", 2.0);
    assertThat(Compiled.get(gradient, "x")).isEqualTo(3.0);
  }

  @Test
  void aTypeThatNeverComesIsNamed() {
    Compiled compiled = ProcessorHarness.javac().source("p.Uses", USES_SCALE).compile();
    assertThat(compiled.adjointReports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.code()).contains("AD005");
              assertThat(report.message()).contains("'Scale'");
            });
  }

  @Test
  void aConstantThatNeverComesIsReportedAtItsPlace() {
    Compiled compiled = ProcessorHarness.javac().source("p.Uses", USES_CONSTANT).compile();
    assertThat(compiled.adjointReports())
        .singleElement()
        .satisfies(report -> assertThat(report.line()).isEqualTo(5));
  }

  /** Who is missing because of somebody else's error is not the news. */
  @ParameterizedTest
  @EnumSource
  void nothingIsNamedAfterAnotherError(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .processor(() -> new Beside(Map.of(), /* failing= */ true))
            .source("p.Uses", USES_SCALE)
            .compile();
    assertThat(compiled.adjointReports()).isEmpty();
    assertThat(compiled.errors().toString()).contains("the other processor failed");
  }

  private static final String SQUARE =
      """
      package p;
      import io.adjoint.Differentiable;
      final class Square {
        @Differentiable
        static double f(double x) { return x * x; }
      }
      """;

  /** Maven may hand back, as sources, what an earlier build generated. */
  @ParameterizedTest
  @EnumSource
  void sourcesGeneratedBefore(ProcessorHarness.Host host) {
    String generated =
        ProcessorHarness.on(host)
            .source("p.Square", SQUARE)
            .compile()
            .orFail()
            .generated("p.SquareGrad");
    ProcessorHarness again = ProcessorHarness.on(host).source("p.SquareGrad", generated);

    Compiled same = again.source("p.Square", SQUARE).compile().orFail();
    assertThat(same.adjointReports()).isEmpty();
    assertThat(Compiled.get(same.call("p.SquareGrad", "fGrad", 3.0), "x")).isEqualTo(6.0);

    Compiled outdated = again.source("p.Square", SQUARE.replace("x * x", "x * x * x")).compile();
    assertThat(outdated.adjointReports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.code()).contains("AD007");
              assertThat(report.message()).contains("outdated");
            });
  }

  @ParameterizedTest
  @EnumSource
  void theNameIsTaken(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .source("p.Square", SQUARE)
            .source("p.SquareGrad", "package p; class SquareGrad {}")
            .compile();
    assertThat(compiled.adjointReports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.code()).contains("AD007");
              assertThat(report.message()).contains("'p.SquareGrad'");
            });
  }

  /** Two classes whose generated classes would have one name. */
  @ParameterizedTest
  @EnumSource
  void twoOfOneName(ProcessorHarness.Host host) {
    String nested =
        """
        package p;
        final class A {
          static final class B {
            @io.adjoint.Differentiable static double f(double x) { return x; }
          }
        }
        """;
    String flat =
        """
        package p;
        final class A_B {
          @io.adjoint.Differentiable static double f(double x) { return 2 * x; }
        }
        """;
    Compiled compiled =
        ProcessorHarness.on(host).source("p.A", nested).source("p.A_B", flat).compile();
    assertThat(compiled.adjointReports().stream().map(report -> report.code().orElse("")))
        .containsExactly("AD007");
  }

  /** A file with two top-level classes: each gets its own, and each message comes once. */
  @ParameterizedTest
  @EnumSource
  void twoClassesInAFile(ProcessorHarness.Host host) {
    String both =
        SQUARE
            + """
            final class Cube {
              @Differentiable
              static double f(double x) { return x * x * x; }
              static final class In {
                @Differentiable
                static double g(double x) { synchronized (Cube.class) { return x; } }
              }
            }
            """;
    Compiled compiled = ProcessorHarness.on(host).source("p.Square", both).compile();
    assertThat(compiled.adjointReports()).hasSize(1);
    assertThat(compiled.generated())
        .containsOnlyKeys("p.SquareGrad", "p.CubeGrad", "p.Cube_InGrad");
  }

  /** Two modules in one compilation: each class is generated into its own. */
  @Test
  void twoModules() throws IOException {
    Path root = Files.createTempDirectory("adjoint-test");
    Map<String, String> texts =
        Map.of(
            "one/module-info.java",
            "module one { requires io.adjoint.runtime; }",
            "two/module-info.java",
            "module two { requires io.adjoint.runtime; }",
            "one/p/Square.java",
            SQUARE,
            "two/q/Square.java",
            SQUARE.replace("package p", "package q"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = root.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
    Compiled compiled =
        ProcessorHarness.javac()
            .modulePath()
            .options("--module-source-path", root.toString(), "-m", "one,two")
            .compile();
    assertThat(compiled.errors()).isEmpty();
    try (var files = Files.walk(compiled.root())) {
      List<String> generated =
          files.map(Path::toString).filter(name -> name.endsWith("SquareGrad.class")).toList();
      assertThat(generated).hasSize(2);
    }
  }
}
