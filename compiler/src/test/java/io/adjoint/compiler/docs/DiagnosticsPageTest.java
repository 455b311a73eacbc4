package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.FaultyStage;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Severity;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.OtherHosts;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code has its section, and the examples there get what the section says. */
class DiagnosticsPageTest {
  private static final Page PAGE = Page.of("docs/diagnostics.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("^```(\\w+)$", Pattern.MULTILINE);
  private static final Pattern OPTIONS = Pattern.compile("// with (-.*)\n");
  private static final int LANGUAGE_LEVEL = 17;
  private static final String HIDDEN = "// in a host that keeps the texts of sources to itself";
  private static final Pattern NEIGHBOUR = Pattern.compile("// in the same package: (.*)\n");

  /** A bad example with its mended form. */
  record Pair(String code, int number, String bad, String mended) {
    @Override
    public String toString() {
      return code + " " + number;
    }
  }

  private static String section(Code code) {
    String begin = "\n## " + code + "\n";
    assertThat(PAGE.text()).contains(begin);
    String rest = PAGE.text().substring(PAGE.text().indexOf(begin) + begin.length());
    int end = rest.indexOf("\n## ");
    return end < 0 ? rest : rest.substring(0, end);
  }

  private static List<String> blocks(Code code) {
    return JAVA.matcher(section(code)).results().map(match -> match.group(1)).toList();
  }

  private static boolean isNote(Code code) {
    return code.severity() == Severity.NOTE;
  }

  /** What is wrong is not in the user's code, so there is nothing to mend. */
  private static boolean isAlone(Code code) {
    return isNote(code) || code == Code.AD040;
  }

  static List<Code> notes() {
    return Arrays.stream(Code.values()).filter(DiagnosticsPageTest::isNote).toList();
  }

  static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Code code : Code.values()) {
      List<String> blocks = isAlone(code) ? List.of() : blocks(code);
      for (int i = 0; i + 1 < blocks.size(); i += 2) {
        pairs.add(new Pair(code.name(), i / 2 + 1, blocks.get(i), blocks.get(i + 1)));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasASection(Code code) {
    String severity = code.severity().name().toLowerCase(Locale.ROOT);
    assertThat(section(code).strip().toLowerCase(Locale.ROOT)).startsWith("**" + severity + ":");
    assertThat(blocks(code)).hasSizeGreaterThanOrEqualTo(isAlone(code) ? 1 : 2);
    assertThat(blocks(code).size() % 2).isEqualTo(isAlone(code) ? 1 : 0);
  }

  /** So the tests below look at all of each section, and no code is without a test. */
  @ParameterizedTest
  @EnumSource
  void everyExampleIsLookedAt(Code code) {
    long looked =
        pairs().stream().filter(pair -> pair.code().equals(code.name())).count() * 2
            + notes().stream().filter(code::equals).count()
            + (code == Code.AD040 ? 2 : 0);
    assertThat(looked).isPositive();
    assertThat(BLOCK.matcher(section(code)).results().count()).isEqualTo(looked);
  }

  @Test
  void everySectionIsOfACode() {
    List<String> sections =
        Pattern.compile("^## (.*)$", Pattern.MULTILINE)
            .matcher(PAGE.text())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(sections).isEqualTo(Arrays.stream(Code.values()).map(Code::name).toList());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theBadExampleGetsItsCode(Pair pair) {
    assertThat(compile(pair.bad()).adjointReports())
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.code()).contains(pair.code()));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theMendedExampleCompiles(Pair pair) {
    Compiled compiled = compile(pair.mended()).orFail();
    assertThat(compiled.reports()).isEmpty();
    assertThat(compiled.generated()).containsKey("p.ExampleGrad");
  }

  @ParameterizedTest
  @MethodSource("notes")
  void notesAppearWhereAskedFor(Code code) {
    String members = blocks(code).get(0);
    assertThat(compile(members).orFail().reports()).isEmpty();
    assertThat(compile(members, "-Aadjoint.notes").orFail().adjointReports())
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.code()).contains(code.name()));
  }

  /** Without an option. */
  @Test
  void aLongMethodIsSplit() {
    StringBuilder members =
        new StringBuilder("@Differentiable static double f(double x) { double y = x;");
    for (int i = 0; i < 600; i++) {
      members.append(" y = y * x + ").append(i).append(";");
    }
    members.append(" return y; }");
    assertThat(compile(members.toString(), "-Aadjoint.notes").orFail().adjointReports())
        .anySatisfy(report -> assertThat(report.code()).contains("AD032"));
  }

  @Test
  void aFaultOfTheCompilerLooksAsShown() {
    String members = blocks(Code.AD040).get(0);
    assertThat(compile(members).orFail().reports()).isEmpty();
    IllegalStateException failure = new IllegalStateException("broken");
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "io.adjoint.compiler.transform.Reversal", "one", "Reversal.java", 100)
        });
    Source source =
        new Source("Example.java", harness(members).sources().get("p.Example"), LANGUAGE_LEVEL);
    PAGE.check(
        "AD040",
        FaultyStage.diagnostics(source, failure).stream()
            .map(
                found ->
                    "%s:%d: error: [%s] %s\n"
                        .formatted(
                            source.fileName(),
                            found.span().beginLine(),
                            found.code(),
                            found.message()))
            .reduce("", String::concat));
  }

  private static Compiled compile(String members, String... options) {
    ProcessorHarness harness = harness(members).options(options);
    for (MatchResult with : OPTIONS.matcher(members).results().toList()) {
      harness = harness.options(with.group(1));
    }
    if (members.contains(HIDDEN)) {
      Compiled hidden = harness.processor(OtherHosts.withoutTexts()).compile();
      return members.contains(HIDDEN + ", with -sourcepath")
          ? harness
              .processor(OtherHosts.withoutTexts())
              .options("-sourcepath", hidden.root().resolve("src").toString())
              .into(hidden)
              .compile()
          : hidden;
    }
    return harness.compile();
  }

  private static ProcessorHarness harness(String members) {
    String neighbours =
        NEIGHBOUR.matcher(members).results().map(MatchResult::group).reduce("", String::concat);
    return ProcessorHarness.javac()
        .source(
            "p.Example",
            "package p;",
            "import io.adjoint.*;",
            "import java.util.*;",
            "final class Example {",
            members,
            "}",
            neighbours.replace("// in the same package: ", ""));
  }
}
