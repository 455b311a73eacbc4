package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import java.util.Locale;

/** Names for what the compiler adds to the user's code. */
final class Naming {
  private Naming() {}

  /** A name for the value of an expression: what a person would call the temporary. */
  static String of(Expr e) {
    if (e instanceof Expr.Apply apply) {
      String name = apply.function().name();
      if (apply.arguments().size() == 1 && apply.arguments().get(0) instanceof Expr.Var v) {
        return name + capitalised(v.variable().name());
      }
      return name + "Value";
    } else if (e instanceof Expr.Binary binary) {
      if (binary.op() == Operator.DIV) {
        return "quotient";
      } else if (binary.op() == Operator.REM) {
        return "remainder";
      }
      return binary.op() == Operator.MUL ? "product" : "sum";
    }
    return e.type().isIntegral() ? "index" : "t";
  }

  /** The name of an adjoint: {@code dx} for x, {@code dPrice} for price. */
  static String adjoint(String name) {
    return "d" + (name.length() > 2 ? capitalised(name) : name);
  }

  static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
