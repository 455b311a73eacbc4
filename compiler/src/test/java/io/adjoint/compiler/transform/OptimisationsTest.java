package io.adjoint.compiler.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.Compilation;
import io.adjoint.compiler.CompilerOptions;
import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.frontend.ReflectionOracle;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.Strategy;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each optimisation fires where it should and not where it must not: the generated text with and
 * without it. That results stay the same the metamorphic tests hold.
 */
class OptimisationsTest {

  private record Example(String method, String with, String without, String untouched) {}

  private static Example example(Optimisation optimisation) {
    return switch (optimisation) {
      case INLINE ->
          new Example(
              """
              @Differentiable static double f(double x) { return g(x) * x; }
              static double g(double y) { return y * y; }
              """,
              "y * y",
              "gForward(",
              """
              @Differentiable static double f(double x, int n) { return g(x, n); }
              static double g(double y, int n) { return n <= 0 ? y : y * g(y, n - 1); }
              """);
      case SUM_LOOPS ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                double s = 0;
                for (int i = 0; i < a.length; i++) { s += Math.sin(a[i] * x); }
                return s;
              }
              """,
              "da[i] += d * x",
              "double value = s;\n    double dx = 0;",
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                for (int i = 0; i < a.length; i++) { s += Math.sin(a[i] * s); }
                return s;
              }
              """);
      case COUNTED_LOOPS ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                for (int i = 0; i < a.length; i++) { s += Math.sin(a[i] * s); }
                return s;
              }
              """,
              "i >= 0; i--",
              "trips++",
              """
              @Differentiable static double f(double x) {
                double s = x;
                while (s < 10) { s += s * s; }
                return s;
              }
              """);
      case BRANCHES_THAT_LEAVE ->
          new Example(
              """
              @Differentiable static double f(double x) {
                if (x < 0) { return -x; }
                double y = x * x;
                return y * y;
              }
              """,
              "} else {",
              "exit > 1",
              """
              @Differentiable static double f(double x) {
                double y;
                if (x < 0) { y = -x; } else { y = x * x; }
                return y * y;
              }
              """);
      case READ_AGAIN ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                double[] b = new double[a.length];
                for (int i = 0; i < a.length; i++) { b[i] = a[i] * x; }
                double s = 1;
                for (int i = 0; i < a.length; i++) { s *= b[i]; }
                return s;
              }
              """,
              "ds *= b[i]",
              "bElementKept",
              """
              @Differentiable static double f(double x, double[] a) {
                for (int i = 0; i < a.length; i++) { a[0] = a[0] * a[0] * x; }
                return a[0];
              }
              """);
      case SETTLED_ELEMENTS ->
          new Example(
              """
              @Differentiable static double f(double x, int n) {
                double[] b = new double[n + 1];
                b[0] = x;
                for (int j = 1; j <= n; j++) { b[j] = b[j - 1] * b[j - 1] * x; }
                return b[n];
              }
              """,
              "b[j - 1]",
              "bBeforeKept",
              """
              @Differentiable static double f(double x, int n) {
                double[] b = new double[n + 1];
                b[0] = x;
                for (int j = 1; j <= n; j++) { b[j - 1] = b[j] * b[j - 1] * x; }
                return b[n];
              }
              """);
      case COUNT_BACK ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                int k = 0;
                while (k < a.length) {
                  if (s > 0) { k++; }
                  s *= a[k];
                  k++;
                }
                return s;
              }
              """,
              "k2--",
              "kKept",
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                int k = 1;
                while (k < a.length) {
                  s *= a[k];
                  k *= 2;
                }
                return s;
              }
              """);
      case REUSE_ARRAYS ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                for (int i = 0; i < a.length; i++) {
                  int[] t = new int[2];
                  t[0] = i;
                  s *= a[t[0]];
                }
                return s;
              }
              """,
              "NewArrays.alloc(into.tBuffer",
              "NewArrays.alloc(tBuffer[",
              """
              @Differentiable static double f(double x, double[] a) {
                double s = x;
                int[] t = new int[2];
                for (int i = 0; i < a.length; i++) {
                  s *= a[t[0]];
                  int[] u = new int[2];
                  u[0] = i;
                  t = u;
                }
                return s;
              }
              """);
      case POOL ->
          new Example(
              """
              @Differentiable static double f(double x) {
                double[] b = new double[3];
                b[1] = x * x;
                return b[1] * x;
              }
              """,
              "bBuffer",
              "new double[3]",
              """
              @Differentiable static double f(double x, int[][] m) {
                int[] row = {2, 3};
                m[0] = row;
                return x * row[1];
              }
              """);
      case HELD_FUNCTIONS ->
          new Example(
              """
              @Differentiable static double f(double x, boolean b) {
                double y = 1;
                if (b) { double c = Math.cos(x); double s = Math.sin(x); y = s * c; }
                return y;
              }
              """,
              "ds * c",
              "ds * Math.cos(x)",
              """
              @Differentiable static double f(double x, boolean b) {
                double y = 1;
                if (b) { double s = Math.sin(x); y = s; } else { y = Math.cos(x); }
                return y;
              }
              """);
      case LIKE_TERMS ->
          new Example(
              "@Differentiable static double f(double c, double x) { return c * x * x; }",
              "2 * x * c",
              "x * c + c * x",
              "@Differentiable static double f(double c, double x) { return c * x - x * c; }");
      case ANY_ORDER ->
          new Example(
              """
              @Differentiable static double f(double[] a) {
                double[] b = new double[a.length];
                for (int i = 0; i < a.length; i++) { b[i] = Math.sin(a[i]); }
                return b[0] * b[1];
              }
              """,
              "db[i] = 0",
              "i >= 0; i--",
              """
              @Differentiable static double f(double[] a) {
                for (int i = 1; i < a.length; i++) { a[i] = Math.sin(a[i] * a[i - 1]); }
                return a[a.length - 1];
              }
              """);
      case ELEMENT_SUMS ->
          new Example(
              """
              @Differentiable static double f(double[] w, double[] a) {
                double s = 1;
                for (int i = 0; i < a.length; i++) { s = s * a[i] + w[0] * a[i]; }
                return s;
              }
              """,
              "dwSum +=",
              "dw[0] += ds",
              """
              @Differentiable static double f(double[] w, double[] a) {
                double s = 1;
                for (int i = 0; i < a.length; i++) { s = s * a[i] + w[i] * a[i]; }
                return s;
              }
              """);
      case SIMPLIFY ->
          new Example(
              """
              @Differentiable static double f(double x) {
                double y = x * x;
                return y * 1.0;
              }
              """,
              "double value = x * x;",
              "y * 1",
              "");
      case GUARDS ->
          new Example(
              """
              @Differentiable static double f(double x, double[] a) {
                return Math.sqrt(x) / a.length;
              }
              """,
              "into.x += ",
              "== 0 ? 0",
              """
              @Differentiable(modes = io.adjoint.Mode.VJP) static double f(double x) {
                return Math.sqrt(x);
              }
              """);
      case SHARING ->
          new Example(
              """
              @Differentiable static double f(double x, double y) {
                return x * Math.sin(y) + Math.sin(y) * Math.sin(x);
              }
              """,
              "x * sinY + sinY * ",
              "sinY2",
              "@Differentiable static double f(double x, double y) { return x * y + x * y; }");
      case SINGLE_USES ->
          new Example(
              """
              @Differentiable static double f(double x) {
                return Math.sin(Math.exp(x));
              }
              """,
              "into.x += Math.cos(expX) * expX",
              "into.x += dx",
              "@Differentiable static double f(double x) { return 2 * x; }");
    };
  }

  @ParameterizedTest
  @EnumSource
  void firesWhereItShould(Optimisation optimisation) {
    Example example = example(optimisation);
    String with = text(example.method(), Strategy.DEFAULT);
    String without = text(example.method(), Strategy.DEFAULT.without(Set.of(optimisation)));
    assertThat(with).contains(example.with()).doesNotContain(example.without());
    assertThat(without).contains(example.without());
  }

  /** What the simplifier leaves alone is in {@code SimplifyTest} and {@code SimplifyPassTest}. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIMPLIFY")
  void leavesAloneWhatItMust(Optimisation optimisation) {
    String method = example(optimisation).untouched();
    assertThat(text(method, Strategy.DEFAULT))
        .isEqualTo(text(method, Strategy.DEFAULT.without(Set.of(optimisation))));
  }

  private String text(String method, Strategy strategy) {
    String source = "import io.adjoint.Differentiable;\nfinal class C {\n" + method + "}\n";
    Compilation compilation =
        GradientCompiler.compile(
            new Source("C.java", source, 17),
            ReflectionOracle.of(source, getClass().getClassLoader()),
            CompilerOptions.DEFAULT.with(strategy));
    assertThat(compilation.hasErrors()).as(compilation.diagnostics().toString()).isFalse();
    return compilation.classes().get(0).text();
  }
}
