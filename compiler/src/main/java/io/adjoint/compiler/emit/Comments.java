package io.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Prose in comments: wrapped, and without anything that would end or change the comment. */
final class Comments {
  private static final Pattern UNICODE_ESCAPE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\(?=u)");

  private Comments() {}

  /** Lines of words. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : harmless(text).trim().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Java reads a Unicode escape in a comment too: it may not be valid, or be a line break. */
  private static String harmless(String text) {
    return UNICODE_ESCAPE.matcher(text).replaceAll("$1\\\\\\\\");
  }

  /** Text for a Javadoc comment, which is HTML. */
  static String javadoc(String text) {
    return harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}
