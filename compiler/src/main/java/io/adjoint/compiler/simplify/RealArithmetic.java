package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import java.util.Optional;

/** What IEEE arithmetic lets one rewrite without changing a bit. */
final class RealArithmetic {
  private RealArithmetic() {}

  static Expr simplify(Expr.Binary b) {
    return switch (b.op()) {
      case ADD -> add(b);
      case SUB -> subtract(b);
      case MUL -> multiply(b);
      case DIV -> divide(b);
      default -> b;
    };
  }

  private static Expr add(Expr.Binary b) {
    if (Constants.isReal(b.right(), -0.0)) {
      return b.left();
    } else if (Constants.isReal(b.left(), -0.0)) {
      return b.right();
    } else if (withoutSign(b.right()).isPresent()) {
      return Expr.binary(Operator.SUB, b.left(), withoutSign(b.right()).get());
    } else if (isNegation(b.left()) && !(Purity.mayThrow(b.left()) && Purity.mayThrow(b.right()))) {
      return Expr.binary(Operator.SUB, b.right(), negated(b.left()));
    }
    return b;
  }

  private static Expr subtract(Expr.Binary b) {
    if (Constants.isReal(b.right(), 0.0)) {
      return b.left();
    } else if (withoutSign(b.right()).isPresent()) {
      return Expr.binary(Operator.ADD, b.left(), withoutSign(b.right()).get());
    }
    return b;
  }

  private static Expr multiply(Expr.Binary b) {
    if (Constants.isReal(b.right(), 1)) {
      return b.left();
    } else if (Constants.isReal(b.left(), 1)) {
      return b.right();
    } else if (Constants.isReal(b.right(), -1)) {
      return Simplify.negate(b.left());
    } else if (Constants.isReal(b.left(), -1)) {
      return Simplify.negate(b.right());
    } else if (isNegation(b.left()) && isNegation(b.right())) {
      return Expr.binary(Operator.MUL, negated(b.left()), negated(b.right()));
    }
    return b;
  }

  private static Expr divide(Expr.Binary b) {
    if (Constants.isReal(b.right(), 1)) {
      return b.left();
    } else if (Constants.isReal(b.right(), -1)) {
      return Simplify.negate(b.left());
    } else if (isNegation(b.left()) && isNegation(b.right())) {
      return Expr.binary(Operator.DIV, negated(b.left()), negated(b.right()));
    }
    return b;
  }

  private static boolean isNegation(Expr e) {
    return e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG;
  }

  private static Expr negated(Expr e) {
    return ((Expr.Unary) e).operand();
  }

  /**
   * The expression whose negative this is, where that can be seen: {@code a * b} for {@code -a *
   * b}, {@code 2 * a} for {@code -2 * a}.
   */
  static Optional<Expr> withoutSign(Expr e) {
    if (!e.type().isRealScalar()) {
      return Optional.empty();
    } else if (isNegation(e)) {
      return Optional.of(negated(e));
    } else if (e instanceof Expr.Const c && ((Number) c.value()).doubleValue() < 0) {
      return Optional.of(Simplify.negate(e));
    } else if (e instanceof Expr.Binary b && (b.op() == Operator.MUL || b.op() == Operator.DIV)) {
      Optional<Expr> left = withoutSign(b.left());
      return left.isPresent()
          ? left.map(l -> Simplify.node(Expr.binary(b.op(), l, b.right())))
          : withoutSign(b.right()).map(r -> Simplify.node(Expr.binary(b.op(), b.left(), r)));
    }
    return Optional.empty();
  }
}
