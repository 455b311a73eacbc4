package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** Kepler's equation by Newton's method, to convergence. */
public final class Kepler {
  private Kepler() {}

  @Differentiable
  public static double anomaly(double mean, double eccentricity) {
    double x = mean;
    double step = 1;
    while (Math.abs(step) > 1e-13) {
      step = (x - eccentricity * Math.sin(x) - mean) / (1 - eccentricity * Math.cos(x));
      x -= step;
    }
    return x;
  }

  /** The iterations in reverse, over what each of them kept. */
  static double plain(double mean, double eccentricity, double[] xs, double[] gradient) {
    double x = mean;
    double step = 1;
    int n = 0;
    while (Math.abs(step) > 1e-13) {
      xs[n++] = x;
      step = (x - eccentricity * Math.sin(x) - mean) / (1 - eccentricity * Math.cos(x));
      x -= step;
    }
    double dx = 1;
    double dMean = 0;
    double dEccentricity = 0;
    for (int i = n - 1; i >= 0; i--) {
      double sin = Math.sin(xs[i]);
      double cos = Math.cos(xs[i]);
      double numerator = xs[i] - eccentricity * sin - mean;
      double denominator = 1 - eccentricity * cos;
      double dNumerator = -dx / denominator;
      double dDenominator = dx * numerator / (denominator * denominator);
      dMean -= dNumerator;
      dEccentricity += -dNumerator * sin - dDenominator * cos;
      dx += dNumerator * denominator + dDenominator * eccentricity * sin;
    }
    gradient[0] += dMean + dx;
    gradient[1] += dEccentricity;
    return x;
  }

  /** The theorem on implicit functions. */
  static double best(double mean, double eccentricity, double[] gradient) {
    double x = anomaly(mean, eccentricity);
    double scale = 1 / (1 - eccentricity * Math.cos(x));
    gradient[0] += scale;
    gradient[1] += Math.sin(x) * scale;
    return x;
  }
}
