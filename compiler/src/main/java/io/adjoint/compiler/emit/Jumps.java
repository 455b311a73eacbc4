package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where control goes, by Java's own rules (JLS 14.22), which look at no condition but the literals
 * {@code true} and {@code false} of loops. Blocks hold no dead statements: {@link Shape} has
 * removed them.
 */
final class Jumps {
  private Jumps() {}

  /** Whether control can come to the end of the block. */
  static boolean completes(Block block) {
    List<Stmt> statements = block.statements();
    return statements.isEmpty() || completes(statements.get(statements.size() - 1));
  }

  static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.Exit
        || statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw) {
      return false;
    } else if (statement instanceof Stmt.If choice) {
      return completesIf(choice);
    } else if (statement instanceof Stmt.Loop loop) {
      return !isTrue(loop.condition())
          || breaks(loop.body(), loop.label())
          || (reachesUpdate(loop) && breaks(loop.update(), loop.label()));
    } else if (statement instanceof Stmt.Labeled labeled) {
      return completes(labeled.body()) || breaks(labeled.body(), labeled.label());
    } else if (statement instanceof Stmt.Scope scope) {
      return completes(scope.body());
    } else if (statement instanceof Stmt.Switch choice) {
      List<Stmt.Case> cases = choice.cases();
      return cases.stream().noneMatch(Stmt.Case::isDefault)
          || completes(cases.get(cases.size() - 1).body())
          || cases.stream().anyMatch(one -> breaks(one.body(), choice.label()));
    }
    return true;
  }

  private static boolean completesIf(Stmt.If first) {
    Stmt.If choice = first;
    while (true) {
      if (choice.elseBlock().isEmpty() || completes(choice.thenBlock())) {
        return true;
      }
      Optional<Stmt.If> next = elseIf(choice);
      if (next.isEmpty()) {
        return completes(choice.elseBlock());
      }
      choice = next.get();
    }
  }

  /** The {@code if} that is all of the else block. */
  static Optional<Stmt.If> elseIf(Stmt.If choice) {
    List<Stmt> statements = choice.elseBlock().statements();
    return statements.size() == 1 && statements.get(0) instanceof Stmt.If next
        ? Optional.of(next)
        : Optional.empty();
  }

  static boolean isTrue(Expr condition) {
    return condition instanceof Expr.Const c && c.value().equals(true);
  }

  static boolean isFalse(Expr condition) {
    return condition instanceof Expr.Const c && c.value().equals(false);
  }

  static boolean reachesUpdate(Stmt.Loop loop) {
    return completes(loop.body()) || continues(loop.body(), loop.label());
  }

  static boolean breaks(Block block, Label target) {
    return exits(block, Stmt.Exit.Kind.BREAK, target);
  }

  static boolean continues(Block block, Label target) {
    return exits(block, Stmt.Exit.Kind.CONTINUE, target);
  }

  private static boolean exits(Block block, Stmt.Exit.Kind kind, Label target) {
    boolean[] found = {false};
    Walk.statements(
        block,
        s ->
            found[0] |=
                s instanceof Stmt.Exit exit && exit.kind() == kind && exit.target().equals(target));
    return found[0];
  }

  /**
   * What {@code break} and {@code continue} without a label leave here.
   *
   * @param loopOrSwitch the innermost of either kind
   * @param loop the innermost loop
   */
  record Innermost(Optional<Label> loopOrSwitch, Optional<Label> loop) {
    static final Innermost NONE = new Innermost(Optional.empty(), Optional.empty());

    Innermost inLoop(Label label) {
      return new Innermost(Optional.of(label), Optional.of(label));
    }

    Innermost inSwitch(Label label) {
      return new Innermost(Optional.of(label), loop);
    }

    boolean needsLabel(Stmt.Exit exit) {
      Optional<Label> innermost = exit.kind() == Stmt.Exit.Kind.BREAK ? loopOrSwitch : loop;
      return !innermost.equals(Optional.of(exit.target()));
    }
  }

  /** The labels that some exit has to name. */
  static Set<Label> named(Block block) {
    Set<Label> named = new HashSet<>();
    collect(block, Innermost.NONE, named);
    return named;
  }

  private static void collect(Block block, Innermost here, Set<Label> into) {
    for (Stmt statement : block.statements()) {
      if (statement instanceof Stmt.Exit exit && here.needsLabel(exit)) {
        into.add(exit.target());
      } else if (statement instanceof Stmt.Loop loop) {
        Innermost inside = here.inLoop(loop.label());
        collect(loop.body(), inside, into);
        collect(loop.update(), inside, into);
      } else if (statement instanceof Stmt.Switch choice) {
        Innermost inside = here.inSwitch(choice.label());
        choice.cases().forEach(one -> collect(one.body(), inside, into));
      } else if (statement instanceof Stmt.If first) {
        Optional<Stmt.If> next = Optional.of(first);
        while (next.isPresent()) {
          Stmt.If choice = next.get();
          collect(choice.thenBlock(), here, into);
          next = elseIf(choice);
          if (next.isEmpty()) {
            collect(choice.elseBlock(), here, into);
          }
        }
      } else {
        IrWalk.blocks(statement).forEach(inner -> collect(inner, here, into));
      }
    }
  }
}
