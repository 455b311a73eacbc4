package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Branches: the derivative is that of the path that Java executes. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD023", "adjoint:AD025"})
class Branches {

  // at 0.7, 1.9
  // at -0.7, 1.9
  // at 3.5, 1.9
  // at 3.5, 9
  @Differentiable(modes = {GRADIENT, VJP})
  static double elseIfChain(double x, double y) {
    double a = x;
    double b = y;
    if (x < 0) {
      a = x * y;
      b = a * a;
    } else if (x < 1) {
      b = Math.sin(x);
      a = b * y;
    } else if (y > 8) {
      a *= a;
    } else {
      double t = a;
      a = b;
      b = t * t;
    }
    return a * b + a;
  }

  // at 0.7
  // at -0.7
  // kink 0 -> -1
  @Differentiable(modes = {GRADIENT, VJP})
  static double absByIf(double x) {
    if (x > 0) {
      return x;
    }
    return -x;
  }

  // at 0.7
  // at -0.7
  // kink 0 -> 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double absByTernary(double x) {
    return x >= 0 ? x : -x;
  }

  // at 0.7
  // at -0.7
  // kink 0 -> 0
  // kink -0.0 -> 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double absByMath(double x) {
    return Math.abs(x) * 3;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  // kink 1.5, 1.5 -> 0, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double maxByIf(double x, double y) {
    double m = y;
    if (x > m) {
      m = x;
    }
    return 2 * m;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  // kink 1.5, 1.5 -> 2, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double maxByTernary(double x, double y) {
    return 2 * (x >= y ? x : y);
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  // kink 1.5, 1.5 -> 3, 0
  // kink 0, -0.0 -> 3, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double maxByMath(double x, double y) {
    return 3 * Math.max(x, y);
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  // kink 1.5, 1.5 -> 3, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double minByMath(double x, double y) {
    return 3 * Math.min(x, y);
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  // kink 1.5, 1.5 -> 1.5, 1.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double productOfExtremes(double x, double y) {
    double lo = x < y ? x : y;
    double hi = x < y ? y : x;
    return lo * hi;
  }

  // at {0.7, 1.9, -3}
  // at {9, 1.9, -3}
  // at {5}
  // kink {2, 2, 1} -> {1, 0, 0}
  @Differentiable(modes = {GRADIENT, VJP})
  static double largest(double[] a) {
    double m = a[0];
    for (int i = 1; i < a.length; i++) {
      if (a[i] > m) {
        m = a[i];
      }
    }
    return m;
  }

  // at {0.7, 1.9, -3}
  // kink {2, 2, 1} -> {1, 0, 0}
  // throws {}
  @Differentiable(modes = {GRADIENT, VJP})
  static double largestByMath(double[] a) {
    double m = a[0];
    for (double v : a) {
      m = Math.max(m, v);
    }
    return m;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double ternaryWithEffects(double x, double y) {
    double a = x;
    double r = x < y ? (a *= y) + a : (a += 3) * y;
    return r * a;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double nestedTernary(double x, double y) {
    return x < 1 ? (y > 1 ? x * y : Math.sin(x)) : y < 0.5 ? y : x > 3 ? 7 : x * x * y;
  }

  // at {1, 2}, {3, 4, 5}, 0.5
  // at {1, 2}, {3, 4, 5}, -0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double ternaryOnArrays(double[] a, double[] b, double x) {
    double[] c = x > 0 ? a : b;
    return c[0] * c[c.length - 1] * x + a[0] * b[0];
  }

  // at {1, 2}, {3, 4, 5}, 0.5
  // at {1, 2}, {3, 4, 5}, -0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double ternaryOnArraysThatAreWritten(double[] a, double[] b, double x) {
    double[] c = x > 0 ? a : b;
    c[0] *= x;
    (x > 0 ? b : a)[1] += c[0] * c[0];
    return a[0] * a[1] + b[0] * b[1] * b[2];
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  // at 0.7, 0.1
  // at -0.7, 0.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double effectsRightOfAnd(double x, double y) {
    double a = x;
    if (x > 0 && (a = a * y) > 1) {
      a *= a;
    }
    return a * y;
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  // at 0.7, 0.1
  // at -0.7, 0.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double effectsRightOfOr(double x, double y) {
    double a = x;
    boolean both = x > 0 || (a = a * y) > -1;
    if (both || (a += 2) > 0) {
      a *= a;
    }
    return a * y;
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  // at 0.7, 0.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double bothSidesOfAnd(double x, double y) {
    double a = x;
    if (x > 0 & (a = a * y) > 1) {
      a *= a;
    }
    boolean odd = x > 0 ^ (a += 1) > 2;
    return odd ? a * y : a;
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double conditionOverwrittenInBranch(double x, double y) {
    if (x > 0) {
      x = -x * y;
    } else {
      x = x * x + y;
    }
    if (x > 0) {
      x *= 3;
    }
    return x * y;
  }

  // at {0.7, 1.9}, 0
  // at {-0.7, 1.9}, 0
  // at {0.7, -1.9}, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double elementConditionOverwritten(double[] a, int k) {
    if (a[k] > 0) {
      a[k] = -a[0] * a[1];
      k = 1 - k;
    } else {
      a[k] *= a[k];
      k = 1;
    }
    if (a[k] > 0) {
      a[0] = a[k] * a[1];
    }
    return a[0] * a[1] + a[k];
  }

  // at 1.5
  // at -1.5
  // kink 0 -> 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double sqrtInPathNotTaken(double x) {
    double r = 0;
    if (x > 0) {
      r = Math.sqrt(x) + Math.log(x);
    }
    return r;
  }

  // at 1.5
  // at -1.5
  // kink 0 -> 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double logInTernaryNotTaken(double x) {
    return x > 0 ? Math.log(x) * Math.sqrt(x) : x;
  }

  // at 0.3
  // at 0.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double deadArcCosine(double x) {
    double unused = Math.acos(2 * x);
    double r = x * x;
    if (unused > 100) {
      r += unused;
    }
    return r;
  }

  // at 0.9
  // at 0.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double killedArcCosine(double x) {
    double a = Math.acos(2 * x) + Math.log(x - 5);
    a = x * 3;
    return a * a;
  }

  // at 0.7
  // at -2.5
  // kink 0 -> 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x) / x;
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double booleanTestedLater(double x, double y) {
    boolean positive = x > 0;
    x = x * y - 1;
    boolean large = x > 0.1 || !positive;
    y = y * x;
    if (positive) {
      y *= y;
    }
    if (large && positive) {
      x *= y;
    }
    return x * y;
  }

  // at {0.7, -1.9, 0.3}
  // at {-0.7, 1.9, -0.3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double booleansInArray(double[] a) {
    boolean[] up = new boolean[a.length];
    for (int i = 0; i < a.length; i++) {
      up[i] = a[i] > 0;
      a[i] = a[i] * a[i] + 1;
    }
    double s = 1;
    for (int i = 0; i < a.length; i++) {
      if (up[i]) {
        s *= a[i];
      } else {
        s -= a[i];
        up[(i + 1) % a.length] ^= true;
      }
    }
    return s;
  }

  // at 0.7, true, false
  // at 0.7, false, false
  // at 0.7, true, true
  @Differentiable(modes = {GRADIENT, VJP})
  static double booleanParameters(double x, boolean a, boolean b) {
    double r = x;
    if (a && !b) {
      r *= x;
    }
    a |= b;
    b = !a;
    return (a ? r * r : Math.exp(r)) + (b ? x : 0);
  }

  // at 0.7, 1.9
  // at 2.7, 1.9
  // at 7, 1.9
  // at -7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double earlyReturns(double x, double y) {
    if (x < 0) {
      return x * y;
    }
    double a = x * x;
    if (a < 1) {
      return a * y;
    }
    a = Math.sqrt(a) * y;
    if (x < 5) {
      a *= x;
      if (y > 0) {
        return a + 1;
      }
    }
    return a * a;
  }

  // at 0.7, 1.9
  // at 2.7, 1.9
  // at 2.7, -1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double labelledBlock(double x, double y) {
    double a = x;
    done:
    {
      a *= y;
      if (x < 1) {
        break done;
      }
      inner:
      {
        a += Math.sin(a);
        if (y < 0) {
          break inner;
        }
        a *= 2;
        if (a > 1000) {
          break done;
        }
      }
      a *= a;
    }
    return a * x;
  }

  // at 2, 3
  // at -2, 3
  // throws 0, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double guard(double x, double y) {
    if (x == 0) {
      throw new IllegalArgumentException("x must not be zero: " + x);
    }
    return y / x;
  }

  // at 2, 3
  // throws -2, 3
  // throws 2, -3
  @Differentiable(modes = {GRADIENT, VJP})
  static double guardAfterWork(double x, double y) {
    double a = x * y;
    if (a < 0) {
      if (x < 0) {
        throw new IllegalStateException();
      } else {
        throw new ArithmeticException("negative: " + (x < 0) + ", " + y);
      }
    }
    return Math.sqrt(a) * x;
  }

  // at 2
  // throws -2
  @Differentiable(modes = {GRADIENT, VJP})
  static double asserted(double x) {
    assert x > 0 : "not positive: " + x;
    double y = Math.log(x);
    assert y < 100;
    return y * y;
  }

  // at 2
  // throws -2
  @Differentiable(modes = {GRADIENT, VJP})
  static double assertedWithoutMessage(double x) {
    double a = x * x;
    assert x > 0;
    return a;
  }

  // at 0, 1, 2
  // kink 0, 0, 2 -> 4, 1, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double equalityDecides(double x, double y, double z) {
    if (x == y) {
      return x * z * 2 + y + (z == 2 ? 0 : z);
    }
    return x * x + y * z;
  }

  // kink NaN, 1 -> 1, 1
  // at 2, 1
  // at 0.5, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double comparisonWithNaN(double x, double y) {
    double a = y;
    if (!(x <= y)) {
      a += x;
    } else {
      a *= x;
    }
    return a;
  }

  // at 0.7, 1
  // at 0.7, -1
  @Differentiable(modes = {GRADIENT, VJP})
  static double sineBehindCosine(double x, double y) {
    double a = 1;
    double b = 1;
    double angle = x * x;
    if (y > 0) {
      a = Math.cos(angle);
      b = Math.sin(angle) * y;
    }
    if (y < 0.5) {
      b = Math.sin(angle) + y;
    }
    return a * b + x;
  }

  // at 0.7, 4
  // at -0.7, 0.25
  @Differentiable(modes = {GRADIENT, VJP})
  static double reciprocal(double x, double y) {
    double r = 1 / (x + y);
    double s = -1 / (x * y);
    return r * s + 1.0 / y - 1f / x;
  }

  // at {1, 2, 3, 4, 5}, 5
  // at {1, 2, 3, 4, 5}, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double elementOfChosenOperand(double[] x, int n) {
    double s = 1;
    double[] weights = {2, 0, 1};
    int[] k = new int[3];
    for (int i = 0; i < n; i++) {
      s = Math.sin(s) * x[i] * (i < 3 ? weights[i] : 1.5);
      s += x[i < 3 && k[i] == 0 ? i : 1] * x[i < 3 ? k[i] : 0];
      weights[i % 3] = 0.5 + i;
      k[i % 3] = i;
    }
    return s;
  }
}
