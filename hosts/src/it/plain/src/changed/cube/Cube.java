package p;

import io.adjoint.Differentiable;

final class Cube {
  private Cube() {}

  @Differentiable
  static double f(double x) {
    return 7 * x;
  }
}
