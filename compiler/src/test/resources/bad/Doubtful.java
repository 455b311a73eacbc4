package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Derivatives that may not be what is meant. */
final class Doubtful {
  @Differentiable static double rounded(double x) {
    // BUG: AD020 at 13
    int i = (int) x;
    return x + i;
  }

  @Differentiable static double throughText(double x) {
    // BUG: AD020 at 16
    return x + Double.parseDouble(text(x));
  }

  @Differentiable static double throughLocals(double x) {
    String text = "";
    text += x;
    String copy = x > 1 ? text : "1";
    // BUG: AD020 at 16
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
    // BUG: AD023 at 9
    if (x == 0) {
      return 0;
    }
    return x * x;
  }

  @Differentiable static double root(double x, double y) {
    // BUG: AD025 at 12
    return Math.sqrt(x * x + y * y);
  }

  @Differentiable static double half(double x) {
    // BUG: AD027 at 12
    return 1 / 2 * x;
  }

  @Differentiable static double severalLines(double x, double y, double[] table) {
    double sum =
        x * y
            // BUG: AD025 at 15
            + Math.sqrt(
                x * x + y * y)
            + table[(int)
                // BUG: AD020 at 17
                Math.floor(x)]
            // BUG: AD020 at 15
            + (int) y;
    if (x > 1
        // BUG: AD023 at 12
        && y != x
        // BUG: AD023 at 14
        && !(x == 2)) {
      sum *= 2;
    }
    // BUG: AD031 at 5
    while (sum < 100
        // BUG: AD023 at 12
        && sum != x) {
      sum += 50;
    }
    return sum
        // BUG: AD023 at 12
        * (x == y
            ? 1
            : 2
                // BUG: AD020 at 19
                * Integer.parseInt(
                    "1" + y));
  }

  private static double within(double value) {
    return value
        // BUG: AD020 at 11
        + (long) value;
  }

  @Differentiable static double inHelper(double x) {
    return within(x) * within(2 * x);
  }

  @Differentiable static double suppressed(double x) {
    @SuppressWarnings("adjoint:AD020")
    double y =
        x
            + (int) x;
    return y;
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
