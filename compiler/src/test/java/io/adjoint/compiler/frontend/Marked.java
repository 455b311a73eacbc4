package io.adjoint.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sources with faults, each marked where its diagnostic is to begin: {@code x = /&#42;AD011&#42;/()
 * -> 1}.
 */
final class Marked {
  private static final Pattern MARK = Pattern.compile("/\\*(AD\\d+)\\*/");

  private Marked() {}

  /** What was read. */
  record Result(SourceFile file, List<Diagnostic> diagnostics) {}

  /** Reads members of a class and expects exactly the marked diagnostics. */
  static Result members(String members) {
    return source(
        """
        package p;
        import io.adjoint.Adjoint;
        import io.adjoint.Differentiable;
        import io.adjoint.Mode;
        import java.util.*;
        import java.util.function.*;
        class T {
        """
            + members
            + "\n}\n");
  }

  /** Reads a source that Java's own compiler accepts. */
  static Result source(String text) {
    return source(text, 17, InMemory.compile("T.java", text));
  }

  static Result source(String text, int languageLevel, ClassLoader loader) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file =
        Frontend.read(
            new Source("T.java", text, languageLevel),
            ReflectionOracle.of(text, loader),
            diagnostics);
    assertThat(places(diagnostics.all()))
        .as(diagnostics.all().toString() + "\n" + text)
        .isEqualTo(marks(text));
    for (Diagnostic diagnostic : diagnostics.all()) {
      assertThat(diagnostic.message())
          .as("what, why and what to do")
          .matches("(?s)[a-zA-Z].*[;:] .*[^.]");
    }
    return new Result(file, diagnostics.all());
  }

  private static String places(List<Diagnostic> diagnostics) {
    TreeSet<String> places = new TreeSet<>();
    for (Diagnostic d : diagnostics) {
      places.add(place(d.span().beginLine(), d.span().beginColumn(), d.code().name()));
    }
    return places.stream().collect(Collectors.joining("\n"));
  }

  private static String marks(String text) {
    TreeSet<String> places = new TreeSet<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = MARK.matcher(lines[i]);
      while (matcher.find()) {
        // Several marks in a row are about one place.
        int end = matcher.end();
        while (lines[i].startsWith("/*AD", end)) {
          end = lines[i].indexOf("*/", end) + 2;
        }
        places.add(place(i + 1, end + 1, matcher.group(1)));
      }
    }
    return places.stream().collect(Collectors.joining("\n"));
  }

  private static String place(int line, int column, String code) {
    return String.format("%4d:%-3d %s", line, column, code);
  }
}
