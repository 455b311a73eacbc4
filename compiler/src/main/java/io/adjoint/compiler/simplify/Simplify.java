package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/**
 * Rewrites expressions into simpler ones of the same value, bit for bit, which throw where they
 * threw.
 *
 * <p>Real arithmetic is touched only where IEEE says that nothing changes: {@code x * 1}, {@code x
 * - 0.0}, {@code a + -b}. Not {@code x + 0.0} (of -0.0 it is 0.0), never {@code 0 * x}, never
 * {@code !(a < b)}.
 */
public final class Simplify {
  private Simplify() {}

  /** The simplest form of an expression; itself where nothing applies. */
  public static Expr expression(Expr expression) {
    return node(expression.mapOperands(Simplify::expression));
  }

  /** One step at the root of an expression whose operands are simple. */
  static Expr node(Expr e) {
    if (e instanceof Expr.Binary b) {
      return binary(b);
    } else if (e instanceof Expr.Unary u) {
      return unary(u);
    } else if (e instanceof Expr.Select s) {
      return select(s);
    } else if (e instanceof Expr.Cast c) {
      return Conversions.simplify(c);
    }
    return e;
  }

  /** Unary minus, already simplified. */
  static Expr negate(Expr e) {
    return unary(new Expr.Unary(Expr.Unary.Op.NEG, e));
  }

  /** The opposite of a condition, already simplified. */
  static Expr not(Expr e) {
    return unary(new Expr.Unary(Expr.Unary.Op.NOT, e));
  }

  private static Expr binary(Expr.Binary b) {
    Optional<Expr> folded = Constants.fold(b);
    if (folded.isPresent()) {
      return folded.get();
    } else if (b.op().isComparison()) {
      return comparison(b);
    } else if (b.op().isShortCircuit()) {
      return shortCircuit(b);
    } else if (b.type().isRealScalar()) {
      return RealArithmetic.simplify(b);
    } else if (b.type() == Type.INT || b.type() == Type.LONG) {
      return IntegerArithmetic.simplify(b);
    }
    return b;
  }

  /** Values that were only widened compare as they did before. */
  private static Expr comparison(Expr.Binary b) {
    if (b.left() instanceof Expr.Cast left
        && b.right() instanceof Expr.Cast right
        && left.operand().type().equals(right.operand().type())
        && Conversions.keepsEverything(left.operand().type(), left.type())) {
      return Expr.binary(b.op(), left.operand(), right.operand());
    }
    return b;
  }

  private static Expr shortCircuit(Expr.Binary b) {
    // The value of the left operand that leaves the decision to the right one.
    boolean neutral = b.op() == Operator.LAND;
    Optional<Boolean> left = Constants.truth(b.left());
    if (left.isPresent()) {
      return left.get() == neutral ? b.right() : b.left();
    }
    Optional<Boolean> right = Constants.truth(b.right());
    if (right.isPresent() && right.get() == neutral) {
      return b.left();
    }
    return right.isPresent() && !Purity.mayThrow(b.left()) ? b.right() : b;
  }

  private static Expr unary(Expr.Unary u) {
    Optional<Expr> folded = Constants.fold(u);
    if (folded.isPresent()) {
      return folded.get();
    } else if (u.operand() instanceof Expr.Unary inner && inner.op() == u.op()) {
      return inner.operand();
    } else if (u.op() == Expr.Unary.Op.NEG) {
      return RealArithmetic.withoutSign(u.operand()).orElse(u);
    } else if (u.operand() instanceof Expr.Binary b) {
      return opposite(b).orElse(u);
    }
    return u;
  }

  /**
   * The comparison that is true where {@code b} is false. Real order has none: NaN is in no order.
   */
  private static Optional<Expr> opposite(Expr.Binary b) {
    boolean total = b.left().type().isIntegral();
    return switch (b.op()) {
      case EQ -> Optional.of(Expr.binary(Operator.NE, b.left(), b.right()));
      case NE -> Optional.of(Expr.binary(Operator.EQ, b.left(), b.right()));
      case LT -> ordered(total, Operator.GE, b);
      case LE -> ordered(total, Operator.GT, b);
      case GT -> ordered(total, Operator.LE, b);
      case GE -> ordered(total, Operator.LT, b);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> ordered(boolean total, Operator operator, Expr.Binary b) {
    return total ? Optional.of(Expr.binary(operator, b.left(), b.right())) : Optional.empty();
  }

  private static Expr select(Expr.Select s) {
    Optional<Boolean> condition = Constants.truth(s.condition());
    if (condition.isPresent()) {
      return condition.get() ? s.whenTrue() : s.whenFalse();
    } else if (s.whenTrue().equals(s.whenFalse()) && !Purity.mayThrow(s.condition())) {
      return s.whenTrue();
    } else if (s.type() == Type.BOOLEAN) {
      Optional<Boolean> whenTrue = Constants.truth(s.whenTrue());
      Optional<Boolean> whenFalse = Constants.truth(s.whenFalse());
      if (whenTrue.isPresent() && whenFalse.isPresent()) {
        return whenTrue.get() ? s.condition() : not(s.condition());
      }
    }
    return s;
  }
}
