package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Adjoint;
import io.adjoint.Differentiable;

/** Calls of other methods of the class. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD028"})
class Calls {

  static double product(double x, double y) {
    return x * y;
  }

  static double branching(double x, double y) {
    if (x < y) {
      return x * x;
    }
    double r = x;
    for (int i = 0; i < 3; i++) {
      r = r * y + Math.sin(r);
    }
    return r;
  }

  static void scale(double[] a, double by) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= by;
    }
  }

  static double[] squares(double[] a) {
    double[] r = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      r[i] = a[i] * a[i];
    }
    return r;
  }

  static double[] same(double[] a) {
    return a;
  }

  static double[] either(double[] a, double[] b, boolean first) {
    return first ? a : b;
  }

  static double sum(double... values) {
    double s = 0;
    for (double v : values) {
      s += v;
    }
    return s;
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  static int index(double x) {
    return x > 0 ? 1 : 0;
  }

  static double over(double x) {
    return x * x;
  }

  static double over(double x, double y) {
    return x * y * y;
  }

  static double over(int x) {
    return 100 * x;
  }

  static double over(double[] x) {
    return x[0] * x[1];
  }

  static double next(double[] state) {
    state[0] = state[0] * 0.9 + state[1];
    return state[0];
  }

  static void nothing(double x) {}

  static double guarded(double x) {
    if (x < 0) {
      throw new IllegalArgumentException("negative " + x);
    }
    return Math.sqrt(x);
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameArgumentTwice(double x) {
    return product(x, x) + branching(x, x);
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double callTwice(double x, double y) {
    double a = branching(x, y);
    double b = branching(a * 0.1, branching(y, x));
    return a * b;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double resultOverwritesArgument(double x, double y) {
    x = branching(x, y);
    y = branching(y, x);
    x = product(x, y);
    return x + y;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double calleeChangesArray(double[] a, double x) {
    double before = a[0] * a[1];
    scale(a, x);
    double between = a[0] * a[2];
    scale(a, a[1]);
    return before * between + a[0] * a[1] * a[2];
  }

  // at {1, 2, 3}, {0.5, 0.7}
  @Differentiable(modes = {GRADIENT, VJP})
  static double calleeChangesOneArray(double[] a, double[] b) {
    scale(b, a[0]);
    scale(a, b[1]);
    return a[0] * a[1] * a[2] * b[0] + b[1];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double arrayReturned(double[] a) {
    double[] b = squares(a);
    double[] c = squares(b);
    b[0] = c[1] * a[0];
    return b[0] * b[1] + c[2] * b[2];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double argumentReturned(double[] a) {
    double[] b = same(a);
    b[0] *= a[1];
    a[1] *= b[0];
    return a[0] * b[1] * b[2];
  }

  // at {1, 2, 3}, {4, 5}, true
  // at {1, 2, 3}, {4, 5}, false
  @Differentiable(modes = {GRADIENT, VJP})
  static double oneOfTwoReturned(double[] a, double[] b, boolean first) {
    double[] c = either(a, b, first);
    c[0] *= c[1];
    double[] d = either(c, a, !first);
    d[1] += a[0] * b[0];
    return a[0] * a[1] * a[2] + b[0] * b[1];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameArrayTwice(double[] a) {
    return dot(a, a) + dot(a, squares(a));
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double someArgumentsActive(double x, double y) {
    return product(x, 3) + product(2, y) * product(4, 5) + branching(3, 2) * x;
  }

  // at 0.7, 1.9
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double passiveParameterPassed(double x, double y) {
    return branching(x, y) + branching(y, x) * product(y, y);
  }

  // at 0.7, {0.2, 0.3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double overloads(double x, double[] a) {
    return over(x) + over(x, 2) + over(2) * x + over(a) + over(x, x);
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double overloaded(double x) {
    return x * x;
  }

  // at 0.7, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double overloaded(double x, double y) {
    return x * y;
  }

  // at {0.7, 0.3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double overloaded(double[] x) {
    return x[0] * overloaded(x[1]);
  }

  // at 0.7, {0.2, 0.3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double varargsCalled(double x, double[] a) {
    return sum() + sum(x) * sum(x, 2, x * x) + sum(a) * sum(a[0], a[1]);
  }

  // at 0.7, {0.2, 0.3}
  // at 0.7, {}
  @Differentiable(modes = {GRADIENT, VJP})
  static double varargsMethod(double x, double... rest) {
    double r = x;
    for (double v : rest) {
      r *= v + x;
    }
    return r + rest.length;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double callInCondition(double x, double y) {
    double r = x;
    if (branching(x, y) > 1 && product(x, y) < 5) {
      r = product(r, y);
    }
    return r > product(0.5, y) ? r * r : branching(r, y);
  }

  // at {1, 2}, 0.7
  // at {1, 2}, -0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double callInIndex(double[] a, double x) {
    a[index(x)] *= x;
    return a[index(x * x - 0.1)] * a[index(-x)];
  }

  // at {1, 2}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double callInLoopHeader(double[] a, double x) {
    double r = x;
    for (int i = index(x); next(a) < 9 && i < 20; i += index(r) + 1) {
      r = r * 0.5 + a[0];
    }
    while (product(r, x) > 0.5) {
      r *= 0.7;
    }
    return r * a[0] * a[1];
  }

  // at {1, 2}, 0.7, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double callInLoop(double[] a, double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r = branching(r * 0.3, x) + next(a);
      scale(a, r * 0.2);
    }
    return r * a[0];
  }

  // at 0.7, true
  // at 0.7, false
  @Differentiable(modes = {GRADIENT, VJP})
  static double callOnOneSide(double x, boolean b) {
    double r = b ? branching(x, 0.5) : product(x, x);
    boolean c = b && branching(x, 2) > 0 || product(x, 2) > 100;
    return c ? r * x : r;
  }

  // at {1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double orderOfCalls(double[] a) {
    return next(a) * 2 + a[0] * next(a) - next(a) * a[1];
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double resultDropped(double x) {
    product(x, x);
    nothing(x);
    Math.sin(x);
    return x * x;
  }

  // at 0.7
  // throws -0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double calleeThrows(double x) {
    double a = guarded(x);
    return a * guarded(a);
  }

  // at {0.7, 1.9}
  @Differentiable(modes = {GRADIENT, VJP})
  static double callsDifferentiable(double[] a) {
    return overloaded(a[0], a[1]) * overloaded(a) + callTwice(a[0], a[1]);
  }

  // at 0.7, 1.9
  // kink 0.7, 1.9 -> 1.33, 0.7
  @SuppressWarnings("adjoint:AD021")
  @Differentiable(wrt = {"x", "y"}, modes = {GRADIENT, VJP})
  static double stopGradientOfConstant(double x, double y) {
    return x * y * Adjoint.stopGradient(1.0) - 0.57 * x + 0.57 * Adjoint.stopGradient(0.0) + 0 * y;
  }

  // kink 0.7, 1.9 -> 1.9, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double stopGradientOfScalar(double x, double y) {
    return Adjoint.stopGradient(y) * x;
  }

  // kink {0.7, 1.9} -> {1.9, 0.7}
  @Differentiable(modes = {GRADIENT, VJP})
  static double stopGradientOfExpression(double[] a) {
    double c = Adjoint.stopGradient(a[0] * a[1]);
    return a[0] * a[1] + c * c;
  }

  // at {1, 2}, {3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsAsArguments(double[] a, double[] b) {
    double[][] m = {a, b, {a[0] * b[0], 2}};
    for (double[] row : m) {
      scale(row, m[2][0]);
    }
    return dot(m[0], m[1]) + dot(m[2], a);
  }

  // at {{1, 2}, {3, 4}}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsOfParameter(double[][] m, double x) {
    scale(m[1], x);
    double d = dot(m[0], m[1]);
    scale(m[0], d);
    return dot(m[0], squares(m[1]));
  }

  static double deep(double x, int level) {
    double a = shallow(x, level);
    return a * shallow(a, level + 1);
  }

  static double shallow(double x, int level) {
    return level > 1 ? Math.sin(x) : x * x + level;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double callsOfCalls(double x) {
    double r = 0;
    for (int i = 0; i < 3; i++) {
      r += deep(x * i, i) * deep(r, 2);
    }
    return r + x;
  }

  static double factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  // at 0.7, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double replacedByCallOfConstants(double x, int n) {
    double y = Math.sin(x);
    double first = x * y;
    y = factorial(n);
    return first + x * y;
  }
}
