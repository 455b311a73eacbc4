package io.adjoint.compiler.processor;

import io.adjoint.compiler.ir.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns lines and columns into offsets. A line ends at CR, LF or both, and each UTF-16 unit is one
 * column, a tab too: as {@link Span} counts, and unlike javac's line map, which expands tabs.
 */
final class SourceLines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  SourceLines(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean first = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (!first && (character == '\r' || character == '\n')) {
        starts.add(i + 1);
      }
    }
  }

  /** The offset of the span's first character. */
  int begin(Span span) {
    return offset(span.beginLine(), span.beginColumn());
  }

  /** The offset after the span's last character. */
  int end(Span span) {
    return Math.min(text.length(), offset(span.endLine(), span.endColumn()) + 1);
  }

  private int offset(int line, int column) {
    int start = starts.get(Math.min(Math.max(line, 1), starts.size()) - 1);
    return Math.min(text.length(), start + Math.max(column, 1) - 1);
  }

  /** A line without its end. */
  String line(int number) {
    int start = offset(number, 1);
    int end = number < starts.size() ? starts.get(number) : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** White space as wide as the line's text before the column: tabs stay tabs. */
  String indent(int number, int column) {
    String line = line(number);
    StringBuilder spaces = new StringBuilder();
    for (int i = 0; i < Math.min(column - 1, line.length()); i++) {
      spaces.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return spaces.toString();
  }
}
