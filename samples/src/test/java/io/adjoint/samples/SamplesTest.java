package io.adjoint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void allRun() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Samples.runAll(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            "1. Autograd", "2. XOR", "3. Curve fitting", "4. Greeks", "5. Inverse dynamics")
        .contains("right 4 of 4")
        .doesNotContain("NaN");
  }
}
