package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows what the compiler does: {@code -Dadjoint.update=true} refreshes it. */
class ReadmeTest {
  private final Page readme = Page.of("README.md");

  @Test
  void theGeneratedGradientIsWhatTheCompilerEmits() {
    Compiled compiled =
        ProcessorHarness.javac().strict().source("Line", readme.block("Line.java")).compile();
    assertThat(compiled.orFail().reports()).isEmpty();
    readme.checkExcerpts("LineGrad.java", compiled.generated("LineGrad"));
  }

  @Test
  void theCallPrintsItsOutput() {
    readme.check(
        "output", Example.output("Line", readme.block("Line.java"), readme.block("a call")));
  }

  @Test
  void trainingPrintsItsOutput() {
    readme.check(
        "output of training",
        Example.output("Line", readme.block("Line.java"), readme.block("training")));
  }

  @Test
  void whatIsRefusedGetsThisError() {
    readme.check("error", Javac.console("Mean.java", readme.block("Mean.java")));
  }

  @Test
  void ciRunsTheTestCommand() throws IOException {
    String command = readme.block("test command").strip();
    assertThat(command).startsWith("mvn ");
    assertThat(Files.readAllLines(Path.of("..", ".ci", "run"))).contains("  " + command);
  }
}
