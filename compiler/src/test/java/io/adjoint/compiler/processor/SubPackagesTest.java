package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Types whose package begins with that of the differentiated method. */
class SubPackagesTest {
  @Test
  void aTypeOfASubPackageIsNoNestedClass() {
    Compiled compiled =
        ProcessorHarness.javac()
            .strict()
            .source("p.sub.Side", "package p.sub; public enum Side { LEFT, RIGHT }")
            .source("p.Outer", "package p; class Outer { enum Side { UP, DOWN } }")
            .source(
                "p.C",
                "package p;",
                "class C {",
                "  @io.adjoint.Differentiable",
                "  static double f(double x, p.sub.Side side, Outer.Side other) {",
                "    return side == p.sub.Side.LEFT && other == Outer.Side.UP ? x * x : x;",
                "  }",
                "}")
            .compile()
            .orFail();
    assertThat(compiled.generated("p.CGrad")).contains("import p.sub.Side;");
  }
}
