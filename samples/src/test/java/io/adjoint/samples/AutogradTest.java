package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutogradTest {

  @Test
  void gradientIsEight() {
    assertThat(AutogradGrad.zGrad(1).value()).isEqualTo(4);
    assertThat(AutogradGrad.zGrad(1).x()).isEqualTo(8);
    assertThat(AutogradGrad.zGrad(3).x()).isEqualTo(24);
  }

  @Test
  void seedOnXIsFour() {
    double z = Autograd.z(1);
    assertThat(AutogradGrad.xVjp(1, z).x()).isEqualTo(4);
    assertThat(AutogradGrad.yVjp(1, z).x()).isEqualTo(8);
    assertThat(AutogradGrad.zVjp(1, z).x()).isEqualTo(32);
    assertThat(AutogradGrad.zVjp(1, 1).x()).isEqualTo(8);
  }

  @Test
  void seedOnYIsTheDerivativeOfZByCoincidenceOnly() {
    assertThat(AutogradGrad.yVjp(3, Autograd.z(3)).x()).isEqualTo(72);
  }

  @Test
  void accumulatesUntilZeroed() {
    AutogradGrad.ZGradient sum = new AutogradGrad.ZGradient();
    assertThat(AutogradGrad.zGrad(1, sum)).isEqualTo(4);
    assertThat(sum.x()).isEqualTo(8);
    AutogradGrad.zGrad(1, sum);
    assertThat(sum.x()).isEqualTo(16);
    sum.zero();
    assertThat(sum.x()).isEqualTo(0);
    AutogradGrad.zGrad(1, sum);
    assertThat(sum.x()).isEqualTo(8);
  }

  @Test
  void generatedSourceIsAtHand() {
    assertThat(Autograd.source()).contains("class AutogradGrad").contains("zGrad(");
  }
}
