package io.adjoint.bench.problems;

import io.adjoint.bench.Problem;
import io.adjoint.bench.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Models over data, simulations, matrices. */
final class LargeProblems {
  private LargeProblems() {}

  static List<Supplier<Problem>> all() {
    return List.of(
        LargeProblems::logisticRegression,
        LargeProblems::perceptron,
        LargeProblems::lotkaVolterra,
        LargeProblems::heat,
        LargeProblems::cholesky,
        LargeProblems::kalman);
  }

  private static Problem logisticRegression() {
    Random random = new Random(3);
    int n = 1_000;
    double[] weights = Ways.numbers(random, 50);
    double[][] data = Ways.numbers(random, n, 50);
    double[] labels = new double[n];
    Arrays.setAll(labels, i -> random.nextBoolean() ? 1 : -1);
    double[] all = Ways.flat(weights, new double[] {0.1});
    LogisticRegressionGrad.LossGradient into = new LogisticRegressionGrad.LossGradient();
    double[] kept = new double[n];
    double[] dWeights = new double[50];
    double[] dBias = new double[1];
    double[] bestWeights = new double[50];
    double[] bestBias = new double[1];
    return new Problem(
        "logistic-regression",
        PyTorch.with(
            List.of(
                Ways.primal(() -> LogisticRegression.loss(weights, 0.1, data, labels)),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return LogisticRegressionGrad.lossGrad(weights, 0.1, data, labels, into);
                    },
                    () -> Ways.flat(into.weights(), new double[] {into.bias()})),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      Arrays.fill(dWeights, 0);
                      dBias[0] = 0;
                      return LogisticRegression.plain(
                          weights, 0.1, data, labels, kept, dWeights, dBias);
                    },
                    () -> Ways.flat(dWeights, dBias)),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      Arrays.fill(bestWeights, 0);
                      bestBias[0] = 0;
                      return LogisticRegression.best(
                          weights, 0.1, data, labels, bestWeights, bestBias);
                    },
                    () -> Ways.flat(bestWeights, bestBias)),
                Peers.tape(all, (tape, v) -> Peers.logisticRegression(tape, v, data, labels)),
                Peers.hipparchus(all, v -> Peers.logisticRegression(v, data, labels)),
                Ways.differences(
                    all, v -> LogisticRegression.loss(Arrays.copyOf(v, 50), v[50], data, labels))),
            PyTorch.ways(
                List.of(PyTorch.Tensor.of(weights), PyTorch.Tensor.of(0.1)),
                List.of(PyTorch.Tensor.of(data), PyTorch.Tensor.of(labels)),
                PyTorch::logisticRegression)));
  }

  private static Problem perceptron() {
    Random random = new Random(4);
    double[][] w1 = Ways.numbers(random, 128, 64);
    double[][] w2 = Ways.numbers(random, 10, 128);
    double[] b1 = Ways.numbers(random, 128);
    double[] b2 = Ways.numbers(random, 10);
    double[][] inputs = Ways.numbers(random, 32, 64);
    int[] labels = random.ints(32, 0, 10).toArray();
    for (double[] row : w1) {
      Arrays.setAll(row, j -> 0.2 * row[j]);
    }
    double[][] ones = new double[32][10];
    for (int n = 0; n < labels.length; n++) {
      ones[n][labels[n]] = 1;
    }
    PerceptronGrad.LossGradient into = new PerceptronGrad.LossGradient();
    PerceptronDerivatives best = new PerceptronDerivatives(64, 128, 10);
    Perceptron.Scratch scratch = Perceptron.Scratch.of(64, 128, 10);
    PerceptronDerivatives plain = new PerceptronDerivatives(64, 128, 10);
    return new Problem(
        "perceptron",
        PyTorch.with(
            List.of(
                Ways.primal(() -> Perceptron.loss(w1, b1, w2, b2, inputs, labels)),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return PerceptronGrad.lossGrad(w1, b1, w2, b2, inputs, labels, into);
                    },
                    () ->
                        Ways.flat(
                            Ways.flat(into.w1()), into.b1(), Ways.flat(into.w2()), into.b2())),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      plain.zero();
                      return Perceptron.plain(
                          w1, b1, w2, b2, inputs, labels, plain.w1, plain.b1, plain.w2, plain.b2);
                    },
                    plain::flat),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      best.zero();
                      return Perceptron.best(
                          w1, b1, w2, b2, inputs, labels, scratch, best.w1, best.b1, best.w2,
                          best.b2);
                    },
                    best::flat)),
            PyTorch.ways(
                List.of(
                    PyTorch.Tensor.of(w1),
                    PyTorch.Tensor.of(b1),
                    PyTorch.Tensor.of(w2),
                    PyTorch.Tensor.of(b2)),
                List.of(PyTorch.Tensor.of(inputs), PyTorch.Tensor.of(ones)),
                PyTorch::perceptron)));
  }

  /** The derivatives of a perceptron's loss, for the forms by hand. */
  private record PerceptronDerivatives(double[][] w1, double[] b1, double[][] w2, double[] b2) {
    PerceptronDerivatives(int inputs, int hidden, int outputs) {
      this(
          new double[hidden][inputs],
          new double[hidden],
          new double[outputs][hidden],
          new double[outputs]);
    }

    void zero() {
      Ways.zero(w1);
      Ways.zero(w2);
      Arrays.fill(b1, 0);
      Arrays.fill(b2, 0);
    }

    double[] flat() {
      return Ways.flat(Ways.flat(w1), b1, Ways.flat(w2), b2);
    }
  }

  private static Problem lotkaVolterra() {
    double[] p = {1.1, 0.4, 0.1, 0.4, 10, 5};
    int steps = 1_000;
    LotkaVolterraGrad.EnergyGradient g = new LotkaVolterraGrad.EnergyGradient();
    double[] xs = new double[steps];
    double[] ys = new double[steps];
    double[] stages = new double[8 * steps];
    double[] plain = new double[6];
    double[] best = new double[6];
    return new Problem(
        "lotka-volterra",
        List.of(
            Ways.primal(
                () -> LotkaVolterra.energy(p[0], p[1], p[2], p[3], p[4], p[5], steps, 0.01)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  g.zero();
                  return LotkaVolterraGrad.energyGrad(
                      p[0], p[1], p[2], p[3], p[4], p[5], steps, 0.01, g);
                },
                () -> new double[] {g.a(), g.b(), g.c(), g.d(), g.x0(), g.y0()}),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Arrays.fill(plain, 0);
                  return LotkaVolterra.plain(
                      p[0], p[1], p[2], p[3], p[4], p[5], steps, 0.01, xs, ys, plain);
                },
                plain::clone),
            new Way(
                Way.Kind.BEST,
                () -> {
                  Arrays.fill(best, 0);
                  return LotkaVolterra.best(
                      p[0], p[1], p[2], p[3], p[4], p[5], steps, 0.01, stages, best);
                },
                best::clone),
            Peers.tape(p, (tape, v) -> Peers.lotkaVolterra(tape, v, steps, 0.01)),
            Peers.hipparchus(p, v -> Peers.lotkaVolterra(v, steps, 0.01)),
            Ways.differences(
                p, v -> LotkaVolterra.energy(v[0], v[1], v[2], v[3], v[4], v[5], steps, 0.01))));
  }

  private static Problem heat() {
    double[][] start = Ways.numbers(new Random(5), 64, 64);
    HeatGrad.EnergyGradient into = new HeatGrad.EnergyGradient();
    double[][] plain = new double[64][64];
    return new Problem(
        "heat",
        List.of(
            Ways.primal(() -> Heat.energy(start, 200, 0.1)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return HeatGrad.energyGrad(start, 200, 0.1, into);
                },
                () -> Ways.flat(into.start())),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  for (double[] row : plain) {
                    Arrays.fill(row, 0);
                  }
                  return Heat.plain(start, 200, 0.1, plain);
                },
                () -> Ways.flat(plain))));
  }

  private static Problem cholesky() {
    int n = 50;
    double[][] b = Ways.numbers(new Random(6), n, n);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = i == j ? n : 0;
        for (int k = 0; k < n; k++) {
          matrix[i][j] += b[i][k] * b[j][k];
        }
      }
    }
    CholeskyGrad.LogDeterminantGradient into = new CholeskyGrad.LogDeterminantGradient();
    double[][] plain = new double[n][n];
    return new Problem(
        "cholesky",
        List.of(
            Ways.primal(() -> Cholesky.logDeterminant(matrix)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return CholeskyGrad.logDeterminantGrad(matrix, into);
                },
                () -> Ways.flat(into.matrix())),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  for (double[] row : plain) {
                    Arrays.fill(row, 0);
                  }
                  return Cholesky.plain(matrix, plain);
                },
                () -> Ways.flat(plain)),
            Peers.tape(Ways.flat(matrix), (tape, v) -> Peers.cholesky(tape, v, n)),
            Ways.differences(Ways.flat(matrix), v -> Cholesky.logDeterminant(Ways.rows(v, n)))));
  }

  private static Problem kalman() {
    double[] observations = Ways.numbers(new Random(7), 1_000);
    double[] p = {0.1, 0.5, 0.2, 1};
    KalmanGrad.LikelihoodGradient g = new KalmanGrad.LikelihoodGradient();
    double[] levels = new double[observations.length];
    double[] variances = new double[observations.length];
    double[] plain = new double[4];
    return new Problem(
        "kalman",
        List.of(
            Ways.primal(() -> Kalman.likelihood(p[0], p[1], p[2], p[3], observations)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  g.zero();
                  return KalmanGrad.likelihoodGrad(p[0], p[1], p[2], p[3], observations, g);
                },
                () -> new double[] {g.process(), g.noise(), g.level0(), g.variance0()}),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Arrays.fill(plain, 0);
                  return Kalman.plain(
                      p[0], p[1], p[2], p[3], observations, levels, variances, plain);
                },
                plain::clone),
            Peers.tape(p, (tape, v) -> Peers.kalman(tape, v, observations)),
            Peers.hipparchus(p, v -> Peers.kalman(v, observations)),
            Ways.differences(p, v -> Kalman.likelihood(v[0], v[1], v[2], v[3], observations))));
  }
}
