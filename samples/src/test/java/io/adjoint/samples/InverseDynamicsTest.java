package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InverseDynamicsTest {

  @Test
  void recoversTheTruthFromWhatIsSeenWithoutNoise() {
    recovers(InverseDynamics.observe(0, new Random(7)), 1e-4);
  }

  @Test
  void recoversTheTruthThroughNoise() {
    recovers(InverseDynamics.observe(InverseDynamics.NOISE, new Random(7)), 3);
  }

  private static void recovers(double[][] observed, double percent) {
    double[] found = InverseDynamics.exp(InverseDynamics.recover(observed).x());
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(InverseDynamics.TRUTH[i], withinPercentage(percent));
    }
  }
}
