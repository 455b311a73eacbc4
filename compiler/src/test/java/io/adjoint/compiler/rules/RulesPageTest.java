package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/rules.md is what the table says. */
final class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  private static final String HEAD =
      """
      # Derivative rules

      This page is written from the compiler's own table; a test holds it. `x`, `y`, `z` are the arguments
      in order and `r` is the result. Everything is computed in double, for `float` functions too.
      `StrictMath` has the same rules, with the functions of `StrictMath` in them.

      - *Singular*: the derivative can be infinite or NaN there although the arguments are not. The
        generated code returns what the mathematics yields, but an adjoint that is exactly zero
        contributes exactly zero (`d == 0 ? 0 : d * partial`).
      - *Kink*: the function has no derivative there, or jumps. The row's formulas give the agreed value.
      - *Stops the derivative*: piecewise constant; an active argument is warned about (AD020).

      Functions whose result is an integer or a truth value (`Math.round`, `floorDiv`, `getExponent`,
      `Double.isNaN`, …), and functions of integers only, are constants of the differentiation.
      `Math.random` is not a function in this sense.

      | function | derivative by | singular | kink | remark |
      |---|---|---|---|---|
      """;

  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("adjoint.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as(
            "run mvn -pl compiler -am test -Dtest=RulesPageTest -Dadjoint.update=true to refresh"
                + " it")
        .content()
        .isEqualTo(expected);
  }

  private static String page() {
    return Rules.standard().table().stream()
        .map(RulesPageTest::row)
        .collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static String row(Rule rule) {
    String stops = rule.discontinuous() ? "Stops the derivative. " : "";
    return List.of(
            function(rule),
            partials(rule),
            code(rule.singularAt().map(Rule.Condition::text).orElse("")),
            code(rule.kinkAt().map(Rule.Condition::text).orElse("")),
            (stops + rule.remark()).strip())
        .stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String function(Rule rule) {
    if (rule.name().equals("neg")) {
      return code("-x");
    } else if (rule.isOperator()) {
      return code("x " + rule.name() + " y");
    }
    String arguments =
        IntStream.range(0, rule.arity())
            .mapToObj(i -> Symbol.ofArgument(i).text())
            .collect(Collectors.joining(", ", "(", ")"));
    String others =
        rule.owners().stream()
            .filter(owner -> !owner.equals("Math") && !owner.equals("StrictMath"))
            .map(owner -> owner.substring(owner.lastIndexOf('.') + 1))
            .collect(Collectors.joining(", "));
    String note = others.isEmpty() ? "" : rule.owners().contains("Math") ? "; " : " of ";
    String also = rule.owners().contains("Math") && !others.isEmpty() ? "also of " : "";
    return code(rule.name() + arguments) + note + also + others;
  }

  private static String partials(Rule rule) {
    return IntStream.range(0, rule.arity())
        .mapToObj(
            i ->
                Symbol.values()[i].name().toLowerCase(Locale.ROOT)
                    + ": "
                    + code(rule.partial(i).text()))
        .collect(Collectors.joining("<br>"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
