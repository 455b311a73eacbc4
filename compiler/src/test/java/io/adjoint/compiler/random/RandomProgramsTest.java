package io.adjoint.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever program goes in, the gradient is right.
 *
 * <p>A build tries the same programs each time, and more that nobody has tried before. {@code
 * -Dadjoint.random.programs=200000 -Dadjoint.random.seed=7} runs as many of those as one likes, or
 * the same again.
 */
class RandomProgramsTest {
  private static final int FIXED = 500;
  private static final int FRESH = 1_000;

  @Test
  void fixedSeeds() {
    assertRight(1, FIXED);
  }

  @Test
  void freshSeeds() {
    long seed =
        Long.getLong("adjoint.random.seed", Math.floorMod(System.nanoTime(), 1_000_000_000_000L));
    assertRight(seed, Integer.getInteger("adjoint.random.programs", FRESH));
  }

  /** The programs are over the whole language: each feature is in some of them. */
  @Test
  void everyFeatureOccurs() {
    Features features = new Features();
    for (long seed = 1; seed <= 1_500; seed++) {
      features.add(Programs.of(seed, "P" + seed));
    }
    System.out.println(features);
    assertThat(features.missing()).isEmpty();
  }

  private static void assertRight(long seed, int count) {
    System.out.println("random programs: " + count + " from the seed " + seed);
    RandomPrograms.Result result = RandomPrograms.run(seed, count, System.out);
    System.out.println(result);
    assertThat(result.failures()).isEmpty();
  }

  /** Programs that failed once. */
  @ParameterizedTest
  @MethodSource("regressions")
  void failedOnce(Path file) throws IOException {
    String name = Objects.requireNonNull(file.getFileName()).toString().replace(".java", "");
    String body = Files.readString(file).replaceFirst("(?s)^package random;\\s*", "");
    assertThat(Batch.run(java.util.List.of(new RandomProgram(0, name, body)), 20).failures())
        .isEmpty();
  }

  static Stream<Path> regressions() throws IOException, URISyntaxException {
    URL directory =
        Objects.requireNonNull(RandomProgramsTest.class.getResource("/random/regressions"));
    try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
      return files.sorted().toList().stream();
    }
  }
}
