package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Simplifies a function.
 *
 * <p>In: any function, the user's own or adjoint code. Out: one that returns the same bits, writes
 * the same memory and throws the same exceptions; but the sign of a zero in a generated variable
 * may differ. Relies on variables being told apart by their ids, and on assertions and conditions
 * having no effects.
 *
 * <p>The order: dead code first, so that nothing is shared with it; then guards that never hold, so
 * that what they guard can be shared; then common values; then dead code and copies again, which
 * that leaves; single uses last. Each step takes time linear in the function, and the number of
 * rounds is fixed.
 */
public final class SimplifyPass {
  private static final int ROUNDS = 4;

  private SimplifyPass() {}

  /** A variable counts as generated if none of its assignments has a place in the source. */
  public static Function run(Function function, Strategy strategy) {
    Set<Variable> users = new HashSet<>();
    IrWalk.forEachStmt(
        function.body(),
        s -> {
          if (s.span().isPresent()) {
            Uses.assigned(s).ifPresent(users::add);
            if (s instanceof Stmt.Declare d) {
              users.add(d.variable());
            }
          }
        });
    return run(function, strategy, v -> !users.contains(v));
  }

  /**
   * Simplifies a function.
   *
   * @param strategy which of the steps are left out
   * @param generated tells the variables that the compiler made from the user's: the latter keep
   *     their names, and their zeros their signs
   */
  public static Function run(Function function, Strategy strategy, Predicate<Variable> generated) {
    List<Variable> parameters = function.parameters();
    Set<Variable> given = new HashSet<>(parameters);
    Names names = new Names(function.body(), parameters);
    int firstOfPass = names.nextId();
    Predicate<Variable> temporary =
        v -> !given.contains(v) && (v.id() >= firstOfPass || generated.test(v));
    Block body = clean(function.body(), parameters, temporary);
    if (strategy.uses(Optimisation.GUARDS)) {
      body = Guards.run(body);
    }
    if (strategy.uses(Optimisation.SHARING)) {
      body = Sharing.run(body, names);
    }
    body = clean(body, parameters, temporary);
    if (strategy.uses(Optimisation.SINGLE_USES)) {
      body = Inline.run(body, temporary);
    }
    return function.withBody(clean(body, parameters, temporary));
  }

  private static Block clean(Block body, List<Variable> parameters, Predicate<Variable> generated) {
    Block result = Tidy.run(body);
    for (int round = 0; round < ROUNDS; round++) {
      Block before = result;
      result = DeadVariables.run(result);
      result = DeadStores.run(result);
      result = FirstAssignment.run(result, generated);
      result = FirstElement.run(result);
      result = Copies.run(result, parameters, generated);
      result = Tidy.run(result);
      if (result.equals(before)) {
        break;
      }
    }
    return result;
  }
}
