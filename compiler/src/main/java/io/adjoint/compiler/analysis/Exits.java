package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How statements are left: whether the statement after them can be reached, and which exits leave
 * them.
 *
 * <p>The notion of reachability is that of the Java language (JLS 14.22), so it does not look at
 * conditions other than the constant true. Answers are remembered by statement, so asking at every
 * level of a nest stays linear.
 */
public final class Exits {

  /** Where an exit goes that leaves a statement: to a label's statement, or out of the method. */
  public sealed interface Target {
    /** {@code break} or {@code continue} of the labelled statement. */
    record To(Stmt.Exit.Kind kind, Label label) implements Target {}

    /** {@code return}. */
    record Out() implements Target {}
  }

  private record Facts(boolean completes, Set<Target> targets) {}

  private final Map<Stmt, Facts> known = new IdentityHashMap<>();

  /** Whether control can reach what follows the statement. */
  public boolean completes(Stmt statement) {
    return facts(statement).completes();
  }

  public boolean completes(Block block) {
    for (Stmt statement : block.statements()) {
      if (!completes(statement)) {
        return false;
      }
    }
    return true;
  }

  /** The exits inside the statement that go somewhere outside it; a throw is none. */
  public Set<Target> escaping(Stmt statement) {
    return facts(statement).targets();
  }

  public boolean hasEscaping(Block block) {
    return block.statements().stream().anyMatch(statement -> !escaping(statement).isEmpty());
  }

  private Facts facts(Stmt statement) {
    Facts facts = known.get(statement);
    if (facts == null) {
      facts = compute(statement);
      known.put(statement, facts);
    }
    return facts;
  }

  private Facts compute(Stmt statement) {
    Set<Target> targets = new HashSet<>();
    if (statement instanceof Stmt.Exit s) {
      return new Facts(false, Set.of(new Target.To(s.kind(), s.target())));
    } else if (statement instanceof Stmt.Return) {
      return new Facts(false, Set.of(new Target.Out()));
    } else if (statement instanceof Stmt.Throw) {
      return new Facts(false, Set.of());
    } else if (statement instanceof Stmt.If s) {
      collect(s.thenBlock(), targets);
      collect(s.elseBlock(), targets);
      return new Facts(completes(s.thenBlock()) || completes(s.elseBlock()), targets);
    } else if (statement instanceof Stmt.Scope s) {
      collect(s.body(), targets);
      return new Facts(completes(s.body()), targets);
    } else if (statement instanceof Stmt.Labeled s) {
      collect(s.body(), targets);
      boolean left = targets.remove(new Target.To(Stmt.Exit.Kind.BREAK, s.label()));
      return new Facts(left || completes(s.body()), targets);
    } else if (statement instanceof Stmt.Loop s) {
      collect(s.body(), targets);
      collect(s.update(), targets);
      targets.remove(new Target.To(Stmt.Exit.Kind.CONTINUE, s.label()));
      boolean left = targets.remove(new Target.To(Stmt.Exit.Kind.BREAK, s.label()));
      boolean endless =
          s.condition() instanceof Expr.Const constant && Boolean.TRUE.equals(constant.value());
      return new Facts(left || !endless, targets);
    } else if (statement instanceof Stmt.Switch s) {
      boolean hasDefault = false;
      boolean lastCompletes = true;
      for (Stmt.Case one : s.cases()) {
        collect(one.body(), targets);
        hasDefault |= one.isDefault();
        lastCompletes = completes(one.body());
      }
      boolean left = targets.remove(new Target.To(Stmt.Exit.Kind.BREAK, s.label()));
      return new Facts(left || !hasDefault || lastCompletes, targets);
    }
    return new Facts(true, Set.of());
  }

  private void collect(Block block, Set<Target> targets) {
    List<Stmt> statements = block.statements();
    for (Stmt statement : statements) {
      targets.addAll(escaping(statement));
    }
  }
}
