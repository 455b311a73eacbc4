package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Span;
import java.util.List;

/** The text of places in a source file. */
public final class SourceText {
  private final List<String> lines;

  private SourceText(List<String> lines) {
    this.lines = lines;
  }

  public static SourceText of(Source source) {
    return new SourceText(List.of(source.text().split("\\R", -1)));
  }

  /**
   * The line on which a span begins, without the white space around it; empty where there is none.
   */
  public String line(Span span) {
    boolean known = span.isPresent() && span.beginLine() <= lines.size();
    return known ? lines.get(span.beginLine() - 1).strip() : "";
  }
}
