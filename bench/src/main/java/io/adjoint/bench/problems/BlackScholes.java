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

  /**
   * One exponential and one reciprocal for each place of the distribution, and one for the scale.
   */
  static double best(
      double spot, double strike, double rate, double vol, double time, double[] gradient) {
    double root = Math.sqrt(time);
    double deviation = vol * root;
    double scale = 1 / deviation;
    double drift = rate + 0.5 * vol * vol;
    double d1 = (Math.log(spot / strike) + drift * time) * scale;
    double d2 = d1 - deviation;
    double present = strike * Math.exp(-rate * time);
    double t1 = 1 / (1 + 0.2316419 * Math.abs(d1));
    double t2 = 1 / (1 + 0.2316419 * Math.abs(d2));
    double density1 = DENSITY * Math.exp(-0.5 * d1 * d1);
    double density2 = DENSITY * Math.exp(-0.5 * d2 * d2);
    double p1 = polynomial(t1);
    double p2 = polynomial(t2);
    double n1 = d1 >= 0 ? 1 - density1 * p1 : density1 * p1;
    double n2 = d2 >= 0 ? 1 - density2 * p2 : density2 * p2;
    double s2 = present * density2 * decay(d2, t2, p2);
    double both = (spot * density1 * decay(d1, t1, p1) - s2) * scale;
    double paid = present * n2;
    gradient[0] += n1 + both / spot;
    gradient[1] -= (paid + both) / strike;
    gradient[2] += (paid + both) * time;
    gradient[3] += both * (vol * time - d1 * root) + s2 * root;
    gradient[4] += paid * rate + both * (drift - 0.5 * d1 * vol / root) + 0.5 * s2 * vol / root;
    return spot * n1 - paid;
  }

  private static double polynomial(double t) {
    return t
        * (0.319381530
            + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  }

  /** The slope of the distribution over its density. */
  private static double decay(double x, double t, double p) {
    double dp =
        0.319381530
            + t
                * (2 * -0.356563782
                    + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * 5 * 1.330274429)));
    return dp * t * t * 0.2316419 + Math.abs(x) * p;
  }
}
