package random;

/** A recursive callee whose result nobody differentiates, but whose array argument is active. */
final class UnusedResult {
  static double h1(double[] b, double grad, int depth) {
    if (depth <= 0) return 2 * b[0] + 2 * b[1] + 0.5 * grad;
    b[0] = b[1] * grad;
    return h1(b, 1, depth - 1);
  }

  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double z, double[] t, float[] k) {
    if (h1(t, -0.3, Math.floorMod(k.length, 4)) >= 1) z *= 2;
    return t[1] * t[0] * z;
  }
}
