package p;

import io.adjoint.Differentiable;

final class Square {
  private Square() {}

  @Differentiable
  static double f(double x) {
    return 5 * x;
  }
}
