package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a method of another class changes while the method runs is not there any more afterwards.
 */
class OutsideChangesTest {
  private static final double STEP = 1e-5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "double s = 1; for (int i = 0; i < 4; i++) { s = Math.sin(s) * x * World.k; World.go(); }"
            + " return s * World.k;",
        "double s = x * World.k; double t = s * s * World.k; World.go(); return t * World.k;",
        "double s = x; for (int i = 0; i < World.limit; i++) { s *= s; World.go(); } return s;",
        "double s = 1; for (int i = 0; i < 4; i++) { s = Math.sin(s) * x * World.w[0];"
            + " World.go(); } return s;",
        "double s = 1; for (int i = 0; i < 4; i++) { double[] w = World.get();"
            + " s = Math.sin(s) * x * w[0]; World.go(); } return s;",
        "double s = x; for (int i = 0; i < 4; i++) { if (World.limit > 4) { s *= x; }"
            + " World.go(); } return s;",
      })
  void isKeptAsItWas(String body) throws ReflectiveOperationException {
    Compiled compiled =
        ProcessorHarness.javac()
            .source(
                "p.World",
                "package p;",
                "class World {",
                "  static double k; static int limit; static double[] w = new double[1];",
                "  static void start() { k = 2; limit = 6; w[0] = 1; }",
                "  static void go() { k += 0.5; limit--; w[0]++; }",
                "  static double[] get() { return w; }",
                "}")
            .source(
                "p.Foo",
                "package p;",
                "class Foo {",
                "  @io.adjoint.Differentiable static double f(double x) { World.start(); "
                    + body
                    + " }",
                "}")
            .compile()
            .orFail();
    double derivative = (double) Compiled.get(compiled.call("p.FooGrad", "fGrad", 1.1), "x");
    Method f = compiled.load("p.Foo").getDeclaredMethod("f", double.class);
    f.setAccessible(true);
    double difference =
        ((double) f.invoke(null, 1.1 + STEP) - (double) f.invoke(null, 1.1 - STEP)) / (2 * STEP);
    assertThat(derivative).isEqualTo(difference, within(1e-6 * (1 + Math.abs(difference))));
  }
}
