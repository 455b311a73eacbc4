package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** A power by repeated squaring, recursively. */
public final class Power {
  private Power() {}

  @Differentiable
  public static double power(double x, int n) {
    return raise(x, n);
  }

  static double raise(double x, int n) {
    if (n == 0) {
      return 1;
    }
    double half = raise(x, n / 2);
    return n % 2 == 0 ? half * half : half * half * x;
  }

  /** The recursion with the derivative beside the value, on the way back. */
  static double plain(double x, int n, double[] gradient) {
    double[] both = new double[2];
    plain(x, n, both, gradient);
    gradient[0] += both[1];
    return both[0];
  }

  private static void plain(double x, int n, double[] both, double[] gradient) {
    if (n == 0) {
      both[0] = 1;
      both[1] = 0;
      return;
    }
    plain(x, n / 2, both, gradient);
    double half = both[0];
    double slope = 2 * half * both[1];
    both[0] = n % 2 == 0 ? half * half : half * half * x;
    both[1] = n % 2 == 0 ? slope : slope * x + half * half;
  }
}
