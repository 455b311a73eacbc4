package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Stmt;
import java.util.List;

/** How a function ends: how it leaves with its result, and what the result's adjoint is. */
interface Outcome {
  /** The forward sweep's way out. */
  Piece leave(Stmt.Return statement);

  /** The adjoint of the returned scalar, in terms of the reverse sweep. */
  Expr seed();

  /**
   * Adds the adjoint of the returned array to its shadow.
   *
   * @param shadow in terms of the reverse sweep
   */
  List<Stmt> seedArray(Expr shadow);

  /** For a walk of which nothing is written. */
  record Preview(Expr seed) implements Outcome {
    @Override
    public Piece leave(Stmt.Return statement) {
      return out -> {};
    }

    @Override
    public List<Stmt> seedArray(Expr shadow) {
      return List.of();
    }
  }
}
