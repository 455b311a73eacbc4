package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The mean logistic loss of a linear model over rows of data, labels being 1 and -1. */
public final class LogisticRegression {
  private LogisticRegression() {}

  @Differentiable(wrt = {"weights", "bias"})
  public static double loss(double[] weights, double bias, double[][] data, double[] labels) {
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      double margin = bias;
      for (int j = 0; j < weights.length; j++) {
        margin += weights[j] * data[i][j];
      }
      sum += Math.log1p(Math.exp(-labels[i] * margin));
    }
    return sum / data.length;
  }

  /** A forward sweep that keeps what the reverse sweep needs. */
  static double plain(
      double[] weights,
      double bias,
      double[][] data,
      double[] labels,
      double[] exponentials,
      double[] dWeights,
      double[] dBias) {
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      double margin = bias;
      for (int j = 0; j < weights.length; j++) {
        margin += weights[j] * data[i][j];
      }
      exponentials[i] = Math.exp(-labels[i] * margin);
      sum += Math.log1p(exponentials[i]);
    }
    for (int i = 0; i < data.length; i++) {
      double dMargin = -labels[i] * exponentials[i] / (1 + exponentials[i]) / data.length;
      for (int j = 0; j < weights.length; j++) {
        dWeights[j] += dMargin * data[i][j];
      }
      dBias[0] += dMargin;
    }
    return sum / data.length;
  }

  /** One sweep, rows at hand, the dot product in four parts. */
  static double best(
      double[] weights,
      double bias,
      double[][] data,
      double[] labels,
      double[] dWeights,
      double[] dBias) {
    double sum = 0;
    double scale = 1.0 / data.length;
    double total = 0;
    for (int i = 0; i < data.length; i++) {
      double[] row = data[i];
      double m0 = bias;
      double m1 = 0;
      double m2 = 0;
      double m3 = 0;
      int j = 0;
      for (; j < weights.length - 3; j += 4) {
        m0 += weights[j] * row[j];
        m1 += weights[j + 1] * row[j + 1];
        m2 += weights[j + 2] * row[j + 2];
        m3 += weights[j + 3] * row[j + 3];
      }
      for (; j < weights.length; j++) {
        m0 += weights[j] * row[j];
      }
      double e = Math.exp(-labels[i] * (m0 + m1 + (m2 + m3)));
      sum += Math.log1p(e);
      double d = -labels[i] * e / (1 + e) * scale;
      for (int k = 0; k < weights.length; k++) {
        dWeights[k] += d * row[k];
      }
      total += d;
    }
    dBias[0] += total;
    return sum / data.length;
  }
}
