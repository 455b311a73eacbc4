package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Severity;
import io.adjoint.compiler.processor.Compiled;
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

  private static boolean isWithoutExample(Code code) {
    return section(code).contains("<!-- no example: ");
  }

  private static boolean isNote(Code code) {
    return code.severity() == Severity.NOTE;
  }

  static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Code code : Code.values()) {
      List<String> blocks = isNote(code) ? List.of() : blocks(code);
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
    if (isWithoutExample(code)) {
      assertThat(blocks(code)).isEmpty();
    } else {
      assertThat(blocks(code)).hasSizeGreaterThanOrEqualTo(isNote(code) ? 1 : 2);
      assertThat(blocks(code).size() % 2).isEqualTo(isNote(code) ? 1 : 0);
    }
  }

  /** Visible in the page, and counted here, so that none is added without a thought. */
  @Test
  void theseHaveNoExample() {
    assertThat(Arrays.stream(Code.values()).filter(DiagnosticsPageTest::isWithoutExample))
        .containsExactly(Code.AD006, Code.AD032, Code.AD040);
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
  @EnumSource(names = {"AD030", "AD031"})
  void notesAppearWhereAskedFor(Code code) {
    String members = blocks(code).get(0);
    assertThat(compile(members).orFail().reports()).isEmpty();
    assertThat(compile(members, "-Aadjoint.notes").orFail().adjointReports())
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.code()).contains(code.name()));
  }

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

  private static Compiled compile(String members, String... options) {
    String neighbours =
        NEIGHBOUR.matcher(members).results().map(MatchResult::group).reduce("", String::concat);
    return ProcessorHarness.javac()
        .options(options)
        .source(
            "p.Example",
            "package p;",
            "import io.adjoint.*;",
            "import java.util.*;",
            "final class Example {",
            members,
            "}",
            neighbours.replace("// in the same package: ", ""))
        .compile();
  }
}
