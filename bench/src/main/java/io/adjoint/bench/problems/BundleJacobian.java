package io.adjoint.bench.problems;

import java.util.stream.DoubleStream;

/**
 * All errors of {@link BundleAdjustment}, and their Jacobian as ADBench asks for it: for each
 * observation two rows of 15 entries (camera, point, weight), then for each a row with the
 * derivative of its weight's error. The matrix is built anew at each call.
 */
public final class BundleJacobian {
  /** How the entries are had. */
  public interface Entries {
    /**
     * Writes the two rows of an observation, 15 entries each, into {@code block}, and its errors
     * into {@code error}.
     */
    void write(
        double[] camera,
        double[] point,
        double weight,
        double[] feature,
        double[] error,
        double[] block);

    /** Gives the error of a weight to {@code error}; its derivative. */
    double weight(double weight, double[] error);
  }

  private final AdBench.Bundle in;
  private final Entries entries;
  private final double[] errors;
  private final double[] error = new double[2];
  private final double[] block = new double[2 * BundleByHand.ROW];
  private final SparseMatrix matrix = new SparseMatrix();

  /** The Jacobian by two seeded products for each observation, and a gradient for its weight. */
  public static BundleJacobian generated(AdBench.Bundle in) {
    return new BundleJacobian(in, new Generated());
  }

  BundleJacobian(AdBench.Bundle in, Entries entries) {
    this.in = in;
    this.entries = entries;
    errors = new double[3 * in.observations()];
  }

  /** The errors only; their sum. */
  public double value() {
    int observations = in.observations();
    double sum = 0;
    for (int i = 0; i < observations; i++) {
      BundleAdjustment.residual(
          in.camera(i), in.point(i), in.weights()[i], in.features()[i], error);
      double ofWeight = BundleAdjustment.weightError(in.weights()[i]);
      errors[2 * i] = error[0];
      errors[2 * i + 1] = error[1];
      errors[2 * observations + i] = ofWeight;
      sum += error[0] + error[1] + ofWeight;
    }
    return sum;
  }

  /** Errors and Jacobian; the sum of the errors. */
  public double run() {
    int observations = in.observations();
    int pointColumns = 11 * in.cameras().length;
    int weightColumns = pointColumns + 3 * in.points().length;
    matrix.clear();
    for (int i = 0; i < observations; i++) {
      entries.write(in.camera(i), in.point(i), in.weights()[i], in.features()[i], error, block);
      errors[2 * i] = error[0];
      errors[2 * i + 1] = error[1];
      for (int row = 0; row < 2; row++) {
        matrix.row();
        int at = BundleByHand.ROW * row;
        int camera = 11 * in.cameraOf(i);
        for (int j = 0; j < 11; j++) {
          matrix.add(camera + j, block[at + j]);
        }
        int point = pointColumns + 3 * in.pointOf(i);
        for (int j = 0; j < 3; j++) {
          matrix.add(point + j, block[at + 11 + j]);
        }
        matrix.add(weightColumns + i, block[at + 14]);
      }
    }
    double sum = 0;
    for (int i = 0; i < observations; i++) {
      matrix.row();
      matrix.add(weightColumns + i, entries.weight(in.weights()[i], error));
      errors[2 * observations + i] = error[0];
      sum += errors[2 * i] + errors[2 * i + 1] + error[0];
    }
    return sum;
  }

  /** Of the last run. */
  public SparseMatrix matrix() {
    return matrix;
  }

  /** Two for each observation, then one for each weight. */
  public double[] errors() {
    return DoubleStream.of(errors).toArray();
  }

  private static final class Generated implements Entries {
    private final double[][] seeds = {{1, 0}, {0, 1}};
    private final BundleAdjustmentGrad.ResidualGradient rows =
        new BundleAdjustmentGrad.ResidualGradient();
    private final BundleAdjustmentGrad.WeightErrorGradient ofWeight =
        new BundleAdjustmentGrad.WeightErrorGradient();

    @Override
    public void write(
        double[] camera,
        double[] point,
        double weight,
        double[] feature,
        double[] error,
        double[] block) {
      for (int row = 0; row < 2; row++) {
        rows.zero();
        BundleAdjustmentGrad.residualVjp(camera, point, weight, feature, error, seeds[row], rows);
        int at = BundleByHand.ROW * row;
        System.arraycopy(rows.camera(), 0, block, at, 11);
        System.arraycopy(rows.point(), 0, block, at + 11, 3);
        block[at + 14] = rows.weight();
      }
    }

    @Override
    public double weight(double weight, double[] error) {
      ofWeight.zero();
      error[0] = BundleAdjustmentGrad.weightErrorGrad(weight, ofWeight);
      return ofWeight.weight();
    }
  }
}
