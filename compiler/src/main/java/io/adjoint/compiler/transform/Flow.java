package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.Derivatives;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries an adjoint from an expression to what it is made of: {@code adjoint(operand) +=
 * adjoint(expression) * partial} by the chain rule, down to variables and array elements.
 */
final class Flow {

  /** The adjoint of a variable or of an array element, and what is to be added to it. */
  record Leaf(Expr.Place target, Expr amount) {

    Stmt accumulate() {
      if (amount instanceof Expr.Unary unary && unary.op() == Expr.Unary.Op.NEG) {
        return new Stmt.Increment(
            target, true, Expr.cast(target.type(), unary.operand()), Span.NONE);
      }
      return new Stmt.Increment(target, false, Expr.cast(target.type(), amount), Span.NONE);
    }
  }

  /** The adjoint of a scalar variable. */
  interface Adjoints {
    Variable of(Variable variable);
  }

  private final String function;
  private final Activity activity;
  private final Shadows shadows;
  private final Values values;
  private final Adjoints adjoints;
  private final Fresh fresh;
  private final boolean joinsLikeTerms;

  /** Temporaries that the leaves use, in order. */
  private final List<Stmt> temporaries = new ArrayList<>();

  private final List<Leaf> leaves = new ArrayList<>();

  /** By identity: the way down a deep expression asks again at each step. */
  private final Map<Expr, Integer> fanOuts = new IdentityHashMap<>();

  /** Where the forward sweep saves what the statement reads. */
  private final List<Piece> before;

  Flow(
      String function,
      Activity activity,
      Shadows shadows,
      Values values,
      Adjoints adjoints,
      Fresh fresh,
      boolean joinsLikeTerms,
      List<Piece> before) {
    this.function = function;
    this.activity = activity;
    this.shadows = shadows;
    this.values = values;
    this.adjoints = adjoints;
    this.fresh = fresh;
    this.joinsLikeTerms = joinsLikeTerms;
    this.before = before;
  }

  List<Stmt> temporaries() {
    return temporaries;
  }

  /** The leaves, those of one place joined into one. */
  List<Leaf> leaves() {
    LikeTerms terms = new LikeTerms(temporaries);
    Map<Expr.Place, Leaf> joined = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      joined.merge(
          leaf.target(),
          leaf,
          (before, more) -> new Leaf(leaf.target(), sum(terms, before.amount(), more.amount())));
    }
    return List.copyOf(joined.values());
  }

  private Expr sum(LikeTerms terms, Expr one, Expr other) {
    return joinsLikeTerms ? terms.sum(one, other) : new Expr.Binary(Operator.ADD, one, other);
  }

  /** How many active variables and elements an expression's derivative goes to. */
  int fanOut(Expr e) {
    if (e instanceof Expr.Var || e instanceof Expr.Load) {
      return isActiveLeaf(e) ? 1 : 0;
    }
    Integer known = fanOuts.get(e);
    if (known != null) {
      return known;
    }
    int count = 0;
    List<Expr> operands = e.operands();
    for (int i : Derivatives.operands(e)) {
      count += fanOut(operands.get(i));
    }
    fanOuts.put(e, count);
    return count;
  }

  private boolean isActiveLeaf(Expr e) {
    if (!e.type().isRealScalar()) {
      return false;
    }
    return e instanceof Expr.Load load
        ? activity.isActiveArray(function, load.array())
        : e instanceof Expr.Var v && activity.isActive(function, v.variable());
  }

  /**
   * Carries {@code adjoint} to the leaves of {@code e}.
   *
   * @param adjoint in terms of the reverse sweep
   * @param result the value of {@code e} in the reverse sweep, asked for only where a partial
   *     derivative uses it
   */
  void carry(Expr e, Expr adjoint, Optional<Supplier<Expr>> result) {
    if (e instanceof Expr.Var v) {
      if (isActiveLeaf(e)) {
        leaves.add(new Leaf(Expr.of(adjoints.of(v.variable())), adjoint));
      }
      return;
    }
    if (e instanceof Expr.Load load) {
      if (isActiveLeaf(e)) {
        leaves.add(new Leaf(shadowElement(load), adjoint));
      }
      return;
    }
    List<Expr> operands = e.operands();
    List<Integer> active =
        Derivatives.operands(e).stream().filter(i -> fanOut(operands.get(i)) > 0).toList();
    boolean repeated =
        active.size() > 1 || active.stream().anyMatch(i -> Derivatives.isGuarded(e, i));
    Expr whole = repeated ? named(adjoint) : adjoint;
    for (int i : active) {
      Expr part =
          values.computed(
              before,
              translate ->
                  Derivatives.contribution(
                      e,
                      i,
                      whole,
                      index -> translate.apply(operands.get(index)),
                      () -> result.isPresent() ? result.get().get() : translate.apply(e)));
      carry(operands.get(i), part, Optional.empty());
    }
  }

  /** The place of an element's adjoint, in terms of the reverse sweep. */
  Expr.Load shadowElement(Expr.Load load) {
    return new Expr.Load(
        values.translate(shadows.of(load.array()), before), values.translate(load.index(), before));
  }

  /** As {@link #shadowElement}, of an element that the statement at hand writes. */
  Expr.Load writtenElement(Expr.Load load) {
    return new Expr.Load(
        values.translatePart(shadows.of(load.array()), load, before),
        values.translatePart(load.index(), load, before));
  }

  /** An expression that may be written more than once. */
  Expr named(Expr e) {
    if (isSimple(e)) {
      return e;
    }
    Variable temporary = fresh.variable("d", Type.DOUBLE);
    temporaries.add(new Stmt.Declare(temporary, Optional.of(e), Span.NONE));
    return Expr.of(temporary);
  }

  private static boolean isSimple(Expr e) {
    return e instanceof Expr.Var
        || e instanceof Expr.Const
        || e instanceof Expr.Field
        || (e instanceof Expr.Unary u && isSimple(u.operand()));
  }
}
