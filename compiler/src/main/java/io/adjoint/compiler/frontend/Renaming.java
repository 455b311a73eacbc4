package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.List;

/** One variable in the place of another. */
final class Renaming {
  private Renaming() {}

  static List<Stmt> rename(List<Stmt> statements, Variable from, Variable to) {
    Expr read = Expr.of(to);
    return IrWalk.mapStmts(
            new Block(statements),
            statement -> {
              Stmt renamed =
                  IrWalk.mapExprs(
                      statement,
                      e -> e.rewrite(inner -> inner.equals(Expr.of(from)) ? read : inner));
              return renamed instanceof Stmt.Declare declare && declare.variable().equals(from)
                  ? List.of(new Stmt.Declare(to, declare.value(), declare.span()))
                  : List.of(renamed);
            })
        .statements();
  }
}
