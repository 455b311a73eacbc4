package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes away the guard of an adjoint that is never zero: {@code d == 0 ? 0 : d / root} is {@code d
 * / root} where {@code d} is 2, or {@code 1.0 / x.length}.
 *
 * <p>A variable is known by its declaration, if that is its only assignment. What is left is what
 * would have been computed: no bit changes.
 */
final class Guards {
  private final Uses uses;
  private final Map<Variable, Magnitude> known = new HashMap<>();

  private Guards(Uses uses) {
    this.uses = uses;
  }

  static Block run(Block body) {
    Guards guards = new Guards(Uses.in(body));
    // Declarations come before uses in the text.
    IrWalk.forEachStmt(body, guards::learn);
    return IrWalk.mapAllReads(body, e -> e.rewrite(guards::withoutGuard));
  }

  private void learn(Stmt s) {
    if (s instanceof Stmt.Declare d
        && d.value().isPresent()
        && d.variable().type().isRealScalar()
        && uses.assignments(d.variable()) == 1) {
      Magnitude magnitude = Magnitude.of(d.value().get(), known);
      if (magnitude.isNeverZero() || Double.isFinite(magnitude.upper())) {
        known.put(d.variable(), magnitude);
      }
    }
  }

  private Expr withoutGuard(Expr e) {
    return e instanceof Expr.Select s
            && s.condition() instanceof Expr.Binary test
            && test.op() == Operator.EQ
            && isZero(test.right())
            && Magnitude.of(test.left(), known).isNeverZero()
            && !Purity.mayThrow(test.left())
        ? s.whenFalse()
        : e;
  }

  private static boolean isZero(Expr e) {
    return Constants.isReal(e, 0.0) || Constants.isReal(e, -0.0);
  }
}
