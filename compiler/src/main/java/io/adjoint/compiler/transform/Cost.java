package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Set;

/**
 * What an expression costs to compute again, in units of about one floating-point addition.
 *
 * <p>A recomputation competes with a store in the forward sweep and a load in the reverse sweep.
 */
final class Cost {
  /** From here on a value is worth keeping. */
  static final int COSTLY = 4;

  /** What a reverse sweep may spend on a value that it recomputes instead of keeping. */
  static final int RECOMPUTE_LIMIT = 12;

  private static final Set<String> CHEAP =
      Set.of("abs", "max", "min", "signum", "copySign", "toRadians", "toDegrees", "stopGradient");

  private Cost() {}

  /** The cost of the whole tree. */
  static int of(Expr e) {
    int cost = own(e);
    for (Expr operand : e.operands()) {
      cost += of(operand);
      if (cost > 1000) {
        return cost;
      }
    }
    return cost;
  }

  /** Whether an expression is a function that is never computed again if that can be helped. */
  static boolean isCostlyFunction(Expr e) {
    return e instanceof Expr.Apply && own(e) > RECOMPUTE_LIMIT;
  }

  private static int own(Expr e) {
    if (e instanceof Expr.Const
        || e instanceof Expr.Var
        || e instanceof Expr.Null
        || e instanceof Expr.Static) {
      return 0;
    } else if (e instanceof Expr.Apply apply) {
      return CHEAP.contains(apply.function().name()) || apply.type().isIntegral() ? 1 : 20;
    } else if (e instanceof Expr.Binary binary) {
      if (binary.op() == Operator.REM) {
        return binary.type().isRealScalar() ? 20 : 4;
      }
      return binary.op() == Operator.DIV ? 4 : 1;
    } else if (e instanceof Expr.Effect || e.type() == Type.STRING) {
      return 1000;
    }
    return 1;
  }
}
