package io.adjoint.bench.problems;

import io.adjoint.bench.Tape;
import io.adjoint.bench.Way;
import java.util.Arrays;
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.Gradient;

/** Problems as one writes them for a tape, and for Hipparchus' {@code Gradient}. */
final class Peers {
  private Peers() {}

  /** A function on a tape: from the numbers of the parameters to that of the value. */
  interface OnTape {
    int value(Tape tape, int[] v);
  }

  /** Records and reverses at each call. */
  static Way tape(double[] x, OnTape f) {
    Tape tape = new Tape();
    int[] numbers = new int[x.length];
    return new Way(
        Way.Kind.TAPE,
        () -> {
          tape.clear();
          for (int i = 0; i < x.length; i++) {
            numbers[i] = tape.number(x[i]);
          }
          int value = f.value(tape, numbers);
          tape.reverse(value);
          return tape.value(value);
        },
        () -> {
          double[] gradient = new double[x.length];
          Arrays.setAll(gradient, i -> tape.adjoint(numbers[i]));
          return gradient;
        });
  }

  static Way hipparchus(double[] x, Function<Gradient[], Gradient> f) {
    Gradient[] last = new Gradient[1];
    return new Way(
        Way.Kind.HIPPARCHUS,
        () -> {
          Gradient[] v = new Gradient[x.length];
          Arrays.setAll(v, i -> Gradient.variable(x.length, i, x[i]));
          last[0] = f.apply(v);
          return last[0].getValue();
        },
        () -> last[0].getGradient());
  }

  static int xor(Tape t, int[] v, double[][] inputs, double[] targets) {
    int sum = t.number(0);
    for (int n = 0; n < inputs.length; n++) {
      int s = v[16];
      for (int i = 0; i < 4; i++) {
        int h = v[8 + i];
        for (int j = 0; j < 2; j++) {
          h = t.plus(h, t.scale(v[2 * i + j], inputs[n][j]));
        }
        s = t.plus(s, t.times(v[12 + i], t.tanh(h)));
      }
      int output = t.reciprocal(t.shift(t.exp(t.scale(s, -1)), 1));
      int difference = t.shift(output, -targets[n]);
      sum = t.plus(sum, t.times(difference, difference));
    }
    return sum;
  }

  static Gradient xor(Gradient[] v, double[][] inputs, double[] targets) {
    Gradient sum = v[0].newInstance(0);
    for (int n = 0; n < inputs.length; n++) {
      Gradient s = v[16];
      for (int i = 0; i < 4; i++) {
        Gradient h = v[8 + i];
        for (int j = 0; j < 2; j++) {
          h = h.add(v[2 * i + j].multiply(inputs[n][j]));
        }
        s = s.add(v[12 + i].multiply(h.tanh()));
      }
      sum = sum.add(s.negate().exp().add(1).reciprocal().subtract(targets[n]).square());
    }
    return sum;
  }

  static int anomaly(Tape t, int[] v) {
    int x = v[0];
    double step = 1;
    while (Math.abs(step) > 1e-13) {
      int numerator = t.minus(t.minus(x, t.times(v[1], t.sin(x))), v[0]);
      int denominator = t.shift(t.scale(t.times(v[1], t.cos(x)), -1), 1);
      int change = t.over(numerator, denominator);
      step = t.value(change);
      x = t.minus(x, change);
    }
    return x;
  }

  static Gradient anomaly(Gradient[] v) {
    Gradient x = v[0];
    double step = 1;
    while (Math.abs(step) > 1e-13) {
      Gradient numerator = x.subtract(v[1].multiply(x.sin())).subtract(v[0]);
      Gradient change = numerator.divide(v[1].multiply(x.cos()).negate().add(1));
      step = change.getValue();
      x = x.subtract(change);
    }
    return x;
  }

  static int power(Tape t, int[] v, int n) {
    if (n == 0) {
      return t.number(1);
    }
    int half = power(t, v, n / 2);
    int square = t.times(half, half);
    return n % 2 == 0 ? square : t.times(square, v[0]);
  }

  static Gradient power(Gradient[] v, int n) {
    if (n == 0) {
      return v[0].newInstance(1);
    }
    Gradient half = power(v, n / 2);
    Gradient square = half.multiply(half);
    return n % 2 == 0 ? square : square.multiply(v[0]);
  }

  static int logSumExp(Tape t, int[] v) {
    int max = v[0];
    for (int number : v) {
      max = t.value(number) > t.value(max) ? number : max;
    }
    int sum = t.number(0);
    for (int number : v) {
      sum = t.plus(sum, t.exp(t.minus(number, max)));
    }
    return t.plus(max, t.log(sum));
  }

  static Gradient logSumExp(Gradient[] v) {
    Gradient max = v[0];
    for (Gradient number : v) {
      max = number.getValue() > max.getValue() ? number : max;
    }
    Gradient sum = v[0].newInstance(0);
    for (Gradient number : v) {
      sum = sum.add(number.subtract(max).exp());
    }
    return max.add(sum.log());
  }

  static int blackScholes(Tape t, int[] v) {
    int deviation = t.times(v[3], t.sqrt(v[4]));
    int drift = t.plus(v[2], t.scale(t.times(v[3], v[3]), 0.5));
    int d1 = t.over(t.plus(t.log(t.over(v[0], v[1])), t.times(drift, v[4])), deviation);
    int d2 = t.minus(d1, deviation);
    int present = t.times(v[1], t.exp(t.scale(t.times(v[2], v[4]), -1)));
    return t.minus(t.times(v[0], normal(t, d1)), t.times(present, normal(t, d2)));
  }

  private static int normal(Tape t, int x) {
    int r = t.reciprocal(t.shift(t.scale(t.abs(x), 0.2316419), 1));
    int density = t.scale(t.exp(t.scale(t.times(x, x), -0.5)), 0.3989422804014327);
    int sum = t.shift(t.scale(r, 1.330274429), -1.821255978);
    sum = t.shift(t.times(r, sum), 1.781477937);
    sum = t.shift(t.times(r, sum), -0.356563782);
    sum = t.shift(t.times(r, sum), 0.319381530);
    int tail = t.times(t.times(density, r), sum);
    return t.value(x) >= 0 ? t.shift(t.scale(tail, -1), 1) : tail;
  }

  static int logisticRegression(Tape t, int[] v, double[][] data, double[] labels) {
    int bias = v.length - 1;
    int sum = t.number(0);
    for (int i = 0; i < data.length; i++) {
      int margin = v[bias];
      for (int j = 0; j < bias; j++) {
        margin = t.plus(margin, t.scale(v[j], data[i][j]));
      }
      sum = t.plus(sum, t.log1p(t.exp(t.scale(margin, -labels[i]))));
    }
    return t.scale(sum, 1.0 / data.length);
  }

  static Gradient logisticRegression(Gradient[] v, double[][] data, double[] labels) {
    int bias = v.length - 1;
    Gradient sum = v[0].newInstance(0);
    for (int i = 0; i < data.length; i++) {
      Gradient margin = v[bias];
      for (int j = 0; j < bias; j++) {
        margin = margin.add(v[j].multiply(data[i][j]));
      }
      sum = sum.add(margin.multiply(-labels[i]).exp().log1p());
    }
    return sum.divide(data.length);
  }

  static int lotkaVolterra(Tape t, int[] v, int steps, double h) {
    int x = v[4];
    int y = v[5];
    int sum = t.number(0);
    double[] weights = {0.5 * h, 0.5 * h, h};
    for (int i = 0; i < steps; i++) {
      int xs = x;
      int ys = y;
      int nextX = x;
      int nextY = y;
      for (int stage = 0; stage < 4; stage++) {
        int both = t.times(xs, ys);
        int kx = t.minus(t.times(v[0], xs), t.times(v[1], both));
        int ky = t.minus(t.times(v[2], both), t.times(v[3], ys));
        double weight = stage == 0 || stage == 3 ? h / 6 : h / 3;
        nextX = t.plus(nextX, t.scale(kx, weight));
        nextY = t.plus(nextY, t.scale(ky, weight));
        if (stage < 3) {
          xs = t.plus(x, t.scale(kx, weights[stage]));
          ys = t.plus(y, t.scale(ky, weights[stage]));
        }
      }
      x = nextX;
      y = nextY;
      sum = t.plus(sum, t.plus(t.times(x, x), t.times(y, y)));
    }
    return sum;
  }

  static Gradient lotkaVolterra(Gradient[] v, int steps, double h) {
    Gradient x = v[4];
    Gradient y = v[5];
    Gradient sum = v[0].newInstance(0);
    double[] weights = {0.5 * h, 0.5 * h, h};
    for (int i = 0; i < steps; i++) {
      Gradient xs = x;
      Gradient ys = y;
      Gradient nextX = x;
      Gradient nextY = y;
      for (int stage = 0; stage < 4; stage++) {
        Gradient both = xs.multiply(ys);
        Gradient kx = v[0].multiply(xs).subtract(v[1].multiply(both));
        Gradient ky = v[2].multiply(both).subtract(v[3].multiply(ys));
        double weight = stage == 0 || stage == 3 ? h / 6 : h / 3;
        nextX = nextX.add(kx.multiply(weight));
        nextY = nextY.add(ky.multiply(weight));
        if (stage < 3) {
          xs = x.add(kx.multiply(weights[stage]));
          ys = y.add(ky.multiply(weights[stage]));
        }
      }
      x = nextX;
      y = nextY;
      sum = sum.add(x.square()).add(y.square());
    }
    return sum;
  }

  static int kalman(Tape t, int[] v, double[] observations) {
    int level = v[2];
    int variance = v[3];
    int sum = t.number(0);
    for (double observation : observations) {
      int predicted = t.plus(variance, v[0]);
      int total = t.plus(predicted, v[1]);
      int innovation = t.shift(t.scale(level, -1), observation);
      int weighted = t.over(t.times(innovation, innovation), total);
      sum = t.plus(sum, t.scale(t.plus(t.log(total), weighted), 0.5));
      int gain = t.over(predicted, total);
      level = t.plus(level, t.times(gain, innovation));
      variance = t.times(t.shift(t.scale(gain, -1), 1), predicted);
    }
    return sum;
  }

  static Gradient kalman(Gradient[] v, double[] observations) {
    Gradient level = v[2];
    Gradient variance = v[3];
    Gradient sum = v[0].newInstance(0);
    for (double observation : observations) {
      Gradient predicted = variance.add(v[0]);
      Gradient total = predicted.add(v[1]);
      Gradient innovation = level.negate().add(observation);
      sum = sum.add(total.log().add(innovation.square().divide(total)).multiply(0.5));
      Gradient gain = predicted.divide(total);
      level = level.add(gain.multiply(innovation));
      variance = gain.negate().add(1).multiply(predicted);
    }
    return sum;
  }

  static int cholesky(Tape t, int[] v, int n) {
    int[] a = v.clone();
    int sum = t.number(0);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = j; i < n; i++) {
          a[i * n + j] = t.minus(a[i * n + j], t.times(a[i * n + k], a[j * n + k]));
        }
      }
      int root = t.sqrt(a[j * n + j]);
      sum = t.plus(sum, t.scale(t.log(root), 2));
      for (int i = j; i < n; i++) {
        a[i * n + j] = t.over(a[i * n + j], root);
      }
    }
    return sum;
  }
}
