package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adjoint.bench.problems.AdBench;
import io.adjoint.bench.problems.GmmGrad;
import io.adjoint.bench.problems.LstmGrad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ADBench's objectives, against sums of what its hand-written C++ gives for its files. The files
 * are looked for where {@code -Dadjoint.bench.data} says.
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

  /** Of the first file of bundle adjustment, all observations being alike: the sums over them. */
  @Test
  void bundleAdjustment() {
    double[] entries =
        AdBench.block(AdBench.camera(), AdBench.point(), 0.417022, AdBench.feature());
    int observations = 31_843;
    double weights = -2 * 0.417022 * observations;
    double sum = observations * DoubleStream.of(entries).sum() + weights;
    double magnitudes =
        observations * DoubleStream.of(entries).map(Math::abs).sum() + Math.abs(weights);
    assertThat(sum).isCloseTo(96283600.7043677, closeTo(96283600.7043677));
    assertThat(magnitudes).isCloseTo(200252309.965566, closeTo(200252309.965566));
  }

  private static void assertSums(double sum, double magnitudes, double[]... parts) {
    double[] all = java.util.stream.Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    assertThat(DoubleStream.of(all).sum()).isCloseTo(sum, closeTo(magnitudes));
    assertThat(DoubleStream.of(all).map(Math::abs).sum())
        .isCloseTo(magnitudes, closeTo(magnitudes));
  }

  /** ADBench's measure of closeness. */
  private static org.assertj.core.data.Offset<Double> closeTo(double value) {
    return within(1e-8 * Math.max(1, 2 * Math.abs(value)));
  }

  private static Path data(String file) {
    return Path.of(System.getProperty("adjoint.bench.data")).resolve(file);
  }
}
