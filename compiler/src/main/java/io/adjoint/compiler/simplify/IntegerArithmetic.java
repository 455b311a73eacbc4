package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;

/** Arithmetic of int and long, which wraps around: sums of literals may be brought together. */
final class IntegerArithmetic {
  private IntegerArithmetic() {}

  static Expr simplify(Expr.Binary b) {
    return switch (b.op()) {
      case ADD, SUB -> sum(b);
      case MUL -> product(b);
      case DIV -> Constants.isInteger(b.right(), 1) ? b.left() : b;
      default -> b;
    };
  }

  private static Expr sum(Expr.Binary b) {
    if (b.op() == Operator.ADD && Constants.isInteger(b.left(), 0)) {
      return b.right();
    } else if (!isLiteral(b.right())) {
      return b;
    }
    long offset = offset(b);
    Expr base = b.left();
    if (base instanceof Expr.Binary inner
        && (inner.op() == Operator.ADD || inner.op() == Operator.SUB)
        && isLiteral(inner.right())) {
      offset += offset(inner);
      base = inner.left();
    }
    return plus(base, b.type() == Type.INT ? (int) offset : offset, b);
  }

  private static Expr plus(Expr base, long offset, Expr.Binary before) {
    if (offset == 0) {
      return base;
    }
    // The smallest integers have no positive counterpart.
    boolean minus = offset < 0 && offset > Integer.MIN_VALUE;
    Expr literal = Constants.integer(before.type(), minus ? -offset : offset);
    Expr after = Expr.binary(minus ? Operator.SUB : Operator.ADD, base, literal);
    return after.equals(before) ? before : after;
  }

  private static long offset(Expr.Binary b) {
    long literal = ((Number) ((Expr.Const) b.right()).value()).longValue();
    return b.op() == Operator.ADD ? literal : -literal;
  }

  private static boolean isLiteral(Expr e) {
    return e instanceof Expr.Const c && c.value() instanceof Number;
  }

  private static Expr product(Expr.Binary b) {
    if (Constants.isInteger(b.right(), 1)) {
      return b.left();
    } else if (Constants.isInteger(b.left(), 1)) {
      return b.right();
    } else if (Constants.isInteger(b.right(), 0) && !Purity.mayThrow(b.left())) {
      return b.right();
    } else if (Constants.isInteger(b.left(), 0) && !Purity.mayThrow(b.right())) {
      return b.left();
    }
    return b;
  }
}
