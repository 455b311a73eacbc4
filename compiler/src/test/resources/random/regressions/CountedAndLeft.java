package random;

final class CountedAndLeft {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP}, wrt = "b")
  static double f(double b, double[][] ret) {
    loop1: for (int j1 = 0; j1 < 3; j1 += 2) {
      int n1 = 0;
      while (true && n1++ < 4) {
        if ((ret[n1][0] *= b) <= 1) break loop1;
      }
    }
    return ret[0][0];
  }
}
