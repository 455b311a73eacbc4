package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AD025: roots of what is zero at its least. */
class InfiniteDerivativeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return Math.sqrt(x * x + y * y);",
        "return Math.sqrt(Math.abs(x) * 2 + y * y / 3);",
        "return Math.pow(x * x + y * y, 0.25);",
        "return Math.sqrt(Math.pow(x - y, 2));",
        "double s = 0; for (int i = 0; i < 3; i++) { s += x * x + y * y; } return Math.sqrt(s);",
        "double d = x - y; double s = d * d; return StrictMath.sqrt(s);"
      })
  void isReported(String body) {
    assertThat(compile(body).adjointReports())
        .singleElement()
        .satisfies(report -> assertThat(report.code()).contains("AD025"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return Math.sqrt(x) + Math.sqrt(y);",
        "return Math.sqrt(1 + x * x + y * y);",
        "return Math.sqrt(x * x - y * y);",
        "return Math.hypot(x, y);",
        "return Math.pow(x * x + y * y, 1.5);",
        "double s = 1e-9; for (int i = 0; i < 3; i++) { s += x * x + y * y; } return Math.sqrt(s);",
        "double s = 0; for (int i = 0; i < 3; i++) { s -= x * x + y * y; } return Math.sqrt(s + 1);",
        "double s = x * x + y * y; s = x * y; return Math.sqrt(s);",
        "x += x * x; return Math.sqrt(x) + y;",
        "return x * y * Math.sqrt(Math.abs(3.0));"
      })
  void isNotReported(String body) {
    assertThat(compile(body).adjointReports()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"return Math.sqrt(x * x + y * y);"})
  void canBeSuppressed(String body) {
    Compiled compiled =
        ProcessorHarness.javac()
            .source(
                "p.Foo",
                "package p;",
                "class Foo {",
                "  @SuppressWarnings(\"adjoint:AD025\")",
                "  @io.adjoint.Differentiable static double f(double x, double y) { " + body + " }",
                "}")
            .compile()
            .orFail();
    assertThat(compiled.adjointReports()).isEmpty();
  }

  private static Compiled compile(String body) {
    return ProcessorHarness.javac()
        .source(
            "p.Foo",
            "package p;",
            "class Foo {",
            "  @io.adjoint.Differentiable static double f(double x, double y) { " + body + " }",
            "}")
        .compile()
        .orFail();
  }
}
