package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.ProcessorHarness.Host;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Annotated methods in bodies: no compiler tells processors of them, and they are refused. */
class LocalMethodsTest {
  private static final String HOLDERS =
      """
      package p;
      import io.adjoint.Differentiable;
      class Holder {
        interface Curve { double at(double x); }
        static final Curve FIELD = new Curve() {
          @Differentiable public double at(double x) { return x; }
        };
        static double f(double y) {
          record Local(int a) {
            static class In {
              @io.adjoint.Differentiable static double g(double x) { return x * x; }
            }
          }
          return new Object() {
            @Differentiable double twice(double x) { return 2 * x; }
          }.twice(y) + Local.In.g(y);
        }
      }
      enum Shape {
        ROUND { @Differentiable double area(double x) { return x * x; } };
        double area(double x) { return x; }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void eachIsRefusedAtItsPlace(Host host) {
    Compiled compiled = ProcessorHarness.on(host).source("p.Holder", HOLDERS).compile();
    assertThat(compiled.errors())
        .allSatisfy(
            error -> {
              assertThat(error.code()).contains("AD012");
              assertThat(error.message()).contains("local or anonymous class");
            });
    // Where javac has a tree from the annotation on, it puts the caret under the name.
    assertThat(
            compiled.errors().stream()
                .map(it -> it.line() + ":" + Math.max(it.column(), it.preferred())))
        .containsExactly("6:35", "11:50", "15:30", "20:34");
  }

  /** The file is read for the other method, which is right, and one error is one. */
  @ParameterizedTest
  @EnumSource
  void besideAnotherMethodItIsToldOnce(Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .source(
                "p.Both",
                HOLDERS.replace(
                    "static double f(double y)",
                    "@Differentiable static double good(double x) { return x * x; }\n"
                        + "static double f(double y)"))
            .compile();
    assertThat(compiled.adjointReports()).hasSize(4);
  }

  /** A name is what it is declared to be. */
  @ParameterizedTest
  @EnumSource
  void otherAnnotationsOfTheNameAreLeftAlone(Host host) {
    Compiled compiled =
        ProcessorHarness.on(host)
            .source("q.Differentiable", "package q; public @interface Differentiable {}")
            .source("p.Holder", HOLDERS.replace("io.adjoint.", "q."))
            .compile()
            .orFail();
    assertThat(compiled.reports()).isEmpty();
  }

  @Test
  void aHostWithoutTextsIsSilent() {
    Compiled compiled =
        ProcessorHarness.javac()
            .processors(() -> List.of(OtherHosts.opaque(new LocalMethodsProcessor())))
            .source("p.Holder", HOLDERS)
            .compile()
            .orFail();
    assertThat(compiled.reports()).isEmpty();
  }

  /** Other people's annotations stay unclaimed, so javac says of them what it says without us. */
  @Test
  void claimsNothing() {
    Compiled compiled =
        ProcessorHarness.javac()
            .options("-Xlint:processing")
            .source("p.Mark", "package p; @interface Mark {}")
            .source("p.Marked", "package p; @Mark class Marked {}")
            .compile()
            .orFail();
    assertThat(compiled.reports())
        .singleElement()
        .satisfies(report -> assertThat(report.message()).contains("p.Mark"));
  }
}
