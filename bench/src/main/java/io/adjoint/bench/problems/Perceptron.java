package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** A perceptron of two layers, tanh between them, with the cross-entropy of a soft-max. */
public final class Perceptron {
  private Perceptron() {}

  @Differentiable(wrt = {"w1", "b1", "w2", "b2"})
  public static double loss(
      double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] inputs, int[] labels) {
    double sum = 0;
    double[] hidden = new double[b1.length];
    double[] output = new double[b2.length];
    for (int n = 0; n < inputs.length; n++) {
      for (int i = 0; i < hidden.length; i++) {
        double s = b1[i];
        for (int j = 0; j < inputs[n].length; j++) {
          s += w1[i][j] * inputs[n][j];
        }
        hidden[i] = Math.tanh(s);
      }
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < output.length; i++) {
        double s = b2[i];
        for (int j = 0; j < hidden.length; j++) {
          s += w2[i][j] * hidden[j];
        }
        output[i] = s;
        max = Math.max(max, s);
      }
      double total = 0;
      for (int i = 0; i < output.length; i++) {
        total += Math.exp(output[i] - max);
      }
      sum += max + Math.log(total) - output[labels[n]];
    }
    return sum / inputs.length;
  }

  /** Back-propagation, an input at a time. */
  static double plain(
      double[][] w1,
      double[] b1,
      double[][] w2,
      double[] b2,
      double[][] inputs,
      int[] labels,
      double[][] dw1,
      double[] db1,
      double[][] dw2,
      double[] db2) {
    double sum = 0;
    double[] hidden = new double[b1.length];
    double[] dHidden = new double[b1.length];
    double[] output = new double[b2.length];
    for (int n = 0; n < inputs.length; n++) {
      for (int i = 0; i < hidden.length; i++) {
        double s = b1[i];
        for (int j = 0; j < inputs[n].length; j++) {
          s += w1[i][j] * inputs[n][j];
        }
        hidden[i] = Math.tanh(s);
      }
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < output.length; i++) {
        double s = b2[i];
        for (int j = 0; j < hidden.length; j++) {
          s += w2[i][j] * hidden[j];
        }
        output[i] = s;
        max = Math.max(max, s);
      }
      double label = output[labels[n]];
      double total = 0;
      for (int i = 0; i < output.length; i++) {
        output[i] = Math.exp(output[i] - max);
        total += output[i];
      }
      sum += max + Math.log(total) - label;
      java.util.Arrays.fill(dHidden, 0);
      for (int i = 0; i < output.length; i++) {
        double d = (output[i] / total - (i == labels[n] ? 1 : 0)) / inputs.length;
        db2[i] += d;
        for (int j = 0; j < hidden.length; j++) {
          dw2[i][j] += d * hidden[j];
          dHidden[j] += d * w2[i][j];
        }
      }
      for (int i = 0; i < hidden.length; i++) {
        double d = dHidden[i] * (1 - hidden[i] * hidden[i]);
        db1[i] += d;
        for (int j = 0; j < inputs[n].length; j++) {
          dw1[i][j] += d * inputs[n][j];
        }
      }
    }
    return sum / inputs.length;
  }
}
