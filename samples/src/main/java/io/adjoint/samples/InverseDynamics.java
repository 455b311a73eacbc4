package io.adjoint.samples;

import static io.adjoint.samples.Console.line;

import io.adjoint.Differentiable;
import java.io.PrintStream;
import java.util.Random;

/**
 * Predator and prey: from noisy counts of both, the four rates of the Lotka–Volterra equations and
 * the two initial populations, by following the gradient back through the whole simulation.
 */
public final class InverseDynamics {

  /** How far the simulated populations are from the observed ones, in the mean of squares. */
  @Differentiable(wrt = {"rates", "start"})
  static double misfit(
      double[] rates, double[] start, double[][] observed, double interval, int steps) {
    double[] state = start.clone();
    double sum = 0;
    for (double[] seen : observed) {
      for (int i = 0; i < steps; i++) {
        state = rungeKutta(rates, state, interval / steps);
      }
      for (int i = 0; i < seen.length; i++) {
        double error = state[i] - seen[i];
        sum += error * error;
      }
    }
    return sum / observed.length;
  }

  /** One step of the classical Runge–Kutta method. */
  private static double[] rungeKutta(double[] rates, double[] state, double h) {
    double[] k1 = change(rates, state);
    double[] k2 = change(rates, along(state, h / 2, k1));
    double[] k3 = change(rates, along(state, h / 2, k2));
    double[] k4 = change(rates, along(state, h, k3));
    double[] next = state.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    return next;
  }

  private static double[] along(double[] state, double h, double[] slope) {
    double[] moved = state.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += h * slope[i];
    }
    return moved;
  }

  /** Prey are born and eaten; predators starve, and grow by what they eat. */
  private static double[] change(double[] rates, double[] state) {
    double prey = state[0];
    double predators = state[1];
    return new double[] {
      prey * (rates[0] - rates[1] * predators), predators * (rates[2] * prey - rates[3])
    };
  }

  private static final String[] NAMES = {
    "birth of prey",
    "prey eaten",
    "growth of predators",
    "death of predators",
    "prey at the start",
    "predators at the start"
  };
  static final double[] TRUTH = {1.0, 0.1, 0.075, 1.5, 10, 5};
  static final double[] GUESS = {0.8, 0.15, 0.1, 1.2, 8, 7};
  static final double NOISE = 0.5;
  private static final int OBSERVATIONS = 60;
  private static final double INTERVAL = 0.25;
  private static final int STEPS = 10;

  private InverseDynamics() {}

  public static void main(String[] args) {
    run(Console.utf8());
  }

  static void run(PrintStream out) {
    double[][] observed = observe(NOISE, new Random(7));
    Bfgs.Minimum minimum = recover(observed);
    double[] found = exp(minimum.x());
    line(
        out, "%d counts of prey and predators, with a noise of %.1f on each:", OBSERVATIONS, NOISE);
    line(out, "");
    line(out, "                               truth      guess  recovered     error");
    for (int i = 0; i < NAMES.length; i++) {
      double error = 100 * (found[i] / TRUTH[i] - 1);
      line(
          out,
          "  %-22s %11.4f %10.4f %10.4f %7.1f %%",
          NAMES[i],
          TRUTH[i],
          GUESS[i],
          found[i],
          error);
    }
    line(
        out,
        "  %-22s %11.4f %10.4f %10.4f",
        "misfit",
        at(TRUTH, observed),
        at(GUESS, observed),
        minimum.value());
    line(out, "");
    line(
        out,
        "BFGS, %d iterations, %d gradients; each goes back through %d Runge–Kutta steps.",
        minimum.iterations(),
        minimum.evaluations(),
        OBSERVATIONS * STEPS);
  }

  /** What is seen of the true populations, through Gaussian noise. */
  static double[][] observe(double noise, Random random) {
    double[] state = start(TRUTH);
    double[][] observed = new double[OBSERVATIONS][];
    for (int k = 0; k < OBSERVATIONS; k++) {
      for (int i = 0; i < STEPS; i++) {
        state = rungeKutta(rates(TRUTH), state, INTERVAL / STEPS);
      }
      observed[k] = state.clone();
      observed[k][0] += noise * random.nextGaussian();
      observed[k][1] += noise * random.nextGaussian();
    }
    return observed;
  }

  /** Minimises the misfit over the logarithms of all six unknowns, which keeps them positive. */
  static Bfgs.Minimum recover(double[][] observed) {
    InverseDynamicsGrad.MisfitGradient g = new InverseDynamicsGrad.MisfitGradient();
    return Bfgs.minimise(
        (logs, slope) -> {
          double[] p = exp(logs);
          g.zero();
          double misfit =
              InverseDynamicsGrad.misfitGrad(rates(p), start(p), observed, INTERVAL, STEPS, g);
          for (int i = 0; i < p.length; i++) {
            slope[i] = p[i] * (i < 4 ? g.rates()[i] : g.start()[i - 4]);
          }
          return misfit;
        },
        log(GUESS));
  }

  private static double at(double[] p, double[][] observed) {
    return misfit(rates(p), start(p), observed, INTERVAL, STEPS);
  }

  private static double[] rates(double[] p) {
    return new double[] {p[0], p[1], p[2], p[3]};
  }

  private static double[] start(double[] p) {
    return new double[] {p[4], p[5]};
  }

  static double[] exp(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.exp(y[i]);
    }
    return y;
  }

  private static double[] log(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.log(y[i]);
    }
    return y;
  }
}
