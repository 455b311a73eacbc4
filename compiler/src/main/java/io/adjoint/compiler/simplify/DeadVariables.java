package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drops variables that only feed themselves and each other, with all their assignments.
 *
 * <p>An assignment that may throw, or calls something, keeps its variable: the user's exceptions
 * stay. The length of an array that was asked for before in any case does not throw again.
 */
final class DeadVariables {
  private final Map<Variable, List<Variable>> feeds = new HashMap<>();
  private final Set<Variable> needed = new HashSet<>();
  private final Deque<Variable> pending = new ArrayDeque<>();
  private final Uses uses;
  private final Set<Variable> initialised = new HashSet<>();

  /** Variables that are never assigned anew, and whose arrays were met before. */
  private final Set<Variable> notNull = new HashSet<>();

  /** The same variables, the last one first. */
  private final Deque<Variable> met = new ArrayDeque<>();

  private DeadVariables(Block body) {
    this.uses = Uses.in(body);
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Declare d && d.value().isPresent()) {
            initialised.add(d.variable());
          }
        });
  }

  static Block run(Block body) {
    DeadVariables pass = new DeadVariables(body);
    pass.collect(body);
    pass.spread();
    return pass.sweep(body);
  }

  private void collect(Block block) {
    for (Stmt s : block.statements()) {
      collect(s);
      if (!(s instanceof Stmt.Assert)) {
        IrWalk.forEachExpr(s, this::meet);
      }
      boolean always = s instanceof Stmt.Scope;
      for (Block inner : IrWalk.blocks(s)) {
        int before = met.size();
        collect(inner);
        while (!always && met.size() > before) {
          notNull.remove(met.pop());
        }
      }
    }
  }

  /** Notes the arrays that an expression reads in any case. */
  private void meet(Expr e) {
    if (e instanceof Expr.Length length
        && length.array() instanceof Expr.Var v
        && keepsItsArray(v.variable())) {
      if (notNull.add(v.variable())) {
        met.push(v.variable());
      }
    }
    boolean conditional =
        e instanceof Expr.Select || e instanceof Expr.Binary b && b.op().isShortCircuit();
    List<Expr> operands = e.operands();
    for (Expr operand : conditional ? operands.subList(0, 1) : operands) {
      meet(operand);
    }
  }

  private boolean keepsItsArray(Variable variable) {
    return uses.assignments(variable) == (initialised.contains(variable) ? 1 : 0);
  }

  private boolean mayThrow(Expr e) {
    if (e instanceof Expr.Length length && length.array() instanceof Expr.Var v) {
      return !notNull.contains(v.variable());
    } else if (Purity.throwsItself(e)) {
      return true;
    }
    for (Expr operand : e.operands()) {
      if (mayThrow(operand)) {
        return true;
      }
    }
    return false;
  }

  private void collect(Stmt s) {
    Optional<Variable> target = Uses.assigned(s);
    if (target.isPresent() && !mayThrow(value(s))) {
      List<Variable> sources = feeds.computeIfAbsent(target.get(), v -> new ArrayList<>());
      Uses.forEachVariable(value(s), sources::add);
      return;
    }
    target.ifPresent(this::need);
    IrWalk.forEachRead(s, e -> Uses.forEachVariable(e, this::need));
  }

  /** The value of an assignment to a variable. */
  private static Expr value(Stmt s) {
    if (s instanceof Stmt.Declare d) {
      return d.value().orElseThrow();
    } else if (s instanceof Stmt.Set set) {
      return set.value();
    }
    return ((Stmt.Increment) s).value();
  }

  private void need(Variable variable) {
    if (needed.add(variable)) {
      pending.add(variable);
    }
  }

  private void spread() {
    while (!pending.isEmpty()) {
      feeds.getOrDefault(pending.remove(), List.of()).forEach(this::need);
    }
  }

  private Block sweep(Block block) {
    Rebuilt result = new Rebuilt();
    for (Stmt s : block.statements()) {
      boolean dead =
          Uses.assigned(s).filter(v -> !needed.contains(v)).isPresent()
              || s instanceof Stmt.Declare d && !needed.contains(d.variable());
      result.put(s, dead ? List.of() : List.of(IrWalk.mapBlocks(s, this::sweep)));
    }
    return result.block();
  }
}
