package io.adjoint.bench.problems;

import io.adjoint.Differentiable;
import java.util.Arrays;

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
      Arrays.fill(dHidden, 0);
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

  /** Scratch of {@link #best}, for four inputs at a time. */
  record Scratch(double[][] transposed, double[][] hidden, double[][] dHidden, double[][] dOutput) {
    static Scratch of(int inputs, int hidden, int outputs) {
      return new Scratch(
          new double[inputs][hidden],
          new double[4][hidden],
          new double[4][hidden],
          new double[4][outputs]);
    }
  }

  /**
   * Four inputs at a time, so that a weight and its derivative are loaded and stored once for all
   * four. The first layer adds columns, which are independent sums; the soft-max seeds the reverse
   * sweep in place.
   */
  static double best(
      double[][] w1,
      double[] b1,
      double[][] w2,
      double[] b2,
      double[][] inputs,
      int[] labels,
      Scratch s,
      double[][] dw1,
      double[] db1,
      double[][] dw2,
      double[] db2) {
    if (inputs.length % 4 != 0) {
      throw new IllegalArgumentException("the batch is no multiple of four");
    }
    for (int i = 0; i < w1.length; i++) {
      for (int j = 0; j < w1[i].length; j++) {
        s.transposed[j][i] = w1[i][j];
      }
    }
    double scale = 1.0 / inputs.length;
    double sum = 0;
    for (int n = 0; n < inputs.length; n += 4) {
      for (int q = 0; q < 4; q++) {
        hidden(s.transposed, b1, inputs[n + q], s.hidden[q]);
        sum += seed(w2, b2, s.hidden[q], labels[n + q], scale, s.dOutput[q]);
      }
      secondLayer(w2, s, dw2, db2);
      firstLayer(inputs, n, s, dw1, db1);
    }
    return sum * scale;
  }

  private static void hidden(double[][] columns, double[] bias, double[] x, double[] hidden) {
    System.arraycopy(bias, 0, hidden, 0, hidden.length);
    int j = 0;
    for (; j < x.length - 3; j += 4) {
      double[] c0 = columns[j];
      double[] c1 = columns[j + 1];
      double[] c2 = columns[j + 2];
      double[] c3 = columns[j + 3];
      double x0 = x[j];
      double x1 = x[j + 1];
      double x2 = x[j + 2];
      double x3 = x[j + 3];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] += c0[i] * x0 + c1[i] * x1 + (c2[i] * x2 + c3[i] * x3);
      }
    }
    for (; j < x.length; j++) {
      double[] column = columns[j];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] += column[i] * x[j];
      }
    }
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.tanh(hidden[i]);
    }
  }

  /** The cross-entropy of one input; {@code d} becomes its derivative by the outputs. */
  private static double seed(
      double[][] w2, double[] b2, double[] hidden, int label, double scale, double[] d) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < d.length; i++) {
      double[] row = w2[i];
      double s0 = b2[i];
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int j = 0;
      for (; j < hidden.length - 3; j += 4) {
        s0 += row[j] * hidden[j];
        s1 += row[j + 1] * hidden[j + 1];
        s2 += row[j + 2] * hidden[j + 2];
        s3 += row[j + 3] * hidden[j + 3];
      }
      for (; j < hidden.length; j++) {
        s0 += row[j] * hidden[j];
      }
      d[i] = s0 + s1 + (s2 + s3);
      max = Math.max(max, d[i]);
    }
    double chosen = d[label];
    double total = 0;
    for (int i = 0; i < d.length; i++) {
      d[i] = Math.exp(d[i] - max);
      total += d[i];
    }
    double factor = scale / total;
    for (int i = 0; i < d.length; i++) {
      d[i] *= factor;
    }
    d[label] -= scale;
    return max + Math.log(total) - chosen;
  }

  private static void secondLayer(double[][] w2, Scratch s, double[][] dw2, double[] db2) {
    double[] h0 = s.hidden[0];
    double[] h1 = s.hidden[1];
    double[] h2 = s.hidden[2];
    double[] h3 = s.hidden[3];
    for (double[] row : s.dHidden) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < db2.length; i++) {
      double d0 = s.dOutput[0][i];
      double d1 = s.dOutput[1][i];
      double d2 = s.dOutput[2][i];
      double d3 = s.dOutput[3][i];
      db2[i] += d0 + d1 + (d2 + d3);
      double[] to = dw2[i];
      for (int j = 0; j < to.length; j++) {
        to[j] += d0 * h0[j] + d1 * h1[j] + (d2 * h2[j] + d3 * h3[j]);
      }
      double[] row = w2[i];
      for (int q = 0; q < 4; q++) {
        double d = s.dOutput[q][i];
        double[] dh = s.dHidden[q];
        for (int j = 0; j < row.length; j++) {
          dh[j] += d * row[j];
        }
      }
    }
    for (int q = 0; q < 4; q++) {
      double[] h = s.hidden[q];
      double[] dh = s.dHidden[q];
      for (int j = 0; j < h.length; j++) {
        dh[j] *= 1 - h[j] * h[j];
      }
    }
  }

  private static void firstLayer(
      double[][] inputs, int n, Scratch s, double[][] dw1, double[] db1) {
    double[] x0 = inputs[n];
    double[] x1 = inputs[n + 1];
    double[] x2 = inputs[n + 2];
    double[] x3 = inputs[n + 3];
    for (int i = 0; i < db1.length; i++) {
      double d0 = s.dHidden[0][i];
      double d1 = s.dHidden[1][i];
      double d2 = s.dHidden[2][i];
      double d3 = s.dHidden[3][i];
      db1[i] += d0 + d1 + (d2 + d3);
      double[] to = dw1[i];
      for (int j = 0; j < to.length; j++) {
        to[j] += d0 * x0[j] + d1 * x1[j] + (d2 * x2[j] + d3 * x3[j]);
      }
    }
  }
}
