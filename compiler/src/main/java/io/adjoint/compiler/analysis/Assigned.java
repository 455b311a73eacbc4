package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which variables a piece of code gives a new value. */
public final class Assigned {
  private Assigned() {}

  /** The variables from outside the statement that it gives a new value. */
  public static Set<Variable> in(Stmt statement) {
    return in(Block.of(statement));
  }

  /** The variables from outside the block that it gives a new value. */
  public static Set<Variable> in(Block block) {
    Set<Variable> assigned = new LinkedHashSet<>();
    Set<Variable> declared = new LinkedHashSet<>();
    collect(block, assigned, declared);
    assigned.removeAll(declared);
    return assigned;
  }

  /** The variables that statements declare or give a new value. */
  public static Set<Variable> orDeclaredIn(List<Stmt> statements) {
    Set<Variable> all = new LinkedHashSet<>();
    collect(new Block(statements), all, all);
    return all;
  }

  private static void collect(Block block, Set<Variable> assigned, Set<Variable> declared) {
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
  }
}
