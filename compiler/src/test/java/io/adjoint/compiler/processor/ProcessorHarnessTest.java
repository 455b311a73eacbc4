package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness itself: that it compiles, loads, calls and tells places, on either compiler. */
class ProcessorHarnessTest {

  @ParameterizedTest
  @EnumSource
  void compilesAndCalls(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .strict()
            .source(
                "p.Plain",
                "package p;",
                "class Plain {",
                "  static int f(int x) {",
                "    return 6 / x;",
                "  }",
                "}")
            .compile()
            .orFail();
    assertThat(compiled.reports()).isEmpty();
    assertThat(compiled.call("p.Plain", "f", 2)).isEqualTo(3);
    assertThatThrownBy(() -> compiled.call("p.Plain", "f", 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhereAnErrorIs(ProcessorHarness.Host host) {
    Compiled compiled =
        ProcessorHarness.on(host).source("Bad", "class Bad {", "\tint x = true;", "}").compile();
    assertThat(compiled.success()).isFalse();
    assertThat(compiled.errors())
        .singleElement()
        .extracting(Report::summary)
        .isEqualTo("ERROR 2:10");
  }
}
