package io.adjoint.compiler.ir;

/**
 * A place in the source text. Lines and columns count from 1; the end is inclusive. A character is
 * a UTF-16 unit and a tab is one column.
 */
public record Span(int beginLine, int beginColumn, int endLine, int endColumn) {
  /** Code that has no place in the source. */
  public static final Span NONE = new Span(0, 0, 0, 0);

  public boolean isPresent() {
    return beginLine > 0;
  }

  @Override
  public String toString() {
    return isPresent() ? beginLine + ":" + beginColumn : "-";
  }
}
