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
import java.util.LinkedHashSet;
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

  /** The labels that some exit goes to. */
  private final Set<Label> targets = new HashSet<>();

  private DeadStores(Block body) {
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Exit exit) {
            targets.add(exit.target());
          }
        });
  }

  static Block run(Block body) {
    return new DeadStores(body).block(body, new LiveVariables());
  }

  /**
   * @param live what is read after the block; after the call, what is read from its beginning on
   */
  private Block block(Block block, LiveVariables live) {
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

  private Optional<Stmt> statement(Stmt s, LiveVariables live) {
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
      live.become(Set.of());
    }
    Stmt result = inside(s, live);
    IrWalk.forEachRead(s, e -> Uses.forEachVariable(e, live::add));
    return Optional.of(result);
  }

  private static boolean isDead(Stmt s, LiveVariables live) {
    if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
      return !live.contains(v.variable()) && !Purity.mayThrow(set.value());
    } else if (s instanceof Stmt.Increment increment && increment.place() instanceof Expr.Var v) {
      return !live.contains(v.variable()) && !Purity.mayThrow(increment.value());
    }
    return false;
  }

  private static void goTo(LiveVariables live, Map<Label, Set<Variable>> from, Label target) {
    Set<Variable> there = from.get(target);
    if (there == null) {
      throw new IllegalStateException("an exit to " + target + " from outside of it");
    }
    live.become(there);
  }

  private Stmt inside(Stmt s, LiveVariables live) {
    if (s instanceof Stmt.If branch) {
      int after = live.now();
      Block elseBlock = block(branch.elseBlock(), live);
      Set<Variable> byElse = live.goBack(after);
      Block thenBlock = block(branch.thenBlock(), live);
      Set<Variable> byThen = live.changedSince(after);
      // What only one branch changed is live at the beginning of either the one or the other.
      byElse.stream().filter(v -> !byThen.contains(v)).forEach(live::add);
      byThen.stream().filter(v -> !byElse.contains(v)).forEach(live::add);
      return new Stmt.If(branch.condition(), thenBlock, elseBlock, s.span());
    } else if (s instanceof Stmt.Loop loop) {
      noteAfterBreak(loop.label(), live);
      addReads(loop, live);
      addReadsAfterExits(loop, live);
      if (targets.contains(loop.label())) {
        afterContinue.put(loop.label(), live.copy());
      }
      int everywhere = live.now();
      Block update = block(loop.update(), live);
      live.goBack(everywhere);
      Block body = block(loop.body(), live);
      live.goBack(everywhere);
      return new Stmt.Loop(loop.label(), loop.condition(), body, update, s.span());
    } else if (s instanceof Stmt.Switch choice) {
      return cases(choice, live);
    } else if (s instanceof Stmt.Labeled labeled) {
      noteAfterBreak(labeled.label(), live);
      return new Stmt.Labeled(labeled.label(), block(labeled.body(), live), s.span());
    } else if (s instanceof Stmt.Scope scope) {
      return new Stmt.Scope(block(scope.body(), live), s.span());
    }
    return s;
  }

  private void noteAfterBreak(Label label, LiveVariables live) {
    if (targets.contains(label)) {
      afterBreak.put(label, live.copy());
    }
  }

  private Stmt cases(Stmt.Switch s, LiveVariables live) {
    noteAfterBreak(s.label(), live);
    Set<Variable> changed = new LinkedHashSet<>();
    List<Stmt.Case> cases = new ArrayList<>();
    for (int i = s.cases().size() - 1; i >= 0; i--) {
      Stmt.Case one = s.cases().get(i);
      int after = live.now();
      cases.add(new Stmt.Case(one.labels(), one.isDefault(), block(one.body(), live)));
      changed.addAll(live.changedSince(after));
    }
    Collections.reverse(cases);
    // Control enters anywhere, or nowhere: what is live at the beginning of one case is live here.
    live.addAll(changed);
    return new Stmt.Switch(s.label(), s.selector(), cases, s.span());
  }

  /**
   * What is read where the exits go that leave a loop for a construct around it; without what is
   * assigned on the straight way to the exit.
   */
  private void addReadsAfterExits(Stmt statement, LiveVariables live) {
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

  /** What a loop reads of the variables around it; others are new in each iteration. */
  private static void addReads(Stmt s, LiveVariables live) {
    Set<Variable> read = new LinkedHashSet<>();
    Set<Variable> inside = new HashSet<>();
    IrWalk.forEachStmt(
        Block.of(s),
        inner -> {
          IrWalk.forEachRead(inner, e -> Uses.forEachVariable(e, read::add));
          if (inner instanceof Stmt.Increment increment
              && increment.place() instanceof Expr.Var v) {
            read.add(v.variable());
          } else if (inner instanceof Stmt.Declare d) {
            inside.add(d.variable());
          }
        });
    read.stream().filter(v -> !inside.contains(v)).forEach(live::add);
  }
}
