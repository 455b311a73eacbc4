package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Span;
import java.util.List;

/** The text of places in a source file. */
public final class SourceText {
  /** What stands on one line of generated code, in a comment that is indented. */
  private static final int LONGEST = 90;

  private final List<String> lines;

  private SourceText(List<String> lines) {
    this.lines = lines;
  }

  public static SourceText of(Source source) {
    return new SourceText(List.of(source.text().split("\\R", -1)));
  }

  /**
   * The lines of a span as one, without the white space around them; where they are long, the first
   * and an ellipsis. Empty where there are none.
   */
  public String line(Span span) {
    if (!span.isPresent() || span.endLine() > lines.size()) {
      return "";
    }
    List<String> all =
        lines.subList(span.beginLine() - 1, span.endLine()).stream().map(String::strip).toList();
    String joined = String.join(" ", all);
    return all.size() == 1 || joined.length() <= LONGEST ? joined : all.get(0) + " …";
  }
}
