package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Expressions that are refused. */
final class BadExpressions {
  static class Holder {
    Holder(double x) {}
  }

  @Differentiable static double f(double x, Object o) {
    // BUG: AD011 at 34
    DoubleUnaryOperator square = v -> v * v;
    // BUG: AD011 at 32
    DoubleUnaryOperator sine = Math::sin;
    // BUG: AD012 at 17
    boolean b = o instanceof String;
    // BUG: AD012 at 18
    Class<?> c = String.class;
    // BUG: AD012 at 24
    Object anonymous = new Object() {};
    // BUG: AD012 at 20
    Double boxed = x;
    // BUG: AD012 at 32
    Object holder = new Holder(x);
    return x;
  }

  @Differentiable static double sum(double[] x) {
    // BUG: AD011 at 12
    return Arrays.stream(x).sum();
  }

  @Differentiable static double same(double[] x) {
    // BUG: AD015 at 19
    Object held = x;
    return x[0];
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadExpressionsCaller {
  static Object call() {
    return new Object[] {BadExpressionsGrad.goodGrad(2), BadExpressionsGrad.fGrad(1, ""), BadExpressionsGrad.sumGrad(new double[1]), BadExpressionsGrad.sameGrad(new double[1])};
  }
}
