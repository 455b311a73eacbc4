package io.adjoint.bench.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;

/** The inputs of ADBench's objectives, and its files. */
public final class AdBench {
  private AdBench() {}

  /** What all of ADBench's files of bundle adjustment have for a camera. */
  public static double[] camera() {
    return new double[] {
      -0.758453,
      -1.109613,
      -0.845551,
      34.556073,
      39.676747,
      53.881673,
      419.194514,
      5.864426,
      -8.518870,
      0.087812,
      0.002739
    };
  }

  /** What they have for a point. */
  public static double[] point() {
    return new double[] {7.203245, 0.001144, 3.023326};
  }

  /** What they have for a feature. */
  public static double[] feature() {
    return new double[] {271.760969, 834.209256};
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

  /** Observations of bundle adjustment, with the entries of their Jacobian: 2 by 15 for each. */
  static final class Blocks {
    private final double[][] cameras;
    private final double[][] points;
    private final double weight;
    private final double[] feature;
    private final double[] error = new double[2];
    private final double[][] seeds = {{1, 0}, {0, 1}};
    private final double[] entries;
    private final BundleAdjustmentGrad.ResidualGradient into =
        new BundleAdjustmentGrad.ResidualGradient();

    Blocks(double[][] cameras, double[][] points, double weight, double[] feature) {
      this.cameras = cameras;
      this.points = points;
      this.weight = weight;
      this.feature = feature;
      this.entries = new double[30 * cameras.length];
    }

    double value() {
      double sum = 0;
      for (int i = 0; i < cameras.length; i++) {
        BundleAdjustment.residual(cameras[i], points[i], weight, feature, error);
        sum += error[0] + error[1];
      }
      return sum;
    }

    double jacobian() {
      double sum = 0;
      for (int i = 0; i < cameras.length; i++) {
        for (int row = 0; row < 2; row++) {
          into.zero();
          BundleAdjustmentGrad.residualVjp(
              cameras[i], points[i], weight, feature, error, seeds[row], into);
          int at = 30 * i + 15 * row;
          System.arraycopy(into.camera(), 0, entries, at, 11);
          System.arraycopy(into.point(), 0, entries, at + 11, 3);
          entries[at + 14] = into.weight();
        }
        sum += error[0] + error[1];
      }
      return sum;
    }

    double[] entries() {
      return entries.clone();
    }
  }

  /** The entries of the Jacobian of one observation, its first row, then its second. */
  public static double[] block(double[] camera, double[] point, double weight, double[] feature) {
    Blocks blocks = new Blocks(new double[][] {camera}, new double[][] {point}, weight, feature);
    blocks.jacobian();
    return blocks.entries();
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
