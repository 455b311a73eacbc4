package io.adjoint.compiler.ir;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where expressions stand in the source text, as far as it is known. A table beside the IR, by
 * identity: two equal expressions at two places are equal to every pass. A pass that rebuilds
 * expressions and does not copy their places loses them; messages are then at the statement.
 */
public final class Places {
  private final Map<Expr, Span> spans = new IdentityHashMap<>();

  public Places() {}

  /** Notes a place. The first one stays: that of the parentheses' content, not theirs. */
  public void put(Expr expression, Span span) {
    if (span.isPresent() && !expression.operands().isEmpty()) {
      spans.putIfAbsent(expression, span);
    }
  }

  /** Notes that an expression was made from another, and returns it. */
  public Expr copied(Expr from, Expr to) {
    put(to, of(from, Span.NONE));
    return to;
  }

  /** The place of an expression; {@code otherwise} where it is not known. */
  public Span of(Expr expression, Span otherwise) {
    return spans.getOrDefault(expression, otherwise);
  }
}
