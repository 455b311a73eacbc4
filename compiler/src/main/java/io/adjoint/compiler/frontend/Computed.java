package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A Java expression in two parts: its side effects, and its value afterwards.
 *
 * @param before the statements to run first
 * @param value pure, or an effect that stands alone: it runs after {@code before}
 */
record Computed(List<Stmt> before, Expr value) {
  Computed {
    before = List.copyOf(before);
  }

  /** An expression without side effects. */
  static Computed of(Expr value) {
    return new Computed(List.of(), value);
  }

  Type type() {
    return value.type();
  }

  boolean hasEffects() {
    return !before.isEmpty() || value instanceof Expr.Effect;
  }

  /** The same effects and a value made from this one, which is not an effect. */
  Computed map(UnaryOperator<Expr> change) {
    return new Computed(before, change.apply(value));
  }

  /** These effects, after {@code earlier} ones. */
  Computed after(List<Stmt> earlier) {
    return new Computed(concat(earlier, before), value);
  }

  static List<Stmt> concat(List<Stmt> first, List<Stmt> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Stmt> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
