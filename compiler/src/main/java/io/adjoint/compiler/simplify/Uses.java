package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How often each variable of a piece of code is read and assigned. */
final class Uses {
  private final Map<Variable, Integer> reads = new HashMap<>();
  private final Map<Variable, Integer> assignments = new HashMap<>();

  static Uses in(Block block) {
    Uses uses = new Uses();
    IrWalk.forEachStmt(block, uses::count);
    return uses;
  }

  private void count(Stmt statement) {
    IrWalk.forEachRead(statement, e -> forEachVariable(e, v -> reads.merge(v, 1, Integer::sum)));
    assigned(statement).ifPresent(v -> assignments.merge(v, 1, Integer::sum));
  }

  /** Reads of the variable's value; an increment of the variable itself is not one. */
  int reads(Variable variable) {
    return reads.getOrDefault(variable, 0);
  }

  /** Statements that assign the variable, its declaration with a value included. */
  int assignments(Variable variable) {
    return assignments.getOrDefault(variable, 0);
  }

  /** The variable that the statement itself assigns. */
  static Optional<Variable> assigned(Stmt statement) {
    if (statement instanceof Stmt.Declare s && s.value().isPresent()) {
      return Optional.of(s.variable());
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      return Optional.of(v.variable());
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
      return Optional.of(v.variable());
    }
    return Optional.empty();
  }

  /** Each occurrence of a variable in an expression. */
  static void forEachVariable(Expr expression, Consumer<Variable> action) {
    if (expression instanceof Expr.Var v) {
      action.accept(v.variable());
    }
    for (Expr operand : expression.operands()) {
      forEachVariable(operand, action);
    }
  }

  /** Whether the variable occurs in the expression. */
  static boolean occurs(Variable variable, Expr expression) {
    if (expression instanceof Expr.Var v) {
      return v.variable().equals(variable);
    }
    for (Expr operand : expression.operands()) {
      if (occurs(variable, operand)) {
        return true;
      }
    }
    return false;
  }
}
