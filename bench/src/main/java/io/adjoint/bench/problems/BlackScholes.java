package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** The price of a European call, with the normal distribution by a polynomial. */
public final class BlackScholes {
  private static final double DENSITY = 0.3989422804014327;

  private BlackScholes() {}

  @Differentiable
  public static double call(double spot, double strike, double rate, double vol, double time) {
    double d1 =
        (Math.log(spot / strike) + (rate + 0.5 * vol * vol) * time) / (vol * Math.sqrt(time));
    double d2 = d1 - vol * Math.sqrt(time);
    return spot * normal(d1) - strike * Math.exp(-rate * time) * normal(d2);
  }

  /** Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17. */
  static double normal(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double density = DENSITY * Math.exp(-0.5 * x * x);
    double tail =
        density
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x >= 0 ? 1 - tail : tail;
  }

  /** The derivative of {@link #normal} by the chain rule. */
  private static double slope(double x) {
    double sign = x >= 0 ? 1 : -1;
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double density = DENSITY * Math.exp(-0.5 * x * x);
    double p =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double dp =
        0.319381530
            + t
                * (2 * -0.356563782
                    + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * 5 * 1.330274429)));
    double dt = -t * t * 0.2316419 * sign;
    return -sign * density * (dp * dt - x * p);
  }

  /** The chain rule, with a function for the slope of the distribution. */
  static double plain(
      double spot, double strike, double rate, double vol, double time, double[] gradient) {
    double root = Math.sqrt(time);
    double d1 = (Math.log(spot / strike) + (rate + 0.5 * vol * vol) * time) / (vol * root);
    double d2 = d1 - vol * root;
    double discount = Math.exp(-rate * time);
    double n1 = normal(d1);
    double n2 = normal(d2);
    double s1 = spot * slope(d1);
    double s2 = strike * discount * slope(d2);
    double both = s1 - s2;
    double scale = 1 / (vol * root);
    gradient[0] += n1 + both * scale / spot;
    gradient[1] += -discount * n2 - both * scale / strike;
    gradient[2] += strike * time * discount * n2 + both * scale * time;
    gradient[3] += both * (vol * time * scale - d1 / vol) + s2 * root;
    gradient[4] +=
        strike * rate * discount * n2
            + both * ((rate + 0.5 * vol * vol) * scale - 0.5 * d1 / time)
            + s2 * vol * 0.5 / root;
    return spot * n1 - strike * discount * n2;
  }
}
