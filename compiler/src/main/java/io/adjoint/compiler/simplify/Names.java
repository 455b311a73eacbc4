package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.stream.Collectors;

/** New variables with names that tell what they hold. The emitter makes names unique. */
final class Names {
  private int nextId;

  Names(Block body, List<Variable> parameters) {
    parameters.forEach(this::taken);
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Declare d) {
            taken(d.variable());
          }
        });
  }

  private void taken(Variable variable) {
    nextId = Math.max(nextId, variable.id() + 1);
  }

  int nextId() {
    return nextId;
  }

  /** {@code sinX} for {@code Math.sin(x)}, {@code aOverB} for {@code a / b}. */
  Variable fresh(Expr value) {
    return new Variable(nextId++, name(value), value.type());
  }

  private static String name(Expr value) {
    if (value instanceof Expr.Apply a) {
      String arguments = a.arguments().stream().map(Names::part).collect(Collectors.joining());
      return a.function().name() + (arguments.isEmpty() ? "Value" : arguments);
    } else if (value instanceof Expr.Binary b
        && b.left() instanceof Expr.Var left
        && b.right() instanceof Expr.Var) {
      return left.variable().name() + "Over" + part(b.right());
    }
    return "quotient";
  }

  private static String part(Expr e) {
    if (!(e instanceof Expr.Var v)) {
      return "";
    }
    String name = v.variable().name();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
