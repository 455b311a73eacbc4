package io.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdjointTest {

  @Test
  void stopGradientReturnsItsArgument() {
    double[] array = {1, 2};
    assertThat(Adjoint.stopGradient(0.1)).isEqualTo(0.1);
    assertThat(Adjoint.stopGradient(0.1f)).isEqualTo(0.1f);
    assertThat(Adjoint.stopGradient(array)).isSameAs(array);
  }

  @Test
  void stopGradientKeepsIntegersExact() {
    assertThat((double) Adjoint.stopGradient(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Adjoint.stopGradient(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
