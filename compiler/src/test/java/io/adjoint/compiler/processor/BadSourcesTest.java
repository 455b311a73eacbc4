package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.processor.ProcessorHarness.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sources in {@code resources/bad}. A comment {@code // BUG: AD012 at 9, AD014 at 20} says what
 * the compiler reports on the line below, at which columns. Exactly that is reported, by javac and
 * by Eclipse's compiler, and nothing else is wrong: the file holds a class that calls the
 * derivatives, so they exist, and it holds a method that is right, beside those that are not.
 */
class BadSourcesTest {
  private static final Path DIRECTORY = Path.of("src", "test", "resources", "bad");
  private static final Pattern EXPECTED = Pattern.compile("(AD\\d{3}) at (\\d+)");

  /** The codes that no such file can have, with the test that has them. */
  private static final Map<Code, String> ELSEWHERE =
      Map.of(
          Code.AD005, "DiagnosticsPageTest: the compiler reports the missing type too",
          Code.AD006, "DiagnosticsPageTest, HostsTest, ErrorsTest: it depends on the host",
          Code.AD007, "DiagnosticsPageTest: about a class, of which each host marks another part",
          Code.AD032, "DiagnosticsPageTest: it takes an option or some hundred statements",
          Code.AD040, "DiagnosticsPageTest, GradientCompilerTest: it takes a faulty stage");

  /** A diagnostic at its place. */
  private record Expected(String code, int line, int column) {

    /** Javac has no tree for a declared name: it puts the caret there. */
    boolean matches(Report report) {
      return report.code().filter(code::equals).isPresent()
          && report.line() == line
          && (report.column() == column || report.preferred() == column);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().toList();
    }
  }

  static List<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    for (Path file : files()) {
      for (Host host : Host.values()) {
        cases.add(Arguments.of(file.getFileName().toString(), host));
      }
    }
    return cases;
  }

  private static List<Expected> expected(String text) {
    List<Expected> all = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("// BUG: ")) {
        int below = i + 2;
        Matcher matcher = EXPECTED.matcher(lines.get(i));
        matcher
            .results()
            .forEach(
                it -> all.add(new Expected(it.group(1), below, Integer.parseInt(it.group(2)))));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void reportsExactlyWhatIsMarked(String file, Host host) throws IOException {
    String text = Files.readString(DIRECTORY.resolve(file));
    Compiled compiled =
        ProcessorHarness.on(host)
            .options("-Aadjoint.notes")
            .source("bad." + file.replace(".java", ""), text)
            .compile();
    List<Report> unexpected =
        new ArrayList<>(
            Stream.concat(compiled.errors().stream(), compiled.adjointReports().stream())
                .distinct()
                .toList());
    List<Expected> missing = new ArrayList<>();
    List<Expected> all = expected(text);
    for (Expected one : all) {
      int found = 0;
      while (found < unexpected.size() && !one.matches(unexpected.get(found))) {
        found++;
      }
      if (found < unexpected.size()) {
        unexpected.remove(found);
      } else {
        missing.add(one);
      }
    }
    assertThat(all).isNotEmpty();
    assertThat(missing).as("not reported; but: %s", unexpected).isEmpty();
    assertThat(unexpected).isEmpty();
  }

  @Test
  void everyCodeIsThere() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (Path file : files()) {
      texts.append(Files.readString(file));
    }
    assertThat(
            Arrays.stream(Code.values())
                .filter(code -> !texts.toString().contains("BUG: " + code + " at "))
                .filter(code -> !texts.toString().contains(", " + code + " at ")))
        .containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
  }
}
