package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Derivatives;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the adjoint of each scalar will be at a point of the text, as far as that can be said in
 * terms of the forward sweep, without having run what follows.
 *
 * <p>The point moves backwards, a statement at a time ({@link #before}). A scalar that is not in
 * the map has no adjoint: nothing that follows uses it. An adjoint that cannot be said is an empty
 * {@code Optional}.
 */
final class KnownAdjoints {
  private static final int MAX_COST = 24;

  private final Map<Variable, Optional<Expr>> adjoints = new HashMap<>();
  private final Optional<Map<Variable, Optional<Expr>>> whereLeft;
  private final Exits exits;
  private boolean unknown;

  /**
   * At the end of a list of statements.
   *
   * @param atEnd the adjoints there
   * @param whereLeft the adjoints where an exit leads, if all exits inside lead to one place: on to
   *     the next iteration
   */
  KnownAdjoints(
      Map<Variable, Optional<Expr>> atEnd,
      Optional<Map<Variable, Optional<Expr>>> whereLeft,
      Exits exits) {
    this.adjoints.putAll(atEnd);
    this.whereLeft = whereLeft;
    this.exits = exits;
  }

  /** The adjoint of a scalar at the point; empty where nothing can be said, or where it is zero. */
  Optional<Expr> of(Variable variable) {
    return unknown ? Optional.empty() : adjoints.getOrDefault(variable, Optional.empty());
  }

  /** All that is known, for a list of statements that ends at this point. */
  Map<Variable, Optional<Expr>> all() {
    Map<Variable, Optional<Expr>> copy = new HashMap<>(adjoints);
    if (unknown) {
      copy.replaceAll((variable, adjoint) -> Optional.empty());
    }
    return copy;
  }

  /** Moves to the point before a return of the function, which has the seed for an adjoint. */
  void beforeReturn(Stmt.Return statement, Optional<Expr> seed) {
    adjoints.clear();
    unknown = false;
    Expr value = statement.value().orElse(Expr.of(0));
    if (value.type().isRealScalar()) {
      if (seed.isPresent()) {
        carry(value, seed.get());
      } else {
        forget(value);
      }
    }
  }

  /** Moves to the point before a statement. */
  void before(Stmt statement) {
    if (statement instanceof Stmt.Exit) {
      adjoints.clear();
      adjoints.putAll(whereLeft.orElse(Map.of()));
      unknown = whereLeft.isEmpty();
      return;
    } else if (!exits.escaping(statement).isEmpty()) {
      leavesSometimes();
    }
    if (statement instanceof Stmt.Declare s) {
      assign(s.variable(), s.value());
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      assign(v.variable(), Optional.of(s.value()));
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
      Optional<Expr> adjoint = adjoints.get(v.variable());
      if (adjoint != null && v.type().isRealScalar()) {
        Optional<Expr> signed =
            adjoint.map(a -> s.negative() ? new Expr.Unary(Expr.Unary.Op.NEG, a) : a);
        signed.ifPresentOrElse(a -> carry(s.value(), a), () -> forget(s.value()));
      }
    } else {
      IrWalk.forEachStmt(Block.of(statement), this::coarsely);
    }
  }

  /**
   * Whether the statement goes on elsewhere or not is not known: only what is the same there and
   * here is.
   */
  private void leavesSometimes() {
    unknown |= whereLeft.isEmpty();
    Map<Variable, Optional<Expr>> there = whereLeft.orElse(Map.of());
    Set<Variable> all = new HashSet<>(adjoints.keySet());
    all.addAll(there.keySet());
    for (Variable variable : all) {
      Optional<Expr> here = adjoints.get(variable);
      if (here == null || !here.equals(there.get(variable))) {
        adjoints.put(variable, Optional.empty());
      }
    }
  }

  private void assign(Variable variable, Optional<Expr> value) {
    Optional<Expr> adjoint = adjoints.remove(variable);
    if (adjoint != null && value.isPresent() && variable.type().isRealScalar()) {
      adjoint.ifPresentOrElse(a -> carry(value.get(), a), () -> forget(value.get()));
    } else if (value.isPresent() && value.get() instanceof Expr.Effect) {
      forget(value.get());
    }
  }

  /** A statement whose parts may be executed any number of times. */
  private void coarsely(Stmt statement) {
    if (statement instanceof Stmt.Return) {
      unknown = true;
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      forget(v.variable());
      forget(s.value());
    } else if (statement instanceof Stmt.Increment || statement instanceof Stmt.Set) {
      List<Expr> all = IrWalk.expressions(statement);
      forget(all.get(1));
    } else if (!(statement instanceof Stmt.If)
        && !(statement instanceof Stmt.Loop)
        && !(statement instanceof Stmt.Switch)
        && !(statement instanceof Stmt.Assert)
        && !(statement instanceof Stmt.Throw)) {
      IrWalk.forEachExpr(statement, this::forget);
    }
  }

  private void forget(Variable variable) {
    if (variable.type().isRealScalar()) {
      adjoints.put(variable, Optional.empty());
    }
  }

  private void forget(Expr e) {
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          if (part instanceof Expr.Var v) {
            forget(v.variable());
          }
        });
  }

  /** Adds to the adjoints of the scalars in {@code e} what flows to them. */
  private void carry(Expr e, Expr adjoint) {
    if (e instanceof Expr.Effect || Cost.of(adjoint) > MAX_COST) {
      forget(e);
      return;
    }
    if (e instanceof Expr.Var v) {
      Optional<Expr> known = adjoints.get(v.variable());
      adjoints.put(
          v.variable(),
          known == null
              ? Optional.of(adjoint)
              : known.map(k -> new Expr.Binary(Operator.ADD, k, adjoint)));
      return;
    }
    List<Expr> operands = e.operands();
    for (int i : Derivatives.operands(e)) {
      carry(
          operands.get(i),
          Derivatives.contribution(e, i, adjoint, operands::get, () -> e),
          operands);
    }
  }

  private void carry(Expr operand, Expr contribution, List<Expr> siblings) {
    if (operand instanceof Expr.Load) {
      return;
    }
    if (siblings.size() > 3) {
      forget(operand);
      return;
    }
    carry(operand, contribution);
  }
}
