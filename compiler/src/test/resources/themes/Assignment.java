package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Assignments of every form: who is overwritten, when, and with what old value. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD023", "unused"})
class Assignment {

  // at 0.7
  // at -1.3
  // at 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double squareInPlace(double x) {
    x *= x;
    return x;
  }

  // at 0.7
  // at -1.05
  @Differentiable(modes = {GRADIENT, VJP})
  static double squareFourTimes(double x) {
    x *= x;
    x *= x;
    x *= x;
    x *= x;
    return x;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double rightSideUsesOld(double x, double y) {
    double a = x;
    a = Math.sin(a) * y + a;
    a = a * a - Math.exp(0.1 * a);
    y = a / (y * y + 1) - y;
    return a * y;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double swapWithTemporary(double x, double y) {
    double t = x;
    x = y;
    y = t;
    return x * x * 3 + Math.sin(y);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double swapWithoutTemporary(double x, double y) {
    x = x + y;
    y = x - y;
    x = x - y;
    return x * x * 3 + Math.sin(y) * x;
  }

  // at {0.7, 1.9, -0.4}, 0, 2
  // at {0.7, 1.9, -0.4}, 1, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double swapElements(double[] a, int i, int j) {
    double t = a[i];
    a[i] = a[j];
    a[j] = t;
    return a[0] * a[0] + 2 * a[1] * a[2] + Math.cos(a[2]);
  }

  // at {0.7, 1.9, -0.4}, 0, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double swapElementsWithoutTemporary(double[] a, int i, int j) {
    a[i] += a[j];
    a[j] = a[i] - a[j];
    a[i] -= a[j];
    return a[0] * a[0] + 2 * a[1] * a[2] + Math.cos(a[2]);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double chained(double x, double y) {
    double a;
    double b;
    double c;
    a = b = c = x * y;
    a *= x;
    b += a;
    return a * b - c * Math.sin(b);
  }

  // at 0.7, {1.9, 0.2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double chainedIntoElements(double x, double[] w) {
    double s = x;
    w[0] = s = w[1] = w[0] * x;
    return w[0] * s + w[1] * x;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double indexOnce(double[] a, double x) {
    int i = 0;
    a[i++] += x;
    a[i++] *= x * x;
    return a[0] * a[1] * a[2] * i;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double assignmentAsIndex(double[] a, double y) {
    int k = 0;
    a[k = k + 1] *= y;
    a[k = k + 1] -= y * a[k - 1];
    return a[1] * a[2] * a[0] + k;
  }

  // at {1, 2, 3, 4}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double indexOnceInLoop(double[] a, double x) {
    int i = 0;
    while (i < a.length) {
      a[i++] *= x + i;
    }
    double s = 1;
    for (i = a.length; i > 0; ) {
      s *= a[--i];
    }
    return s;
  }

  // at 1.7
  // at -0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double incrementTimesDecrement(double x) {
    double y = x++ * x--;
    return y * x;
  }

  // at 1.7, 0.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double prefixAndPostfix(double x, double y) {
    double a = ++x * y-- - --y * x++;
    return a * x * y + x - y;
  }

  // at {1.7, 0.2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double incrementElements(double[] a) {
    double p = a[0]++ * a[1];
    double q = --a[1] * a[0];
    a[0]--;
    return p * q + a[0] * a[0] * a[1];
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double overwrittenParameter(double x, double y) {
    double a = x * y;
    x = Math.cos(y);
    double b = x * a;
    x = 2 * b + x;
    return x * b;
  }

  // at {0.7, 1.9}
  @Differentiable(modes = {GRADIENT, VJP})
  static double overwrittenArray(double[] a) {
    double p = a[0] * a[1];
    a[0] = Math.sin(a[1]);
    a[1] = p * a[0];
    return a[0] * a[1] + p;
  }

  // at {0.7, 1.9}, {3, 4, 5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double reassignedArrayParameter(double[] a, double[] b) {
    double p = a[0] * b[2];
    a = b;
    return p * a[2] * a[0] + a.length;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double killedByConstant(double x, double y) {
    double a = x * x;
    double b = a * y;
    a = 3;
    b += a * y;
    a = x;
    return a * b;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double parameterKilledByConstant(double x, double y) {
    double b = x * y;
    x = 2;
    return x * b + x * y;
  }

  // at {0.7, 1.9}, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double elementKilledByConstant(double[] a, double x) {
    double p = a[0] * a[0];
    a[0] = 1;
    a[1] *= a[0] * x;
    return p * a[1] + a[0];
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double killedInOneBranch(double x, double y) {
    double a = x * y;
    if (x > 0) {
      a = 5;
    }
    return a * x + a * a;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double shadowingInSiblings(double x, double y) {
    double r = 0;
    {
      double t = x * y;
      r += t * t;
    }
    {
      double t = Math.sin(y);
      r *= t;
    }
    for (int i = 0; i < 2; i++) {
      double t = r * x;
      r += t;
    }
    for (int i = 0; i < 3; i++) {
      double t = y * i;
      r -= t * x;
    }
    return r;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double shadowingOfOtherTypes(double x, double y) {
    double r = 1;
    {
      int t = 3;
      r += t * x;
    }
    {
      double[] t = {x, y};
      r *= t[0] + t[1];
    }
    {
      double t = r * r;
      r = t * y;
    }
    return r;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double varAndFinal(final double x, final double y) {
    var a = x * y;
    final var b = Math.exp(a);
    final double c;
    c = b / y;
    var n = 2;
    var w = new double[] {a, b, c};
    a += w[n] * b;
    return a * c;
  }

  // at 0.7, 1.9
  // at -0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double definiteAssignment(double x, double y) {
    double a;
    if (x > 0) {
      a = x * y;
    } else {
      a = Math.sin(x) - y;
    }
    final double b;
    if (y > x) {
      double t = a * a;
      b = t + y;
    } else {
      b = 1;
    }
    return a * b;
  }

  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double lateDeclaration(double x, double y, int n) {
    double last;
    double r = x;
    for (int i = 0; i < n; i++) {
      last = r * y;
      r += last * last * 0.1;
    }
    last = r;
    return last * r;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double assignmentAsExpression(double x, double y) {
    double t;
    double r = (t = x * y) * t + (x = t * 2) * x;
    return r + (t += x) * t + x;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double evaluationOrder(double x, double y) {
    double a = x;
    double r = a + (a = y * a) + a * (a -= 1) + a;
    return r * a;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double compoundSeesOldLeft(double x, double y) {
    double a = x;
    a += a = y * a;
    a *= (a = a + 1) * y;
    return a;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double indexBeforeRightSide(double[] a, double x) {
    int i = 0;
    a[i] = a[i = 2] * x;
    a[i--] = a[i] * a[0];
    a[i] += i = 1;
    return a[0] * a[1] * a[2] + i;
  }

  // at 2.5, 1.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double everyCompoundOperator(double x, double y) {
    double a = x;
    a += y;
    a -= x * y;
    a *= x + 1;
    a /= y + a * a;
    a %= 0.75;
    double b = y;
    b /= b + x;
    b %= a + 7;
    return a * b;
  }

  // at {2.6, 1.7}
  @Differentiable(modes = {GRADIENT, VJP})
  static double everyCompoundOperatorOnElements(double[] a) {
    a[0] += a[1];
    a[0] -= a[0] * a[1];
    a[1] *= a[0] + 1;
    a[0] /= a[1] + a[0] * a[0];
    a[1] %= 0.75;
    a[0] *= a[0];
    a[1] /= a[1] + 3;
    return a[0] * a[1];
  }

  // at {2.5, 1.5, 0.5}, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double incrementOfSelf(double[] a, int i) {
    a[i] += a[i];
    a[i] += a[i] * a[0];
    a[i] -= a[i] * a[i];
    a[0] += a[i] - a[0];
    return a[0] * a[1] + a[2];
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double incrementOfSelfScalar(double x) {
    double a = x;
    a += a;
    a += a * a;
    a -= a * Math.sin(a);
    a = a + a;
    a = 1 - a;
    a = x + a * x;
    return a;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double unusedValues(double x, double y) {
    double dead = Math.log(x) * y;
    double alive = x * y;
    dead = dead * dead;
    dead = Math.sqrt(-1 - dead * dead);
    return alive * alive;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double constantResult(double x, double y) {
    return 3;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double returnsParameter(double x, double y) {
    return y;
  }

  // at 0.7, 1.9
  @Differentiable(wrt = "y", modes = {GRADIENT, VJP})
  static double onlyOneParameter(double x, double y) {
    double a = x * x * y;
    x = a * y;
    return x + a * x;
  }

  // at {0.7, 0.1}, {1.9, 2.9}
  @Differentiable(
      wrt = {"b"},
      modes = {GRADIENT, VJP})
  static double passiveArrayBecomesActive(double[] a, double[] b) {
    a[0] *= b[1];
    b[0] += a[0] * a[1];
    a[1] = b[0];
    return a[0] * a[1] * b[0];
  }

  // at 1.5, 3
  // at 1.5, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double emptyStatements(double x, int n) {
    ;
    {
    }
    for (int i = 0; i < n; i++) {}
    if (n > 2) {
    } else {
      ;
    }
    return x * x;
  }
}
