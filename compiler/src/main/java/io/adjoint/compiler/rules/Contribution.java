package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;

/**
 * Adjoint times partial, written as a person would write it.
 *
 * <p>The adjoint is multiplied into the partial from the left: {@code d / y} for {@code d * (1 /
 * y)}, {@code d * r / y}, {@code d * 3 * x * x}, {@code x < y ? 0 : d}. This changes rounding at
 * most. It never divides before it multiplies: {@code d / y * r} would be Infinity * 0 for a tiny y
 * and r = 0.
 */
final class Contribution {
  private static final Expr.Const ZERO = Expr.of(0.0);

  private final Expr adjoint;

  private Contribution(Expr adjoint) {
    this.adjoint = adjoint;
  }

  static Expr of(Expr adjoint, Expr partial, boolean guarded) {
    Expr product = new Contribution(adjoint).times(partial);
    if (!guarded) {
      return product;
    }
    return product instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG
        ? negate(strongZero(adjoint, u.operand()))
        : strongZero(adjoint, product);
  }

  /** A zero adjoint contributes zero, whatever the partial is. */
  private static Expr strongZero(Expr adjoint, Expr product) {
    Expr noSeed = Expr.binary(Operator.EQ, adjoint, ZERO);
    if (product instanceof Expr.Select s && Templates.isConstant(s.whenTrue(), 0)) {
      return new Expr.Select(Expr.binary(Operator.LOR, noSeed, s.condition()), ZERO, s.whenFalse());
    }
    return new Expr.Select(noSeed, ZERO, product);
  }

  private Expr times(Expr partial) {
    if (partial instanceof Expr.Const) {
      return timesConstant(partial);
    } else if (partial instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      return negate(times(u.operand()));
    } else if (partial instanceof Expr.Binary b
        && (b.op() == Operator.MUL || b.op() == Operator.DIV)) {
      return leftmost(b);
    } else if (partial instanceof Expr.Select s && isSimple()) {
      return new Expr.Select(s.condition(), times(s.whenTrue()), times(s.whenFalse()));
    }
    return Expr.binary(Operator.MUL, adjoint, partial);
  }

  private Expr timesConstant(Expr constant) {
    if (Templates.isConstant(constant, 0)) {
      return ZERO;
    } else if (Templates.isConstant(constant, 1)) {
      return adjoint;
    } else if (Templates.isConstant(constant, -1)) {
      return negate(adjoint);
    }
    boolean isNaN = constant instanceof Expr.Const c && c.value().equals(Double.NaN);
    return isNaN ? constant : Expr.binary(Operator.MUL, adjoint, constant);
  }

  private Expr leftmost(Expr.Binary b) {
    Expr left = times(b.left());
    return left instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG
        ? negate(Expr.binary(b.op(), u.operand(), b.right()))
        : Expr.binary(b.op(), left, b.right());
  }

  private boolean isSimple() {
    return adjoint instanceof Expr.Var || adjoint instanceof Expr.Const;
  }

  private static Expr negate(Expr e) {
    return e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG
        ? u.operand()
        : new Expr.Unary(Expr.Unary.Op.NEG, e);
  }
}
