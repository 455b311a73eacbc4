package golden;

import io.adjoint.Differentiable;

final class Passes {
  /** A loop that keeps a value, leaves early, calls a helper and chooses by a condition. */
  @Differentiable
  static double walk(double x, double[] w, int n) {
    double s = x;
    for (int i = 0; i < n; i++) {
      if (w[i] > 3) {
        continue;
      }
      s = s * Math.sin(w[i] * x) + square(s > 0 ? s : x);
      if (s > 100) {
        return s;
      }
    }
    return power(s, n);
  }

  private static double square(double y) {
    return y * y;
  }

  /** Recursive, so that it has a forward and a reverse function and a frame. */
  private static double power(double y, int k) {
    return k == 0 ? 1 : y * power(y, k - 1);
  }
}
