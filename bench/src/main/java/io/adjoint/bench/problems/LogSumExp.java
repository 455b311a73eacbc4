package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The logarithm of a sum of exponentials, without overflow. */
public final class LogSumExp {
  private LogSumExp() {}

  @Differentiable
  public static double f(double[] v) {
    double max = v[0];
    for (int i = 1; i < v.length; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += Math.exp(v[i] - max);
    }
    return max + Math.log(sum);
  }

  /** The soft-max, which is the gradient; that the maximum cancels out is known by hand only. */
  static double plain(double[] v, double[] exponentials, double[] dv) {
    double max = v[0];
    for (int i = 1; i < v.length; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      exponentials[i] = Math.exp(v[i] - max);
      sum += exponentials[i];
    }
    for (int i = 0; i < v.length; i++) {
      dv[i] += exponentials[i] / sum;
    }
    return max + Math.log(sum);
  }

  /** As {@link #plain}, with one division. */
  static double best(double[] v, double[] exponentials, double[] dv) {
    double max = v[0];
    for (int i = 1; i < v.length; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      exponentials[i] = Math.exp(v[i] - max);
      sum += exponentials[i];
    }
    double scale = 1 / sum;
    for (int i = 0; i < v.length; i++) {
      dv[i] += exponentials[i] * scale;
    }
    return max + Math.log(sum);
  }
}
