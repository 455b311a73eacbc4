package io.adjoint.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas in the comments, read as Java and evaluated, are the derivatives. */
final class ClosedFormTest {
  private static final double[] POINTS = {0.3, 0.7, 1.1, 1.9};

  private static SourceMethod method(String parameters, String body) {
    String text =
        "import io.adjoint.Differentiable;\nclass Foo {\n  @Differentiable\n  static double f("
            + parameters
            + ") { "
            + body
            + " }\n}\n";
    Diagnostics diagnostics = new Diagnostics();
    SourceMethod method =
        Frontend.read(new Source("Foo.java", text, 17), new JdkOracle(), diagnostics)
            .methods()
            .get(0);
    assertThat(diagnostics.hasErrors()).as("%s", diagnostics.all()).isFalse();
    return method;
  }

  private static List<String> formulas(SourceMethod method) {
    return MethodComments.formulas(method, Map.of());
  }

  private static List<String> formulas(String parameters, String body) {
    return formulas(method(parameters, body));
  }

  @Test
  void readsAsAPersonWouldWriteIt() {
    assertThat(
            formulas(
                "double x, double y",
                "double a = 1 - x, b = y - x * x; return a * a + 100 * b * b;"))
        .containsExactly(
            "∂f/∂x = -2 * a - 400 * x * b", "∂f/∂y = 200 * b", "where a = 1 - x, b = y - x * x");
    assertThat(formulas("double a, double b, double c, double x", "return (a * x + b) * x + c;"))
        .containsExactly("∂f/∂a = x * x", "∂f/∂b = x", "∂f/∂c = 1", "∂f/∂x = 2 * a * x + b");
    assertThat(formulas("double x", "return x * Math.log(x) - x;"))
        .containsExactly("∂f/∂x = log(x)");
    assertThat(formulas("double x, int n", "double e = Math.exp(-x * n); return e / 2 - Math.PI;"))
        .containsExactly("∂f/∂x = -0.5 * n * e", "where e = exp(-x * n)");
    assertThat(formulas("double x", "return 0.1 * x * 3;")).containsExactly("∂f/∂x = 0.3");
    assertThat(formulas("double x", "return Math.floor(x);")).containsExactly("∂f/∂x = 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "double s = 0; for (int i = 0; i < 3; i++) s += x; return s;",
        "return x > y ? x : y;",
        "return Math.max(x, y);",
        "x = x * y; return x;",
        "double s = x; s *= y; return s;",
        "return (float) x * y;",
        "return Math.pow(x, y);",
        "return x % y;",
        "double a = x * y, b = a * a + x, c = b * b + a, d = c * c + b, e = d * d + c; return e * d * c;",
      })
  void otherFormsHaveNone(String body) {
    assertThat(formulas("double x, double y", body)).isEmpty();
  }

  @Test
  void aLongChainOfVariablesEndsSoon() {
    StringBuilder body = new StringBuilder("double v0 = x * y;");
    for (int i = 1; i < 200; i++) {
      body.append(" double v%d = v%d * v%d + v%d;".formatted(i, i - 1, i - 1, i - 1));
    }
    assertThat(formulas("double x, double y", body + " return v199;")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return x / y + Math.sin(x * y) * 0.1 * 3 - 1.0 / x;
          double d = (x - y) / (x + y); return Math.tanh(d);
          double r = Math.sqrt(x * x + y * y); return Math.exp(-r / 3) * y;
          return Math.atan(x / 2) - Math.pow(y, 3) / 3 + Math.PI * x;
          double q = x / y; return q * q - q / x;
          return -(-x * (y - 3)) * 2 - (x - y) / 7;
          return x * y / (x * x) - y / 3 / 2;
          return Math.log(x) / Math.cosh(y);
          double u = 2 * x, v = u - y; return (u + v) * (u - v);
          return Math.pow(x, 2) * Math.cbrt(y) - Math.pow(x, -1);
          double z = y * 3; return x - z / (1 + x);
          return Math.atan2(x, y);
          return Math.sin(x) * Math.sin(x) + Math.cos(x) * Math.cos(x) - y;
          """)
  void evaluated(String body) throws ReflectiveOperationException {
    SourceMethod method = method("double x, double y", body);
    List<String> formulas = formulas(method);
    assertThat(formulas).isNotEmpty();
    Class<?> compiled = compiled(body, formulas);
    Method value = declared(compiled, "f");
    for (int i = 0; i < method.wrt().size(); i++) {
      Variable parameter = method.wrt().get(i);
      Method partial = declared(compiled, "d" + parameter.name());
      for (double x : POINTS) {
        for (double y : POINTS) {
          double expected = difference(value, x, y, i);
          assertThat((double) partial.invoke(null, x, y))
              .as("%s at %s, %s", formulas, x, y)
              .isCloseTo(expected, within(1e-7 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  private static Method declared(Class<?> owner, String name) throws NoSuchMethodException {
    Method method = owner.getDeclaredMethod(name, double.class, double.class);
    method.setAccessible(true);
    return method;
  }

  private static double difference(Method f, double x, double y, int argument)
      throws ReflectiveOperationException {
    double h = 1e-3;
    double[] values = new double[4];
    double[] steps = {h, -h, 2 * h, -2 * h};
    for (int i = 0; i < 4; i++) {
      double dx = argument == 0 ? steps[i] : 0;
      double dy = argument == 1 ? steps[i] : 0;
      values[i] = (double) f.invoke(null, x + dx, y + dy);
    }
    return (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * h);
  }

  /** A class with the method, and one method for each formula. */
  private static Class<?> compiled(String body, List<String> formulas)
      throws ClassNotFoundException {
    List<String> where = new ArrayList<>();
    StringBuilder text = new StringBuilder("import static java.lang.Math.*;\nclass Check {\n");
    text.append("  static double f(double x, double y) { ").append(body).append(" }\n");
    for (String line : formulas) {
      if (!line.startsWith("∂")) {
        where.addAll(List.of(line.replace("where ", "").trim().split(",\\s+(?=\\w+ =)|,$", -1)));
      }
    }
    where.removeAll(Collections.singleton(""));
    for (String line : formulas) {
      if (line.startsWith("∂f/∂")) {
        text.append("  static double d").append(line.charAt(4)).append("(double x, double y) {");
        where.forEach(definition -> text.append(" double ").append(definition).append(";"));
        text.append(" return ").append(line.substring(line.indexOf('=') + 2)).append("; }\n");
      }
    }
    return JavaCompile.compile(Map.of("Check", text + "}\n")).loadClass("Check");
  }
}
