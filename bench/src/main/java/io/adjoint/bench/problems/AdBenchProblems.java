package io.adjoint.bench.problems;

import io.adjoint.bench.Problem;
import io.adjoint.bench.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * ADBench's objectives: over its files where they are given, over data of the same sizes if not.
 */
final class AdBenchProblems {
  private AdBenchProblems() {}

  static List<Supplier<Problem>> all() {
    return List.of(
        () -> gmm(2, 5),
        () -> gmm(10, 25),
        () -> gmm(32, 25),
        () -> lstm(2),
        () -> lstm(4),
        AdBenchProblems::bundleAdjustment);
  }

  /** Reads a file of ADBench. */
  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T input(String file, Reader<T> reader, Supplier<T> made) {
    return AdBench.file(file)
        .map(
            path -> {
              try {
                return reader.read(path);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElseGet(made);
  }

  private static Problem gmm(int d, int k) {
    AdBench.Gmm in =
        input("gmm_d" + d + "_K" + k + ".txt", AdBench.Gmm::read, () -> madeMixture(d, k));
    int n = in.n();
    double gamma = in.gamma();
    int m = in.m();
    GmmGrad.ObjectiveGradient g = new GmmGrad.ObjectiveGradient();
    Gmm.Scratch scratch = Gmm.Scratch.of(d, k);
    GmmByMoments moments = new GmmByMoments(d, k);
    double[][] plain = {new double[k], new double[k * d], new double[in.icf().length]};
    double[][] best = {new double[k], new double[k * d], new double[in.icf().length]};
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
                  Ways.zero(plain);
                  return Gmm.plain(
                      d,
                      k,
                      n,
                      in.alphas(),
                      in.means(),
                      in.icf(),
                      in.x(),
                      gamma,
                      m,
                      scratch,
                      plain[0],
                      plain[1],
                      plain[2]);
                },
                () -> Ways.flat(plain)),
            new Way(
                Way.Kind.BEST,
                () -> {
                  Ways.zero(best);
                  return moments.gradient(
                      n,
                      in.alphas(),
                      in.means(),
                      in.icf(),
                      in.x(),
                      gamma,
                      m,
                      best[0],
                      best[1],
                      best[2]);
                },
                () -> Ways.flat(best))));
  }

  private static AdBench.Gmm madeMixture(int d, int k) {
    Random random = new Random(31);
    int n = 1_000;
    return new AdBench.Gmm(
        d,
        k,
        n,
        normal(random, k),
        random.doubles(k * d).toArray(),
        normal(random, k * d * (d + 1) / 2),
        normal(random, n * d),
        1,
        0);
  }

  private static double[] normal(Random random, int n) {
    double[] numbers = new double[n];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return numbers;
  }

  private static Problem lstm(int layers) {
    AdBench.Lstm in =
        input("lstm_l" + layers + "_c1024.txt", AdBench.Lstm::read, () -> madeMemory(layers));
    LstmGrad.LossGradient g = new LstmGrad.LossGradient();
    int b = in.b();
    Lstm.Kept kept = Lstm.Kept.of(layers, b, in.sequence().length / b);
    double[][] plain = {new double[in.main().length], new double[in.extra().length]};
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
                () -> Ways.flat(g.main(), g.extra())),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Ways.zero(plain);
                  return Lstm.plain(
                      layers,
                      b,
                      in.main(),
                      in.extra(),
                      in.state(),
                      in.sequence(),
                      kept,
                      plain[0],
                      plain[1]);
                },
                () -> Ways.flat(plain))));
  }

  private static AdBench.Lstm madeMemory(int layers) {
    Random random = new Random(8);
    int b = 14;
    int steps = 1_024;
    double[] sequence = new double[steps * b];
    for (int t = 0; t < steps; t++) {
      sequence[t * b + random.nextInt(b)] = 1;
    }
    return new AdBench.Lstm(
        layers,
        b,
        Ways.numbers(random, 8 * layers * b),
        Ways.numbers(random, 3 * b),
        Ways.numbers(random, 2 * layers * b),
        sequence);
  }

  private static Problem bundleAdjustment() {
    AdBench.Bundle in =
        input(
            "ba1_n49_m7776_p31843.txt", AdBench.Bundle::read, () -> madeBundle(49, 7_776, 31_843));
    BundleJacobian generated = BundleJacobian.generated(in);
    BundleJacobian plain = new BundleJacobian(in, new BundleByHand.Plain());
    BundleJacobian best = new BundleJacobian(in, new BundleByHand.Best());
    return new Problem(
        "ba-1",
        List.of(
            Ways.primal(generated::value),
            new Way(Way.Kind.ACCUMULATING, generated::run, () -> generated.matrix().values()),
            new Way(Way.Kind.PLAIN, plain::run, () -> plain.matrix().values()),
            new Way(Way.Kind.BEST, best::run, () -> best.matrix().values())));
  }

  /** Cameras and points around those of ADBench's files, and a weight and feature for each. */
  private static AdBench.Bundle madeBundle(int cameras, int points, int observations) {
    Random random = new Random(9);
    double[] camera = {-0.76, -1.11, -0.85, 34.6, 39.7, 53.9, 419.2, 5.9, -8.5, 0.088, 0.0027};
    double[] weights = random.doubles(observations, 0.1, 0.9).toArray();
    return new AdBench.Bundle(
        around(camera, cameras, random),
        around(new double[] {7.2, 0.0011, 3.0}, points, random),
        weights,
        around(new double[] {272, 834}, observations, random));
  }

  private static double[][] around(double[] centre, int n, Random random) {
    double[][] rows = new double[n][centre.length];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> centre[j] * (1 + 0.01 * random.nextDouble()));
    }
    return rows;
  }
}
