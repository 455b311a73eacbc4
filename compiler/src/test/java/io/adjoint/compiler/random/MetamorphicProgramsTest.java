package io.adjoint.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.metamorphic.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs have one gradient, however they are compiled and in whatever words they are said.
 *
 * <p>{@code -Dadjoint.metamorphic.programs=5000 -Dadjoint.metamorphic.seed=7} tries as many as one
 * likes in each way.
 */
class MetamorphicProgramsTest {
  private static final int BATCH = 50;
  private static final int COUNT = Integer.getInteger("adjoint.metamorphic.programs", 12);
  private static final long SEED = Long.getLong("adjoint.metamorphic.seed", 500_001);
  private static final List<TwoWays> BATCHES = new ArrayList<>();

  @BeforeAll
  static void compileAsAlways() {
    for (int from = 0; from < COUNT; from += BATCH) {
      BATCHES.add(
          new TwoWays(
              LongStream.range(SEED + from, SEED + Math.min(COUNT, from + BATCH))
                  .mapToObj(seed -> Programs.of(seed, "M" + seed))
                  .toList()));
    }
  }

  @AfterAll
  static void delete() {
    BATCHES.forEach(TwoWays::delete);
    BATCHES.clear();
  }

  static List<Variant> variants() {
    return Variant.all();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradientsAgree(Variant variant) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (TwoWays batch : BATCHES) {
      TwoWays.Outcome outcome = batch.compare(variant);
      differences.addAll(outcome.differences());
      compared += outcome.compared();
    }
    assertThat(differences).isEmpty();
    assertThat(compared).as("calls compared").isGreaterThan(COUNT);
  }
}
