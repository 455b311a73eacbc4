package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The negative log-likelihood of a local-level model, by a Kalman filter. */
public final class Kalman {
  private Kalman() {}

  @Differentiable(wrt = {"process", "noise", "level0", "variance0"})
  public static double likelihood(
      double process, double noise, double level0, double variance0, double[] observations) {
    double level = level0;
    double variance = variance0;
    double sum = 0;
    for (double observation : observations) {
      double predicted = variance + process;
      double total = predicted + noise;
      double innovation = observation - level;
      sum += 0.5 * (Math.log(total) + innovation * innovation / total);
      double gain = predicted / total;
      level += gain * innovation;
      variance = (1 - gain) * predicted;
    }
    return sum;
  }

  /** Keeps the state of each step, and computes the rest again. */
  static double plain(
      double process,
      double noise,
      double level0,
      double variance0,
      double[] observations,
      double[] levels,
      double[] variances,
      double[] gradient) {
    double level = level0;
    double variance = variance0;
    double sum = 0;
    for (int i = 0; i < observations.length; i++) {
      levels[i] = level;
      variances[i] = variance;
      double predicted = variance + process;
      double total = predicted + noise;
      double innovation = observations[i] - level;
      sum += 0.5 * (Math.log(total) + innovation * innovation / total);
      double gain = predicted / total;
      level += gain * innovation;
      variance = (1 - gain) * predicted;
    }
    double dLevel = 0;
    double dVariance = 0;
    for (int i = observations.length - 1; i >= 0; i--) {
      double predicted = variances[i] + process;
      double total = predicted + noise;
      double innovation = observations[i] - levels[i];
      double gain = predicted / total;
      double dGain = dLevel * innovation - dVariance * predicted;
      double dPredicted = dVariance * (1 - gain) + dGain / total;
      double weight = innovation / total;
      double dTotal = 0.5 / total - 0.5 * weight * weight - dGain * gain / total;
      double dInnovation = weight + dLevel * gain;
      dLevel -= dInnovation;
      dPredicted += dTotal;
      gradient[1] += dTotal;
      gradient[0] += dPredicted;
      dVariance = dPredicted;
    }
    gradient[2] += dLevel;
    gradient[3] += dVariance;
    return sum;
  }
}
