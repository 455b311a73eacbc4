package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Parameters that are refused. */
final class BadParameters {
  // BUG: AD012 at 3
  @Differentiable static double deep(double[][][][] x) {
    return 1;
  }

  @Differentiable static double boxed(Double x, double y) {
    // BUG: AD012 at 12
    return x * y;
  }

  @Differentiable static double list(List<Double> x, double y) {
    // BUG: AD012 at 21
    for (double v : x) {
      y += v;
    }
    return y;
  }

  // BUG: AD003 at 25
  @Differentiable(wrt = "rte") static double near(double rate, double y) {
    return rate * y;
  }

  // BUG: AD003 at 31
  @Differentiable(wrt = {"x", "n"}) static double kind(double x, int n) {
    return x * n;
  }

  // BUG: AD003 at 3
  @Differentiable static double none(int n) {
    return n;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadParametersCaller {
  static Object call() {
    return new Object[] {BadParametersGrad.goodGrad(2), BadParametersGrad.boxedGrad(1.0, 2), BadParametersGrad.listGrad(List.of(), 2), BadParametersGrad.kindGrad(1, 2)};
  }
}
