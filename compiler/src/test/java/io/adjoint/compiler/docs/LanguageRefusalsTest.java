package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import io.adjoint.compiler.processor.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the language page says is refused, is refused, and with this code. */
class LanguageRefusalsTest {

  /** The sources are right Java: nothing but the refusal is wrong with them. */
  private static void refuses(Code code, String members) {
    Compiled compiled =
        ProcessorHarness.javac()
            .source(
                "p.Example",
                "package p;",
                "import io.adjoint.*;",
                "import java.util.*;",
                "import java.util.function.*;",
                "final class Example {",
                members,
                "}")
            .compile();
    assertThat(compiled.success()).isFalse();
    List<Report> errors = compiled.errors();
    assertThat(errors).isNotEmpty().allSatisfy(report -> assertThat(report.code()).isPresent());
    assertThat(errors).anySatisfy(report -> assertThat(report.code()).contains(code.name()));
  }

  private static void accepts(String members) {
    Compiled compiled =
        ProcessorHarness.javac()
            .strict()
            .source(
                "p.Example",
                "package p;",
                "import io.adjoint.*;",
                "import java.util.*;",
                "final class Example {",
                members,
                "}")
            .compile();
    assertThat(compiled.reports()).isEmpty();
  }

  // Methods.

  @Test
  void instanceMethod() {
    refuses(Code.AD012, "@Differentiable double f(double x) { return x; }");
  }

  @Test
  void callOfInstanceMethod() {
    refuses(
        Code.AD012,
        "double g(double x) { return x; } @Differentiable static double f(double x) { return g(x);"
            + " }");
  }

  @Test
  void genericMethod() {
    refuses(Code.AD012, "@Differentiable static <T> double f(T t, double x) { return x; }");
  }

  @Test
  void synchronizedMethod() {
    refuses(Code.AD012, "@Differentiable static synchronized double f(double x) { return x; }");
  }

  @Test
  void checkedException() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(double x) throws java.io.IOException { return x; }");
  }

  @Test
  void privateMethod() {
    refuses(Code.AD004, "@Differentiable private static double f(double x) { return x; }");
  }

  @Test
  void nativeMethod() {
    refuses(Code.AD001, "@Differentiable static native double f(double x);");
  }

  @Test
  void methodOfLocalClass() {
    refuses(
        Code.AD012,
        "static void g() { class L { @Differentiable static double f(double x) { return x; } } }");
  }

  @Test
  void modesOfLaterVersions() {
    for (String mode : List.of("JVP", "JACOBIAN", "HESSIAN", "HVP")) {
      refuses(
          Code.AD012,
          "@Differentiable(modes = Mode." + mode + ") static double f(double x) { return x; }");
    }
  }

  @Test
  void gradientOfAnArray() {
    refuses(
        Code.AD002,
        "@Differentiable(modes = Mode.GRADIENT) static double[] f(double[] x) { return x; }");
  }

  @Test
  void integerResult() {
    refuses(Code.AD002, "@Differentiable static int f(double x) { return (int) x; }");
  }

  // Types.

  @Test
  void rankFour() {
    refuses(Code.AD012, "@Differentiable static double f(double[][][][] x) { return 1; }");
  }

  @Test
  void boxedNumber() {
    refuses(Code.AD012, "@Differentiable static double f(Double x, double y) { return x * y; }");
  }

  @Test
  void collection() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(List<Double> x, double y) {"
            + " double s = 0; for (double v : x) s += v * y; return s; }");
  }

  @Test
  void fieldOfObject() {
    refuses(
        Code.AD012,
        "static class B { double x; }"
            + " @Differentiable static double f(B b, double y) { return b.x * y; }");
  }

  @Test
  void recordResult() {
    refuses(
        Code.AD002,
        "record P(double x) {} @Differentiable static P f(double y) { return new P(y); }");
  }

  @Test
  void numberInObject() {
    refuses(
        Code.AD012,
        "record P(double x) {}"
            + " @Differentiable static double f(double y) { P p = new P(y); return y; }");
  }

  @Test
  void arrayAsObject() {
    refuses(
        Code.AD015,
        "@Differentiable static double f(double[] x) { Object o = x; return o == null ? 0 : x[0];"
            + " }");
  }

  @Test
  void instanceField() {
    refuses(Code.AD012, "double w; @Differentiable double f(double x) { return w * x; }");
  }

  @Test
  void writeOfStaticField() {
    refuses(
        Code.AD013, "static double s; @Differentiable static double f(double x) { return s = x; }");
  }

  @Test
  void writeOfStaticArray() {
    refuses(
        Code.AD013,
        "static double[] s = {0};"
            + " @Differentiable static double f(double x) { s[0] = x; return x; }");
  }

  @Test
  void privateField() {
    refuses(
        Code.AD004,
        "private static double s = Math.PI;"
            + " @Differentiable static double f(double x) { return s * x; }");
  }

  // Statements and expressions.

  @Test
  void tryStatement() {
    refuses(
        Code.AD010,
        "@Differentiable static double f(double x) { try { return x; } finally { x = 0; } }");
  }

  @Test
  void synchronizedBlock() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(double x) { synchronized (Example.class) { return x; } }");
  }

  @Test
  void lambda() {
    refuses(
        Code.AD011,
        "@Differentiable static double f(double x) {"
            + " DoubleUnaryOperator g = v -> v * v; return g.applyAsDouble(x); }");
  }

  @Test
  void methodReference() {
    refuses(
        Code.AD011,
        "@Differentiable static double f(double x) {"
            + " DoubleUnaryOperator g = Math::sin; return g.applyAsDouble(x); }");
  }

  @Test
  void functionParameter() {
    refuses(
        Code.AD014,
        "@Differentiable static double f(DoubleUnaryOperator g, double x) {"
            + " return g.applyAsDouble(x); }");
  }

  @Test
  void stream() {
    refuses(
        Code.AD011,
        "@Differentiable static double f(double[] x) { return Arrays.stream(x).sum(); }");
  }

  @Test
  void instanceOf() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(Object o, double x) {"
            + " return o instanceof String ? x : 2 * x; }");
  }

  @Test
  void localClass() {
    refuses(Code.AD012, "@Differentiable static double f(double x) { class L {} return x; }");
  }

  @Test
  void anonymousClass() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(double x) {"
            + " Object o = new Object() {}; return o == null ? 0 : x; }");
  }

  @Test
  void effectInAssertion() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(double x) {"
            + " int i = 0; assert i++ < 1; return x * i; }");
  }

  // Calls.

  @Test
  void methodOfAnotherClass() {
    refuses(
        Code.AD014,
        "@Differentiable static double f(double x) { return Other.g(x); } }"
            + " final class Other { static double g(double x) { return x; }");
  }

  @Test
  void arrayToAnotherClass() {
    refuses(
        Code.AD014, "@Differentiable static double f(double[] x) { Arrays.sort(x); return x[0]; }");
  }

  @Test
  void stopGradientOfArray() {
    refuses(
        Code.AD012,
        "@Differentiable static double f(double[] x) {"
            + " double[] c = Adjoint.stopGradient(x); return c[0] * x[0]; }");
  }

  // And what is not.

  @Test
  void objectsAsConstants() {
    accepts(
        "record Options(double scale, String name) {}"
            + " @Differentiable(wrt = \"x\") static double f(Options o, double x) {"
            + " return o.name().isEmpty() ? x : o.scale() * x; }");
  }

  @Test
  void constantArguments() {
    accepts(
        "@Differentiable static double f(double x, String s, Random random) {"
            + " return x * Double.parseDouble(s) * random.nextGaussian(); }");
  }

  @Test
  void printing() {
    accepts(
        "@Differentiable static double f(double x) {"
            + " System.out.println(\"x = \" + x); return x * x; }");
  }

  @Test
  void staticData() {
    accepts(
        "private static final double C = 2; static final double[] TABLE = {1, 2, 3};"
            + " @Differentiable static double f(double x, int i) { return C * TABLE[i] * x; }");
  }

  @Test
  void privateCallee() {
    accepts(
        "private static double g(double x) { return x * x; }"
            + " @Differentiable static double f(double x) { return g(x); }");
  }

  @Test
  void everyKindOfClass() {
    accepts(
        "interface I { @Differentiable static double f(double x) { return x * x; } }"
            + " enum E { A; @Differentiable static double f(double x) { return x * x; } }"
            + " record R(int i) { @Differentiable static double f(double x) { return x * x; } }"
            + " static class N { @Differentiable static double f(double x) { return x * x; } }");
  }
}
