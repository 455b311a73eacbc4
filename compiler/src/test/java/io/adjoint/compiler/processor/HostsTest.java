package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The text of a method's body is found, whatever compiles it. */
class HostsTest {
  private static final String[] SQUARE = {
    "package p;",
    "import io.adjoint.Differentiable;",
    "final class Square {",
    "  @Differentiable",
    "  static double f(double x) {",
    "    return x * x;",
    "  }",
    "}"
  };

  private static void works(ProcessorHarness harness) {
    Compiled compiled = harness.source("p.Square", SQUARE).compile().orFail();
    assertThat(compiled.adjointReports()).isEmpty();
    assertSquare(compiled);
  }

  private static void assertSquare(Compiled compiled) {
    Object gradient = compiled.call("p.SquareGrad", "fGrad", 3.0);
    assertThat(Compiled.get(gradient, "value")).isEqualTo(9.0);
    assertThat(Compiled.get(gradient, "x")).isEqualTo(6.0);
  }

  @ParameterizedTest
  @EnumSource
  void asIs(ProcessorHarness.Host host) {
    works(ProcessorHarness.on(host).strict());
  }

  @ParameterizedTest
  @EnumSource
  void wrapped(ProcessorHarness.Host host) {
    works(ProcessorHarness.on(host).processor(OtherHosts.wrapped()));
  }

  @ParameterizedTest
  @EnumSource
  void proxied(ProcessorHarness.Host host) {
    works(ProcessorHarness.on(host).processor(OtherHosts.proxied()));
  }

  @ParameterizedTest
  @EnumSource
  void withoutSourcePath(ProcessorHarness.Host host) {
    works(ProcessorHarness.on(host).options("-sourcepath", "").processor(OtherHosts.wrapped()));
  }

  /** Opened by nothing: Eclipse's own declarations still tell; javac's trees cannot be had. */
  @Test
  void opaqueOnEclipse() {
    works(ProcessorHarness.ecj().processor(OtherHosts.opaque()));
  }

  @Test
  void whereNoWayWorksOneErrorNamesTheHostAndTheRemedy() {
    Compiled compiled =
        ProcessorHarness.javac()
            .processor(OtherHosts.opaque())
            .source("p.Square", SQUARE)
            .source("p.User", "package p;", "class User { double d = SquareGrad.fGrad(1).x(); }")
            .compile();
    assertThat(compiled.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).contains("AD006");
              assertThat(error.line()).isEqualTo(4);
              assertThat(error.message())
                  .contains("com.sun.source.util.Trees", "$Proxy", "-sourcepath", "JDK 18");
            });
    assertThat(compiled.generated("p.SquareGrad")).contains("fGrad(double x)");
  }

  /** Where only signatures are wanted, they come without a word; the real build follows. */
  @Test
  void headersOnly() {
    Compiled headers =
        ProcessorHarness.javac()
            .strict()
            .processor(OtherHosts.headersOnly())
            .source("p.Square", SQUARE)
            .compile()
            .orFail();
    assertThat(headers.reports()).isEmpty();
    assertThatThrownBy(() -> headers.call("p.SquareGrad", "fGrad", 3.0))
        .isInstanceOf(AssertionError.class);
    Compiled real = ProcessorHarness.javac().source("p.Square", SQUARE).compile().orFail();
    assertThat(signatures(headers)).isNotEmpty().isEqualTo(signatures(real));
  }

  private static List<String> signatures(Compiled compiled) {
    Class<?> generated = compiled.load("p.SquareGrad");
    return Stream.concat(Stream.of(generated), Stream.of(generated.getDeclaredClasses()))
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> !Modifier.isPrivate(method.getModifiers()))
        .map(Method::toString)
        .sorted()
        .toList();
  }

  /** One changed file is compiled, all others are classes. */
  @ParameterizedTest
  @EnumSource
  void oneChangedFile(ProcessorHarness.Host host) throws IOException {
    String[] caller = {
      "package p;",
      "final class Caller {",
      "  static double slope(double x) { return SquareGrad.fGrad(x).x(); }",
      "}"
    };
    ProcessorHarness harness = ProcessorHarness.on(host);
    Compiled before =
        harness.source("p.Square", SQUARE).source("p.Caller", caller).compile().orFail();
    assertThat(before.call("p.Caller", "slope", 5.0)).isEqualTo(10.0);

    Compiled callerOnly = harness.source("p.Caller", caller).into(before).compile().orFail();
    assertThat(callerOnly.call("p.Caller", "slope", 5.0)).isEqualTo(10.0);

    if (host == ProcessorHarness.Host.ECJ) {
      // The batch filer never replaces a class that it finds compiled.
      Files.delete(before.classes().resolve("p/SquareGrad.class"));
    }
    Compiled squareOnly =
        harness
            .source("p.Square", String.join("\n", SQUARE).replace("x * x", "3 * x"))
            .into(before)
            .compile()
            .orFail();
    assertThat(squareOnly.call("p.Caller", "slope", 5.0)).isEqualTo(3.0);
  }

  /** Gradle has unchanged classes processed again, by name, where another processor needs it. */
  @Test
  void compiledClassesAsInput() {
    Compiled before = ProcessorHarness.javac().source("p.Square", SQUARE).compile().orFail();
    Compiled again =
        ProcessorHarness.javac()
            .options("-sourcepath", "", "-proc:only")
            .classNames("p.Square")
            .into(before)
            .compile()
            .orFail();
    assertThat(again.reports()).isEmpty();
    assertSquare(again);
  }

  /** The same without the generated class: then something is wrong with the build, and is said. */
  @Test
  void compiledClassWithoutItsDerivatives() {
    Compiled plain =
        ProcessorHarness.javac()
            .options("-proc:none")
            .source("p.Square", SQUARE)
            .compile()
            .orFail();
    Compiled again =
        ProcessorHarness.javac()
            .options("-sourcepath", "", "-proc:only")
            .classNames("p.Square")
            .into(plain)
            .compile();
    assertThat(again.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.code()).contains("AD006"));
  }

  @ParameterizedTest
  @EnumSource
  void modularConsumer(ProcessorHarness.Host host) {
    works(
        ProcessorHarness.on(host)
            .strict()
            .modulePath()
            .source("module-info", "module consumer { requires io.adjoint.runtime; }"));
  }

  /** The mark of generated code is in {@code java.compiler}: only who reads that gets it. */
  @ParameterizedTest
  @EnumSource
  void modularConsumerThatReadsTheMark(ProcessorHarness.Host host) {
    ProcessorHarness harness =
        ProcessorHarness.on(host)
            .strict()
            .modulePath()
            .source(
                "module-info",
                "module consumer {",
                "  requires static java.compiler;",
                "  requires io.adjoint.runtime;",
                "}");
    works(harness);
    assertThat(harness.source("p.Square", SQUARE).compile().generated("p.SquareGrad"))
        .contains("@Generated");
  }

  /** The standard way of JDK 18 and up, where no trees can be had. */
  @ParameterizedTest
  @EnumSource
  void standardWay(ProcessorHarness.Host host) {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(18);
    Supplier<Processor> noTrees = OtherHosts.withoutTrees();
    works(ProcessorHarness.on(host).processor(noTrees));
  }

  @Test
  void sameTextForSameInput() {
    List<String> texts =
        Stream.of(ProcessorHarness.javac(), ProcessorHarness.ecj())
            .map(it -> it.source("p.Square", SQUARE).compile().generated("p.SquareGrad"))
            .toList();
    assertThat(texts.get(0)).isEqualTo(texts.get(1));
  }
}
