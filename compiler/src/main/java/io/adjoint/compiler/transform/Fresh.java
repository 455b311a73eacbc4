package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;

/** Makes variables and labels that a function does not have yet. */
final class Fresh {
  private int next;

  private Fresh(int next) {
    this.next = next;
  }

  /** Numbers beyond all that the function uses. */
  static Fresh beyond(Function function) {
    int[] highest = {0};
    function.parameters().forEach(p -> highest[0] = Math.max(highest[0], p.id()));
    IrWalk.forEachStmt(
        function.body(),
        statement -> {
          if (statement instanceof Stmt.Declare s) {
            highest[0] = Math.max(highest[0], s.variable().id());
          } else if (statement instanceof Stmt.Loop s) {
            highest[0] = Math.max(highest[0], s.label().id());
          } else if (statement instanceof Stmt.Switch s) {
            highest[0] = Math.max(highest[0], s.label().id());
          } else if (statement instanceof Stmt.Labeled s) {
            highest[0] = Math.max(highest[0], s.label().id());
          }
        });
    return new Fresh(highest[0] + 1);
  }

  Variable variable(String name, Type type) {
    return new Variable(next++, name, type);
  }

  Label label(String name) {
    return new Label(next++, name);
  }
}
