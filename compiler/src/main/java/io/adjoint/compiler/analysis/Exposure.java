package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether statements read what a variable or an array held before them: an <em>exposed</em> read.
 * Scratch that every iteration writes before it reads it has none, and so carries nothing from one
 * iteration to the next.
 *
 * <p>An array counts as written only once all its elements are, by a loop over the whole array or a
 * fill of it: then no index has to be looked at. The answer errs on the side of exposed.
 */
public final class Exposure {
  private final Variable variable;
  private final Predicate<Stmt> writesAll;
  private final Exits exits = new Exits();
  private boolean exposed;

  private Exposure(Variable variable, Predicate<Stmt> writesAll) {
    this.variable = variable;
    this.writesAll = writesAll;
  }

  /** Whether the statements, in order, may read the scalar before they assign it. */
  public static boolean ofScalar(Variable scalar, List<Stmt> statements) {
    Exposure exposure =
        new Exposure(
            scalar,
            s ->
                s instanceof Stmt.Set set
                        && set.place().equals(Expr.of(scalar))
                        && !mentions(set.value(), scalar)
                    || s instanceof Stmt.Declare declare && declare.variable().equals(scalar));
    exposure.scan(statements, false);
    return exposure.exposed;
  }

  /**
   * Whether the statements, in order, may read an element of the array that the variable refers to
   * before all elements were written.
   *
   * @param length tells whether an expression is the length of the array
   */
  public static boolean ofArray(Variable array, Predicate<Expr> length, List<Stmt> statements) {
    Exposure exposure = new Exposure(array, s -> WholeArray.isWritten(array, length, s));
    exposure.scan(statements, false);
    return exposure.exposed;
  }

  static boolean mentions(Expr e, Variable variable) {
    if (e instanceof Expr.Var v) {
      return v.variable().equals(variable);
    } else if (e instanceof Expr.Length length && length.array() instanceof Expr.Var) {
      return false;
    }
    for (Expr operand : e.operands()) {
      if (mentions(operand, variable)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement, with those inside it, mentions the variable. */
  static boolean mentions(Stmt statement, Variable variable) {
    boolean[] found = {false};
    IrWalk.forEachStmt(
        Block.of(statement),
        s -> IrWalk.forEachExpr(s, e -> found[0] = found[0] || mentions(e, variable)));
    return found[0];
  }

  private boolean scan(List<Stmt> statements, boolean writtenBefore) {
    boolean written = writtenBefore;
    for (Stmt statement : statements) {
      if (written || exposed) {
        return written;
      }
      written = scan(statement);
    }
    return written;
  }

  /** Whether all is written after the statement, where it was not before. */
  private boolean scan(Stmt statement) {
    if (writesAll.test(statement)) {
      return true;
    }
    exposed |= readsItself(statement);
    if (statement instanceof Stmt.If s) {
      boolean afterThen = scan(s.thenBlock().statements(), false);
      boolean afterElse = scan(s.elseBlock().statements(), false);
      return afterThen && afterElse;
    } else if (statement instanceof Stmt.Scope s) {
      return scan(s.body().statements(), false);
    } else if (statement instanceof Stmt.Labeled s) {
      return scan(s.body().statements(), false) && !exits.hasEscaping(s.body());
    } else if (statement instanceof Stmt.Loop s) {
      // A later iteration finds at least what an earlier one wrote; there may be no iteration.
      scan(s.body().statements(), false);
      scan(s.update().statements(), false);
      return false;
    }
    IrWalk.blocks(statement).forEach(block -> scan(block.statements(), false));
    return false;
  }

  private boolean readsItself(Stmt statement) {
    List<Expr> all = IrWalk.expressions(statement);
    boolean assigns = statement instanceof Stmt.Set;
    for (int i = 0; i < all.size(); i++) {
      Expr e = all.get(i);
      if (i == 0 && assigns && e instanceof Expr.Load place && place.array() instanceof Expr.Var) {
        e = place.index();
      } else if (i == 0 && assigns && e instanceof Expr.Var) {
        continue;
      }
      if (mentions(e, variable)) {
        return true;
      }
    }
    return false;
  }
}
