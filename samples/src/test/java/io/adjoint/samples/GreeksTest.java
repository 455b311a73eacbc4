package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreeksTest {

  @ParameterizedTest
  @CsvSource({
    "100, 105, 0.03, 0.01, 0.25, 0.5",
    "100, 100, 0.05, 0, 0.2, 1",
    "80, 100, 0.01, 0.02, 0.4, 2",
    "150, 100, 0.02, 0, 0.15, 0.25",
  })
  void callAgreesWithTheClosedForms(
      double spot, double strike, double rate, double dividend, double volatility, double expiry) {
    GreeksGrad.CallGradient g =
        GreeksGrad.callGrad(spot, strike, rate, dividend, volatility, expiry);
    Greeks.ClosedForm exact =
        new Greeks.ClosedForm(spot, strike, rate, dividend, volatility, expiry);
    Offset<Double> tolerance = within(1e-12);
    assertThat(g.value()).isEqualTo(Greeks.call(spot, strike, rate, dividend, volatility, expiry));
    assertThat(g.spot()).isCloseTo(exact.delta(), tolerance);
    assertThat(g.strike()).isCloseTo(exact.dualDelta(), tolerance);
    assertThat(g.rate()).isCloseTo(exact.rho(), tolerance);
    assertThat(g.dividend()).isCloseTo(exact.dividendRho(), tolerance);
    assertThat(g.volatility()).isCloseTo(exact.vega(), tolerance);
    assertThat(-g.expiry()).isCloseTo(exact.theta(), tolerance);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-8, -3.5, -3, -2.9, -1, -1e-9, 0, 0.3, 1, 2.99, 3, 5, 9})
  void normalDistribution(double x) {
    assertThat(Greeks.normal(x)).isCloseTo(Erf.erfc(-x / Math.sqrt(2)) / 2, within(1e-14));
  }

  @Test
  void americanPutAgreesWithDifferences() {
    GreeksGrad.AmericanPutGradient g = GreeksGrad.americanPutGrad(36, 40, 0.06, 0.2, 1, 500);
    assertThat(g.value()).isEqualTo(Greeks.americanPut(36, 40, 0.06, 0.2, 1, 500));
    assertThat(g.value()).isCloseTo(4.486, within(1e-3));
    agree(g.spot(), s -> Greeks.americanPut(s, 40, 0.06, 0.2, 1, 500), 36);
    agree(g.strike(), k -> Greeks.americanPut(36, k, 0.06, 0.2, 1, 500), 40);
    agree(g.rate(), r -> Greeks.americanPut(36, 40, r, 0.2, 1, 500), 0.06);
    agree(g.volatility(), v -> Greeks.americanPut(36, 40, 0.06, v, 1, 500), 0.2);
    agree(g.expiry(), t -> Greeks.americanPut(36, 40, 0.06, 0.2, t, 500), 1);
  }

  private static void agree(double generated, DoubleUnaryOperator price, double at) {
    assertThat(generated).isCloseTo(Greeks.centralDifference(price, at, 1e-6), within(1e-6));
  }

  /** The price is homogeneous of degree one in spot and strike. */
  @Test
  void americanPutObeysEuler() {
    GreeksGrad.AmericanPutGradient g = GreeksGrad.americanPutGrad(36, 40, 0.06, 0.2, 1, 500);
    assertThat(36 * g.spot() + 40 * g.strike()).isCloseTo(g.value(), within(1e-10));
  }
}
