package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class XorTest {

  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void weightGradientHasTheShapeAndTheValueOfTheFormula() {
    double[][] weights = {{0.5, -0.25}};
    double[] bias = {0.1};
    XorGrad.LinearLossGradient g = XorGrad.linearLossGrad(weights, bias, Xor.INPUTS, Xor.TARGETS);
    double[] expected = new double[2];
    double expectedBias = 0;
    for (int i = 0; i < 4; i++) {
      double[] x = Xor.INPUTS[i];
      double error = weights[0][0] * x[0] + weights[0][1] * x[1] + bias[0] - Xor.TARGETS[i];
      expected[0] += error * x[0] / 2;
      expected[1] += error * x[1] / 2;
      expectedBias += error / 2;
    }
    assertThat(g.value()).isEqualTo(Xor.linearLoss(weights, bias, Xor.INPUTS, Xor.TARGETS));
    assertThat(g.weights()).hasDimensions(1, 2);
    assertThat(g.weights()[0]).containsExactly(expected, ROUNDING);
    assertThat(g.bias()).containsExactly(new double[] {expectedBias}, ROUNDING);
  }

  @Test
  void linearLayerCanDoNoBetterThanOneHalf() {
    XorGrad.LinearLossGradient g =
        XorGrad.linearLossGrad(
            new double[][] {{0, 0}}, new double[] {0.5}, Xor.INPUTS, Xor.TARGETS);
    assertThat(g.value()).isEqualTo(0.25);
    assertThat(g.weights()[0]).containsOnly(0);
    assertThat(g.bias()).containsOnly(0);
  }

  @Test
  void networkLearnsAllFour() {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Xor.Network network = Xor.train(Xor.SEED, silent);
    assertThat(network.right()).isEqualTo(4);
    assertThat(network.worstError()).isLessThanOrEqualTo(0.05);
  }
}
