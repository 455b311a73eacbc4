package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** Rosenbrock's function of n variables. */
public final class Rosenbrock {
  private Rosenbrock() {}

  @Differentiable
  public static double f(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      sum += a * a + 100 * b * b;
    }
    return sum;
  }

  /** Two sweeps, as one writes them down. */
  static double plain(double[] x, double[] dx) {
    double sum = f(x);
    for (int i = x.length - 2; i >= 0; i--) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      dx[i + 1] += 200 * b;
      dx[i] += -400 * b * x[i] - 2 * a;
    }
    return sum;
  }

  /** One sweep; what the next element gets stays in a variable. */
  static double best(double[] x, double[] dx) {
    double sum = 0;
    double carried = 0;
    double here = x[0];
    for (int i = 0; i < x.length - 1; i++) {
      double next = x[i + 1];
      double a = 1 - here;
      double b = next - here * here;
      sum += a * a + 100 * b * b;
      dx[i] += carried - 400 * b * here - 2 * a;
      carried = 200 * b;
      here = next;
    }
    dx[x.length - 1] += carried;
    return sum;
  }
}
