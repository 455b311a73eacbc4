package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adjoint.compiler.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user sees when something is wrong, and what not. */
class ErrorsTest {
  private static final String ONE_BAD =
      """
      package p;
      import io.adjoint.Differentiable;
      final class Two {
        @Differentiable
        static double good(double x) { return x * x; }

        @Differentiable
        static double bad(double x) {
          synchronized (Two.class) {
            return x;
          }
        }
      }
      """;

  /** One error stays one error: callers of the derivatives still compile. */
  @ParameterizedTest
  @EnumSource
  void theClassIsGeneratedAllTheSame(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .source("p.Two", ONE_BAD)
            .source(
                "p.Caller",
                "package p;",
                "class Caller {",
                "  static double g = TwoGrad.goodGrad(2).x() + TwoGrad.badGrad(3).x();",
                "}")
            .compile();
    assertThat(compiled.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).contains("AD012");
              assertThat(error.line()).isEqualTo(9);
              assertThat(error.column()).isEqualTo(5);
              assertThat(error.message()).endsWith("see docs/diagnostics.md#ad012");
            });
    assertThat(compiled.generated("p.TwoGrad")).contains("goodGrad(", "badGrad(");
  }

  /** Java's own compiler agrees that what was generated beside an error is sound. */
  @Test
  void whatIsGeneratedBesideAnErrorWorks() {
    String generated =
        ProcessorHarness.javac().source("p.Two", ONE_BAD).compile().generated("p.TwoGrad");
    Compiled compiled =
        ProcessorHarness.javac()
            .strict()
            .options("-proc:none")
            .source("p.Two", ONE_BAD)
            .source("p.TwoGrad", generated)
            .compile()
            .orFail();
    Object gradient = compiled.call("p.TwoGrad", "goodGrad", 3.0);
    assertThat(Compiled.get(gradient, "x")).isEqualTo(6.0);
    assertThatThrownBy(() -> compiled.call("p.TwoGrad", "badGrad", 3.0))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @EnumSource
  void kotlinIsRefused(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .source("kotlin.Metadata", "package kotlin; public @interface Metadata {}")
            .source(
                "p.Stub",
                "package p;",
                "@kotlin.Metadata",
                "public final class Stub {",
                "  @io.adjoint.Differentiable",
                "  public static double f(double x) { return 0.0; }",
                "}")
            .compile();
    assertThat(compiled.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).contains("AD006");
              assertThat(error.message()).contains("Kotlin");
            });
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownOptionIsAnError(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .options("-Aadjoint.nots", "-Aadjoint.dump=nothing", "-Aother.option=1")
            .source("p.Two", ONE_BAD)
            .compile();
    assertThat(compiled.errors().stream().map(Report::message))
        .anyMatch(message -> message.contains("there is no option -Aadjoint.nots"))
        .anyMatch(message -> message.contains("there is no pass 'nothing'"));
  }

  @ParameterizedTest
  @EnumSource
  void dumps(ProcessorHarness.Host host) throws IOException {
    Compiled compiled =
        ProcessorHarness.on(host)
            .options("-A" + Option.DUMP.key() + "=frontend,adjoint")
            .source(
                "p.Square",
                "package p;",
                "class Square {",
                "  @io.adjoint.Differentiable",
                "  static double f(double x) { return x * x; }",
                "}")
            .compile()
            .orFail();
    Path directory = compiled.classes().resolve("adjoint-dump/p.Square");
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).hasSize(2).first().isEqualTo("01-frontend.txt");
      assertThat(names.get(1)).endsWith("-adjoint.txt");
    }
    assertThat(Files.readString(directory.resolve("01-frontend.txt"))).contains("x * x");
  }

  @Test
  void notesOnlyWhereAskedFor() {
    ProcessorHarness harness =
        ProcessorHarness.javac()
            .source(
                "p.Loop",
                "package p;",
                "class Loop {",
                "  @io.adjoint.Differentiable",
                "  static double f(double x, int n) {",
                "    double y = x;",
                "    for (int i = 0; i < n; i++) {",
                "      y = Math.sin(y * y);",
                "    }",
                "    return y;",
                "  }",
                "}");
    assertThat(harness.compile().orFail().adjointReports()).isEmpty();
    assertThat(harness.options("-Aadjoint.notes").compile().orFail().adjointReports())
        .allSatisfy(report -> assertThat(report.code().orElse("")).startsWith("AD03"));
  }

  /** On the stack of an ordinary thread the compiler would not come through. */
  @Test
  void deepExpressions() {
    String sum = "x".concat(" + x".repeat(600));
    Compiled compiled =
        ProcessorHarness.javac()
            .options("-proc:only")
            .source(
                "p.Deep",
                "package p;",
                "class Deep {",
                "  @io.adjoint.Differentiable",
                "  static double f(double x) { return " + sum + "; }",
                "}")
            .compile();
    assertThat(compiled.adjointReports()).isEmpty();
    assertThat(compiled.generated()).containsKey("p.DeepGrad");
  }
}
