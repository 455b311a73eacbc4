package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which variables a piece of code gives a new value.
 *
 * <p>An instance remembers its answers by block, so that asking at every level of a nest stays
 * linear.
 */
public final class Assigned {
  private final Map<Block, Set<Variable>> known = new IdentityHashMap<>();

  /** As {@link #in(Block)}. */
  public Set<Variable> of(Block block) {
    Set<Variable> answer = known.get(block);
    if (answer == null) {
      answer = find(block);
      known.put(block, Collections.unmodifiableSet(answer));
    }
    return answer;
  }

  private Set<Variable> find(Block block) {
    Set<Variable> assigned = new LinkedHashSet<>();
    for (Stmt statement : block.statements()) {
      by(statement).ifPresent(assigned::add);
      IrWalk.blocks(statement).forEach(inner -> assigned.addAll(of(inner)));
    }
    for (Stmt statement : block.statements()) {
      if (statement instanceof Stmt.Declare s) {
        assigned.remove(s.variable());
      }
    }
    return assigned;
  }

  /** The variable to which the statement itself gives a new value; a declaration is not one. */
  private static Optional<Variable> by(Stmt statement) {
    if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      return Optional.of(v.variable());
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
      return Optional.of(v.variable());
    }
    return Optional.empty();
  }

  /** The variables from outside the statement that it gives a new value. */
  public static Set<Variable> in(Stmt statement) {
    return in(Block.of(statement));
  }

  /** The variables from outside the block that it gives a new value. */
  public static Set<Variable> in(Block block) {
    Set<Variable> assigned = new LinkedHashSet<>();
    Set<Variable> declared = new LinkedHashSet<>();
    collect(block, assigned, declared);
    assigned.removeAll(declared);
    return assigned;
  }

  /** The variables that statements declare or give a new value. */
  public static Set<Variable> orDeclaredIn(List<Stmt> statements) {
    Set<Variable> all = new LinkedHashSet<>();
    collect(new Block(statements), all, all);
    return all;
  }

  private static void collect(Block block, Set<Variable> assigned, Set<Variable> declared) {
    IrWalk.forEachStmt(
        block,
        statement -> {
          by(statement).ifPresent(assigned::add);
          if (statement instanceof Stmt.Declare s) {
            declared.add(s.variable());
          }
        });
  }
}
