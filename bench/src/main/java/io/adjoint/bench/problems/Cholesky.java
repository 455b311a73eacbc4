package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The logarithm of the determinant of a positive definite matrix, factored in place. */
public final class Cholesky {
  private Cholesky() {}

  @Differentiable
  public static double logDeterminant(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = j; i < n; i++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
      }
      double root = Math.sqrt(a[j][j]);
      sum += 2 * Math.log(root);
      for (int i = j; i < n; i++) {
        a[i][j] /= root;
      }
    }
    return sum;
  }

  /** The steps in reverse; the factor is complete then, and nothing else is needed. */
  static double plain(double[][] matrix, double[][] dMatrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] da = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = j; i < n; i++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
      }
      double root = Math.sqrt(a[j][j]);
      sum += 2 * Math.log(root);
      for (int i = j; i < n; i++) {
        a[i][j] /= root;
      }
    }
    for (int j = n - 1; j >= 0; j--) {
      double root = a[j][j];
      double dRoot = 2 / root;
      for (int i = n - 1; i >= j; i--) {
        dRoot -= da[i][j] * a[i][j] / root;
        da[i][j] /= root;
      }
      da[j][j] += dRoot * 0.5 / root;
      for (int k = j - 1; k >= 0; k--) {
        for (int i = n - 1; i >= j; i--) {
          da[i][k] -= da[i][j] * a[j][k];
          da[j][k] -= da[i][j] * a[i][k];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        dMatrix[i][j] += da[i][j];
      }
    }
    return sum;
  }
}
