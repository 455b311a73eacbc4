package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.adjoint.compiler.processor.ProcessorHarness.Host;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that are odd below the level of grammar: read right, and marked at the right place. */
class LexicalTest {
  private static final String BEGIN = "package p;\nimport io.adjoint.Differentiable;\n";

  private static ProcessorHarness harness(Host host, String text) {
    return ProcessorHarness.on(host).source("p.Odd", text);
  }

  private static void derivativeAtThree(Host host, String text, double expected) {
    Compiled compiled = harness(host, text).compile().orFail();
    Object gradient = compiled.call("p.OddGrad", "fGrad", 3.0);
    assertThat(Compiled.get(gradient, "x")).isEqualTo(expected);
  }

  private static void refused(Host host, String text, String... summaries) {
    Compiled compiled = harness(host, text).compile();
    assertThat(compiled.errors().stream().map(Report::summary).sorted())
        .as(compiled.reports().toString())
        .containsExactlyElementsOf(List.of(summaries));
  }

  private static String bad(String before) {
    return BEGIN
        + "class Odd {\n"
        + "  @Differentiable static double f(double x, Object o) {\n"
        + before
        + "boolean b = o instanceof String;\n    return x * x;\n  }\n}";
  }

  @ParameterizedTest
  @EnumSource
  void ends(Host host) {
    String good =
        BEGIN + "class Odd { // c\n@Differentiable static double f(double x) { return x * x; } }";
    for (String end : List.of("\r\n", "\r", "\n")) {
      derivativeAtThree(host, good.replace("\n", end), 6.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void placesBehindCarriageReturns(Host host) {
    refused(host, bad("    ").replace("\n", "\r\n"), "AD012 5:17");
  }

  /** The report's own lines end at LF only, so the text's must be asked. */
  @ParameterizedTest
  @EnumSource(names = "ECJ")
  void placesBehindCarriageReturnsAlone(Host host) {
    refused(host, bad("    ").replace("\n", "\r"), "AD012 5:17");
  }

  @ParameterizedTest
  @EnumSource
  void placesBehindOddCharacters(Host host) {
    refused(host, bad("\t\t"), "AD012 5:15");
    refused(host, bad("String s = \"\uD835\uDC65\"; "), "AD012 5:30");
    refused(host, bad("/* \uD835\uDC65 */ "), "AD012 5:22");
    refused(host, bad("String s = \"" + "y".repeat(20_000) + "\"; "), "AD012 5:20028");
    refused(host, bad("int \\u0061b = 1; "), "AD012 5:30");
    refused(host, bad("String s = \"\"\"\n  a \"b\" \\\n  c\"\"\"; "), "AD012 7:21");
  }

  @ParameterizedTest
  @EnumSource
  void unicodeEscapes(Host host) {
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { @Differentiable static double f(double \\u0078) {"
            + " double \\u0061b = x \\u002a x\\u003b return ab\\u002a\\uuu0078; } }",
        27.0);
  }

  @ParameterizedTest
  @EnumSource
  void wordsThatAreNamesToo(Host host) {
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { @Differentiable static double f(double x) {"
            + " double record = x, sealed = 2, permits = record * sealed, module = 1, with = x;"
            + " record += permits; int open = 1, to = 2, exports = 3, when = 4;"
            + " return record * module + with * open + to * exports * when; } }",
        4.0);
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { @Differentiable static double f(double x) {"
            + " int yield = 2; yield += 1; return x * yield; } }",
        3.0);
  }

  @ParameterizedTest
  @EnumSource
  void namesOfOtherAlphabets(Host host) {
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { @Differentiable static double f(double x) {"
            + " double \u03b1 = x * x, $_ = 2, \uD835\uDC65 = \u03b1 * $_; return \uD835\uDC65; } }",
        12.0);
  }

  @ParameterizedTest
  @EnumSource
  void textBlocks(Host host) {
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { static final String S = \"\"\"\n  { ( \\\"\"\" // '\n  \"\"\";"
            + " @Differentiable static double f(double x) { return S.isEmpty() ? x : x * x; } }",
        6.0);
  }

  /** The parser has no local enums; see {@code LocalEnums}. */
  @ParameterizedTest
  @EnumSource
  void localEnumsElsewhere(Host host) {
    derivativeAtThree(
        host,
        BEGIN
            + "class Odd { static int g() { enum A { B { int c() { return 1; } }, D; int c()"
            + " { return 2; } }\n enum E implements Runnable { F; public void run() { } } enum G{}"
            + " interface H { } return A.D.ordinal(); }"
            + " @Differentiable static double f(double x) { return x * x; } }",
        6.0);
  }

  /** What javac says of the method itself is enough. */
  @ParameterizedTest
  @EnumSource
  void aMissingReturnIsNotOurs(Host host) {
    Compiled compiled =
        harness(
                host,
                BEGIN
                    + "class Odd { @Differentiable static double f(double x) { x++; }"
                    + " @Differentiable static double g(double x) {"
                    + " while (true) { if (x > 1) { break; } x++; } } }")
            .compile();
    assertThat(compiled.errors()).hasSize(2);
    assertThat(compiled.adjointReports()).isEmpty();
    assertThat(compiled.generated("p.OddGrad")).contains("fGrad(", "gGrad(");
  }

  private static final String PATTERNS =
      BEGIN
          + "class Odd { record P(double a, int b) {}\n"
          + "static int g(Object o) { return switch (o) { case P(double a, var b) when b > 1 -> b;"
          + " case null, default -> 0; }; }\n";

  @ParameterizedTest
  @EnumSource
  void newerJavaOutside(Host host) {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    Compiled compiled =
        harness(host, PATTERNS + "@Differentiable static double f(double x) { return x * x; } }")
            .options("--release", "21")
            .compile()
            .orFail();
    Object gradient = compiled.call("p.OddGrad", "fGrad", 3.0);
    assertThat(Compiled.get(gradient, "x")).isEqualTo(6.0);
  }

  @ParameterizedTest
  @EnumSource
  void newerJavaInside(Host host) {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    Compiled compiled =
        harness(
                host,
                PATTERNS
                    + "@Differentiable static double f(double x, Object o) {\n"
                    + "return switch (o) { case P(double a, var b) -> x; default -> 0; }; } }")
            .options("--release", "21")
            .compile();
    assertThat(compiled.errors().stream().map(Report::summary))
        .as(compiled.reports().toString())
        .containsExactly("AD012 6:26");
  }
}
