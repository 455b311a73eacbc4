package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which variables a piece of code gives a new value, other than by declaring them. */
public final class Assigned {
  private Assigned() {}

  public static Set<Variable> in(Stmt statement) {
    return in(Block.of(statement));
  }

  public static Set<Variable> in(Block block) {
    Set<Variable> assigned = new LinkedHashSet<>();
    Set<Variable> declared = new LinkedHashSet<>();
    IrWalk.forEachStmt(
        block,
        statement -> {
          if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          } else if (statement instanceof Stmt.Declare s) {
            declared.add(s.variable());
          }
        });
    assigned.removeAll(declared);
    return assigned;
  }
}
