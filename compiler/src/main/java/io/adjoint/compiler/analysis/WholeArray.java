package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Statements that write every element of an array of rank one: a loop over all its indices that
 * stores to each, {@code for (int i = 0; i < a.length; i++) { a[i] = …; }}, or a fill.
 */
final class WholeArray {
  private WholeArray() {}

  /** The arrays that the statement may be seen to write all of. */
  static List<Variable> candidates(Stmt statement) {
    List<Variable> arrays = new ArrayList<>();
    if (statement instanceof Stmt.Fill fill && fill.array() instanceof Expr.Var v) {
      arrays.add(v.variable());
    } else if (statement instanceof Stmt.Scope scope
        && scope.body().statements().size() == 2
        && scope.body().statements().get(1) instanceof Stmt.Loop loop) {
      for (Stmt inside : loop.body().statements()) {
        if (inside instanceof Stmt.Set s
            && s.place() instanceof Expr.Load place
            && place.array() instanceof Expr.Var v) {
          arrays.add(v.variable());
        }
      }
    }
    return arrays;
  }

  /**
   * Whether the statement writes all elements, and reads none before it is written.
   *
   * @param length tells whether an expression is the length of the array
   */
  static boolean isWritten(Variable array, Predicate<Expr> length, Stmt statement) {
    if (statement instanceof Stmt.Fill fill) {
      return fill.array().equals(Expr.of(array))
          && fill.range().isEmpty()
          && !Exposure.mentions(fill.value(), array);
    }
    return statement instanceof Stmt.Scope scope
        && scope.body().statements().size() == 2
        && scope.body().statements().get(0) instanceof Stmt.Declare start
        && start.value().filter(Expr.of(0)::equals).isPresent()
        && scope.body().statements().get(1) instanceof Stmt.Loop loop
        && isLoopOverAll(array, length, start.variable(), loop);
  }

  private static boolean isLoopOverAll(
      Variable array, Predicate<Expr> length, Variable index, Stmt.Loop loop) {
    return CountedLoop.of(loop, e -> true)
            .filter(c -> c.variable().equals(index) && c.step() == 1 && !c.inclusive())
            .filter(c -> length.test(c.bound()))
            .isPresent()
        && isLeftByItsConditionOnly(loop)
        && storesElement(array, index, loop.body().statements());
  }

  private static boolean isLeftByItsConditionOnly(Stmt.Loop loop) {
    Exits exits = new Exits();
    return loop.body().statements().stream().map(exits::escaping).allMatch(Set::isEmpty);
  }

  private static boolean storesElement(Variable array, Variable index, List<Stmt> body) {
    Expr.Load element = new Expr.Load(Expr.of(array), Expr.of(index));
    boolean stored = false;
    for (Stmt statement : body) {
      if (stored) {
        if (!mentionsOnly(element, array, statement)) {
          return false;
        }
      } else if (statement instanceof Stmt.Set s && s.place().equals(element)) {
        if (Exposure.mentions(s.value(), array)) {
          return false;
        }
        stored = true;
      } else if (Exposure.mentions(statement, array)) {
        return false;
      }
    }
    return stored;
  }

  /** Whether the array is met in the statement only as the element that was just written. */
  private static boolean mentionsOnly(Expr.Load element, Variable array, Stmt statement) {
    int[] mentions = {0};
    int[] elements = {0};
    IrWalk.forEachStmt(
        io.adjoint.compiler.ir.Block.of(statement),
        s ->
            IrWalk.forEachDeepExpr(
                s,
                e -> {
                  mentions[0] += e.equals(Expr.of(array)) ? 1 : 0;
                  elements[0] += e.equals(element) ? 1 : 0;
                }));
    return mentions[0] == elements[0];
  }
}
