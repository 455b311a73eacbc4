package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adjoint.bench.problems.AdBench;
import io.adjoint.bench.problems.BundleJacobian;
import io.adjoint.bench.problems.GmmGrad;
import io.adjoint.bench.problems.LstmGrad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ADBench's objectives, against what its hand-written C++ gives for its files: the sums of the
 * derivatives, and, where {@code -Dadjoint.bench.reference} says where they are, each of them. The
 * files are looked for where {@code -Dadjoint.bench.data} says.
 */
class AdBenchTest {

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  @CsvSource({
    "gmm_d2_K5.txt, -5240.59056254965, -1001.22833317782, 5541.53507796142",
    "gmm_d10_K25.txt, -25649.6526211976, -17695.9952351957, 56882.9987254284",
    "gmm_d32_K25.txt, -225816.310184145, -319972.514391287, 816865.532630171"
  })
  void mixtures(String file, double value, double sum, double magnitudes) throws IOException {
    AdBench.Gmm gmm = AdBench.Gmm.read(data(file));
    GmmGrad.ObjectiveGradient gradient = new GmmGrad.ObjectiveGradient();
    assertThat(gmm.value()).isCloseTo(value, closeTo(value));
    assertThat(gmm.gradient(gradient)).isEqualTo(gmm.value());
    assertSums(sum, magnitudes, gradient.alphas(), gradient.means(), gradient.icf());
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  @EnabledIfSystemProperty(named = "adjoint.bench.reference", matches = ".+")
  @CsvSource({"gmm_d2_K5.txt", "gmm_d10_K25.txt", "gmm_d32_K25.txt"})
  void eachDerivativeOfMixtures(String file) throws IOException {
    AdBench.Gmm gmm = AdBench.Gmm.read(data(file));
    GmmGrad.ObjectiveGradient gradient = new GmmGrad.ObjectiveGradient();
    double value = gmm.gradient(gradient);
    assertReference(
        file.replace("gmm_", "gmm_1k_"),
        value,
        flat(gradient.alphas(), gradient.means(), gradient.icf()));
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  @CsvSource({
    "lstm_l2_c1024.txt, 0.666665179558852, -0.0381950009733421, 0.550439289216868",
    "lstm_l4_c1024.txt, 0.710676638558428, -0.0327759207378438, 0.609372664261765"
  })
  void memories(String file, double value, double sum, double magnitudes) throws IOException {
    AdBench.Lstm lstm = AdBench.Lstm.read(data(file));
    LstmGrad.LossGradient gradient = new LstmGrad.LossGradient();
    assertThat(lstm.value()).isCloseTo(value, closeTo(value));
    assertThat(lstm.gradient(gradient)).isEqualTo(lstm.value());
    assertSums(sum, magnitudes, gradient.main(), gradient.extra());
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  @EnabledIfSystemProperty(named = "adjoint.bench.reference", matches = ".+")
  @CsvSource({"lstm_l2_c1024.txt", "lstm_l4_c1024.txt"})
  void eachDerivativeOfMemories(String file) throws IOException {
    AdBench.Lstm lstm = AdBench.Lstm.read(data(file));
    LstmGrad.LossGradient gradient = new LstmGrad.LossGradient();
    double value = lstm.gradient(gradient);
    assertReference(file, value, flat(gradient.main(), gradient.extra()));
  }

  @Test
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  void bundleAdjustment() throws IOException {
    BundleJacobian jacobian =
        BundleJacobian.generated(AdBench.Bundle.read(data("ba1_n49_m7776_p31843.txt")));
    double value = jacobian.run();
    assertThat(value).isCloseTo(27335.9648186204, closeTo(27335.9648186204));
    assertThat(jacobian.value()).isEqualTo(value);
    assertSums(96283600.7043677, 200252309.965566, jacobian.matrix().values());
  }

  /** The file for tests has a reference for all entries, the first that is timed for its first. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "adjoint.bench.data", matches = ".+")
  @EnabledIfSystemProperty(named = "adjoint.bench.reference", matches = ".+")
  @CsvSource({"ba_test.txt, ba_test.txt, 310", "ba1_n49_m7776_p31843.txt, ba1_first30vals.txt, 30"})
  void eachEntryOfBundleAdjustment(String file, String reference, int entries) throws IOException {
    BundleJacobian jacobian = BundleJacobian.generated(AdBench.Bundle.read(data(file)));
    double value = jacobian.run();
    double[] values = jacobian.matrix().values();
    assertReference(reference, value, DoubleStream.of(values).limit(entries).toArray());
  }

  /** Two cameras, three points, four observations: the matrix is laid out as ADBench's. */
  @Test
  void sparseRows() {
    double[][] cameras = {
      {.1, .2, .3, 1, 2, 3, 4, 5, 6, .01, .02}, {0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0}
    };
    double[][] points = {{7, 8, 9}, {8, 7, 9}, {9, 7, 8}};
    double[][] features = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
    BundleJacobian jacobian =
        BundleJacobian.generated(
            new AdBench.Bundle(cameras, points, new double[] {.5, .6, .7, .8}, features));
    jacobian.run();
    jacobian.run();
    assertThat(jacobian.matrix().rows())
        .containsExactly(0, 15, 30, 45, 60, 75, 90, 105, 120, 121, 122, 123, 124);
    int[] columns = jacobian.matrix().columns();
    // Observation 1, its second row: camera 1, point 1, weight 1.
    assertThat(Arrays.copyOfRange(columns, 45, 60))
        .containsExactly(11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 25, 26, 27, 32);
    // Observation 3: camera 1, point 0, weight 3.
    assertThat(Arrays.copyOfRange(columns, 90, 105))
        .containsExactly(11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 34);
    assertThat(Arrays.copyOfRange(columns, 120, 124)).containsExactly(31, 32, 33, 34);
    assertThat(Arrays.copyOfRange(jacobian.matrix().values(), 120, 124))
        .containsExactly(-1, -1.2, -1.4, -1.6);
    assertThat(Arrays.copyOfRange(jacobian.errors(), 8, 12))
        .containsExactly(.75, 1 - .6 * .6, 1 - .7 * .7, 1 - .8 * .8);
  }

  private static void assertSums(double sum, double magnitudes, double[]... parts) {
    double[] all = flat(parts);
    assertThat(DoubleStream.of(all).sum()).isCloseTo(sum, closeTo(magnitudes));
    assertThat(DoubleStream.of(all).map(Math::abs).sum())
        .isCloseTo(magnitudes, closeTo(magnitudes));
  }

  private static void assertReference(String file, double value, double[] derivatives)
      throws IOException {
    double[] expected =
        Files.readAllLines(Path.of(System.getProperty("adjoint.bench.reference")).resolve(file))
            .stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(value).isCloseTo(expected[0], closeTo(expected[0]));
    assertThat(derivatives).hasSize(expected.length - 1);
    for (int i = 0; i < derivatives.length; i++) {
      assertThat(derivatives[i])
          .as(file + ", entry " + i)
          .isCloseTo(expected[i + 1], closeTo(expected[i + 1]));
    }
  }

  private static double[] flat(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** ADBench's measure of closeness. */
  private static Offset<Double> closeTo(double value) {
    return within(1e-8 * Math.max(1, 2 * Math.abs(value)));
  }

  private static Path data(String file) {
    return Path.of(System.getProperty("adjoint.bench.data")).resolve(file);
  }
}
