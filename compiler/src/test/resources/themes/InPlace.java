package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Algorithms that work in place on their array parameters. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "adjoint:AD028"})
class InPlace {

  // at {{4, 1, 2}, {1, 5, 3}, {2, 3, 6}}
  // at {{0.1, 1, 2}, {1, 5, 3}, {2, 3, 6}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double determinantByLu(double[][] a) {
    int n = a.length;
    double det = 1;
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
      }
      if (p != k) {
        double[] t = a[p];
        a[p] = a[k];
        a[k] = t;
        det = -det;
      }
      det *= a[k][k];
      for (int i = k + 1; i < n; i++) {
        a[i][k] /= a[k][k];
        for (int j = k + 1; j < n; j++) {
          a[i][j] -= a[i][k] * a[k][j];
        }
      }
    }
    return det;
  }

  // at {4, 1, 2, 1, 5, 3, 2, 3, 6}, {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double solveByCholesky(double[] a, double[] b) {
    int n = b.length;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        a[j * n + j] -= a[j * n + k] * a[j * n + k];
      }
      a[j * n + j] = Math.sqrt(a[j * n + j]);
      for (int i = j + 1; i < n; i++) {
        for (int k = 0; k < j; k++) {
          a[i * n + j] -= a[i * n + k] * a[j * n + k];
        }
        a[i * n + j] /= a[j * n + j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i * n + k] * b[k];
      }
      b[i] /= a[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= a[k * n + i] * b[k];
      }
      b[i] /= a[i * n + i];
    }
    return b[0] * b[1] + b[2];
  }

  // at {3, 1, 2, 0.5}, {1, 2, 3, 4}
  // at {0.5, 1, 2, 3}, {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double insertionSort(double[] a, double[] w) {
    for (int i = 1; i < a.length; i++) {
      double v = a[i];
      int j = i - 1;
      while (j >= 0 && a[j] > v) {
        a[j + 1] = a[j];
        j--;
      }
      a[j + 1] = v;
    }
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += w[i] * a[i] * a[i];
    }
    return s;
  }

  // at {3, 1, 2, 0.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double bubbleSort(double[] a) {
    boolean changed;
    do {
      changed = false;
      for (int i = 0; i + 1 < a.length; i++) {
        if (a[i] > a[i + 1]) {
          double t = a[i];
          a[i] = a[i + 1];
          a[i + 1] = t;
          changed = true;
        }
      }
    } while (changed);
    return a[0] + 2 * a[1] * a[3] + a[2] * a[2];
  }

  // at {1, 2, 3, 4, 5}
  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double reverse(double[] a) {
    for (int i = 0, j = a.length - 1; i < j; i++, j--) {
      double t = a[i];
      a[i] = a[j];
      a[j] = t * a[i];
    }
    double r = 1;
    for (double v : a) {
      r = r * 0.3 + v * v;
    }
    return r;
  }

  // at {1, 2, 3, 4, 5}, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double prefixSums(double[] a, int times) {
    for (int t = 0; t < times; t++) {
      for (int i = 1; i < a.length; i++) {
        a[i] += a[i - 1];
      }
      for (int i = a.length - 1; i > 0; i--) {
        a[i] *= a[i - 1] * 0.1;
      }
    }
    return a[4] * a[3] + a[2];
  }

  // at {0, 1, 0.5, -0.3, 0}, 0.2, 4
  // at {0, 1, 0.5, -0.3, 0}, 0.2, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double heatInPlace(double[] u, double k, int steps) {
    for (int t = 0; t < steps; t++) {
      double left = u[0];
      for (int i = 1; i < u.length - 1; i++) {
        double here = u[i];
        u[i] = here + k * (left - 2 * here + u[i + 1]);
        left = here;
      }
    }
    double s = 0;
    for (double v : u) {
      s += v * v;
    }
    return s;
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double productTree(double[] a) {
    for (int step = 1; step < a.length; step *= 2) {
      for (int i = 0; i + step < a.length; i += 2 * step) {
        a[i] = a[i] * a[i + step] + Math.sin(a[i + step]);
      }
    }
    return a[0];
  }

  // at {1, 0.5, -0.3}, {0.2, 0.4, 0.1}, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double pingPongBetweenParameters(double[] a, double[] b, int n) {
    for (int t = 0; t < n; t++) {
      for (int i = 0; i < a.length; i++) {
        b[i] = a[i] * b[(i + 1) % b.length] + 1;
      }
      for (int i = 0; i < a.length; i++) {
        a[i] = Math.sin(b[i]) * a[i];
      }
    }
    return a[0] * b[1] + a[2];
  }

  // at {3, 1, 2}
  // writes a
  @Differentiable(modes = VJP)
  static void softmax(double[] a) {
    double max = a[0];
    for (double v : a) {
      max = Math.max(max, v);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.exp(a[i] - max);
      sum += a[i];
    }
    for (int i = 0; i < a.length; i++) {
      a[i] /= sum;
    }
  }

  // at {{2, 1}, {0.5, 3}}, {0.3, 0.7}
  // writes m
  @Differentiable(modes = VJP)
  static void rankOneUpdate(double[][] m, double[] v) {
    for (int i = 0; i < m.length; i++) {
      double[] row = m[i];
      for (int j = 0; j < row.length; j++) {
        row[j] += v[i] * v[j];
      }
    }
  }

  // at {{1, 2}, {3, 5}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double inverseByGaussJordan(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double pivot = a[k][k];
      a[k][k] = 1;
      for (int j = 0; j < n; j++) {
        a[k][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        if (i == k) {
          continue;
        }
        double f = a[i][k];
        a[i][k] = 0;
        for (int j = 0; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
      }
    }
    return a[0][0] * a[1][1] + 2 * a[0][1] - a[1][0];
  }
}
