package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/** Arithmetic of counters and indices. */
final class Counting {
  private Counting() {}

  /** {@code e + amount}, for an int or long. */
  static Expr plus(Expr e, int amount) {
    if (e instanceof Expr.Const c && c.value() instanceof Integer i) {
      return Expr.of(i + amount);
    } else if (amount == 0) {
      return e;
    }
    boolean down = amount < 0 && amount != Integer.MIN_VALUE;
    return new Expr.Binary(
        down ? Operator.SUB : Operator.ADD, e, constant(e.type(), down ? -amount : amount));
  }

  /** The value of a constant int. */
  static Optional<Integer> constant(Expr e) {
    return e instanceof Expr.Const c && c.value() instanceof Integer i && c.type() == Type.INT
        ? Optional.of(i)
        : Optional.empty();
  }

  private static Expr constant(Type type, int amount) {
    return type == Type.LONG ? new Expr.Const(type, (long) amount) : Expr.of(amount);
  }
}
