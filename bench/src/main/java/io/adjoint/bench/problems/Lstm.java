package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/**
 * The loss of a long short-term memory with diagonal weights over a sequence of characters:
 * ADBench's LSTM.
 *
 * <p>Of l layers, layer i has its weights at {@code 8 b i} in {@code main} (forget, in, out,
 * change; b each), then its biases; {@code extra} holds weights of the input, weights of the
 * output, biases of the output.
 */
public final class Lstm {
  private Lstm() {}

  @Differentiable(wrt = {"main", "extra"})
  public static double loss(
      int layers, int b, double[] main, double[] extra, double[] start, double[] sequence) {
    int steps = sequence.length / b;
    double[] state = start.clone();
    double[] input = new double[b];
    double[] y = new double[b];
    double total = 0;
    for (int t = 0; t < steps - 1; t++) {
      for (int j = 0; j < b; j++) {
        input[j] = sequence[t * b + j] * extra[j];
      }
      for (int i = 0; i < layers; i++) {
        int w = 8 * b * i;
        int h = 2 * b * i;
        for (int j = 0; j < b; j++) {
          double hidden = state[h + j];
          double forget = sigmoid(input[j] * main[w + j] + main[w + 4 * b + j]);
          double in = sigmoid(hidden * main[w + b + j] + main[w + 5 * b + j]);
          double out = sigmoid(input[j] * main[w + 2 * b + j] + main[w + 6 * b + j]);
          double change = Math.tanh(hidden * main[w + 3 * b + j] + main[w + 7 * b + j]);
          double cell = state[h + b + j] * forget + in * change;
          state[h + b + j] = cell;
          state[h + j] = out * Math.tanh(cell);
        }
        for (int j = 0; j < b; j++) {
          input[j] = state[h + j];
        }
      }
      double sum = 2;
      for (int j = 0; j < b; j++) {
        y[j] = input[j] * extra[b + j] + extra[2 * b + j];
        sum += Math.exp(y[j]);
      }
      double lse = Math.log(sum);
      for (int j = 0; j < b; j++) {
        total += sequence[(t + 1) * b + j] * (y[j] - lse);
      }
    }
    return -total / (b * (steps - 1));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
