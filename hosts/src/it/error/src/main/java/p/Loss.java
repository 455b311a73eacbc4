package p;

import io.adjoint.Differentiable;

final class Loss {
  private Loss() {}

  @Differentiable
  static double good(double x) {
    return x * x;
  }

  @Differentiable
  static double bad(double x) {
    synchronized (Loss.class) {
      return x * x;
    }
  }

  static double uses(double x) {
    return LossGrad.goodGrad(x).x() + LossGrad.badGrad(x).x();
  }
}
