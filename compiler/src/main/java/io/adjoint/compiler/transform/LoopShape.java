package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a {@code for} loop what it was. What the forward sweep adds before and after a loop goes
 * outside the scope of the loop's variables, so that the scope still holds their declarations and
 * the loop, and is written as one {@code for}.
 */
final class LoopShape {
  private LoopShape() {}

  /** Writes a scope of the forward sweep. */
  static void write(Block body, Span span, List<Stmt> out) {
    List<Stmt> statements = body.statements();
    int loop = indexOfLoop(statements);
    int declared = 0;
    Set<Variable> variables = new HashSet<>();
    while (declared < statements.size()
        && statements.get(declared) instanceof Stmt.Declare s
        && s.span().isPresent()) {
      variables.add(s.variable());
      declared++;
    }
    if (loop < 0 || declared == 0 || declared > loop) {
      out.add(new Stmt.Scope(body, span));
      return;
    }
    List<Stmt> before = statements.subList(declared, loop);
    List<Stmt> after = statements.subList(loop + 1, statements.size());
    if (!isIndependent(before, variables) || !isIndependent(after, variables)) {
      out.add(new Stmt.Scope(body, span));
      return;
    }
    List<Stmt> inside = new ArrayList<>(statements.subList(0, declared));
    inside.add(statements.get(loop));
    out.addAll(before);
    out.add(new Stmt.Scope(new Block(inside), span));
    out.addAll(after);
  }

  /** The only loop directly in the scope. */
  private static int indexOfLoop(List<Stmt> statements) {
    int found = -1;
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Stmt.Loop) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** Whether statements are additions of the forward sweep that do not mention the variables. */
  private static boolean isIndependent(List<Stmt> statements, Set<Variable> variables) {
    boolean[] independent = {true};
    IrWalk.forEachStmt(
        new Block(statements),
        statement -> {
          independent[0] &= !statement.span().isPresent();
          IrWalk.forEachDeepExpr(
              statement,
              e ->
                  independent[0] &= !(e instanceof Expr.Var v && variables.contains(v.variable())));
        });
    return independent[0];
  }
}
