package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adjoint.bench.problems.Problems;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All ways of a problem come to the same: what is timed is right. */
class WaysTest {
  static List<Problem> problems() {
    return Problems.all();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void allWaysAgree(Problem problem) {
    double value = problem.way(Way.Kind.PRIMAL).orElseThrow().run().getAsDouble();
    Way generated = problem.way(Way.Kind.ACCUMULATING).orElseThrow();
    assertThat(generated.run().getAsDouble()).isEqualTo(value);
    generated.run().getAsDouble();
    double[] expected = generated.gradient().get();
    for (Way way : problem.ways()) {
      if (way.kind() != Way.Kind.PRIMAL) {
        way.run().getAsDouble();
        way.run().getAsDouble();
        double tolerance = way.kind() == Way.Kind.DIFFERENCES ? 1e-3 : 1e-9;
        double[] found = way.gradient().get();
        assertThat(found).hasSameSizeAs(expected);
        double scale = 0;
        for (double entry : expected) {
          scale = Math.max(scale, Math.abs(entry));
        }
        for (int i = 0; i < expected.length; i++) {
          assertThat(found[i])
              .as(problem.name() + ", " + way.kind() + ", entry " + i)
              .isCloseTo(expected[i], within(tolerance * (Math.abs(expected[i]) + scale)));
        }
      }
    }
  }
}
