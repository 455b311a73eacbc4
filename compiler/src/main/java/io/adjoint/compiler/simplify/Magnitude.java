package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.Map;

/**
 * Between what bounds the absolute value of a real number is, where it is not NaN; an {@code upper}
 * of infinity says that it may be infinite.
 *
 * <p>Bounds are pulled apart a little with each operation, so that rounding cannot cross them, and
 * given up long before results become denormal or overflow.
 */
record Magnitude(double lower, double upper) {
  private static final Magnitude UNKNOWN = new Magnitude(0, Double.POSITIVE_INFINITY);
  private static final double DOUBLE_LIMIT = 1e290;
  private static final double FLOAT_LIMIT = 1e30;
  private static final double INT_LIMIT = 0x1p31;
  private static final double LONG_LIMIT = 0x1p63;
  private static final double MARGIN = 1e-6;

  /** Whether a comparison with zero is false for certain; for NaN it is. */
  boolean isNeverZero() {
    return lower > 0;
  }

  /**
   * The bounds of an expression.
   *
   * @param known the bounds of variables
   */
  static Magnitude of(Expr e, Map<Variable, Magnitude> known) {
    if (e instanceof Expr.Var v) {
      return known.getOrDefault(v.variable(), UNKNOWN);
    } else if (!e.type().isRealScalar()) {
      return UNKNOWN;
    } else if (e instanceof Expr.Const c) {
      double value = Math.abs(((Number) c.value()).doubleValue());
      return Double.isFinite(value) ? within(value, value, e.type()) : UNKNOWN;
    } else if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      return of(u.operand(), known);
    } else if (e instanceof Expr.Cast c) {
      return cast(c, known);
    } else if (e instanceof Expr.Binary b) {
      return binary(b, known);
    }
    return UNKNOWN;
  }

  private static Magnitude cast(Expr.Cast c, Map<Variable, Magnitude> known) {
    Type from = c.operand().type();
    if (from.isRealScalar()) {
      Magnitude operand = of(c.operand(), known);
      return within(operand.lower, operand.upper, c.type());
    } else if (from == Type.LONG) {
      return new Magnitude(0, LONG_LIMIT);
    }
    return from.isIntegral() ? new Magnitude(0, INT_LIMIT) : UNKNOWN;
  }

  private static Magnitude binary(Expr.Binary b, Map<Variable, Magnitude> known) {
    return switch (b.op()) {
      case MUL -> {
        Magnitude left = of(b.left(), known);
        Magnitude right = of(b.right(), known);
        yield within(left.lower * right.lower, left.upper * right.upper, b.type());
      }
      case DIV -> {
        Magnitude left = of(b.left(), known);
        Magnitude right = of(b.right(), known);
        yield within(left.lower / right.upper, left.upper / right.lower, b.type());
      }
      default -> UNKNOWN;
    };
  }

  /** Bounds that are NaN, too small or too large say nothing. */
  private static Magnitude within(double lower, double upper, Type type) {
    double limit = type == Type.FLOAT ? FLOAT_LIMIT : DOUBLE_LIMIT;
    return new Magnitude(
        lower >= 1 / limit ? Math.min(lower, limit) * (1 - MARGIN) : 0,
        upper <= limit ? Math.max(upper, 1 / limit) * (1 + MARGIN) : Double.POSITIVE_INFINITY);
  }
}
