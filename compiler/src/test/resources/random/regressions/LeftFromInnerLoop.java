package random;

final class LeftFromInnerLoop {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double x, int n) {
    double y = 0;
    done:
    {
      for (int i = 1; i < n; i++) {
        y = x * i;
        for (int j = 0; j < n; j++) {
          if (j == 1) break done;
        }
      }
      y = 1;
    }
    return y * y;
  }
}
