package io.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCheckTest {

  private static double rosenbrock(double[] x) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    return a * a + 100 * b * b;
  }

  private static double[] rosenbrockGradient(double[] x) {
    double b = x[1] - x[0] * x[0];
    return new double[] {-2 * (1 - x[0]) - 400 * x[0] * b, 200 * b};
  }

  @Test
  void rightGradientPasses() {
    GradientCheck.Report report =
        GradientCheck.of(GradientCheckTest::rosenbrock).at(-1.2, 1).against(-215.6, -88).orThrow();
    assertThat(report.passes()).isTrue();
    assertThat(report.maxRelativeError()).isLessThan(1e-10);
    assertThat(report.expected()[0]).isCloseTo(-215.6, within(1e-8));
    assertThat(report.actual()).containsExactly(-215.6, -88);
    assertThat(report.toString()).startsWith("gradient agrees with differences to ");
  }

  @Test
  void gradientMayBeAFunction() {
    GradientCheck.of(GradientCheckTest::rosenbrock)
        .at(0.3, 0.7)
        .against(GradientCheckTest::rosenbrockGradient)
        .orThrow();
  }

  @Test
  void zeroGradientAtAMinimumPasses() {
    GradientCheck.of(GradientCheckTest::rosenbrock).at(1, 1).against(0, 0).orThrow();
    GradientCheck.of(x -> Math.cos(x[0]) + 1e3).at(0).against(0).orThrow();
    GradientCheck.of(x -> 42).at(3).against(0).orThrow();
  }

  @Test
  void smallEntriesAreNotHiddenByThePoint() {
    ToDoubleFunction<double[]> tiny = x -> 1e-12 * x[0] * x[0];
    GradientCheck.of(tiny).at(3).against(6e-12).orThrow();
    assertThat(GradientCheck.of(tiny).at(3).against(6.001e-12).passes()).isFalse();
  }

  @Test
  void wrongEntryIsNamed() {
    GradientCheck.Report report =
        GradientCheck.of(GradientCheckTest::rosenbrock).at(-1.2, 1).against(-215.6, -88.01);
    assertThat(report.passes()).isFalse();
    assertThat(report.maxRelativeError()).isCloseTo(0.01 / 88.01, within(1e-8));
    assertThatThrownBy(report::orThrow)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 of 2 entries")
        .hasMessageContaining("[1] at 1.0: gradient -88.01, by differences -8")
        .hasMessageNotContaining("[0]");
  }

  @Test
  void longReportIsCut() {
    double[] x = new double[40];
    Arrays.fill(x, 1);
    GradientCheck.Report report =
        GradientCheck.of(p -> Arrays.stream(p).sum()).at(x).against(new double[40]);
    assertThat(report.toString()).contains("40 of 40").contains("[9]").doesNotContain("[10]");
  }

  @Test
  void toleranceIsRelative() {
    GradientCheck check = GradientCheck.of(x -> 1e6 * x[0]).at(1);
    assertThat(check.against(1e6 + 0.1).passes()).isTrue();
    assertThat(check.against(1e6 + 10).passes()).isFalse();
    assertThat(check.tolerance(1e-4).against(1e6 + 10).passes()).isTrue();
    assertThatThrownBy(() -> check.tolerance(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> check.tolerance(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-3, 0.01, 1, 1e8})
  void staysInTheDomain(double x) {
    GradientCheck.of(p -> Math.log(p[0])).at(x).against(1 / x).orThrow();
    GradientCheck.of(p -> Math.sqrt(p[0])).at(x).against(0.5 / Math.sqrt(x)).orThrow();
  }

  @Test
  void kinkNearbyDoesNotHarm() {
    GradientCheck.of(p -> Math.abs(p[0])).at(0.003).against(1).orThrow();
    assertThat(GradientCheck.of(p -> Math.abs(p[0])).at(0).against(1).passes()).isFalse();
  }

  @Test
  void valuesThatAreNotFiniteFail() {
    GradientCheck.Report report = GradientCheck.of(p -> Double.NaN).at(1).against(0);
    assertThat(report.passes()).isFalse();
    assertThat(report.maxRelativeError()).isInfinite();
    assertThat(report.expected()).containsExactly(Double.NaN);
    assertThat(GradientCheck.of(p -> p[0]).at(1).against(Double.NaN).passes()).isFalse();
    assertThat(GradientCheck.of(p -> p[0]).at(1).against(Double.POSITIVE_INFINITY).passes())
        .isFalse();
  }

  @Test
  void functionMaySpoilItsArgument() {
    ToDoubleFunction<double[]> spoiling =
        p -> {
          double value = p[0] * p[1];
          Arrays.fill(p, 99);
          return value;
        };
    double[] at = {2, 3};
    GradientCheck check = GradientCheck.of(spoiling).at(at);
    at[0] = 7;
    check.against(3, 2).orThrow();
  }

  @Test
  void lengthsMustAgree() {
    GradientCheck check = GradientCheck.of(p -> p[0]).at(1);
    assertThatThrownBy(() -> check.against(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a gradient of 2 entries at a point of 1 coordinates");
    assertThatCode(() -> GradientCheck.of(p -> 1).at().against().orThrow())
        .doesNotThrowAnyException();
  }
}
