package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveFittingTest {

  /** A slip in the data or in the model would show in the certified sum of squares. */
  @ParameterizedTest
  @EnumSource
  void dataAndModelGiveTheCertifiedSumOfSquares(NistProblem problem) {
    NistProblem.Data data = problem.load();
    double sum = 0;
    for (int i = 0; i < data.x.length; i++) {
      double residual = CurveFitting.model(problem, data.certified, data.x[i]) - data.y[i];
      sum += residual * residual;
    }
    assertThat(sum).isCloseTo(data.certifiedSumOfSquares, withinPercentage(1e-8));
  }

  @ParameterizedTest
  @EnumSource
  void farStartArrivesAtTheCertifiedParameters(NistProblem problem) {
    assertThat(digits(problem, 0)).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource
  void nearStartArrivesAtTheCertifiedParameters(NistProblem problem) {
    assertThat(digits(problem, 1)).isGreaterThan(8);
  }

  private static double digits(NistProblem problem, int start) {
    NistProblem.Data data = problem.load();
    CurveFitting.Fit fit = CurveFitting.fit(problem, data, data.starts[start]);
    return CurveFitting.digits(fit.parameters(), data.certified);
  }
}
