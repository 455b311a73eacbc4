package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Methods that are refused; some are of classes that no processor is told of. */
final class BadMethods {
  // BUG: AD012 at 26
  @Differentiable double instance(double x) {
    return x;
  }

  // BUG: AD012 at 27
  @Differentiable static <T> double generic(double x) {
    return x;
  }

  // BUG: AD012 at 46
  @Differentiable static synchronized double locked(double x) {
    return x;
  }

  // BUG: AD012 at 59
  @Differentiable static double declares(double x) throws java.io.IOException {
    return x;
  }

  // BUG: AD001 at 40
  @Differentiable static native double natively(double x);

  // BUG: AD004 at 41
  @Differentiable private static double hidden(double x) {
    return x;
  }

  static void local() {
    class Inner {
      // BUG: AD012 at 37
      @Differentiable static double f(double x) {
        return x;
      }
    }
  }

  static final Object ANONYMOUS =
      new Object() {
        // BUG: AD012 at 32
        @Differentiable double f(double x) {
          return x;
        }
      };

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadMethodsCaller {
  static Object call() {
    return new Object[] {BadMethodsGrad.goodGrad(2), BadMethodsGrad.genericGrad(1), BadMethodsGrad.lockedGrad(1), BadMethodsGrad.declaresGrad(1), BadMethodsGrad.nativelyGrad(1)};
  }
}
