package random;

final class CloneDropped {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double[][] value) {
    for (int l1 = 0; l1 < 4; l1++) ;
    double d = switch (4) {
      case 0 -> {
        value.clone();
        yield 1;
      }
      default -> 0.125;
    };
    double[] ret = value[1];
    return ret[0];
  }
}
