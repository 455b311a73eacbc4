package io.adjoint;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Compares a gradient with what differences of the function's values say.
 *
 * <pre>{@code
 * GradientCheck.of(x -> Rosenbrock.f(x[0], x[1]))
 *     .at(-1.2, 1.0)
 *     .against(gradient.x(), gradient.y())
 *     .orThrow();
 * }</pre>
 *
 * <p>Each partial derivative is estimated by central differences over shrinking steps, extrapolated
 * to step zero (Ridders' method), which gives some ten digits where the function is smooth. At a
 * kink or a jump the differences say nothing, and the check fails.
 *
 * <p>Instances are immutable.
 */
public final class GradientCheck {

  /** The largest relative error that passes, unless {@link #tolerance} sets another. */
  public static final double DEFAULT_TOLERANCE = 1e-6;

  private final ToDoubleFunction<double[]> function;
  private final double[] point;
  private final double tolerance;

  private GradientCheck(ToDoubleFunction<double[]> function, double[] point, double tolerance) {
    this.function = function;
    this.point = point;
    this.tolerance = tolerance;
  }

  /**
   * A check of gradients of a function.
   *
   * @param function the function; it is called some hundred times for each variable, each time with
   *     an array of its own
   * @return a check at the point without coordinates: {@link #at} comes next
   */
  public static GradientCheck of(ToDoubleFunction<double[]> function) {
    return new GradientCheck(function, new double[0], DEFAULT_TOLERANCE);
  }

  /**
   * Where the gradient is taken.
   *
   * @param x the coordinates, which are copied
   * @return this check at that point
   */
  public GradientCheck at(double... x) {
    return new GradientCheck(function, x.clone(), tolerance);
  }

  /**
   * Sets the largest relative error that passes.
   *
   * @param tolerance a positive number
   * @return this check with that tolerance
   */
  public GradientCheck tolerance(double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance must be positive: " + tolerance);
    }
    return new GradientCheck(function, point, tolerance);
  }

  /**
   * Compares a gradient with the differences.
   *
   * @param gradient a partial derivative for each coordinate
   * @return what was found; nothing is thrown yet
   * @throws IllegalArgumentException if there are not as many derivatives as coordinates
   */
  public Report against(double... gradient) {
    if (gradient.length != point.length) {
      throw new IllegalArgumentException(
          "a gradient of "
              + gradient.length
              + " entries at a point of "
              + point.length
              + " coordinates");
    }
    Estimate[] estimates = new Estimate[point.length];
    double largest = 0;
    for (int i = 0; i < point.length; i++) {
      estimates[i] = estimate(i);
      largest = Math.max(largest, Math.abs(estimates[i].value));
    }
    double[] expected = new double[point.length];
    double[] errors = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      expected[i] = estimates[i].value;
      errors[i] = relativeError(gradient[i], estimates[i], largest);
    }
    return new Report(point.clone(), expected, gradient.clone(), errors, tolerance);
  }

  /**
   * Compares a gradient function with the differences.
   *
   * @param gradient gives a partial derivative for each coordinate of the point it is called with
   * @return what was found; nothing is thrown yet
   */
  public Report against(UnaryOperator<double[]> gradient) {
    return against(gradient.apply(point.clone()));
  }

  /**
   * The error relative to the derivative, but not to one so small that the differences cannot
   * resolve it, be it beside the other entries or beside the function's values.
   */
  private static double relativeError(double actual, Estimate estimate, double largest) {
    double expected = estimate.value;
    double difference = Math.abs(actual - expected);
    if (difference == 0) {
      return 0;
    }
    double scale = Math.max(Math.abs(actual), Math.abs(expected));
    scale = Math.max(scale, Math.max(1e-6 * largest, 1e8 * estimate.noise));
    double error = difference / scale;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /**
   * A partial derivative.
   *
   * @param value the derivative; NaN if the function has no finite values about the point
   * @param uncertainty how far the extrapolations disagree
   * @param noise what rounding in the function's values makes of a difference quotient
   */
  private record Estimate(double value, double uncertainty, double noise) {}

  /** Starts from ever smaller steps, as a large one may leave the domain or cross a kink. */
  private Estimate estimate(int i) {
    Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);
    double noise = 0;
    double step = 0.1 * Math.max(Math.abs(point[i]), 1);
    double smallest = Math.max(Math.ulp(point[i]) * 1e4, 1e-150);
    for (int k = 0; k < 12 && step >= smallest; k++, step *= 0.1) {
      Estimate estimate = ridders(i, step);
      if (noise == 0 && Double.isFinite(estimate.uncertainty)) {
        // Near a zero of the function its values are small and their rounding is not: that is to be
        // judged by the values further away.
        noise = estimate.noise;
      }
      if (estimate.uncertainty < best.uncertainty) {
        best = estimate;
      }
    }
    return new Estimate(best.value, best.uncertainty, Math.max(best.noise, noise));
  }

  private Estimate ridders(int i, double firstStep) {
    final int rows = 10;
    final double shrink = 1.4;
    double[] previous = new double[rows];
    double value = Double.NaN;
    double uncertainty = Double.POSITIVE_INFINITY;
    double magnitude = 0;
    double step = firstStep;
    for (int row = 0; row < rows; row++, step /= shrink) {
      double right = shifted(i, step);
      double left = shifted(i, -step);
      magnitude = Math.max(magnitude, Math.max(Math.abs(right), Math.abs(left)));
      // The step that was really made: the sum of a coordinate and a step is rounded.
      double width = (point[i] + step) - (point[i] - step);
      double[] current = new double[rows];
      current[0] = (right - left) / width;
      double factor = shrink * shrink;
      for (int column = 1; column <= row; column++, factor *= shrink * shrink) {
        current[column] = (current[column - 1] * factor - previous[column - 1]) / (factor - 1);
        double error =
            Math.max(
                Math.abs(current[column] - current[column - 1]),
                Math.abs(current[column] - previous[column - 1]));
        if (error <= uncertainty) {
          uncertainty = error;
          value = current[column];
        }
      }
      if (row > 0 && Math.abs(current[row] - previous[row - 1]) >= 2 * uncertainty) {
        break; // Rounding has taken over.
      }
      previous = current;
    }
    // The estimate may be no better than rounding allows, whatever the extrapolations agree on.
    double noise = Math.ulp(1.0) * magnitude / firstStep;
    return new Estimate(value, Math.max(uncertainty, noise), noise);
  }

  private double shifted(int i, double by) {
    double[] x = point.clone();
    x[i] += by;
    return function.applyAsDouble(x);
  }

  /** What a check has found. */
  public static final class Report {
    private final double[] point;
    private final double[] expected;
    private final double[] actual;
    private final double[] errors;
    private final double tolerance;

    private Report(
        double[] point, double[] expected, double[] actual, double[] errors, double tolerance) {
      this.point = point;
      this.expected = expected;
      this.actual = actual;
      this.errors = errors;
      this.tolerance = tolerance;
    }

    /**
     * The largest relative error of all entries.
     *
     * @return zero or a positive number; infinite where a derivative or its estimate is not finite
     */
    public double maxRelativeError() {
      double max = 0;
      for (double error : errors) {
        max = Math.max(max, error);
      }
      return max;
    }

    /**
     * Whether the gradient agrees with the differences.
     *
     * @return true if no relative error is above the tolerance
     */
    public boolean passes() {
      return maxRelativeError() <= tolerance;
    }

    /**
     * The gradient by differences.
     *
     * @return a copy; NaN where the function has no finite values about the point
     */
    public double[] expected() {
      return expected.clone();
    }

    /**
     * The gradient that was checked.
     *
     * @return a copy
     */
    public double[] actual() {
      return actual.clone();
    }

    /**
     * Throws if the gradient does not agree with the differences.
     *
     * @return this report
     * @throws AssertionError naming each entry that is wrong
     */
    public Report orThrow() {
      if (!passes()) {
        throw new AssertionError(toString());
      }
      return this;
    }

    /** The verdict, and a line for each entry that is wrong. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      int wrong = 0;
      for (int i = 0; i < errors.length; i++) {
        if (errors[i] <= tolerance) {
          continue;
        }
        if (++wrong <= 10) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%n  [%d] at %s: gradient %s, by differences %s, relative error %.1e",
                  i,
                  point[i],
                  actual[i],
                  expected[i],
                  errors[i]));
        }
      }
      if (wrong == 0) {
        return String.format(
            Locale.ROOT, "gradient agrees with differences to %.1e", maxRelativeError());
      }
      return String.format(
          Locale.ROOT,
          "%d of %d entries of the gradient are wrong (tolerance %.1e):%s%s",
          wrong,
          errors.length,
          tolerance,
          text,
          wrong > 10 ? String.format("%n  …") : "");
    }
  }
}
