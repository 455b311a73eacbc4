package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Stmt;
import java.util.Optional;

/**
 * An array that a statement makes, and where it puts the reference.
 *
 * @param place the variable or the element of an array of arrays
 * @param levels of how many ranks the arrays are new: a copy of an array of arrays shares its rows
 */
public record MadeArray(Expr.Place place, int levels) {

  /** What a statement makes, if it makes an array. */
  public static Optional<MadeArray> by(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      return s.value().flatMap(value -> of(Expr.of(s.variable()), value));
    } else if (statement instanceof Stmt.Set s) {
      return of(s.place(), s.value());
    }
    return Optional.empty();
  }

  private static Optional<MadeArray> of(Expr.Place place, Expr value) {
    if (value instanceof Expr.NewArray made) {
      return Optional.of(new MadeArray(place, made.dimensions().size()));
    }
    return value instanceof Expr.CopyOf ? Optional.of(new MadeArray(place, 1)) : Optional.empty();
  }
}
