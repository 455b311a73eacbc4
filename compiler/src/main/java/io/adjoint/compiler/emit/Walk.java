package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Visits every statement and expression without recursion: sums and else-if chains are deep. */
final class Walk {
  private Walk() {}

  static void statements(Block block, Consumer<Stmt> action) {
    Deque<Block> open = new ArrayDeque<>();
    open.add(block);
    while (!open.isEmpty()) {
      for (Stmt statement : open.remove().statements()) {
        action.accept(statement);
        open.addAll(IrWalk.blocks(statement));
      }
    }
  }

  /** The statement's own expressions and their operands. */
  static void expressions(Stmt statement, Consumer<Expr> action) {
    Deque<Expr> open = new ArrayDeque<>(IrWalk.expressions(statement));
    while (!open.isEmpty()) {
      Expr e = open.remove();
      action.accept(e);
      open.addAll(e.operands());
    }
  }

  /** All expressions of all statements of the block. */
  static void expressions(Block block, Consumer<Expr> action) {
    statements(block, statement -> expressions(statement, action));
  }

  /** The variables that a statement names, itself or in a statement inside it. */
  static Set<Variable> variables(Stmt statement) {
    Set<Variable> variables = new HashSet<>();
    expressions(
        Block.of(statement),
        e -> {
          if (e instanceof Expr.Var v) {
            variables.add(v.variable());
          }
        });
    return variables;
  }
}
