package io.adjoint.bench.problems;

import io.adjoint.Differentiable;
import java.util.Arrays;

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

  /** What {@link #plain} keeps of each step, by step, layer and unit; and of the output. */
  record Kept(
      double[] input,
      double[] hidden,
      double[] cell,
      double[] forget,
      double[] in,
      double[] out,
      double[] change,
      double[] bent,
      double[] exponentials,
      double[] sums,
      double[] last,
      double[] state,
      double[] dState,
      double[] dInput) {
    static Kept of(int layers, int b, int steps) {
      int n = (steps - 1) * layers * b;
      return new Kept(
          new double[n],
          new double[n],
          new double[n],
          new double[n],
          new double[n],
          new double[n],
          new double[n],
          new double[n],
          new double[(steps - 1) * b],
          new double[steps - 1],
          new double[(steps - 1) * b],
          new double[2 * layers * b],
          new double[2 * layers * b],
          new double[b]);
    }
  }

  /** Back-propagation through time, with the gates of every step kept. */
  static double plain(
      int layers,
      int b,
      double[] main,
      double[] extra,
      double[] start,
      double[] sequence,
      Kept s,
      double[] dMain,
      double[] dExtra) {
    int steps = sequence.length / b;
    System.arraycopy(start, 0, s.state, 0, start.length);
    double total = 0;
    for (int t = 0; t < steps - 1; t++) {
      for (int i = 0; i < layers; i++) {
        int w = 8 * b * i;
        int h = 2 * b * i;
        for (int j = 0; j < b; j++) {
          int at = (t * layers + i) * b + j;
          double input = i == 0 ? sequence[t * b + j] * extra[j] : s.state[h - 2 * b + j];
          double hidden = s.state[h + j];
          double cell = s.state[h + b + j];
          double forget = sigmoid(input * main[w + j] + main[w + 4 * b + j]);
          double in = sigmoid(hidden * main[w + b + j] + main[w + 5 * b + j]);
          double out = sigmoid(input * main[w + 2 * b + j] + main[w + 6 * b + j]);
          double change = Math.tanh(hidden * main[w + 3 * b + j] + main[w + 7 * b + j]);
          s.input[at] = input;
          s.hidden[at] = hidden;
          s.cell[at] = cell;
          s.forget[at] = forget;
          s.in[at] = in;
          s.out[at] = out;
          s.change[at] = change;
          cell = cell * forget + in * change;
          s.bent[at] = Math.tanh(cell);
          s.state[h + b + j] = cell;
          s.state[h + j] = out * s.bent[at];
        }
      }
      double sum = 2;
      double chosen = 0;
      double count = 0;
      for (int j = 0; j < b; j++) {
        double last = s.state[2 * b * (layers - 1) + j];
        double y = last * extra[b + j] + extra[2 * b + j];
        s.last[t * b + j] = last;
        s.exponentials[t * b + j] = Math.exp(y);
        sum += s.exponentials[t * b + j];
        chosen += sequence[(t + 1) * b + j] * y;
        count += sequence[(t + 1) * b + j];
      }
      s.sums[t] = sum;
      total += chosen - count * Math.log(sum);
    }
    double scale = -1.0 / (b * (steps - 1));
    Arrays.fill(s.dState, 0);
    for (int t = steps - 2; t >= 0; t--) {
      double count = 0;
      for (int j = 0; j < b; j++) {
        count += sequence[(t + 1) * b + j];
      }
      for (int j = 0; j < b; j++) {
        double dy =
            scale * (sequence[(t + 1) * b + j] - count * s.exponentials[t * b + j] / s.sums[t]);
        dExtra[b + j] += dy * s.last[t * b + j];
        dExtra[2 * b + j] += dy;
        s.dInput[j] = dy * extra[b + j];
      }
      for (int i = layers - 1; i >= 0; i--) {
        int w = 8 * b * i;
        int h = 2 * b * i;
        for (int j = 0; j < b; j++) {
          int at = (t * layers + i) * b + j;
          double forget = s.forget[at];
          double in = s.in[at];
          double out = s.out[at];
          double change = s.change[at];
          double dHidden = s.dState[h + j] + s.dInput[j];
          double dCell = s.dState[h + b + j] + dHidden * out * (1 - s.bent[at] * s.bent[at]);
          double dOut = dHidden * s.bent[at] * out * (1 - out);
          double dForget = dCell * s.cell[at] * forget * (1 - forget);
          double dIn = dCell * change * in * (1 - in);
          double dChange = dCell * in * (1 - change * change);
          dMain[w + j] += dForget * s.input[at];
          dMain[w + b + j] += dIn * s.hidden[at];
          dMain[w + 2 * b + j] += dOut * s.input[at];
          dMain[w + 3 * b + j] += dChange * s.hidden[at];
          dMain[w + 4 * b + j] += dForget;
          dMain[w + 5 * b + j] += dIn;
          dMain[w + 6 * b + j] += dOut;
          dMain[w + 7 * b + j] += dChange;
          s.dState[h + j] = dIn * main[w + b + j] + dChange * main[w + 3 * b + j];
          s.dState[h + b + j] = dCell * forget;
          s.dInput[j] = dForget * main[w + j] + dOut * main[w + 2 * b + j];
        }
      }
      for (int j = 0; j < b; j++) {
        dExtra[j] += s.dInput[j] * sequence[t * b + j];
      }
    }
    return total * -1 / (b * (steps - 1));
  }
}
