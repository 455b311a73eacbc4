package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import java.util.List;

/** Whether statements can complete normally, by Java's rules (JLS 14.22). */
final class Completion {
  private Completion() {}

  static boolean canComplete(List<Stmt> statements) {
    return statements.stream().allMatch(Completion::canComplete);
  }

  private static boolean canComplete(Block block) {
    return canComplete(block.statements());
  }

  private static boolean canComplete(Stmt statement) {
    if (statement instanceof Stmt.Exit
        || statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw) {
      return false;
    } else if (statement instanceof Stmt.Scope scope) {
      return canComplete(scope.body());
    } else if (statement instanceof Stmt.Labeled labeled) {
      return canComplete(labeled.body()) || leaves(labeled.body(), labeled.label());
    } else if (statement instanceof Stmt.If choice) {
      return canComplete(choice.thenBlock()) || canComplete(choice.elseBlock());
    } else if (statement instanceof Stmt.Loop loop) {
      return !loop.condition().equals(Expr.of(true))
          || leaves(loop.body(), loop.label())
          || leaves(loop.update(), loop.label());
    } else if (statement instanceof Stmt.Switch choice) {
      return canComplete(choice);
    }
    return true;
  }

  private static boolean canComplete(Stmt.Switch choice) {
    List<Stmt.Case> cases = choice.cases();
    return cases.stream().noneMatch(Stmt.Case::isDefault)
        || canComplete(cases.get(cases.size() - 1).body())
        || cases.stream().anyMatch(c -> leaves(c.body(), choice.label()));
  }

  private static boolean leaves(Block block, Label label) {
    boolean[] found = {false};
    IrWalk.forEachStmt(
        block,
        statement ->
            found[0] |=
                statement instanceof Stmt.Exit exit
                    && exit.kind() == Stmt.Exit.Kind.BREAK
                    && exit.target().equals(label));
    return found[0];
  }
}
