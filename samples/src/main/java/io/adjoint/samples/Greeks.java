package io.adjoint.samples;

import static io.adjoint.samples.Console.line;

import io.adjoint.Differentiable;
import java.io.PrintStream;
import java.util.function.DoubleUnaryOperator;

/** Options: prices in plain Java, and all their sensitivities from one call of the gradient. */
public final class Greeks {

  /** The Black–Scholes price of a European call on a share that pays a continuous dividend. */
  @Differentiable
  static double call(
      double spot, double strike, double rate, double dividend, double volatility, double expiry) {
    double deviation = volatility * Math.sqrt(expiry);
    double drift = (rate - dividend + volatility * volatility / 2) * expiry;
    double d1 = (Math.log(spot / strike) + drift) / deviation;
    double d2 = d1 - deviation;
    return spot * Math.exp(-dividend * expiry) * normal(d1)
        - strike * Math.exp(-rate * expiry) * normal(d2);
  }

  /** The normal distribution: a power series in the middle, a continued fraction in the tails. */
  static double normal(double x) {
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) < 3) {
      double sum = x;
      double term = x;
      for (int n = 3; Math.abs(term) > 1e-18; n += 2) {
        term *= x * x / n;
        sum += term;
      }
      return 0.5 + density * sum;
    }
    double tail = Math.abs(x);
    for (int n = 80; n > 0; n--) {
      tail = Math.abs(x) + n / tail;
    }
    return x < 0 ? density / tail : 1 - density / tail;
  }

  /**
   * The price of an American put on the binomial tree of Cox, Ross and Rubinstein: from the leaves
   * to the root, in place, and at each node the better of holding and exercising.
   */
  @Differentiable
  static double americanPut(
      double spot, double strike, double rate, double volatility, double expiry, int steps) {
    double step = expiry / steps;
    double up = Math.exp(volatility * Math.sqrt(step));
    double probability = (Math.exp(rate * step) - 1 / up) / (up - 1 / up);
    double discount = Math.exp(-rate * step);
    double[] put = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      put[i] = Math.max(strike - spot * Math.pow(up, 2 * i - steps), 0);
    }
    for (int level = steps - 1; level >= 0; level--) {
      for (int i = 0; i <= level; i++) {
        double hold = discount * (probability * put[i + 1] + (1 - probability) * put[i]);
        double exercise = strike - spot * Math.pow(up, 2 * i - level);
        put[i] = Math.max(hold, exercise);
      }
    }
    return put[0];
  }

  private Greeks() {}

  public static void main(String[] args) {
    run(Console.utf8());
  }

  static void run(PrintStream out) {
    europeanCall(out);
    line(out, "");
    americanPut(out);
  }

  private static void europeanCall(PrintStream out) {
    double spot = 100;
    double strike = 105;
    double rate = 0.03;
    double dividend = 0.01;
    double volatility = 0.25;
    double expiry = 0.5;
    line(out, "A European call: spot %.0f, strike %.0f, rate %.0f %%,", spot, strike, 100 * rate);
    line(
        out,
        "dividend %.0f %%, volatility %.0f %%, half a year to expiry.",
        100 * dividend,
        100 * volatility);
    line(out, "");
    line(out, "                           generated          closed form   difference");
    GreeksGrad.CallGradient g =
        GreeksGrad.callGrad(spot, strike, rate, dividend, volatility, expiry);
    ClosedForm exact = new ClosedForm(spot, strike, rate, dividend, volatility, expiry);
    line(out, "  price           %20.15f", g.value());
    callRow(out, "delta", g.spot(), exact.delta());
    callRow(out, "dual delta", g.strike(), exact.dualDelta());
    callRow(out, "rho", g.rate(), exact.rho());
    callRow(out, "dividend rho", g.dividend(), exact.dividendRho());
    callRow(out, "vega", g.volatility(), exact.vega());
    callRow(out, "theta", -g.expiry(), exact.theta());
  }

  private static void callRow(PrintStream out, String name, double generated, double exact) {
    line(out, "  %-15s %20.15f %20.15f %9.0e", name, generated, exact, generated - exact);
  }

  private static void americanPut(PrintStream out) {
    double spot = 36;
    double strike = 40;
    double rate = 0.06;
    double volatility = 0.2;
    double expiry = 1;
    int steps = 500;
    line(out, "An American put: spot %.0f, strike %.0f, rate %.0f %%,", spot, strike, 100 * rate);
    line(
        out,
        "volatility %.0f %%, a year to expiry; a binomial tree of %d steps.",
        100 * volatility,
        steps);
    line(out, "");
    line(out, "                     generated       differences, step 1e-3 and 1e-6");
    GreeksGrad.AmericanPutGradient g =
        GreeksGrad.americanPutGrad(spot, strike, rate, volatility, expiry, steps);
    line(out, "  price           %12.8f", g.value());
    putRow(
        out, "delta", g.spot(), s -> americanPut(s, strike, rate, volatility, expiry, steps), spot);
    putRow(
        out, "rho", g.rate(), r -> americanPut(spot, strike, r, volatility, expiry, steps), rate);
    putRow(
        out,
        "vega",
        g.volatility(),
        v -> americanPut(spot, strike, rate, v, expiry, steps),
        volatility);
    line(out, "");
    line(
        out,
        "The differences take two prices for each number, and a step that is neither too long,"
            + " for");
    line(
        out,
        "the price has a kink wherever a node of the tree changes its mind, nor too short, for");
    line(out, "rounding; the gradient is one call for all, and has no step.");
  }

  private static void putRow(
      PrintStream out, String name, double generated, DoubleUnaryOperator price, double at) {
    line(
        out,
        "  %-15s %12.8f   %12.8f   %12.8f",
        name,
        generated,
        centralDifference(price, at, 1e-3),
        centralDifference(price, at, 1e-6));
  }

  static double centralDifference(DoubleUnaryOperator f, double x, double step) {
    return (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
  }

  /** The sensitivities of the call as the textbooks have them, each derived by hand. */
  static final class ClosedForm {
    private final double spot;
    private final double strike;
    private final double rate;
    private final double dividend;
    private final double volatility;
    private final double expiry;
    private final double d1;
    private final double d2;

    ClosedForm(
        double spot,
        double strike,
        double rate,
        double dividend,
        double volatility,
        double expiry) {
      this.spot = spot;
      this.strike = strike;
      this.rate = rate;
      this.dividend = dividend;
      this.volatility = volatility;
      this.expiry = expiry;
      double deviation = volatility * Math.sqrt(expiry);
      d1 =
          (Math.log(spot / strike) + (rate - dividend + volatility * volatility / 2) * expiry)
              / deviation;
      d2 = d1 - deviation;
    }

    double delta() {
      return Math.exp(-dividend * expiry) * normal(d1);
    }

    double dualDelta() {
      return -Math.exp(-rate * expiry) * normal(d2);
    }

    double rho() {
      return strike * expiry * Math.exp(-rate * expiry) * normal(d2);
    }

    double dividendRho() {
      return -spot * expiry * Math.exp(-dividend * expiry) * normal(d1);
    }

    double vega() {
      return spot * Math.exp(-dividend * expiry) * density(d1) * Math.sqrt(expiry);
    }

    double theta() {
      return -vega() * volatility / (2 * expiry)
          - rate * strike * Math.exp(-rate * expiry) * normal(d2)
          + dividend * spot * Math.exp(-dividend * expiry) * normal(d1);
    }

    private static double density(double x) {
      return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
  }
}
