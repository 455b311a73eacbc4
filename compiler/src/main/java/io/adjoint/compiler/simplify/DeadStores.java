package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drops assignments to variables that nobody reads afterwards, such as the last {@code dx = 0}.
 *
 * <p>One walk backwards with the set of variables that may still be read. A loop is not iterated to
 * a fixed point: whatever it reads anywhere, and whatever is read where an exit inside it goes,
 * counts as read after each of its statements.
 */
final class DeadStores {
  private final Map<Label, Set<Variable>> afterBreak = new HashMap<>();
  private final Map<Label, Set<Variable>> afterContinue = new HashMap<>();

  private DeadStores() {}

  static Block run(Block body) {
    return new DeadStores().block(body, new HashSet<>());
  }

  /**
   * @param live what is read after the block; after the call, what is read from its beginning on
   */
  private Block block(Block block, Set<Variable> live) {
    List<Stmt> statements = block.statements();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Declare d) {
        live.remove(d.variable());
      }
    }
    List<Optional<Stmt>> kept = new ArrayList<>(statements.size());
    for (int i = statements.size() - 1; i >= 0; i--) {
      kept.add(statement(statements.get(i), live));
    }
    Collections.reverse(kept);
    Rebuilt result = new Rebuilt();
    for (int i = 0; i < statements.size(); i++) {
      result.put(statements.get(i), kept.get(i).map(List::of).orElse(List.of()));
    }
    return result.block();
  }

  private Optional<Stmt> statement(Stmt s, Set<Variable> live) {
    if (isDead(s, live)) {
      return Optional.empty();
    } else if (s instanceof Stmt.Declare d) {
      live.remove(d.variable());
    } else if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
      live.remove(v.variable());
    } else if (s instanceof Stmt.Increment increment && increment.place() instanceof Expr.Var v) {
      live.add(v.variable());
    } else if (s instanceof Stmt.Exit exit) {
      goTo(live, after(exit), exit.target());
    } else if (s instanceof Stmt.Return || s instanceof Stmt.Throw) {
      live.clear();
    }
    Stmt result = inside(s, live);
    IrWalk.forEachRead(s, e -> Uses.forEachVariable(e, live::add));
    return Optional.of(result);
  }

  private static boolean isDead(Stmt s, Set<Variable> live) {
    if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
      return !live.contains(v.variable()) && !Purity.mayThrow(set.value());
    } else if (s instanceof Stmt.Increment increment && increment.place() instanceof Expr.Var v) {
      return !live.contains(v.variable()) && !Purity.mayThrow(increment.value());
    }
    return false;
  }

  private static void goTo(Set<Variable> live, Map<Label, Set<Variable>> from, Label target) {
    Set<Variable> there = from.get(target);
    if (there == null) {
      throw new IllegalStateException("an exit to " + target + " from outside of it");
    }
    live.clear();
    live.addAll(there);
  }

  private Stmt inside(Stmt s, Set<Variable> live) {
    if (s instanceof Stmt.If branch) {
      Set<Variable> otherwise = new HashSet<>(live);
      Block thenBlock = block(branch.thenBlock(), live);
      Block elseBlock = block(branch.elseBlock(), otherwise);
      live.addAll(otherwise);
      return new Stmt.If(branch.condition(), thenBlock, elseBlock, s.span());
    } else if (s instanceof Stmt.Loop loop) {
      afterBreak.put(loop.label(), new HashSet<>(live));
      addReads(loop, live);
      addReadsAfterExits(loop, live);
      afterContinue.put(loop.label(), new HashSet<>(live));
      Block update = block(loop.update(), new HashSet<>(live));
      Block body = block(loop.body(), new HashSet<>(live));
      return new Stmt.Loop(loop.label(), loop.condition(), body, update, s.span());
    } else if (s instanceof Stmt.Switch choice) {
      return cases(choice, live);
    } else if (s instanceof Stmt.Labeled labeled) {
      afterBreak.put(labeled.label(), new HashSet<>(live));
      return new Stmt.Labeled(labeled.label(), block(labeled.body(), live), s.span());
    } else if (s instanceof Stmt.Scope scope) {
      return new Stmt.Scope(block(scope.body(), live), s.span());
    }
    return s;
  }

  private Stmt cases(Stmt.Switch s, Set<Variable> live) {
    afterBreak.put(s.label(), new HashSet<>(live));
    Set<Variable> entered = new HashSet<>(live);
    List<Stmt.Case> cases = new ArrayList<>();
    for (int i = s.cases().size() - 1; i >= 0; i--) {
      Stmt.Case one = s.cases().get(i);
      cases.add(new Stmt.Case(one.labels(), one.isDefault(), block(one.body(), live)));
      entered.addAll(live);
    }
    Collections.reverse(cases);
    live.addAll(entered);
    return new Stmt.Switch(s.label(), s.selector(), cases, s.span());
  }

  /**
   * What is read where the exits go that leave a loop for a construct around it; without what is
   * assigned on the straight way to the exit.
   */
  private void addReadsAfterExits(Stmt statement, Set<Variable> live) {
    for (Block block : IrWalk.blocks(statement)) {
      Set<Variable> assigned = new HashSet<>();
      for (Stmt inner : block.statements()) {
        if (inner instanceof Stmt.Exit exit) {
          // Labels of constructs inside the loop are not met yet.
          Set<Variable> read = new HashSet<>(after(exit).getOrDefault(exit.target(), Set.of()));
          read.removeAll(assigned);
          live.addAll(read);
        } else if (inner instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
          assigned.add(v.variable());
        }
        addReadsAfterExits(inner, live);
      }
    }
  }

  private Map<Label, Set<Variable>> after(Stmt.Exit exit) {
    return exit.kind() == Stmt.Exit.Kind.BREAK ? afterBreak : afterContinue;
  }

  private static void addReads(Stmt s, Set<Variable> live) {
    IrWalk.forEachStmt(
        Block.of(s),
        inner -> {
          IrWalk.forEachRead(inner, e -> Uses.forEachVariable(e, live::add));
          if (inner instanceof Stmt.Increment increment
              && increment.place() instanceof Expr.Var v) {
            live.add(v.variable());
          }
        });
  }
}
