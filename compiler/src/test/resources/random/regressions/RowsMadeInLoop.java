package random;

final class RowsMadeInLoop {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double g) {
    double[][][] t0 = {{{1, g, 0}, new double[2]}, {{1, 1}, new double[2]}};
    int n1 = 0;
    while (n1++ < 1 && true) {
      t0[1][0] = new double[4];
    }
    return t0[1][0][1] + t0[0][0][1];
  }
}
