package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * An estimate, from above, of the bytecode that javac makes of IR, in bytes. An instance remembers
 * what it has measured: who cuts nested statements asks for the size of each at each depth.
 */
final class CodeSize {
  private final Map<Stmt, Integer> known = new IdentityHashMap<>();

  static int of(Block block) {
    return new CodeSize().size(block.statements());
  }

  int size(List<Stmt> statements) {
    int size = 0;
    for (Stmt statement : statements) {
      size += size(statement);
    }
    return size;
  }

  int size(Stmt statement) {
    Integer measured = known.get(statement);
    if (measured != null) {
      return measured;
    }
    int size = own(statement);
    for (Expr e : IrWalk.expressions(statement)) {
      size += of(e);
    }
    for (Block block : IrWalk.blocks(statement)) {
      size += size(block.statements());
    }
    known.put(statement, size);
    return size;
  }

  private static int own(Stmt statement) {
    if (statement instanceof Stmt.Switch s) {
      return 24 + s.cases().stream().mapToInt(one -> 8 + 8 * one.labels().size()).sum();
    } else if (statement instanceof Stmt.Increment s) {
      // The place is evaluated once, but duplicated, loaded and stored.
      return s.place() instanceof Expr.Var ? 6 : 8;
    } else if (statement instanceof Stmt.If || statement instanceof Stmt.Loop) {
      return 9;
    }
    return statement instanceof Stmt.Remark ? 0 : 4;
  }

  static int of(Expr e) {
    int size = own(e);
    for (Expr operand : e.operands()) {
      size += of(operand);
    }
    return size;
  }

  private static int own(Expr e) {
    if (e instanceof Expr.Var) {
      return 2;
    } else if (e instanceof Expr.Const || e instanceof Expr.Field || e instanceof Expr.Static) {
      return 3;
    } else if (e instanceof Expr.Binary b) {
      return b.op().isComparison() ? 8 : b.op().isShortCircuit() ? 6 : 1;
    } else if (e instanceof Expr.Select) {
      return 8;
    }
    return e instanceof Expr.Effect || e instanceof Expr.Concat ? 8 : 3;
  }
}
