package random;

final class CountedAndReturned {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double[] length, int v) {
    final double[] g = length;
    for (int l1 = 0; l1 < 4 && true; l1++) {
      length[0] = g[Math.floorMod(v, g.length)];
      if (++v != 1) return g[0];
    }
    return 1;
  }
}
