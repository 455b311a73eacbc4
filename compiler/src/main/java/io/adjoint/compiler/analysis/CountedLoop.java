package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A loop with an {@code int} variable that only its update changes, always by the same amount, and
 * a bound that the loop does not change.
 *
 * @param step what the update adds
 * @param bound the right side of the condition
 * @param inclusive whether the bound itself is reached
 */
public record CountedLoop(Variable variable, int step, Expr bound, boolean inclusive) {

  /**
   * @param isStored whether what an array reference refers to, or a static field holds, may change
   *     in the program, so that it is no invariant
   */
  public static Optional<CountedLoop> of(Stmt.Loop loop, Predicate<Expr> isStored) {
    if (!(loop.condition() instanceof Expr.Binary test)
        || !(test.left() instanceof Expr.Var v)
        || v.type() != Type.INT
        || loop.update().statements().size() != 1) {
      return Optional.empty();
    }
    Variable variable = v.variable();
    Optional<Integer> step = step(loop.update().statements().get(0), variable);
    Set<Variable> assigned = Assigned.in(loop);
    boolean invariant = isInvariant(test.right(), assigned, isStored);
    if (step.isEmpty() || Assigned.in(loop.body()).contains(variable) || !invariant) {
      return Optional.empty();
    }
    Operator up = step.get() > 0 ? Operator.LT : Operator.GT;
    Operator upInclusive = step.get() > 0 ? Operator.LE : Operator.GE;
    if (test.op() != up && test.op() != upInclusive) {
      return Optional.empty();
    }
    return Optional.of(
        new CountedLoop(variable, step.get(), test.right(), test.op() == upInclusive));
  }

  private static Optional<Integer> step(Stmt update, Variable variable) {
    if (update instanceof Stmt.Increment s
        && s.place().equals(Expr.of(variable))
        && s.value() instanceof Expr.Const c
        && c.value() instanceof Integer amount
        && amount != 0
        && amount != Integer.MIN_VALUE) {
      return Optional.of(s.negative() ? -amount : amount);
    } else if (update instanceof Stmt.Set s
        && s.place().equals(Expr.of(variable))
        && s.value() instanceof Expr.Binary sum
        && sum.left().equals(Expr.of(variable))
        && (sum.op() == Operator.ADD || sum.op() == Operator.SUB)) {
      return step(
          new Stmt.Increment(s.place(), sum.op() == Operator.SUB, sum.right(), s.span()), variable);
    }
    return Optional.empty();
  }

  private static boolean isInvariant(Expr e, Set<Variable> assigned, Predicate<Expr> isStored) {
    boolean[] invariant = {true};
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          if (part instanceof Expr.Var v) {
            invariant[0] &= !assigned.contains(v.variable());
          } else if (part instanceof Expr.Load load) {
            invariant[0] &= !isStored.test(load.array());
          } else if (part instanceof Expr.Static) {
            invariant[0] &= !isStored.test(part);
          } else if (part instanceof Expr.Effect) {
            invariant[0] = false;
          }
        });
    return invariant[0];
  }
}
