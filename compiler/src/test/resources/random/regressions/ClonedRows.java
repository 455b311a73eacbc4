package random;

final class ClonedRows {
  @io.adjoint.Differentiable(modes = io.adjoint.Mode.VJP)
  static double[][] f(double[][] u) {
    for (int i1 = 1; i1 < 1; i1 += 1) ;
    return u.clone();
  }
}
