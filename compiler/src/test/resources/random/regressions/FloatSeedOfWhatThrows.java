package random;

final class FloatSeedOfWhatThrows {
  static void h1(double[] acc) {
    throw new IllegalArgumentException("large");
  }
  static void h2(double[] w) {
    w[1] = 1;
  }
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static float f(double[] m) {
    h2(m);
    h1(m);
    return 1;
  }
}
