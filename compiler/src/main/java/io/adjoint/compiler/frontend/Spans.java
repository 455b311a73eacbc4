package io.adjoint.compiler.frontend;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import io.adjoint.compiler.ir.Span;

/** From JavaParser's places to ours. */
final class Spans {
  private Spans() {}

  static Span of(Node node) {
    return node.getRange().map(Spans::of).orElse(Span.NONE);
  }

  static Span of(Range range) {
    return new Span(range.begin.line, range.begin.column, range.end.line, range.end.column);
  }
}
