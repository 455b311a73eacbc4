package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import org.junit.jupiter.api.Test;

/** What the page on generated code reads line by line is what the compiler emits. */
class GeneratedCodePageTest {
  private final Page page = Page.of("docs/generated-code.md");

  @Test
  void theExcerptsAreWhatTheCompilerEmits() {
    Compiled compiled =
        ProcessorHarness.javac().strict().source("Filter", page.block("Filter.java")).compile();
    assertThat(compiled.orFail().reports()).isEmpty();
    page.checkExcerpts("FilterGrad.java", compiled.generated("FilterGrad"));
  }

  @Test
  void theLoopPrintsItsOutput() {
    page.check("output", Example.output("Filter", page.block("Filter.java"), page.block("calls")));
  }
}
