package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The heat equation on a plate, by a five-point stencil; the sum of squares at the end. */
public final class Heat {
  private Heat() {}

  @Differentiable(wrt = "start")
  public static double energy(double[][] start, int steps, double k) {
    int n = start.length;
    int m = start[0].length;
    double[][] u = new double[n][m];
    double[][] next = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        u[i][j] = start[i][j];
        next[i][j] = start[i][j];
      }
    }
    for (int t = 0; t < steps; t++) {
      for (int i = 1; i < n - 1; i++) {
        for (int j = 1; j < m - 1; j++) {
          next[i][j] =
              u[i][j] + k * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1] - 4 * u[i][j]);
        }
      }
      double[][] swap = u;
      u = next;
      next = swap;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        sum += u[i][j] * u[i][j];
      }
    }
    return sum;
  }

  /** The transposed steps, each scattering what it has to where it came from. */
  static double plain(double[][] start, int steps, double k, double[][] dStart) {
    int n = start.length;
    int m = start[0].length;
    double[][] u = new double[n][m];
    double[][] next = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        u[i][j] = start[i][j];
        next[i][j] = start[i][j];
      }
    }
    for (int t = 0; t < steps; t++) {
      for (int i = 1; i < n - 1; i++) {
        for (int j = 1; j < m - 1; j++) {
          next[i][j] =
              u[i][j] + k * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1] - 4 * u[i][j]);
        }
      }
      double[][] swap = u;
      u = next;
      next = swap;
    }
    double sum = 0;
    double[][] du = new double[n][m];
    double[][] dNext = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        sum += u[i][j] * u[i][j];
        du[i][j] = 2 * u[i][j];
      }
    }
    for (int t = steps - 1; t >= 0; t--) {
      double[][] swap = du;
      du = dNext;
      dNext = swap;
      for (int i = 1; i < n - 1; i++) {
        for (int j = 1; j < m - 1; j++) {
          double d = dNext[i][j];
          dNext[i][j] = 0;
          du[i][j] += d - 4 * k * d;
          du[i - 1][j] += k * d;
          du[i + 1][j] += k * d;
          du[i][j - 1] += k * d;
          du[i][j + 1] += k * d;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        dStart[i][j] += du[i][j] + dNext[i][j];
      }
    }
    return sum;
  }
}
