package random;

/** The second call into one gradient found the rows of the first call's exchange. */
final class RowsExchanged {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double x, double[][] m, double[] r) {
    m[1][0] = x * m[0][1];
    m[1] = r;
    r[0] *= x;
    return m[0][0] * x + r[0] * m[1][0];
  }
}
