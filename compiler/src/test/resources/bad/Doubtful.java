package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Derivatives that may not be what is meant. */
final class Doubtful {
  @Differentiable static double rounded(double x) {
    // BUG: AD020 at 5
    int i = (int) x;
    return x + i;
  }

  @Differentiable static double throughText(double x) {
    // BUG: AD020 at 5
    return x + Double.parseDouble(text(x));
  }

  @Differentiable static double throughLocals(double x) {
    String text = "";
    text += x;
    String copy = x > 1 ? text : "1";
    // BUG: AD020 at 5
    double y = Double.parseDouble(copy.trim());
    return x * y;
  }

  @Differentiable static double textsThatLoseNothing(double x, String number) {
    if (x > 1e9) {
      throw new IllegalArgumentException("too large: " + x);
    }
    String chosen = x > 1 ? "2" : number;
    return x * Double.parseDouble(chosen);
  }

  private static String text(double x) {
    return "" + x;
  }

  // BUG: AD021 at 33
  @Differentiable static double unused(double x, double y) {
    return x;
  }

  @Differentiable static double equal(double x) {
    // BUG: AD023 at 5
    if (x == 0) {
      return 0;
    }
    return x * x;
  }

  @Differentiable static double root(double x, double y) {
    // BUG: AD025 at 5
    return Math.sqrt(x * x + y * y);
  }

  @Differentiable static double half(double x) {
    // BUG: AD027 at 12
    return 1 / 2 * x;
  }

  // BUG: AD028 at 33
  @Differentiable static double alias(double[] a, double[] b) {
    a[0] += b[0];
    return a[0];
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class DoubtfulCaller {
  static Object call() {
    return new Object[] {DoubtfulGrad.goodGrad(2), DoubtfulGrad.roundedGrad(1), DoubtfulGrad.unusedGrad(1, 1), DoubtfulGrad.equalGrad(1), DoubtfulGrad.rootGrad(1, 1), DoubtfulGrad.halfGrad(1), DoubtfulGrad.aliasGrad(new double[1], new double[1])};
  }
}
