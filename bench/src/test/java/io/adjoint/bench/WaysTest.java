package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(Agreement.disagreements(problem)).isEmpty();
  }
}
