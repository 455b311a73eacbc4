package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of Java's loops a loop is. */
final class Loops {
  /** More of them crowd the head of a {@code for}. */
  private static final int MOST_UPDATES = 3;

  private Loops() {}

  /** A scope that holds nothing but the variables of a loop's head, and the loop. */
  record For(List<Stmt.Declare> variables, Stmt.Loop loop) {
    static Optional<For> of(List<Stmt> statements) {
      int last = statements.size() - 1;
      if (last < 1 || !(statements.get(last) instanceof Stmt.Loop loop)) {
        return Optional.empty();
      } else if (isDo(loop) || loop.update().isEmpty()) {
        return Optional.empty();
      }
      List<Stmt.Declare> variables = new ArrayList<>();
      for (Stmt statement : statements.subList(0, last)) {
        if (statement instanceof Stmt.Declare declare) {
          variables.add(declare);
        }
      }
      boolean declares = variables.size() == last;
      return declares && variables.stream().allMatch(v -> fitsHead(v, variables.get(0)))
          ? Optional.of(new For(variables, loop))
          : Optional.empty();
    }

    private static boolean fitsHead(Stmt.Declare variable, Stmt.Declare first) {
      return variable.value().isPresent()
          && variable.variable().type().equals(first.variable().type());
    }
  }

  /** Whether the update can stand in the head of a {@code for}. */
  static boolean fitsHead(Stmt.Loop loop) {
    List<Stmt> update = loop.update().statements();
    return update.size() <= MOST_UPDATES && update.stream().allMatch(Loops::isExpression);
  }

  private static boolean isExpression(Stmt statement) {
    return statement instanceof Stmt.Set
        || statement instanceof Stmt.Increment
        || statement instanceof Stmt.Eval eval && !(eval.effect() instanceof Expr.NewArray);
  }

  /** Whether this is {@code do … while}. */
  static boolean isDo(Stmt.Loop loop) {
    return whileOfDo(loop).isPresent() && loop.update().statements().size() == 1;
  }

  /** The condition on which a {@code do} loop goes on, where the end of its update is a test. */
  static Optional<Expr> whileOfDo(Stmt.Loop loop) {
    List<Stmt> update = loop.update().statements();
    if (!Jumps.isTrue(loop.condition()) || update.isEmpty()) {
      return Optional.empty();
    }
    boolean tests =
        update.get(update.size() - 1) instanceof Stmt.If test
            && test.elseBlock().isEmpty()
            && test.thenBlock().statements().size() == 1
            && test.thenBlock().statements().get(0) instanceof Stmt.Exit exit
            && exit.kind() == Stmt.Exit.Kind.BREAK
            && exit.target().equals(loop.label());
    return tests && update.get(update.size() - 1) instanceof Stmt.If test
        ? Optional.of(not(test.condition()))
        : Optional.empty();
  }

  /** The opposite; comparisons are turned only where NaN does not tell the difference. */
  static Expr not(Expr condition) {
    if (condition instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NOT) {
      return u.operand();
    } else if (condition instanceof Expr.Binary b
        && (b.left().type().isIntegral() || b.op() == Operator.EQ || b.op() == Operator.NE)) {
      Optional<Operator> opposite = opposite(b.op());
      if (opposite.isPresent()) {
        return Expr.binary(opposite.get(), b.left(), b.right());
      }
    } else if (condition instanceof Expr.Const c && c.type() == Type.BOOLEAN) {
      return Expr.of(c.value().equals(false));
    }
    return new Expr.Unary(Expr.Unary.Op.NOT, condition);
  }

  private static Optional<Operator> opposite(Operator op) {
    return switch (op) {
      case LT -> Optional.of(Operator.GE);
      case LE -> Optional.of(Operator.GT);
      case GT -> Optional.of(Operator.LE);
      case GE -> Optional.of(Operator.LT);
      case EQ -> Optional.of(Operator.NE);
      case NE -> Optional.of(Operator.EQ);
      default -> Optional.empty();
    };
  }
}
