package io.adjoint.compiler.processor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A message of a compilation, as a test looks at it.
 *
 * @param code {@code AD012}, or empty for a message of the host compiler
 * @param file the source file's simple name, or empty
 * @param line where the marked source begins; where the text itself names a place, that place
 * @param column likewise; counts characters from 1, a tab being one
 * @param caret the marked source itself, from its begin to its end; empty where the host tells no
 *     end
 * @param preferred the column under which javac prints its caret
 */
public record Report(
    Diagnostic.Kind kind,
    Optional<String> code,
    String file,
    int line,
    int column,
    String caret,
    int preferred,
    String message) {
  private static final Pattern CODE = Pattern.compile("\\[(AD\\d{3})\\]");
  private static final Pattern PLACE = Pattern.compile("(\\w[\\w-]*\\.java):(\\d+):(\\d+)");

  static Report of(Diagnostic<? extends JavaFileObject> found, Map<String, String> sources) {
    String message = found.getMessage(Locale.ROOT);
    Matcher code = CODE.matcher(message);
    Optional<String> name = code.find() ? Optional.of(code.group(1)) : Optional.empty();
    JavaFileObject source = found.getSource();
    String file = source == null ? "" : source.getName().replaceAll(".*[/\\\\]", "");
    String text =
        sources.entrySet().stream()
            .filter(entry -> file.equals(entry.getKey().replaceAll(".*\\.", "") + ".java"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    Matcher place = PLACE.matcher(message);
    if (place.find()) {
      return new Report(
          found.getKind(),
          name,
          place.group(1),
          Integer.parseInt(place.group(2)),
          Integer.parseInt(place.group(3)),
          "",
          0,
          message);
    }
    int begin = (int) found.getStartPosition();
    int end = (int) found.getEndPosition();
    if (begin < 0 || end < begin || end > text.length()) {
      return new Report(
          found.getKind(), name, file, (int) found.getLineNumber(), 0, "", 0, message);
    }
    return new Report(
        found.getKind(),
        name,
        file,
        line(text, begin),
        column(text, begin),
        text.substring(begin, end),
        column(text, (int) found.getPosition()),
        message);
  }

  private static int line(String text, int offset) {
    return 1
        + (int) text.substring(0, offset).chars().filter(character -> character == '\n').count();
  }

  private static int column(String text, int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  /** {@code AD012 7:9}: the code, or the kind of a message of the host compiler, and the place. */
  public String summary() {
    return code.orElse(kind.toString()) + " " + line + ":" + column;
  }

  @Override
  public String toString() {
    return kind + " " + file + ":" + line + ":" + column + " " + message;
  }
}
