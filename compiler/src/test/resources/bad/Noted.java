package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** With -Aadjoint.notes. */
final class Noted {
  @Differentiable static double logistic(double x, double rate, int n) {
    // BUG: AD030 at 5
    for (int i = 0; i < n; i++) {
      x = rate * x * (1 - x);
    }
    return x;
  }

  @Differentiable static double squares(double[] x) {
    double sum = 0;
    // BUG: AD031 at 5
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class NotedCaller {
  static Object call() {
    return new Object[] {NotedGrad.goodGrad(2), NotedGrad.logisticGrad(1, 1, 1), NotedGrad.squaresGrad(new double[1])};
  }
}
