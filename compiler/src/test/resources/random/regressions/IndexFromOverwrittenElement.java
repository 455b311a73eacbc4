package random;

final class IndexFromOverwrittenElement {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double x) {
    double[][] m = {{1, 1}, {1, x}};
    m[1][m[1][1] < 1 ? 1 : 0] = 1;
    m[0][m[0][1] < 2 ? 1 : 0] += x;
    return m[1][1] * m[0][1] * m[0][1];
  }
}
