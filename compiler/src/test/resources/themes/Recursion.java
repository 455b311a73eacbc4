package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Methods that call themselves. */
@SuppressWarnings({"adjoint:AD021"})
class Recursion {

  // at 1.3, 0
  // at 1.3, 1
  // at 1.3, 13
  @Differentiable(modes = {GRADIENT, VJP})
  static double powerBySquaring(double x, int n) {
    if (n == 0) {
      return 1;
    }
    double half = powerBySquaring(x, n / 2);
    return n % 2 == 0 ? half * half : half * half * x;
  }

  // at 0.9, 0.4, 6
  // at 0.9, 0.4, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double twoCalls(double x, double y, int n) {
    if (n <= 1) {
      return n == 0 ? x : y;
    }
    return twoCalls(x, y, n - 1) * x + Math.sin(twoCalls(y, x, n - 2));
  }

  static double odd(double x, int n) {
    return n == 0 ? x : even(x * x * 0.9, n - 1) + x;
  }

  // at 0.9, 5
  // at 0.9, 4
  // at 0.9, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double even(double x, int n) {
    if (n == 0) {
      return Math.cos(x);
    }
    return odd(Math.sin(x), n - 1) * x;
  }

  // at {1, 2, 0.5, -1}, 0, 4
  // at {1, 2, 0.5, -1, 3}, 1, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double divideAndConquer(double[] a, int from, int to) {
    if (to - from == 1) {
      return a[from] * a[from];
    }
    int middle = (from + to) / 2;
    double left = divideAndConquer(a, from, middle);
    double right = divideAndConquer(a, middle, to);
    return left * right + a[middle];
  }

  // at {1, 2, 0.5, -1}, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double changesArray(double[] a, int k) {
    if (k == a.length) {
      return 1;
    }
    double was = a[k];
    a[k] = Math.sin(was) * a[(k + 1) % a.length];
    double rest = changesArray(a, k + 1);
    a[(k + 1) % a.length] *= rest;
    return rest * a[k] + was;
  }

  static void fill(double[] a, int k, double x) {
    if (k < a.length) {
      a[k] = x;
      fill(a, k + 1, x * x + a[0]);
      a[k] += a[a.length - 1] * x;
    }
  }

  // at 0.3, {0.2, 1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double recursionWithoutResult(double x, double[] b) {
    double[] a = new double[4];
    fill(a, 0, x);
    double s = 0;
    for (int i = 0; i < 4; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  static double[] doubled(double[] a, int n) {
    if (n == 0) {
      return a;
    }
    double[] r = new double[a.length * 2];
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i / 2] * (i + 1);
    }
    return doubled(r, n - 1);
  }

  // at {0.3, 0.7}, 3
  // at {0.3, 0.7}, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double recursionReturnsArray(double[] a, int n) {
    double[] r = doubled(a, n);
    double p = 1;
    for (double v : r) {
      p += v * p * 0.01;
    }
    return p + r[0];
  }

  // at 0.5, 0.1, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double recursionInLoop(double x, double y, int depth) {
    double r = y;
    for (int i = 0; i < depth; i++) {
      r += x * recursionInLoop(x * 0.9, r * x, depth - 1 - i);
      if (r > 3) {
        break;
      }
    }
    return r * r;
  }

  static double adaptive(double a, double b, double fa, double fb, double p, int depth) {
    double m = (a + b) / 2;
    double fm = Math.exp(-p * m * m);
    double whole = (b - a) * (fa + fb) / 2;
    double halves = (b - a) * (fa + 2 * fm + fb) / 4;
    if (depth == 0 || Math.abs(whole - halves) < 1e-3) {
      return halves;
    }
    return adaptive(a, m, fa, fm, p, depth - 1) + adaptive(m, b, fm, fb, p, depth - 1);
  }

  // at 0.5, 2.5, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double adaptiveQuadrature(double a, double b, double p) {
    return adaptive(a, b, Math.exp(-p * a * a), Math.exp(-p * b * b), p, 8);
  }

  // at 2.5, 1.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double arithmeticGeometricMean(double a, double b) {
    return Math.abs(a - b) < 1e-15 * a
        ? a
        : arithmeticGeometricMean((a + b) / 2, Math.sqrt(a * b));
  }

  // at 2, 3
  // throws 2, -1
  @Differentiable(modes = {GRADIENT, VJP})
  static double throwsAtDepth(double x, int n) {
    if (n < 0) {
      throw new IllegalStateException("depth");
    }
    if (n % 4 == 3 && x > 100) {
      throw new IllegalStateException("large");
    }
    return n == 0 ? x : x * throwsAtDepth(x * 0.5, n - 1);
  }

  // at {0.5, 1.5, -0.3}, 0.8, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double hornerByRecursion(double[] c, double x, int k) {
    return k < 0 ? 0 : hornerByRecursion(c, x, k - 1) * x + c[k];
  }

  static double ackermannLike(double x, int m, int n) {
    if (m == 0) {
      return x + n * 0.1;
    }
    if (n == 0) {
      return ackermannLike(Math.sin(x), m - 1, 1);
    }
    return ackermannLike(ackermannLike(x * 0.9, m, n - 1), m - 1, n % 2);
  }

  // at 0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double nestedRecursion(double x) {
    return ackermannLike(x, 2, 2);
  }

  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double resultReplacesArgument(double x, int n) {
    double y = x * x;
    y = powerBySquaring(y, n);
    return x * y + y;
  }

  static double pairs(double[] a, double[] b, int k) {
    return k == 0 ? 0 : a[k - 1] * b[k - 1] * b[k - 1] + pairs(a, b, k - 1);
  }

  // at {1, 2, 3}, {0.5, -1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double twoArraysPassedOn(double[] a, double[] b) {
    return pairs(a, b, a.length) + a[0] * b[1];
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double arraysOfPassiveHelper(double[] x) {
    double sum = 0;
    int[] last = {0};
    for (int k = 0; k < 3; k++) {
      int[] order = permuted(x.length, k);
      sum = sum * x[order[k]] + x[last[0]];
      last = order;
    }
    return sum;
  }

  private static int[] permuted(int n, int depth) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (3 * i + depth) % n;
    }
    if (depth > 0) {
      int[] inner = permuted(n, depth - 1);
      for (int i = 0; i < n; i++) {
        order[i] = (order[i] + inner[i]) % n;
      }
    }
    return order;
  }
}
