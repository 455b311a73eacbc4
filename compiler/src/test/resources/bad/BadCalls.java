package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Calls that are refused; a callee is told of once. */
final class BadCalls {
  double own(double x) {
    return x;
  }

  static double late(double x) {
    // BUG: AD010 at 5
    try {
      return x;
    } finally {
      x++;
    }
  }

  @Differentiable static double f(double x, double[] a, DoubleUnaryOperator g, BadCalls self) {
    // BUG: AD014 at 10
    x += BadOther.g(x);
    // BUG: AD014 at 10
    x += g.applyAsDouble(x);
    // BUG: AD014 at 10
    x += self.own(x);
    // BUG: AD014 at 5
    Arrays.sort(a);
    // BUG: AD012 at 18
    double[] c = Adjoint.stopGradient(a);
    return x;
  }

  @Differentiable static double first(double x) {
    return late(x);
  }

  @Differentiable static double second(double x) {
    return late(late(x));
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadCallsCaller {
  static Object call() {
    return new Object[] {BadCallsGrad.goodGrad(2), BadCallsGrad.fGrad(1, new double[1], null, null), BadCallsGrad.firstGrad(1), BadCallsGrad.secondGrad(1)};
  }
}

final class BadOther {
  static double g(double x) {
    return x;
  }
}
