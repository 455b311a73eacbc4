package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Agreement} finds what differs, and nothing else. */
class AgreementTest {
  private static final Way PRIMAL = new Way(Way.Kind.PRIMAL, () -> 1, () -> new double[0]);
  private static final Way GENERATED = way(Way.Kind.ACCUMULATING, 3, 1e6);

  @Test
  void equalGradientsAgree() {
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.PLAIN, 3, 1e6))).isEmpty();
  }

  @Test
  void theGeneratedGradientIsHeldAgainstTheOneByHand() {
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.BEST, 3.000001, 1e6)))
        .containsExactly("p, generated: entry 0 is 3.0 where 3.000001 is expected");
  }

  @Test
  void otherWaysAreHeldAgainstTheGeneratedOneIfNoneIsByHand() {
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.TAPE, 3, 1e6 + 1)))
        .containsExactly("p, tape: entry 1 is 1000001.0 where 1000000.0 is expected");
  }

  @Test
  void differencesMayBeCoarse() {
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.DIFFERENCES, 3, 1e6 + 1))).isEmpty();
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.DIFFERENCES, 3, 1.1e6))).hasSize(1);
  }

  @Test
  void notANumberAgreesWithNothing() {
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.TAPE, Double.NaN, 1e6))).hasSize(1);
  }

  @Test
  void sizesAndValuesCount() {
    Way other = new Way(Way.Kind.PRIMAL, () -> Math.nextUp(1.0), () -> new double[0]);
    assertThat(disagreements(PRIMAL, GENERATED, way(Way.Kind.TAPE, 3))).hasSize(1);
    assertThat(disagreements(other, GENERATED)).hasSize(1);
  }

  private static List<String> disagreements(Way... ways) {
    return Agreement.disagreements(new Problem("p", List.of(ways)));
  }

  private static Way way(Way.Kind kind, double... gradient) {
    return new Way(kind, () -> 1, gradient::clone);
  }
}
