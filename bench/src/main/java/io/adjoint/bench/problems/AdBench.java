package io.adjoint.bench.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The inputs of ADBench's objectives, and its files. */
public final class AdBench {
  private AdBench() {}

  /**
   * The file of a name, in the directory that {@code -Dadjoint.bench.data} gives; nothing, if it
   * gives none.
   */
  static Optional<Path> file(String name) {
    String directory = System.getProperty("adjoint.bench.data", "");
    return directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory, name));
  }

  /** A Gaussian mixture; see {@link io.adjoint.bench.problems.Gmm}. */
  public record Gmm(
      int d,
      int k,
      int n,
      double[] alphas,
      double[] means,
      double[] icf,
      double[] x,
      double gamma,
      int m) {

    public double value() {
      return io.adjoint.bench.problems.Gmm.objective(d, k, n, alphas, means, icf, x, gamma, m);
    }

    public double gradient(GmmGrad.ObjectiveGradient into) {
      return GmmGrad.objectiveGrad(d, k, n, alphas, means, icf, x, gamma, m, into);
    }

    /** Reads a file of ADBench. */
    public static Gmm read(Path file) throws IOException {
      StringTokenizer in = new StringTokenizer(Files.readString(file));
      int d = integer(in);
      int k = integer(in);
      int n = integer(in);
      return new Gmm(
          d,
          k,
          n,
          numbers(in, k),
          numbers(in, k * d),
          numbers(in, k * d * (d + 1) / 2),
          numbers(in, n * d),
          number(in),
          integer(in));
    }
  }

  /** A memory and its sequence; see {@link io.adjoint.bench.problems.Lstm}. */
  public record Lstm(
      int layers, int b, double[] main, double[] extra, double[] state, double[] sequence) {

    public double value() {
      return io.adjoint.bench.problems.Lstm.loss(layers, b, main, extra, state, sequence);
    }

    public double gradient(LstmGrad.LossGradient into) {
      return LstmGrad.lossGrad(layers, b, main, extra, state, sequence, into);
    }

    /** Reads a file of ADBench. */
    public static Lstm read(Path file) throws IOException {
      StringTokenizer in = new StringTokenizer(Files.readString(file));
      int layers = integer(in);
      int steps = integer(in);
      int b = integer(in);
      return new Lstm(
          layers,
          b,
          numbers(in, 8 * layers * b),
          numbers(in, 3 * b),
          numbers(in, 2 * layers * b),
          numbers(in, steps * b));
    }
  }

  /**
   * Observations of points by cameras; see {@link BundleAdjustment}. Observation i is of point i by
   * camera i, both counted round.
   */
  public record Bundle(
      double[][] cameras, double[][] points, double[] weights, double[][] features) {

    int observations() {
      return weights.length;
    }

    int cameraOf(int observation) {
      return observation % cameras.length;
    }

    int pointOf(int observation) {
      return observation % points.length;
    }

    double[] camera(int observation) {
      return cameras[cameraOf(observation)];
    }

    double[] point(int observation) {
      return points[pointOf(observation)];
    }

    /** Reads a file of ADBench, which has one camera, point, weight and feature for all. */
    public static Bundle read(Path file) throws IOException {
      StringTokenizer in = new StringTokenizer(Files.readString(file));
      int cameras = integer(in);
      int points = integer(in);
      int observations = integer(in);
      double[] camera = numbers(in, 11);
      double[] point = numbers(in, 3);
      double weight = number(in);
      double[] feature = numbers(in, 2);
      return new Bundle(
          copies(camera, cameras),
          copies(point, points),
          DoubleStream.generate(() -> weight).limit(observations).toArray(),
          copies(feature, observations));
    }
  }

  private static double[][] copies(double[] row, int n) {
    return Stream.generate(row::clone).limit(n).toArray(double[][]::new);
  }

  private static int integer(StringTokenizer in) {
    return Integer.parseInt(in.nextToken());
  }

  private static double number(StringTokenizer in) {
    return Double.parseDouble(in.nextToken());
  }

  private static double[] numbers(StringTokenizer in, int n) {
    double[] numbers = new double[n];
    Arrays.setAll(numbers, i -> number(in));
    return numbers;
  }
}
