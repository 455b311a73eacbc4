package io.adjoint.compiler.rules;

import java.util.function.DoubleUnaryOperator;

/** Derivatives from values alone: central differences, extrapolated to a step of zero. */
final class Ridders {
  private static final int ROWS = 12;
  private static final double SHRINK = 1.4;

  private Ridders() {}

  /** An estimate and how far the extrapolation still moved. */
  record Estimate(double derivative, double error) {}

  static Estimate derivative(DoubleUnaryOperator f, double x, double firstStep) {
    double[][] table = new double[ROWS][ROWS];
    Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
    double step = firstStep;
    for (int i = 0; i < ROWS; i++, step /= SHRINK) {
      double above = x + step;
      double below = x - step;
      table[i][0] = (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
      double factor = SHRINK * SHRINK;
      for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
        table[i][j] = (table[i][j - 1] * factor - table[i - 1][j - 1]) / (factor - 1);
        double error =
            Math.max(
                Math.abs(table[i][j] - table[i][j - 1]),
                Math.abs(table[i][j] - table[i - 1][j - 1]));
        if (error <= best.error()) {
          best = new Estimate(table[i][j], error);
        }
      }
    }
    return best;
  }
}
