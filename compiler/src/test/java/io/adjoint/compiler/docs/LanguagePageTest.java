package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each construct of the language page names tests, and they exist. */
class LanguagePageTest {
  private static final Path TESTS = Path.of("src", "test");
  private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");

  /** A row of a table whose last column names tests. */
  record Row(String construct, String tests) {
    @Override
    public String toString() {
      return construct;
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    boolean named = false;
    for (String line : Page.of("docs/language.md").text().lines().toList()) {
      if (!line.startsWith("|")) {
        named = false;
      } else if (line.endsWith("| tests |")) {
        named = true;
      } else if (named && !line.startsWith("|---")) {
        String[] cells = line.split("(?<!\\\\)\\|");
        rows.add(new Row(cells[1].strip(), cells[cells.length - 1].strip()));
      }
    }
    return rows;
  }

  @Test
  void thereAreRows() {
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyNamedTestExists(Row row) throws IOException {
    List<MatchResult> names = NAME.matcher(row.tests()).results().toList();
    assertThat(names).as("tests of %s", row).isNotEmpty();
    for (MatchResult name : names) {
      assertThat(source(name.group(1)))
          .as(name.group())
          .containsPattern("\\b" + name.group(2) + "\\(");
    }
  }

  /**
   * The text of a theme, a class whose every method {@code ThemesTest} runs, or of a test class.
   */
  private static String source(String className) throws IOException {
    Path theme = TESTS.resolve(Path.of("resources", "themes", className + ".java"));
    if (Files.exists(theme)) {
      return Files.readString(theme);
    }
    assertThat(className).endsWith("Test");
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().equals(className + ".java")).toList();
      assertThat(found).as("files of class %s", className).hasSize(1);
      return Files.readString(found.get(0));
    }
  }
}
