package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each statement of a piece of code changes with all that is inside it: variables that are
 * declared outside of it, and memory. Found in one walk, since passes ask at every depth.
 */
final class Changes {
  /**
   * What a statement changes.
   *
   * @param variables assigned, but not those that are gone after the statement
   * @param memory whether elements or fields may change
   */
  record Of(Set<Variable> variables, boolean memory) {}

  private final Map<Stmt, Of> known = new IdentityHashMap<>();

  static Changes in(Block block) {
    Changes changes = new Changes();
    block.statements().forEach(changes::visit);
    return changes;
  }

  /** What a statement of the code changes. */
  Of of(Stmt statement) {
    Of changes = known.get(statement);
    return changes != null ? changes : own(statement);
  }

  private Of visit(Stmt statement) {
    Of own = own(statement);
    if (IrWalk.blocks(statement).isEmpty()) {
      return own;
    }
    Set<Variable> variables = new LinkedHashSet<>(own.variables());
    boolean memory = own.memory();
    for (Block block : IrWalk.blocks(statement)) {
      Set<Variable> inside = new LinkedHashSet<>();
      for (Stmt inner : block.statements()) {
        Of changes = visit(inner);
        inside.addAll(changes.variables());
        memory |= changes.memory();
      }
      for (Stmt inner : block.statements()) {
        if (inner instanceof Stmt.Declare d) {
          inside.remove(d.variable());
        }
      }
      variables.addAll(inside);
    }
    Of changes = new Of(variables, memory);
    known.put(statement, changes);
    return changes;
  }

  private static Of own(Stmt s) {
    return new Of(Uses.assigned(s).map(Set::of).orElse(Set.of()), writesMemory(s));
  }

  /** Whether the statement itself, without those inside it, may change memory. */
  static boolean writesMemory(Stmt s) {
    return s instanceof Stmt.Set set && !(set.place() instanceof Expr.Var)
        || s instanceof Stmt.Increment i && !(i.place() instanceof Expr.Var)
        || s instanceof Stmt.CopyArray
        || s instanceof Stmt.Fill
        || IrWalk.expressions(s).stream()
            .anyMatch(
                e ->
                    e instanceof Expr.CallFunction
                        || e instanceof Expr.Invoke
                        || e instanceof Expr.New);
  }
}
