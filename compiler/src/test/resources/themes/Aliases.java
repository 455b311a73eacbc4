package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;
import java.util.Arrays;

/** Several names for one array. {@code &p{…}} in a point names an array, {@code &p} is it again. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD028"})
class Aliases {

  // at {1, 2}, {3, 4}
  // at &p{1, 2}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameArrayTwice(double[] a, double[] b) {
    return a[0] * b[1] + a[1] * a[1] * b[0];
  }

  // at {1, 2}, {3, 4}
  // refused &p{1, 2}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameArrayTwiceAndWritten(double[] a, double[] b) {
    a[0] *= b[1];
    return a[0] * b[0] + a[1];
  }

  // at {1, 2}, {3, 4}, {5, 6}, {7, 8}, {2, 3}, {4, 1}, {2, 5}
  // at {1, 2}, {3, 4}, {5, 6}, &p{7, 8}, {2, 3}, &p, {2, 5}
  // refused &p{1, 2}, {3, 4}, {5, 6}, {7, 8}, {2, 3}, &p, {2, 5}
  // refused {1, 2}, {3, 4}, {5, 6}, &p{7, 8}, {2, 3}, {4, 1}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double manyArrays(
      double[] a, double[] b, double[] c, double[] d, double[] e, double[] f, double[] g) {
    a[0] *= b[1] + c[0] * g[0];
    g[0] += a[0] * d[1] * e[0] * f[1];
    return a[0] * g[0] + a[1] * d[0] * f[0] + g[1] * e[1] * b[0] * c[1];
  }

  // at {{1, 2}, {3}}, {{4, 5}, {6}}, {{7, 8}, {9}}, {2, 3}, {4, 1}
  // at {{1, 2}, {3}}, {{4, 5}, {6}}, {{7, 8}, {9}}, &p{2, 3}, &p
  // at {{1, 2}, {3}}, {&p{4, 5}, {6}}, {{7, 8}, {9}}, &p, {4, 1}
  // refused {{1, 2}, &p{3}}, {{4, 5}, &p}, {{7, 8}, {9}}, {2, 3}, {4, 1}
  // refused {&p{1, 2}, {3}}, {{4, 5}, {6}}, {{7, 8}, {9}}, {2, 3}, &p
  // refused &p{{1, 2}, {3}}, {{4, 5}, {6}}, &p, {2, 3}, {4, 1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double manyMatrices(double[][] a, double[][] b, double[][] c, double[] d, double[] e) {
    a[0][0] *= b[0][1] + d[0] * e[1];
    c[1][0] += a[0][0] * b[1][0] * d[1];
    return a[0][0] * c[1][0] + a[1][0] * c[0][1] * e[0] + a[0][1] * b[0][0];
  }

  // at {1, 2}, {3, 4}
  // at &p{1, 2}, &p
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double passiveTwin(double[] a, double[] b) {
    return a[0] * 3 + (b.length > 1 ? a[1] * a[1] : 0);
  }

  // at {{1, 2}, {3, 4}}, {5, 6}
  // refused {&p{1, 2}, {3, 4}}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowOfOther(double[][] m, double[] a) {
    a[0] *= m[0][1];
    return m[0][0] * a[0] + m[1][1] * a[1];
  }

  // at {{1, 2}, {3, 4}}
  // at {&p{1, 2}, &p}
  @Differentiable(modes = {GRADIENT, VJP})
  static double sharedRowsRead(double[][] m) {
    return m[0][0] * m[1][1] + m[0][1] * m[0][1] * m[1][0];
  }

  // at {{1, 2}, {3, 4}}
  // refused {&p{1, 2}, &p}
  @Differentiable(modes = {GRADIENT, VJP})
  static double sharedRowsWritten(double[][] m) {
    m[0][0] *= m[1][1];
    return m[0][0] * m[1][0] + m[0][1];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double localAlias(double[] a) {
    double[] b = a;
    b[0] *= a[1];
    a[1] += b[0];
    double[] c = b;
    c[2] = a[1] * c[2];
    return a[0] * b[1] * c[2];
  }

  // at {1, 2, 3}, true
  // at {1, 2, 3}, false
  @Differentiable(modes = {GRADIENT, VJP})
  static double perhapsAlias(double[] a, boolean alias) {
    double[] b = new double[] {4, 5, a[0]};
    if (alias) {
      b = a;
    }
    b[0] *= a[1];
    a[1] *= b[0];
    return a[0] * b[1] + b[2] * a[2];
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double sharedRowsOfLocal(double x, double y) {
    double[] row = {x, y};
    double[][] m = {row, row, {y, x}};
    m[0][0] *= y;
    m[1][1] += m[0][0];
    m[2] = m[1];
    m[2][0] *= m[0][1];
    return m[0][0] * m[1][1] + row[0];
  }

  // at {1, 2, 3}, {4, 5, 6}, 3
  // at {1, 2, 3}, {4, 5, 6}, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double swappedParameters(double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      double[] t = a;
      a = b;
      b = t;
      a[i % 3] += b[0] * b[(i + 1) % 3];
    }
    return a[0] * b[1] + a[2] * b[2];
  }

  // at {{1, 2}, {3, 4}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowStoredInOtherMatrix(double[][] m) {
    double[][] n = new double[2][];
    n[0] = m[1];
    n[1] = m[0];
    n[0][0] *= m[0][1];
    m[0] = n[0];
    m[0][1] += 2 * n[1][0];
    return m[0][0] * m[1][1] + n[1][1] * n[0][1];
  }

  // at {1, 2, 3}, 1
  // at {1, 2, 3}, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameIndexTwice(double[] a, int k) {
    int j = 1;
    a[k] = a[j] * a[k];
    a[j] += a[k] * 2;
    a[k] *= a[j];
    return a[j] * a[k] + a[2] * a[0];
  }

  static void both(double[] a, double[] b) {
    a[0] *= b[1];
    b[1] += a[0] * b[0];
  }

  // at {1, 2}, {3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double aliasedArgumentsOfCallee(double[] a, double[] b) {
    both(a, b);
    both(a, a);
    double[] c = b;
    both(b, c);
    return a[0] * a[1] + b[0] * b[1];
  }

  // at {1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double replacedInMatrix(double[] a) {
    double[][] m = new double[2][];
    m[0] = a;
    m[1] = new double[] {a[1], a[0]};
    double[] was = m[1];
    m[1] = m[0];
    m[1][0] *= was[0];
    was[1] += m[0][0];
    return was[0] * was[1] + a[0] * m[1][1];
  }

  // at {1, 2}, {3, 4}
  // at &p{1, 2}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double identityDecides(double[] a, double[] b) {
    return a == b ? a[0] * 5 : a[0] * b[1];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double copiedAnewInSumLoop(double[] x) {
    double[] current = x;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double[] next = current.clone();
      sum += next[i] * next[0];
      current = next;
    }
    return sum;
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rangesOfRangesInSumLoop(double[] x) {
    double[] current = x;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i + 1) * current[0] * current[0];
      current = Arrays.copyOfRange(current, 1, current.length + 1);
    }
    return sum;
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double integersHandedOnInSumLoop(double[] x) {
    int[] current = new int[2];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      int[] next = new int[2];
      next[0] = current[1] + 1;
      next[1] = current[0];
      current = next;
      sum += x[i] * x[i] * current[0];
    }
    return sum;
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsCollectedInSumLoop(double[] x) {
    double[][] weights = new double[x.length][];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      weights[i] = new double[2];
      weights[i][0] = i + 1;
      sum += x[i] * x[i] * weights[i / 2][0];
    }
    return sum;
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsCollectedByHelper(double[] x) {
    int[][] rows = new int[x.length][];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += collected(x[i], rows, i, 2);
    }
    return sum;
  }

  static double collected(double x, int[][] rows, int i, int depth) {
    if (depth > 0) {
      return collected(x * 1.5, rows, i, depth - 1);
    }
    rows[i] = new int[] {i + 1};
    return x * x * rows[i / 2][0];
  }

  // at {1, 2}
  // at {0.5, -1, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsAreTheOtherArgument(double[] x) {
    addFirst(new double[][] {x, x}, x, 2);
    return x[0] * x[1];
  }

  static int addFirst(double[][] rows, double[] x, int depth) {
    for (int i = 0; i < rows.length; i++) {
      rows[i][i % rows[i].length] += x[0];
    }
    return depth > 0 ? addFirst(rows, x, depth - 1) : 0;
  }

  // at {1, 2}, {3, 4}
  // refused &p{1, 2}, &p
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double passiveTwinOfWritten(double[] a, double[] b) {
    double s = a[0] * b[1];
    a[1] *= 3;
    return s * a[1] * b[0];
  }

  // at {1, 2}, {3, 4}, {5, 6}
  // refused {1, 2}, &p{3, 4}, &p
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double passiveTwins(double[] a, double[] b, double[] c) {
    double s = 1;
    for (int i = 0; i < a.length; i++) {
      s = Math.sin(s) * a[i] * c[i];
      b[i] += 1;
    }
    return s;
  }

  // at {1, 2, 3}, {0, 1, 2}, {1, 0, 2}
  // at {1, 2, 3}, &p{0, 1, 2}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double indicesPassedTwice(double[] a, int[] p, int[] q) {
    double s = 1;
    for (int i = 0; i < a.length; i++) {
      s = Math.sin(s) * a[q[i]] + a[q[0]];
      p[0] = (p[0] + 1) % 3;
    }
    return s;
  }

  // at {1, 2, 3}, {{0, 1, 2}, {1, 1, 0}}, {1, 0, 2}
  // at {1, 2, 3}, {{0, 1, 2}, &p{1, 1, 0}}, &p
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowOfIndices(double[] a, int[][] p, int[] q) {
    double s = 1;
    for (int i = 0; i < a.length; i++) {
      s = Math.sin(s) * a[q[i]] + a[q[0]];
      p[1][0] = (p[1][0] + 1) % 3;
    }
    return s;
  }

  // at {{1, 2, 3, 4}, {0.5, 0.6, 0.7, 0.8}, {1, 1, 1, 1}}, 1, 1
  // at {{1, 2, 3, 4}, {0.5, 0.6, 0.7, 0.8}, {1, 1, 1, 1}}, 0, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double oneRowByTwoIndices(double[][] m, int a, int b) {
    for (int t = 0; t < 3; t++) {
      for (int j = 0; j < 3; j++) {
        m[a][j + 1] = m[b][j] * 0.5;
      }
      for (int j = 0; j < 3; j++) {
        m[a][2] += m[b][j] * 0.5;
      }
      double[] row = m[0];
      m[0] = m[1];
      m[1] = row;
    }
    return m[1][3] * m[1][1] + m[a][2] + m[0][2] * m[0][3];
  }
}
