package random;

/** A double constant cast to a narrower type made the frontend recur without end. */
final class NarrowedConstant {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double x) {
    return x * (float) 1.5 + (int) 2.5 * x;
  }
}
