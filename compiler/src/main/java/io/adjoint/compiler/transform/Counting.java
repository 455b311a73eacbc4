package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/** Arithmetic of counters and indices. */
final class Counting {
  private Counting() {}

  /** {@code e + amount}, for an int or long, which wraps around as theirs do. */
  static Expr plus(Expr e, long amount) {
    long added = e.type() == Type.LONG ? amount : (int) amount;
    if (e instanceof Expr.Const c && c.value() instanceof Integer i) {
      return Expr.of((int) (i + added));
    } else if (added == 0) {
      return e;
    }
    long least = e.type() == Type.LONG ? Long.MIN_VALUE : Integer.MIN_VALUE;
    boolean down = added < 0 && added != least;
    return new Expr.Binary(
        down ? Operator.SUB : Operator.ADD, e, constant(e.type(), down ? -added : added));
  }

  /** {@code first + trips * step}, in ints. */
  static Expr plusSteps(Expr first, Expr trips, int step) {
    boolean down = step < 0 && step != Integer.MIN_VALUE;
    int size = down ? -step : step;
    Expr way = size == 1 ? trips : new Expr.Binary(Operator.MUL, trips, Expr.of(size));
    return new Expr.Binary(down ? Operator.SUB : Operator.ADD, first, way);
  }

  /** The value of a constant int. */
  static Optional<Integer> constant(Expr e) {
    return e instanceof Expr.Const c && c.value() instanceof Integer i && c.type() == Type.INT
        ? Optional.of(i)
        : Optional.empty();
  }

  private static Expr constant(Type type, long amount) {
    return type == Type.LONG ? new Expr.Const(type, amount) : Expr.of((int) amount);
  }
}
