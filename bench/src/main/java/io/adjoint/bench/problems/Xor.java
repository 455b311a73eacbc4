package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/**
 * A network that learns exclusive or: tanh in the hidden layer, the logistic function at the end.
 */
public final class Xor {
  private Xor() {}

  @Differentiable(wrt = {"w1", "b1", "w2", "b2"})
  public static double loss(
      double[][] w1, double[] b1, double[] w2, double b2, double[][] inputs, double[] targets) {
    double sum = 0;
    for (int n = 0; n < inputs.length; n++) {
      double s = b2;
      for (int i = 0; i < b1.length; i++) {
        double t = b1[i];
        for (int j = 0; j < inputs[n].length; j++) {
          t += w1[i][j] * inputs[n][j];
        }
        s += w2[i] * Math.tanh(t);
      }
      double difference = 1 / (1 + Math.exp(-s)) - targets[n];
      sum += difference * difference;
    }
    return sum;
  }

  /** Back-propagation, an input at a time. */
  static double plain(
      double[][] w1,
      double[] b1,
      double[] w2,
      double b2,
      double[][] inputs,
      double[] targets,
      double[] hidden,
      double[][] dw1,
      double[] db1,
      double[] dw2,
      double[] db2) {
    double sum = 0;
    for (int n = 0; n < inputs.length; n++) {
      double s = b2;
      for (int i = 0; i < b1.length; i++) {
        double t = b1[i];
        for (int j = 0; j < inputs[n].length; j++) {
          t += w1[i][j] * inputs[n][j];
        }
        hidden[i] = Math.tanh(t);
        s += w2[i] * hidden[i];
      }
      double output = 1 / (1 + Math.exp(-s));
      double difference = output - targets[n];
      sum += difference * difference;
      double d = 2 * difference * output * (1 - output);
      db2[0] += d;
      for (int i = 0; i < b1.length; i++) {
        dw2[i] += d * hidden[i];
        double dHidden = d * w2[i] * (1 - hidden[i] * hidden[i]);
        db1[i] += dHidden;
        for (int j = 0; j < inputs[n].length; j++) {
          dw1[i][j] += dHidden * inputs[n][j];
        }
      }
    }
    return sum;
  }

  /**
   * As {@link #plain}, for two inputs: no inner loops, and the bias of the output in a variable.
   */
  static double best(
      double[][] w1,
      double[] b1,
      double[] w2,
      double b2,
      double[][] inputs,
      double[] targets,
      double[] hidden,
      double[][] dw1,
      double[] db1,
      double[] dw2,
      double[] db2) {
    double sum = 0;
    double dBias = 0;
    for (int n = 0; n < inputs.length; n++) {
      double x0 = inputs[n][0];
      double x1 = inputs[n][1];
      double s = b2;
      for (int i = 0; i < b1.length; i++) {
        double[] row = w1[i];
        double h = Math.tanh(b1[i] + row[0] * x0 + row[1] * x1);
        hidden[i] = h;
        s += w2[i] * h;
      }
      double output = 1 / (1 + Math.exp(-s));
      double difference = output - targets[n];
      sum += difference * difference;
      double d = 2 * difference * output * (1 - output);
      dBias += d;
      for (int i = 0; i < b1.length; i++) {
        double h = hidden[i];
        dw2[i] += d * h;
        double dHidden = d * w2[i] * (1 - h * h);
        db1[i] += dHidden;
        double[] row = dw1[i];
        row[0] += dHidden * x0;
        row[1] += dHidden * x1;
      }
    }
    db2[0] += dBias;
    return sum;
  }
}
