package io.adjoint.samples;

import static io.adjoint.samples.Console.line;

import io.adjoint.Differentiable;
import java.io.PrintStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposer;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.GaussNewtonOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Nonlinear regression: Hipparchus' least-squares optimisers, fed with generated gradients, against
 * the parameters that NIST certifies.
 */
public final class CurveFitting {

  /** The curve of a problem at {@code x}, for the parameters {@code b}. */
  @Differentiable(wrt = "b")
  static double model(NistProblem problem, double[] b, double x) {
    return switch (problem) {
      case MISRA1A, BOXBOD -> b[0] * (1 - Math.exp(-b[1] * x));
      case DANWOOD -> b[0] * Math.pow(x, b[1]);
      case LANCZOS3 -> {
        double sum = 0;
        for (int i = 0; i < b.length; i += 2) {
          sum += b[i] * Math.exp(-b[i + 1] * x);
        }
        yield sum;
      }
      case MGH17 -> b[0] + b[1] * Math.exp(-x * b[3]) + b[2] * Math.exp(-x * b[4]);
      case RAT42 -> b[0] / (1 + Math.exp(b[1] - b[2] * x));
      case RAT43 -> b[0] / Math.pow(1 + Math.exp(b[1] - b[2] * x), 1 / b[3]);
      case MGH09 -> b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]);
      case MGH10 -> b[0] * Math.exp(b[1] / (x + b[2]));
      case THURBER ->
          (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])));
      case ECKERLE4 -> {
        double u = (x - b[2]) / b[1];
        yield b[0] / b[1] * Math.exp(-u * u / 2);
      }
    };
  }

  /** The optimiser's bound for its first step: a short one, for the far starting points' sake. */
  private static final double FIRST_STEP = 10;

  /** As tight as the optimiser allows: it refuses less than two units in the last place. */
  private static final double TOLERANCE = 5e-16;

  private static final int POLISHING_STEPS = 12;

  /** Where the optimisers arrived, and in how many steps. */
  record Fit(double[] parameters, int steps) {}

  private CurveFitting() {}

  public static void main(String[] args) {
    run(Console.utf8());
  }

  static void run(PrintStream out) {
    line(
        out,
        "NIST's reference problems by Levenberg–Marquardt and, at the end, Gauss–Newton, from");
    line(
        out,
        "both of NIST's starting points. Digits: to how many the worst of the parameters agrees");
    line(out, "with the certified ones, of which NIST gives 11.");
    line(out, "");
    line(out, "                                              far start       near start");
    line(out, "  problem    level     points  parameters  steps  digits   steps  digits");
    for (NistProblem problem : NistProblem.values()) {
      NistProblem.Data data = problem.load();
      Fit far = fit(problem, data, data.starts[0]);
      Fit near = fit(problem, data, data.starts[1]);
      line(
          out,
          "  %-9s  %-7s  %7d  %10d  %5d  %6.1f   %5d  %6.1f",
          problem.title,
          problem.level,
          data.x.length,
          data.certified.length,
          far.steps(),
          digits(far.parameters(), data.certified),
          near.steps(),
          digits(near.parameters(), data.certified));
    }
  }

  /**
   * Levenberg–Marquardt from afar. It ends where rounding hides further progress in the sum of
   * squares, which is half way to the last digit; a few steps of Gauss–Newton go the other half.
   */
  static Fit fit(NistProblem problem, NistProblem.Data data, double[] start) {
    LeastSquaresBuilder leastSquares =
        new LeastSquaresBuilder()
            .model(curve(problem, data.x))
            .target(data.y)
            .maxIterations(10_000)
            .maxEvaluations(10_000);
    Optimum near =
        new LevenbergMarquardtOptimizer()
            .withInitialStepBoundFactor(FIRST_STEP)
            .withCostRelativeTolerance(TOLERANCE)
            .withParameterRelativeTolerance(TOLERANCE)
            .withOrthoTolerance(TOLERANCE)
            .optimize(leastSquares.start(start).build());
    Optimum best =
        new GaussNewtonOptimizer(new QRDecomposer(1e-15), false)
            .optimize(
                leastSquares
                    .start(near.getPoint())
                    .checker((iteration, previous, current) -> iteration == POLISHING_STEPS)
                    .build());
    return new Fit(best.getPoint().toArray(), near.getIterations() + best.getIterations());
  }

  /** The model at all points, and its Jacobian: a gradient for each row. */
  private static MultivariateJacobianFunction curve(NistProblem problem, double[] x) {
    CurveFittingGrad.ModelGradient gradient = new CurveFittingGrad.ModelGradient();
    return parameters -> {
      double[] b = parameters.toArray();
      RealVector values = new ArrayRealVector(x.length);
      RealMatrix jacobian = MatrixUtils.createRealMatrix(x.length, b.length);
      for (int i = 0; i < x.length; i++) {
        gradient.zero();
        values.setEntry(i, CurveFittingGrad.modelGrad(problem, b, x[i], gradient));
        jacobian.setRow(i, gradient.b());
      }
      return Pair.create(values, jacobian);
    };
  }

  /** To how many digits the worst of the parameters agrees; at most the 11 that are certified. */
  static double digits(double[] found, double[] certified) {
    double digits = 11;
    for (int i = 0; i < found.length; i++) {
      double error = Math.abs(found[i] - certified[i]) / Math.abs(certified[i]);
      digits = Math.min(digits, -Math.log10(error));
    }
    return digits;
  }
}
