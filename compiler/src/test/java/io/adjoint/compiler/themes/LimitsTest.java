package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Methods at the limits of Java and of the JVM: that they compile, that their gradients are right,
 * and that no generated method is so large that HotSpot would leave it to the interpreter.
 */
class LimitsTest {

  private static Compiled compile(String... method) {
    return inModes("{Mode.GRADIENT, Mode.VJP}", method);
  }

  private static Compiled inModes(String modes, String... method) {
    return ProcessorHarness.javac()
        .strict()
        .source(
            "limits.Big",
            "package limits;",
            "import io.adjoint.Differentiable;",
            "import io.adjoint.Mode;",
            "class Big {",
            "  @Differentiable(modes = " + modes + ")",
            String.join("\n", method),
            "}")
        .compile()
        .orFail();
  }

  /** As {@link #compile}, where javac itself overflows a thread's usual stack on the source. */
  private static Compiled compileDeep(String... method) {
    FutureTask<Compiled> task = new FutureTask<>(() -> inModes("Mode.GRADIENT", method));
    new Thread(null, task, "javac -J-Xss64m", 64L << 20).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static Object gradient(Compiled compiled, Object... arguments) {
    return compiled.call("limits.BigGrad", "fGrad", arguments);
  }

  private static void smallEnough(Compiled compiled) {
    Map<String, Integer> sizes = CodeSizes.of(compiled.classes(), "BigGrad");
    assertThat(sizes).isNotEmpty();
    assertThat(sizes.values()).allMatch(size -> size < CodeSizes.HUGE_METHOD, sizes.toString());
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private static double number(Object result, String accessor) {
    return (Double) Compiled.get(result, accessor);
  }

  @Test
  void twoThousandStatements() {
    Compiled compiled =
        compile(
            "  static double f(double x, double y) {",
            "    double a = x;",
            "    double b = y;",
            lines(
                1000,
                i ->
                    "    a = a * 0.999 + b * 0.00"
                        + (i % 9 + 1)
                        + ";\n"
                        + "    b = b * 0.998 + Math.sin(a) * 0.001;"),
            "    return a * b;",
            "  }");
    double[] expected = new double[2];
    for (int k = 0; k < 2; k++) {
      double a = 0.7;
      double b = 0.3;
      double da = 1 - k;
      double db = k;
      for (int i = 0; i < 1000; i++) {
        double c = (i % 9 + 1) / 1000.0;
        da = da * 0.999 + db * c;
        a = a * 0.999 + b * c;
        db = db * 0.998 + Math.cos(a) * da * 0.001;
        b = b * 0.998 + Math.sin(a) * 0.001;
      }
      expected[k] = da * b + a * db;
    }
    Object result = gradient(compiled, 0.7, 0.3);
    assertThat(number(result, "x")).isCloseTo(expected[0], within(1e-12 * Math.abs(expected[0])));
    assertThat(number(result, "y")).isCloseTo(expected[1], within(1e-12 * Math.abs(expected[1])));
    smallEnough(compiled);
  }

  @Test
  void twoThousandStatementsOnOneVariable() {
    Compiled compiled =
        compile(
            "  static double f(double x) {",
            "    double a = x;",
            lines(2000, i -> i % 2 == 0 ? "    a *= 1 + a * 1e-4;" : "    a = Math.sqrt(a);"),
            "    return a;",
            "  }");
    double a = 2.5;
    double d = 1;
    for (int i = 0; i < 2000; i++) {
      if (i % 2 == 0) {
        d *= 1 + 2e-4 * a;
        a *= 1 + a * 1e-4;
      } else {
        a = Math.sqrt(a);
        d *= 0.5 / a;
      }
    }
    assertThat(number(gradient(compiled, 2.5), "x")).isCloseTo(d, within(1e-11 * Math.abs(d)));
    smallEnough(compiled);
  }

  @Test
  void sumOfFiveThousandTerms() {
    String sum =
        IntStream.range(0, 5000)
            .mapToObj(i -> (i % 2 == 0 ? "x * y * " : "Math.sin(x * " + i + ") * ") + i)
            .collect(Collectors.joining(" + "));
    Compiled compiled =
        compileDeep("  static double f(double x, double y) {", "    return " + sum + ";", "  }");
    double dx = 0;
    double dy = 0;
    for (int i = 0; i < 5000; i++) {
      dx += i % 2 == 0 ? 1.5 * i : Math.cos(0.7 * i) * i * i;
      dy += i % 2 == 0 ? 0.7 * i : 0;
    }
    Object result = gradient(compiled, 0.7, 1.5);
    assertThat(number(result, "x")).isCloseTo(dx, within(1e-10 * Math.abs(dx)));
    assertThat(number(result, "y")).isCloseTo(dy, within(1e-12 * Math.abs(dy)));
    smallEnough(compiled);
  }

  @Test
  void threeThousandBinaryOperators() {
    String[] operators = {" * 0.999 + ", " - x * ", " / 1.001 - ", " + y * "};
    String chain =
        IntStream.range(0, 1500)
            .mapToObj(i -> (i % 2 == 0 ? "y" : "x") + operators[i % 4] + (i % 5 + 1) + " + ")
            .collect(Collectors.joining());
    Compiled compiled =
        compileDeep("  static double f(double x, double y) {", "    return " + chain + "x;", "  }");
    double dx = 1;
    double dy = 0;
    for (int i = 0; i < 1500; i++) {
      int c = i % 5 + 1;
      dy += i % 4 == 0 ? 0.999 : i % 4 == 2 ? 1 / 1.001 : i % 4 == 3 ? c : 0;
      dx += i % 4 == 1 ? 1 - c : i % 4 == 3 ? 1 : 0;
    }
    Object result = gradient(compiled, 0.7, 1.5);
    assertThat(number(result, "x")).isCloseTo(dx, within(1e-9));
    assertThat(number(result, "y")).isCloseTo(dy, within(1e-9));
    smallEnough(compiled);
  }

  @Test
  void productOfThreeThousandFactors() {
    String product = "x * y / x * ".repeat(1000);
    Compiled compiled =
        compileDeep(
            "  static double f(double x, double y) {", "    return " + product + "x;", "  }");
    Object result = gradient(compiled, 0.7, 1.0005);
    double power = Math.pow(1.0005, 1000);
    assertThat(number(result, "x")).isCloseTo(power, within(1e-9));
    assertThat(number(result, "y")).isCloseTo(0.7 * 1000 * power / 1.0005, within(1e-7));
    smallEnough(compiled);
  }

  @Test
  void aThousandElseIfs() {
    Compiled compiled =
        compileDeep(
            "  static double f(double x, int k) {",
            "    double s = x;",
            lines(1000, i -> "    if (k == " + i + ") { s = s * x + " + i + " * s; } else"),
            "    { s = Math.sin(s); }",
            "    return s * s;",
            "  }");
    for (int k : new int[] {0, 1, 499, 999}) {
      double s = 0.7 * 0.7 + k * 0.7;
      assertThat(number(gradient(compiled, 0.7, k), "x"))
          .isCloseTo(2 * s * (1.4 + k), within(1e-9 * (k + 1.0) * (k + 1)));
    }
    assertThat(number(gradient(compiled, 0.7, 1000), "x"))
        .isCloseTo(2 * Math.sin(0.7) * Math.cos(0.7), within(1e-14));
    smallEnough(compiled);
  }

  @Test
  void fourHundredNestedConditionals() {
    String nested =
        lines(400, i -> "x > " + (400 - i) + " ? y * x * " + (i + 1) + " : (")
            + "x * y"
            + ")".repeat(400);
    Compiled compiled =
        compile("  static double f(double x, double y) {", "    return " + nested + ";", "  }");
    for (double x : new double[] {0.5, 1.5, 200.5, 400.5}) {
      double weight = x < 1 ? 1 : 401 - Math.floor(x);
      Object result = gradient(compiled, x, 1.5);
      assertThat(number(result, "x")).isCloseTo(1.5 * weight, within(1e-12));
      assertThat(number(result, "y")).isCloseTo(x * weight, within(1e-12));
    }
    smallEnough(compiled);
  }

  @Test
  void aSwitchOfFiveHundredCases() {
    Compiled compiled =
        compile(
            "  @SuppressWarnings(\"fallthrough\")",
            "  static double f(double x, int k) {",
            "    double s = x;",
            "    switch (k) {",
            lines(
                500,
                i ->
                    "      case "
                        + 3 * i
                        + ": s = Math.sin(s) + "
                        + i
                        + " * x;"
                        + (i % 3 == 0 ? "" : " break;")),
            "      default: s = s * 2;",
            "    }",
            "    return s * s;",
            "  }");
    for (int k : new int[] {0, 3, 4, 600, 1497}) {
      double s = 0.7;
      double d = 1;
      int i = k / 3;
      for (boolean on = k % 3 == 0; on; i++) {
        on = i % 3 == 0 && i < 499;
        d = Math.cos(s) * d + i;
        s = Math.sin(s) + i * 0.7;
      }
      if (k % 3 != 0) {
        s *= 2;
        d *= 2;
      }
      double expected = 2 * s * d;
      assertThat(number(gradient(compiled, 0.7, k), "x"))
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
    // A switch is not cut. HotSpot leaves the method itself to the interpreter too.
    assertThat(CodeSizes.of(compiled.classes(), "Big").get("Big.f"))
        .isGreaterThan(CodeSizes.HUGE_METHOD);
  }

  @Test
  void fourHundredNestedParentheses() {
    String nested = "(".repeat(400) + "x" + " * 0.99 + y)".repeat(400);
    Compiled compiled =
        compile("  static double f(double x, double y) {", "    return " + nested + ";", "  }");
    double dx = 1;
    double dy = 0;
    for (int i = 0; i < 400; i++) {
      dx *= 0.99;
      dy = dy * 0.99 + 1;
    }
    Object result = gradient(compiled, 0.7, 1.5);
    assertThat(number(result, "x")).isCloseTo(dx, within(1e-12));
    assertThat(number(result, "y")).isCloseTo(dy, within(1e-10));
    smallEnough(compiled);
  }

  @Test
  void oneHundredNestedCalls() {
    String nested = "Math.sin(".repeat(100) + "x" + ")".repeat(100);
    Compiled compiled =
        compile("  static double f(double x) {", "    return " + nested + ";", "  }");
    double a = 0.7;
    double d = 1;
    for (int i = 0; i < 100; i++) {
      d *= Math.cos(a);
      a = Math.sin(a);
    }
    assertThat(number(gradient(compiled, 0.7), "x")).isCloseTo(d, within(1e-13));
    smallEnough(compiled);
  }

  @Test
  void threeHundredLocals() {
    Compiled compiled =
        compile(
            "  static double f(double x) {",
            "    double v0 = x;",
            lines(299, i -> "    double v" + (i + 1) + " = Math.sin(v" + i + ") + x;"),
            "    double r = 1;",
            lines(300, i -> "    r = r * 0.5 + v" + i + " * v" + (299 - i) + ";"),
            "    return r;",
            "  }");
    double[] v = new double[300];
    double[] d = new double[300];
    v[0] = 0.7;
    d[0] = 1;
    for (int i = 1; i < 300; i++) {
      v[i] = Math.sin(v[i - 1]) + 0.7;
      d[i] = Math.cos(v[i - 1]) * d[i - 1] + 1;
    }
    double dr = 0;
    for (int i = 0; i < 300; i++) {
      dr = dr * 0.5 + d[i] * v[299 - i] + v[i] * d[299 - i];
    }
    assertThat(number(gradient(compiled, 0.7), "x")).isCloseTo(dr, within(1e-11 * Math.abs(dr)));
    smallEnough(compiled);
  }

  @Test
  void manyDoubleParameters() {
    int count = 127;
    String parameters =
        IntStream.range(0, count).mapToObj(i -> "double p" + i).collect(Collectors.joining(", "));
    Compiled compiled =
        // The vector-Jacobian product takes a seed too, and would have more than 255 words.
        inModes(
            "Mode.GRADIENT",
            "  static double f(" + parameters + ") {",
            "    double r = p0;",
            lines(count - 1, i -> "    r = r * 0.9 + p" + i + " * p" + (i + 1) + ";"),
            "    return r;",
            "  }");
    double[] p = IntStream.range(0, count).mapToDouble(i -> 1 + i * 0.01).toArray();
    double[] expected = new double[count];
    double weight = 1;
    for (int i = count - 2; i >= 0; i--) {
      expected[i] += weight * p[i + 1];
      expected[i + 1] += weight * p[i];
      weight *= 0.9;
    }
    expected[0] += weight;
    Object result = gradient(compiled, Arrays.stream(p).boxed().toArray());
    for (int i = 0; i < count; i++) {
      assertThat(number(result, "p" + i)).isCloseTo(expected[i], within(1e-13));
    }
    smallEnough(compiled);
  }

  @Test
  void tenNestedLoops() {
    StringBuilder open = new StringBuilder();
    StringBuilder close = new StringBuilder();
    for (int k = 0; k < 10; k++) {
      open.append("for (int i" + k + " = 0; i" + k + " < 2; i" + k + "++) {\n");
      open.append("s = s * 0.99 + x * i" + k + ";\n");
      close.append("s = s * x;\n}\n");
    }
    Compiled compiled =
        compile(
            "  static double f(double x) {",
            "    double s = 1;",
            open.toString(),
            "    s += Math.sin(s) * 0.1;",
            close.toString(),
            "    return s;",
            "  }");
    double[] expected = nest(new double[] {1, 0}, 0, 0.97);
    double actual = number(gradient(compiled, 0.97), "x");
    assertThat(actual).isCloseTo(expected[1], within(1e-11 * Math.abs(expected[1])));
    smallEnough(compiled);
  }

  private static double[] nest(double[] state, int level, double x) {
    double s = state[0];
    double d = state[1];
    if (level == 10) {
      return new double[] {s + Math.sin(s) * 0.1, d + Math.cos(s) * d * 0.1};
    }
    for (int i = 0; i < 2; i++) {
      d = d * 0.99 + i;
      s = s * 0.99 + x * i;
      double[] inner = nest(new double[] {s, d}, level + 1, x);
      d = inner[1] * x + inner[0];
      s = inner[0] * x;
    }
    return new double[] {s, d};
  }

  @Test
  void aMillionTrips() {
    Compiled compiled =
        compile(
            "  static double f(double x, int n) {",
            "    double s = x;",
            "    for (int i = 0; i < n; i++) {",
            "      s = Math.sin(s) + x * 0.5;",
            "    }",
            "    return s;",
            "  }");
    double s = 0.7;
    double d = 1;
    for (int i = 0; i < 1_000_000; i++) {
      d = Math.cos(s) * d + 0.5;
      s = Math.sin(s) + 0.35;
    }
    Object result = gradient(compiled, 0.7, 1_000_000);
    assertThat(number(result, "value")).isEqualTo(s);
    assertThat(number(result, "x")).isCloseTo(d, within(1e-12 * Math.abs(d)));
    smallEnough(compiled);
  }

  @Test
  void aMillionTripsOfAWhile() {
    Compiled compiled =
        compile(
            "  static double f(double x, int n) {",
            "    double s = x;",
            "    while (n-- > 0) {",
            "      if (s > 0.9) {",
            "        s = s * 0.5 + x * 0.1;",
            "        continue;",
            "      }",
            "      s = s * 0.99 + Math.sin(x * s) * 0.1;",
            "    }",
            "    return s;",
            "  }");
    double s = 0.7;
    double d = 1;
    for (int i = 0; i < 1_000_000; i++) {
      if (s > 0.9) {
        d = d * 0.5 + 0.1;
        s = s * 0.5 + 0.7 * 0.1;
      } else {
        d = d * 0.99 + Math.cos(0.7 * s) * (s + 0.7 * d) * 0.1;
        s = s * 0.99 + Math.sin(0.7 * s) * 0.1;
      }
    }
    Object result = gradient(compiled, 0.7, 1_000_000);
    assertThat(number(result, "value")).isEqualTo(s);
    assertThat(number(result, "x")).isCloseTo(d, within(1e-10 * Math.abs(d)));
    smallEnough(compiled);
  }

  @Test
  void recursionAThousandDeep() {
    Compiled compiled =
        compile(
            "  static double f(double x, int n) {",
            "    if (n == 0) {",
            "      return x;",
            "    }",
            "    double r = f(x * 0.999, n - 1);",
            "    return Math.sin(r) + x * 0.5;",
            "  }");
    double[] xs = new double[1001];
    xs[0] = 0.7;
    double[] scales = new double[1001];
    scales[0] = 1;
    for (int i = 1; i <= 1000; i++) {
      xs[i] = xs[i - 1] * 0.999;
      scales[i] = scales[i - 1] * 0.999;
    }
    double r = xs[1000];
    double d = scales[1000];
    for (int i = 999; i >= 0; i--) {
      d = Math.cos(r) * d + 0.5 * scales[i];
      r = Math.sin(r) + xs[i] * 0.5;
    }
    Object result = gradient(compiled, 0.7, 1000);
    assertThat(number(result, "value")).isEqualTo(r);
    assertThat(number(result, "x")).isCloseTo(d, within(1e-12 * Math.abs(d)));
    smallEnough(compiled);
  }

  @Test
  void aHundredBranchesInALoop() {
    Compiled compiled =
        compile(
            "  static double f(double[] a, double x) {",
            "    double s = x;",
            "    for (int i = 0; i < a.length; i++) {",
            lines(
                100,
                i ->
                    "      if (i % 101 == "
                        + i
                        + ") {\n        s = s * a[i] + "
                        + i
                        + " * x;\n"
                        + (i % 7 == 3 ? "        continue;\n" : "")
                        + "      }\n      s += 0.001 * a[i] * s;"),
            "    }",
            "    return s;",
            "  }");
    double[] a = IntStream.range(0, 101).mapToDouble(i -> 0.5 + (i % 10) * 0.04).toArray();
    double s = 0.7;
    double d = 1;
    for (int i = 0; i < a.length; i++) {
      boolean left = false;
      for (int k = 0; k < 100 && !left; k++) {
        if (i % 101 == k) {
          d = d * a[i] + k;
          s = s * a[i] + k * 0.7;
          left = k % 7 == 3;
        }
        if (!left) {
          d += 0.001 * a[i] * d;
          s += 0.001 * a[i] * s;
        }
      }
    }
    Object result = gradient(compiled, a, 0.7);
    assertThat(number(result, "value")).isEqualTo(s);
    assertThat(number(result, "x")).isCloseTo(d, within(1e-11 * Math.abs(d)));
    smallEnough(compiled);
  }
}
