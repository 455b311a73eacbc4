package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Texts and other objects that are made of active values. They have no derivative; so a number that
 * is read from one has lost it.
 */
final class Traces {
  private final Predicate<Expr> isVaried;
  private final Set<Variable> variables = new HashSet<>();

  private Traces(Predicate<Expr> isVaried) {
    this.isVaried = isVaried;
  }

  /**
   * @param isVaried whether a number depends on an input
   */
  static Traces in(Block body, Predicate<Expr> isVaried) {
    Traces traces = new Traces(isVaried);
    int before;
    do {
      before = traces.variables.size();
      IrWalk.forEachStmt(body, traces::look);
    } while (traces.variables.size() > before);
    return traces;
  }

  private void look(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      s.value().ifPresent(value -> assign(s.variable(), value));
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      assign(v.variable(), s.value());
    }
  }

  private void assign(Variable variable, Expr value) {
    if (has(value)) {
      variables.add(variable);
    }
  }

  /** Whether an expression is an object that is made of an active value. */
  boolean has(Expr e) {
    if (e.type().isPrimitive() || e.type().isArray()) {
      return false;
    } else if (e instanceof Expr.Var v) {
      return variables.contains(v.variable());
    } else if (e instanceof Expr.Select select) {
      return has(select.whenTrue()) || has(select.whenFalse());
    }
    return e.operands().stream().anyMatch(operand -> isVaried.test(operand) || has(operand));
  }

  /** Whether an expression reads a number from such an object. */
  boolean isReadBy(Expr e) {
    return e.type().isNumeric() && e.operands().stream().anyMatch(this::has);
  }
}
