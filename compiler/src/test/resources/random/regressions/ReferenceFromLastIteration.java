package random;

final class ReferenceFromLastIteration {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(float z, double[] r, double[] v) {
    double e = z;
    for (int i1 = 0; i1 < 1; i1++) {
      v = r.clone();
      e -= 1;
    }
    return v[1] + e;
  }
}
