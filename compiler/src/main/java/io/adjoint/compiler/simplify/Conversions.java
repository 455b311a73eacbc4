package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/** Conversions between primitive types. */
final class Conversions {
  private Conversions() {}

  static Expr simplify(Expr.Cast cast) {
    Expr operand = cast.operand();
    if (operand.type().equals(cast.type())) {
      return operand;
    } else if (operand instanceof Expr.Const c) {
      Optional<Expr> folded = fold(cast.type(), c);
      return folded
          .filter(
              value ->
                  !cast.type().isRealScalar()
                      || IrPrinter.print(value).length() <= IrPrinter.print((Expr) cast).length())
          .orElse(cast);
    } else if (operand instanceof Expr.Cast inner
        && inner.operand().type().equals(cast.type())
        && keepsEverything(cast.type(), inner.type())) {
      return inner.operand();
    }
    return cast;
  }

  /**
   * Whether every value of {@code from} is a value of {@code to}, so that there and back is
   * nothing.
   */
  static boolean keepsEverything(Type from, Type to) {
    if (from == Type.INT) {
      return to == Type.LONG || to == Type.DOUBLE;
    } else if (from == Type.FLOAT) {
      return to == Type.DOUBLE;
    }
    return (from == Type.SHORT || from == Type.BYTE || from == Type.CHAR)
        && (to == Type.INT || to == Type.LONG || to == Type.FLOAT || to == Type.DOUBLE);
  }

  /** JLS 5.1.2 and 5.1.3, for the types that arithmetic has. */
  private static Optional<Expr> fold(Type type, Expr.Const c) {
    if (c.value() instanceof Character ch) {
      return fold(type, Expr.of((int) ch));
    }
    return c.value() instanceof Number n && !Double.isNaN(n.doubleValue())
        ? value(type, n, c.type().isRealScalar()).map(value -> new Expr.Const(type, value))
        : Optional.empty();
  }

  private static Optional<Object> value(Type type, Number n, boolean fromReal) {
    if (type == Type.DOUBLE) {
      return Optional.of(n.doubleValue());
    } else if (type == Type.FLOAT) {
      return Optional.of(n.floatValue());
    } else if (type == Type.LONG) {
      return Optional.of(n.longValue());
    } else if (type == Type.INT && fromReal) {
      // Stops at the smallest and the greatest int; a long's upper half is cut off instead.
      return Optional.of((int) n.doubleValue());
    }
    return type == Type.INT ? Optional.of(n.intValue()) : Optional.empty();
  }
}
