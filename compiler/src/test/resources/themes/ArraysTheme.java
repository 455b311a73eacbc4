package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;
import java.util.Arrays;

/** Arrays: made, copied, filled, of every rank, as results and outputs. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD028"})
class ArraysTheme {
  static final double[] TABLE = {0.5, 1.5, 2.5};
  static final int[][] PAIRS = {{0, 1}, {2, 0}};

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double initialisers(double x, double y) {
    double[] a = {x, y, x * y, 1};
    double[][] b = {{x}, {y, x}, a, {}};
    double[] c = new double[] {b[1][0] * a[2], b[2][3]};
    b[0][0] *= c[0];
    return a[0] * b[0][0] + b[1][1] * c[1] * b[2][2];
  }

  // at 0.7, 3
  // throws 0.7, -1
  // at 0.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double allocation(double x, int n) {
    double[] a = new double[n];
    double r = x;
    for (int i = 0; i < a.length; i++) {
      r += a[i];
      a[i] = r * x;
    }
    for (double v : a) {
      r *= v + 1;
    }
    return r;
  }

  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double jaggedAllocation(double x, int n) {
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        a[i][j] = j == 0 ? x : a[i - 1][j - 1] * x + (j < i ? a[i - 1][j] : 1);
      }
    }
    double r = 0;
    for (double v : a[n - 1]) {
      r += v * v;
    }
    return r;
  }

  // at {{{1, 2}, {3}}, {{4, 5, 6}}}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double rankThree(double[][][] a, double x) {
    double r = x;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        for (int k = 0; k < a[i][j].length; k++) {
          r = r * 0.5 + a[i][j][k] * x;
          a[i][j][k] *= r;
        }
      }
    }
    double[][] b = a[1];
    double[] c = b[0];
    return r * c[2] + a[0][1][0] * b[0][1];
  }

  // at 0.7, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double allocatedRankThree(double x, int n) {
    double[][][] a = new double[n][n + 1][2];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= n; j++) {
        a[i][j][i % 2] = x * (i + j);
        a[i][j][1] += a[i][j][0] * x;
      }
    }
    double r = 0;
    for (double[][] b : a) {
      for (double[] c : b) {
        r += c[0] * c[1] + c[1];
      }
    }
    return r;
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double cloned(double[] a) {
    double[] b = a.clone();
    b[0] *= a[1];
    a[1] = b[0] * b[2];
    double[] c = b.clone();
    return a[0] * b[0] + a[1] * c[1] * c[2];
  }

  // at {{1, 2}, {3, 4}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double shallowClone(double[][] a) {
    double[][] b = a.clone();
    b[0][0] *= a[1][1];
    b[1] = new double[] {a[0][0], 2};
    b[1][0] *= 3;
    return a[0][0] * a[1][0] + b[1][0] * b[1][1];
  }

  // at {1, 2, 3}, 5
  // at {1, 2, 3}, 2
  // throws {1, 2, 3}, -2
  @Differentiable(modes = {GRADIENT, VJP})
  static double copyOf(double[] a, int n) {
    double[] b = Arrays.copyOf(a, n);
    double r = 1;
    for (int i = 0; i < n; i++) {
      b[i] += i;
      r *= b[i];
    }
    a[0] *= 2;
    return r * a[0];
  }

  // at {1, 2, 3}, 1, 5
  // at {1, 2, 3}, 0, 2
  // throws {1, 2, 3}, 2, 1
  // throws {1, 2, 3}, 4, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double copyOfRange(double[] a, int from, int to) {
    double[] b = Arrays.copyOfRange(a, from, to);
    double r = 1;
    for (int i = 0; i < b.length; i++) {
      b[i] = b[i] * b[i] + a[0];
      r *= b[i];
    }
    return r;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double fill(double[] a, double x) {
    double p = a[0] * a[1];
    Arrays.fill(a, x);
    a[1] *= p;
    Arrays.fill(a, 0, 1, a[1] * x);
    return a[0] * a[1] * a[2] + p;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double fillAll(double[] a, double x) {
    double p = a[0] * a[1] * a[2];
    Arrays.fill(a, x * p);
    return a[0] * a[1] + a[2] * x;
  }

  // at {1, 2, 3, 4, 5}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double fillRange(double[] a, double x) {
    Arrays.fill(a, 1, 4, x * a[4]);
    Arrays.fill(a, 2, 2, 7);
    double r = 1;
    for (double v : a) {
      r *= v;
    }
    Arrays.fill(a, 0);
    return r + a[2];
  }

  // at {1, 2, 3}, {4, 5, 6, 7}
  @Differentiable(modes = {GRADIENT, VJP})
  static double arraycopy(double[] a, double[] b) {
    b[0] *= a[0];
    System.arraycopy(a, 1, b, 2, 2);
    a[1] *= b[0];
    System.arraycopy(b, 0, a, 0, 2);
    return a[0] * a[1] * a[2] + b[1] * b[2] * b[3];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double onlyCopied(double[] a) {
    double[] b = a.clone();
    b[0] *= b[1];
    return b[0] * b[2];
  }

  // at {1, 2, 3, 4}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double constantsCopied(double[] a, double x) {
    double[] table = {2, 3};
    double p = a[0] * a[1] * a[2] * a[3] * x;
    System.arraycopy(table, 0, a, 1, 2);
    return p + a[0] * a[1] * a[2] * a[3];
  }

  // at {1, 2, 3, 4, 5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double overlappingArraycopy(double[] a) {
    System.arraycopy(a, 0, a, 1, 4);
    a[2] *= a[0];
    System.arraycopy(a, 2, a, 0, 3);
    return a[0] * a[1] + a[2] * a[3] * a[4];
  }

  // at {1, 2, 3}, 2, 2
  // at {1, 2, 3}, 0, 0
  // throws {1, 2, 3}, 2, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double arraycopyBounds(double[] a, int at, int n) {
    double[] b = new double[4];
    b[3] = a[0] * a[1];
    System.arraycopy(a, 0, b, at, n);
    return b[3] * b[2] + b[0] * a[2];
  }

  // at {1, 2, 3, 4, 5}, 3
  // at {1, 2, 3, 4, 5}, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double shiftsInLoop(double[] a, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      double first = a[0];
      System.arraycopy(a, 1, a, 0, a.length - 1);
      a[a.length - 1] = first * a[0];
      r += a[a.length - 1] * r * 0.1;
    }
    return r;
  }

  // at {{1, 2}, {3, 4}, {5, 6}}, 0, 2
  // at {{1, 2}, {3, 4}, {5, 6}}, 1, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double swappedRows(double[][] a, int i, int j) {
    double[] t = a[i];
    a[i] = a[j];
    a[j] = t;
    t[0] *= a[i][1];
    return a[0][0] * a[0][1] + 2 * a[1][0] * a[1][1] + 3 * a[2][0] * a[2][1] * a[2][1];
  }

  // at {{1, 2}, {3, 4}, {5, 6}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowReferences(double[][] a) {
    double[] row = a[0];
    double r = 1;
    for (int i = 0; i < a.length; i++) {
      row[0] += a[i][1] * r;
      row = a[i];
      r *= row[0];
    }
    row[1] = r;
    return a[2][1] * a[0][0] * row[0];
  }

  // at 0.7, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double constantTable(double x, int k) {
    double r = TABLE[k] * x;
    for (double v : TABLE) {
      r = r * x + v;
    }
    for (int[] pair : PAIRS) {
      r += TABLE[pair[0]] * x * pair[1];
    }
    return r;
  }

  // at {0.7, 0.2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double intArrays(double[] a) {
    int[] k = {1, 0, 1};
    int[] copy = k.clone();
    Arrays.fill(k, 1, 3, 0);
    k[0]--;
    copy[k[0]] ^= 1;
    int[][] table = new int[2][3];
    table[1] = copy;
    return a[copy[0]] * a[k[1]] * table[1][2] + a[table[1][1]];
  }

  // at {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixIJK(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c[0][0] * c[1][1] - c[0][1] * c[1][0] + c[0][1];
  }

  // at {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixIKJ(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        double v = a[i][k];
        for (int j = 0; j < 2; j++) {
          c[i][j] += v * b[k][j];
        }
      }
    }
    return c[0][0] * c[1][1] - c[0][1] * c[1][0] + c[0][1];
  }

  // at {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixJIK(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < 2; i++) {
        double s = 0;
        for (int k = 0; k < 2; k++) {
          s += a[i][k] * b[k][j];
        }
        c[i][j] = s;
      }
    }
    return c[0][0] * c[1][1] - c[0][1] * c[1][0] + c[0][1];
  }

  // at {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixJKI(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int j = 0; j < 2; j++) {
      for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 2; i++) {
          c[i][j] = c[i][j] + a[i][k] * b[k][j];
        }
      }
    }
    return c[0][0] * c[1][1] - c[0][1] * c[1][0] + c[0][1];
  }

  // at {1, 2, 3, 4}, {5, 6, 7, 8}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixKIJ(double[] a, double[] b) {
    double[] c = new double[4];
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          c[i * 2 + j] += a[i * 2 + k] * b[k * 2 + j];
        }
      }
    }
    return c[0] * c[3] - c[1] * c[2] + c[1];
  }

  // at {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double matrixKJI(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int k = 0; k < 2; k++) {
      double[] row = b[k];
      for (int j = 0; j < 2; j++) {
        for (int i = 0; i < 2; i++) {
          c[i][j] += row[j] * a[i][k];
        }
      }
    }
    return c[0][0] * c[1][1] - c[0][1] * c[1][0] + c[0][1];
  }

  // at {1, 2, 3}, 0.7
  // at {}, 0.7
  @Differentiable(modes = VJP)
  static double[] arrayResult(double[] a, double x) {
    double[] r = new double[a.length + 1];
    for (int i = 0; i < a.length; i++) {
      r[i] += a[i] * x;
      r[i + 1] = r[i] * a[i] + Math.sin(x);
    }
    return r;
  }

  // at {1, 2, 3}, 0.7
  @Differentiable(modes = VJP)
  static double[] parameterAsResult(double[] a, double x) {
    a[1] *= x * a[0];
    return a;
  }

  // at {1, 2, 3}, 0.7
  // at {1, 2, 3}, -0.7
  @Differentiable(modes = VJP)
  static double[] severalResults(double[] a, double x) {
    if (x < 0) {
      return a;
    }
    double[] b = a.clone();
    b[0] *= x;
    if (x > 10) {
      return new double[] {x};
    }
    b[1] *= b[0];
    return b;
  }

  // at {{1, 2}, {3}}, 0.7
  @Differentiable(modes = VJP)
  static double[][] matrixResult(double[][] a, double x) {
    double[][] r = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      r[i] = a[i].clone();
      for (int j = 0; j < r[i].length; j++) {
        r[i][j] *= x * a[0][j];
      }
    }
    return r;
  }

  // at {1, 2, 3}, {0, 0, 0}
  // writes out
  @Differentiable(modes = VJP)
  static void output(double[] a, double[] out) {
    for (int i = 0; i < a.length; i++) {
      out[i] = a[i] * a[(i + 1) % a.length];
    }
  }

  // at {1, 2, 3}, {4, 5, 6}, 0.3
  // writes out
  @Differentiable(modes = VJP)
  static void outputAddedTo(double[] a, double[] out, double x) {
    for (int i = 0; i < a.length; i++) {
      out[i] += Math.sin(a[i] * x) * out[0];
    }
  }

  // at {1, 2, 3}, 0.3, true
  // at {1, 2, 3}, 0.3, false
  // writes a
  @Differentiable(modes = VJP)
  static void inPlaceOutput(double[] a, double x, boolean early) {
    a[0] *= a[1];
    if (early) {
      return;
    }
    a[1] = a[0] * x;
  }

  // at {1, 2, 3}, {{0, 1}, {2}}, 0.3
  // writes a m
  @Differentiable(modes = VJP)
  static void twoOutputs(double[] a, double[][] m, double x) {
    a[0] *= m[0][1];
    m[1][0] = a[0] * x;
    m[0][0] += m[1][0];
  }

  // at {{1, 2}, {3, 4}, {5, 6}}, 0.3
  // writes m
  @Differentiable(modes = VJP)
  static void rowsMovedInOutput(double[][] m, double x) {
    double[] t = m[0];
    m[0] = m[2];
    m[2] = t;
    m[0][1] *= m[1][0] * x;
    m[1] = m[0];
    t[0] += x * m[1][1];
  }

  // at {{1, 2}, {3, 4}, {5, 6}}, 0.3
  @Differentiable(modes = VJP)
  static double[][] rowsMovedInResult(double[][] m, double x) {
    double[][] r = {m[2], m[0], {x, m[1][1]}};
    m[0] = m[1];
    r[1][0] *= m[0][1];
    m[2][1] += r[1][0] * x;
    return r;
  }

  // at {{1, 2}, {3, 4}}, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowReplaced(double[][] m, double x) {
    double p = m[0][0] * m[1][1];
    m[0] = new double[] {x, p, x * p};
    m[0][2] *= m[1][0];
    return m[0][2] * m[0][1] + m[0].length;
  }

  // at 0.7, 1.9
  @Differentiable(modes = VJP)
  static double[] passiveEntries(double x, double y) {
    return new double[] {1, x * y, 3};
  }

  // at {1, 2, 3}
  // throws null
  @Differentiable(modes = {GRADIENT, VJP})
  static double nullArray(double[] a) {
    return a[0] * a[a.length - 1];
  }

  // throws {1, 2, 3}, 3
  // throws {1, 2, 3}, -1
  // at {1, 2, 3}, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double outOfBounds(double[] a, int k) {
    double p = a[0] * a[2];
    a[k] *= p;
    return a[k] * p;
  }

  // at {{1, 2}, null, {3}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double nullRow(double[][] a) {
    double r = 1;
    for (double[] row : a) {
      if (row != null) {
        r *= row[0];
      }
    }
    return r;
  }

  // at {1, 2}, {0, 1}, 1
  // at {1, 2}, null, 0
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double unusedNullArray(double[] a, double[] weights, int k) {
    double r = a[0] * a[1];
    if (k > 0) {
      r *= weights[k];
    }
    return r;
  }

  // at {1, 2, 3, 4, 5, 6}, 2, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double transposed(double[] a, int n, int m) {
    double[][] t = new double[m][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        t[j][i] = a[i * m + j];
      }
    }
    double r = 0;
    for (int j = 0; j < m; j++) {
      double p = 1;
      for (double v : t[j]) {
        p *= v;
      }
      r += p * (j + 1);
    }
    return r;
  }

  // at {1, 2, 3}, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double arraysDeclaredInLoop(double[] a, double x) {
    double r = 0;
    for (int i = 0; i < a.length; i++) {
      double[] t = {a[i], x, r};
      double[] u = i == 1 ? a : t;
      u[0] *= t[1];
      r += u[0] * t[2] + t[0];
    }
    return r * a[1] * a[0];
  }

  // at {1, 2, 3}, 0.3, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double arrayKeptFromEarlierIteration(double[] a, double x, int n) {
    double[] kept = a;
    for (int i = 0; i < n; i++) {
      double[] t = new double[3];
      t[0] = kept[0] * x + i;
      t[1] = kept[1] * kept[0];
      t[2] = t[0] + kept[2] * 0.5;
      kept[1] = 7;
      kept = t;
    }
    return kept[0] * kept[1] + kept[2] + a[1];
  }

  // at 0.3, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double ringOfRows(double x, int n) {
    double[][] ring = new double[3][2];
    ring[0][0] = x;
    ring[0][1] = x * x;
    for (int i = 1; i < n; i++) {
      double[] now = ring[i % 3];
      double[] was = ring[(i - 1) % 3];
      double t = now[0];
      now[0] = was[0] * was[1] + t;
      now[1] = was[0] + x * now[0];
    }
    return ring[(n - 1) % 3][1] * ring[(n - 2) % 3][0];
  }

  // at 0.3
  // at 1.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double indexFromOverwritten(double x) {
    double[] a = {1, x, 3};
    a[a[1] < 1 ? 1 : 0] = 2;
    a[a[0] < 2 ? 0 : 2] += x * a[2];
    return a[0] * a[1] + a[2] * a[2];
  }

  // at {0.3, 0.8, 1.1}, {{1, 2, 3}, {0.4, 0.5}, {7, 0.1}}
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double copiesOfPassiveRows(double[] x, double[][] c) {
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      double[] w = Arrays.copyOf(c[i], 2);
      for (int j = 0; j < w.length; j++) {
        s = Math.sin(s) * x[i] * w[j] + w[1];
      }
    }
    return s;
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double planesAndRowsMoved(double[] x) {
    double[][][] cube = new double[2][2][3];
    for (int i = 0; i < 3; i++) {
      cube[0][0][i] = x[i];
      cube[1][1][i] = x[i] * x[0];
    }
    double[][] plane = cube[0];
    cube[0] = cube[1];
    cube[1] = plane;
    cube[1][1] = cube[0][1];
    cube[0][0] = cube[1][0];
    cube[1][1][2] *= x[1];
    return cube[0][0][1] * cube[0][1][2] + cube[1][0][0] * cube[1][1][1];
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsPutIntoCube(double[] x) {
    double[][][] cube = new double[2][2][];
    cube[0][1] = x.clone();
    cube[1][0] = cube[0][1];
    double[][][] planes = new double[2][][];
    planes[1] = cube[0];
    planes[0] = new double[][] {{x[0], 2}, cube[1][0]};
    planes[0][1][0] *= x[2];
    return planes[1][1][0] * planes[0][0][0] + cube[1][0][1];
  }
}
