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
        LargeProblems::kalman,
        () -> gmm(2, 5),
        () -> gmm(10, 25),
        () -> gmm(32, 25),
        () -> lstm(2),
        () -> lstm(4),
        LargeProblems::bundleAdjustment);
  }

  private static Problem logisticRegression() {
    Random random = new Random(3);
    int n = 1_000;
    double[] weights = Ways.numbers(random, 50);
    double[][] data = Ways.numbers(random, n, 50);
    double[] labels = new double[n];
    Arrays.setAll(labels, i -> random.nextBoolean() ? 1 : -1);
    LogisticRegressionGrad.LossGradient into = new LogisticRegressionGrad.LossGradient();
    double[] kept = new double[n];
    double[] dWeights = new double[50];
    double[] dBias = new double[1];
    double[] bestWeights = new double[50];
    double[] bestBias = new double[1];
    return new Problem(
        "logistic-regression",
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
                  return LogisticRegression.best(weights, 0.1, data, labels, bestWeights, bestBias);
                },
                () -> Ways.flat(bestWeights, bestBias))));
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
    PerceptronGrad.LossGradient into = new PerceptronGrad.LossGradient();
    double[][] dw1 = new double[128][64];
    double[][] dw2 = new double[10][128];
    double[] db1 = new double[128];
    double[] db2 = new double[10];
    return new Problem(
        "perceptron",
        List.of(
            Ways.primal(() -> Perceptron.loss(w1, b1, w2, b2, inputs, labels)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return PerceptronGrad.lossGrad(w1, b1, w2, b2, inputs, labels, into);
                },
                () -> Ways.flat(Ways.flat(into.w1()), into.b1(), Ways.flat(into.w2()), into.b2())),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  for (double[] row : dw1) {
                    Arrays.fill(row, 0);
                  }
                  for (double[] row : dw2) {
                    Arrays.fill(row, 0);
                  }
                  Arrays.fill(db1, 0);
                  Arrays.fill(db2, 0);
                  return Perceptron.plain(w1, b1, w2, b2, inputs, labels, dw1, db1, dw2, db2);
                },
                () -> Ways.flat(Ways.flat(dw1), db1, Ways.flat(dw2), db2))));
  }

  private static Problem lotkaVolterra() {
    double[] p = {1.1, 0.4, 0.1, 0.4, 10, 5};
    int steps = 1_000;
    LotkaVolterraGrad.EnergyGradient g = new LotkaVolterraGrad.EnergyGradient();
    double[] xs = new double[steps];
    double[] ys = new double[steps];
    double[] plain = new double[6];
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
                () -> Ways.flat(plain))));
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
            Ways.differences(p, v -> Kalman.likelihood(v[0], v[1], v[2], v[3], observations))));
  }

  private static Problem gmm(int d, int k) {
    Random random = new Random(31);
    int n = 1_000;
    AdBench.Gmm in =
        new AdBench.Gmm(
            d,
            k,
            n,
            normal(random, k),
            random.doubles(k * d).toArray(),
            normal(random, k * d * (d + 1) / 2),
            normal(random, n * d),
            1,
            0);
    GmmGrad.ObjectiveGradient g = new GmmGrad.ObjectiveGradient();
    Gmm.Scratch scratch = Gmm.Scratch.of(d, k);
    double[] dAlphas = new double[k];
    double[] dMeans = new double[k * d];
    double[] dIcf = new double[in.icf().length];
    return new Problem(
        "gmm-d" + d + "-K" + k,
        List.of(
            Ways.primal(in::value),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  g.zero();
                  return in.gradient(g);
                },
                () -> Ways.flat(g.alphas(), g.means(), g.icf())),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Arrays.fill(dAlphas, 0);
                  Arrays.fill(dMeans, 0);
                  Arrays.fill(dIcf, 0);
                  return Gmm.plain(
                      d,
                      k,
                      n,
                      in.alphas(),
                      in.means(),
                      in.icf(),
                      in.x(),
                      1,
                      0,
                      scratch,
                      dAlphas,
                      dMeans,
                      dIcf);
                },
                () -> Ways.flat(dAlphas, dMeans, dIcf))));
  }

  private static double[] normal(Random random, int n) {
    double[] numbers = new double[n];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return numbers;
  }

  private static Problem lstm(int layers) {
    Random random = new Random(8);
    int b = 14;
    int steps = 1_024;
    double[] sequence = new double[steps * b];
    for (int t = 0; t < steps; t++) {
      sequence[t * b + random.nextInt(b)] = 1;
    }
    AdBench.Lstm in =
        new AdBench.Lstm(
            layers,
            b,
            Ways.numbers(random, 8 * layers * b),
            Ways.numbers(random, 3 * b),
            Ways.numbers(random, 2 * layers * b),
            sequence);
    LstmGrad.LossGradient g = new LstmGrad.LossGradient();
    return new Problem(
        "lstm-l" + layers,
        List.of(
            Ways.primal(in::value),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  g.zero();
                  return in.gradient(g);
                },
                () -> Ways.flat(g.main(), g.extra()))));
  }

  private static Problem bundleAdjustment() {
    Random random = new Random(9);
    int observations = 1_000;
    double[][] cameras = new double[observations][];
    double[][] points = new double[observations][];
    for (int i = 0; i < observations; i++) {
      cameras[i] = moved(AdBench.camera(), random);
      points[i] = moved(AdBench.point(), random);
    }
    AdBench.Blocks blocks = new AdBench.Blocks(cameras, points, 0.417022, AdBench.feature());
    return new Problem(
        "ba-1000",
        List.of(
            Ways.primal(blocks::value),
            new Way(Way.Kind.ACCUMULATING, blocks::jacobian, blocks::entries)));
  }

  private static double[] moved(double[] x, Random random) {
    double[] moved = x.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] *= 1 + 0.01 * random.nextDouble();
    }
    return moved;
  }
}
