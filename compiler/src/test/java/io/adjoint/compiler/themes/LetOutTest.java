package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.ProcessorHarness;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method puts into an array of its caller's is not used again by the next call. */
class LetOutTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "double[] row = {x, x}; m[0] = row;",
        "double[][] rows = new double[2][2]; rows[0][1] = x; m[0] = rows[0];",
        "double[][] rows = new double[2][2]; double[][] copy = rows.clone(); m[0] = copy[0];",
        "double[][] copy = m.clone(); copy[1] = new double[] {x, x}; m[0] = copy[1];",
        "double[][] rows = {{x, x}, {x, x}}; m[0] = java.util.Arrays.copyOf(rows, 1)[0];",
        "double[][][] planes = {m}; double[][][] copy = planes.clone(); copy[0][0] = new double[2];",
        "double[][] rows = {{x, x}}; System.arraycopy(rows, 0, m, 0, 1);",
        "for (int i = 0; i < 2; i++) { double[] row = {x, i}; m[i] = row; }",
        "put(m, new double[] {x, x}, 2);",
      })
  void rowsAreNew(String statements) throws ReflectiveOperationException {
    Class<?> gradients =
        ProcessorHarness.javac()
            .source(
                "p.C",
                """
                package p;
                import io.adjoint.Differentiable;
                public class C {
                  @Differentiable
                  public static double f(double[][] m, double x) {
                    %s
                    return m[0][1] * x + m[1][0];
                  }
                  static void put(double[][] m, double[] row, int depth) {
                    if (depth > 0) { put(m, row.clone(), depth - 1); } else { m[0] = row; }
                  }
                }
                """
                    .formatted(statements))
            .compile()
            .orFail()
            .load("p.CGrad");
    Method method = null;
    for (Method candidate : gradients.getDeclaredMethods()) {
      if (candidate.getName().equals("fGrad") && candidate.getParameterCount() == 3) {
        method = candidate;
      }
    }
    assertThat(method).isNotNull();
    Object into = method.getParameterTypes()[2].getConstructor().newInstance();
    double[][] first = {{1, 2}, {3, 4}};
    double[][] second = {{1, 2}, {3, 4}};
    method.invoke(null, first, 2.0, into);
    double[] row = first[0].clone();
    method.invoke(null, second, 5.0, into);
    assertThat(second[0]).isNotSameAs(first[0]);
    assertThat(first[0]).isEqualTo(row);
  }
}
