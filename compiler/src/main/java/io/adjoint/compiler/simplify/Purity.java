package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.rules.Rules;

/** What evaluating an expression can do beside giving a value. */
final class Purity {
  private Purity() {}

  /** Whether it can throw, or has an effect: whether one sees that it is evaluated, or when. */
  static boolean mayThrow(Expr e) {
    if (throwsItself(e)) {
      return true;
    }
    // No streams in recursions over expressions: they take many frames, and sums are deep.
    for (Expr operand : e.operands()) {
      if (mayThrow(operand)) {
        return true;
      }
    }
    return false;
  }

  /** Whether evaluating it can throw, apart from its operands. */
  static boolean throwsItself(Expr e) {
    if (e instanceof Expr.Const
        || e instanceof Expr.Null
        || e instanceof Expr.Var
        || e instanceof Expr.Unary
        || e instanceof Expr.Select) {
      return false;
    } else if (e instanceof Expr.Binary b) {
      boolean divides = b.op() == Operator.DIV || b.op() == Operator.REM;
      return divides && !b.type().isRealScalar() && !isNonZero(b.right());
    } else if (e instanceof Expr.Apply a) {
      return Rules.standard().mayThrow(a.function());
    } else if (e instanceof Expr.Cast c) {
      return !c.type().isPrimitive() || !c.operand().type().isPrimitive();
    } else if (e instanceof Expr.Field f) {
      // A struct of generated code is never null.
      return !(f.object().type() instanceof Type.Struct);
    }
    // Elements and lengths of arrays, static fields (of a class that may not be initialised yet),
    // concatenations (which call toString), and effects.
    return true;
  }

  private static boolean isNonZero(Expr divisor) {
    return divisor instanceof Expr.Const && !Constants.isInteger(divisor, 0);
  }
}
