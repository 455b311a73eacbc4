package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reversal of statements without a structure of their own.
 *
 * <ul>
 *   <li>{@code x = e}: the adjoint of x goes to what e is made of, and x's own begins again at
 *       zero, or with what e made of the old x;
 *   <li>{@code x += e}: the adjoint of x goes to what e is made of, and stays;
 *   <li>an operation on whole arrays: see {@link ReverseArrays}.
 * </ul>
 */
final class ReverseStatement {
  private final ReversalContext context;
  private final ReverseArrays arrays;

  ReverseStatement(ReversalContext context) {
    this.context = context;
    this.arrays = new ReverseArrays(context);
  }

  void reverse(Stmt statement, List<Piece> forward) {
    if (statement instanceof Stmt.Declare s) {
      declare(s, forward);
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      assign(v.variable(), s.value(), s, false, forward);
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Load load) {
      store(load, s, forward);
    } else if (statement instanceof Stmt.Increment s) {
      increment(s, forward);
    } else if (statement instanceof Stmt.CopyArray s) {
      arrays.copy(s, forward);
    } else if (statement instanceof Stmt.Fill s) {
      arrays.fill(s, forward);
    } else if (statement instanceof Stmt.Eval s
        && s.effect() instanceof Expr.CallFunction call
        && context.calls().isActive(call)) {
      context.calls().reverse(call, Optional.empty(), s, context, forward);
    } else if (statement instanceof Stmt.Eval s && s.effect() instanceof Expr.CallFunction call) {
      context.calls().passive(call, s, context, forward);
    } else {
      forward.add(out -> out.add(statement));
    }
  }

  private void declare(Stmt.Declare s, List<Piece> forward) {
    if (s.value().isEmpty()) {
      forward.add(out -> out.add(s));
      if (context.shadows().has(s.variable())) {
        Variable shadow = context.shadows().of(s.variable());
        forward.add(out -> out.add(new Stmt.Declare(shadow, Optional.empty(), Span.NONE)));
      }
    } else {
      assign(s.variable(), s.value().get(), s, true, forward);
    }
  }

  /** {@code variable = value}, as a declaration or not. */
  private void assign(
      Variable variable, Expr value, Stmt statement, boolean declares, List<Piece> forward) {
    if (value instanceof Expr.CallFunction call) {
      if (context.calls().isActive(call)) {
        context.calls().reverse(call, Optional.of(variable), statement, context, forward);
      } else {
        context.calls().passive(call, statement, context, forward);
        define(variable, Optional.empty(), forward);
        if (!declares && isActiveScalar(variable)) {
          killAdjoint(variable, statement);
        }
      }
    } else if (context.shadows().has(variable)) {
      reference(variable, value, statement, declares, forward);
    } else if (isActiveScalar(variable)) {
      activeScalar(variable, value, statement, declares, forward);
    } else {
      Optional<Expr> definition = context.values().stable(value);
      Optional<Expr> function = function(value);
      Optional<Expr> kept = Optional.empty();
      Optional<Variable> counter =
          value instanceof Expr.Var v && context.values().rewound(v.variable()).isPresent()
              ? Optional.of(v.variable())
              : Optional.empty();
      Region region = context.values().region();
      if (context.plan().reusable().contains(statement)) {
        made(variable, variable, value, statement, region.outermost(), forward);
      } else {
        kept = made(variable, variable, value, statement, region, forward);
      }
      Version version = context.values().define(variable, kept.or(() -> definition), forward);
      context.values().hold(function, version);
      counter.ifPresent(integer -> context.values().copied(variable, integer));
    }
  }

  /**
   * Adds the statement to the forward sweep; where it makes an array that can be kept from call to
   * call, it does.
   *
   * @param primal the variable itself, or the one whose shadow it is
   * @param region where the array is kept: for each iteration of a loop, or once
   * @return where the reverse sweep finds the array, if it was kept
   */
  private Optional<Expr> made(
      Variable variable,
      Variable primal,
      Expr value,
      Stmt statement,
      Region region,
      List<Piece> forward) {
    Optional<Pool.Kept> kept = context.pool().keep(variable, primal, value, region);
    forward.add(
        out ->
            out.addAll(
                kept.map(it -> it.made(statement, variable, value)).orElse(List.of(statement))));
    return kept.map(it -> it.cell().reverse());
  }

  /** The costly function that a statement computes, where the reverse sweep may find it there. */
  private Optional<Expr> function(Expr value) {
    return context.strategy().uses(Optimisation.HELD_FUNCTIONS)
        ? context.values().function(value)
        : Optional.empty();
  }

  private boolean isActiveScalar(Variable variable) {
    return variable.type().isRealScalar()
        && context.activity().isActive(context.function().key(), variable);
  }

  private void define(Variable variable, Optional<Expr> definition, List<Piece> forward) {
    context.values().define(variable, definition, forward);
  }

  static Stmt withValue(Stmt statement, Expr value) {
    if (statement instanceof Stmt.Declare s) {
      return new Stmt.Declare(s.variable(), Optional.of(value), s.span());
    } else if (statement instanceof Stmt.Set s) {
      return new Stmt.Set(s.place(), value, s.span());
    }
    throw new IllegalStateException("not an assignment: " + statement);
  }

  private void activeScalar(
      Variable variable, Expr value, Stmt statement, boolean declares, List<Piece> forward) {
    Values values = context.values();
    Version version = values.prepare(variable, values.stable(value));
    values.hold(function(value), version);
    Flow flow = context.flow(forward);
    Variable adjoint = context.adjoint(variable).use();
    if (!(value instanceof Expr.Effect)) {
      flow.carry(
          value,
          Expr.of(adjoint),
          Optional.of(
              () -> {
                values.use(version);
                return Expr.of(version.placeholder());
              }));
    }
    forward.add(out -> out.add(statement));
    values.commit(version, forward);
    List<Stmt> reversed = new ArrayList<>(flow.temporaries());
    Expr own = Expr.of(0.0);
    for (Flow.Leaf leaf : flow.leaves()) {
      if (leaf.target().equals(Expr.of(adjoint))) {
        own = leaf.amount();
      } else {
        reversed.add(leaf.accumulate());
      }
    }
    if (!declares && !own.equals(Expr.of(adjoint))) {
      reversed.add(new Stmt.Set(Expr.of(adjoint), own, Span.NONE));
    }
    add(statement.span(), reversed);
  }

  private void killAdjoint(Variable variable, Stmt statement) {
    add(
        statement.span(),
        List.of(new Stmt.Set(Expr.of(context.adjoint(variable).use()), Expr.of(0.0), Span.NONE)));
  }

  /** A reference to an active array: the shadow's reference goes with it. */
  private void reference(
      Variable variable, Expr value, Stmt statement, boolean declares, List<Piece> forward) {
    Variable shadow = context.shadows().of(variable);
    Values values = context.values();
    if (value instanceof Expr.CopyOf copy && variable.type().rank() == 1) {
      copyOf(variable, shadow, copy, statement, declares, forward);
      return;
    }
    Expr shadowValue = shadowOf(value);
    Optional<Expr> definition = values.stable(value);
    Optional<Expr> shadowDefinition = values.stable(shadowValue);
    // The shadow first: the statement may change what the reference is made of.
    Stmt shadowStatement = assignment(shadow, shadowValue, declares);
    Optional<Expr> keptShadow =
        made(shadow, variable, shadowValue, shadowStatement, values.region(), forward);
    Optional<Expr> kept = made(variable, variable, value, statement, values.region(), forward);
    define(variable, kept.or(() -> definition), forward);
    define(shadow, keptShadow.or(() -> shadowDefinition), forward);
  }

  private Expr shadowOf(Expr value) {
    if (value instanceof Expr.NewArray) {
      return value;
    } else if (value instanceof Expr.CopyOf copy) {
      return new Expr.CopyOf(
          context.shadows().of(copy.source()), copy.from(), copy.to(), copy.kind());
    }
    return context.shadows().of(value);
  }

  private static Stmt assignment(Variable variable, Expr value, boolean declares) {
    return declares
        ? new Stmt.Declare(variable, Optional.of(value), Span.NONE)
        : new Stmt.Set(Expr.of(variable), value, Span.NONE);
  }

  /**
   * A copy of scalars: a new array, whose adjoints go back to those of the elements it was copied
   * from.
   */
  private void copyOf(
      Variable variable,
      Variable shadow,
      Expr.CopyOf copy,
      Stmt statement,
      boolean declares,
      List<Piece> forward) {
    Values values = context.values();
    boolean flows = context.shadows().has(copy.source());
    Expr source = flows ? values.translate(context.shadows().of(copy.source()), forward) : copy;
    Expr from = flows ? values.translate(copy.from(), forward) : copy;
    Expr shadowValue =
        new Expr.NewArray(shadow.type(), List.of(new Expr.Length(Expr.of(variable))));
    Optional<Expr> kept = made(variable, variable, copy, statement, values.region(), forward);
    define(variable, kept, forward);
    Stmt shadowStatement = assignment(shadow, shadowValue, declares);
    define(
        shadow,
        made(shadow, variable, shadowValue, shadowStatement, values.region(), forward),
        forward);
    if (flows) {
      Expr target = values.translate(Expr.of(shadow), forward);
      add(
          statement.span(),
          List.of(ReverseArrays.helper("copyOfAdjoint", List.of(source, from, target), Type.VOID)));
    }
  }

  private void store(Expr.Load place, Stmt.Set s, List<Piece> forward) {
    if (place.type().isArray()) {
      forward.add(
          out -> {
            if (context.shadows().has(place)) {
              out.add(
                  new Stmt.Set(
                      (Expr.Place) context.shadows().of(place),
                      context.shadows().of(s.value()),
                      Span.NONE));
            }
            out.add(s);
          });
      return;
    }
    if (!context.shadows().has(place.array())) {
      forward.add(out -> out.add(s));
      return;
    }
    Flow flow = context.flow(forward);
    Expr.Load element = flow.writtenElement(place);
    List<Stmt> restoring = restoring(place, s, forward);
    List<Stmt> reversed = new ArrayList<>();
    Expr.Const zero = (Expr.Const) Expr.zero(place.type());
    if (flow.fanOut(s.value()) == 0) {
      reversed.add(new Stmt.Set(element, zero, Span.NONE));
      reversed.addAll(restoring);
    } else {
      Variable adjoint = context.fresh().variable(elementName(place), Type.DOUBLE);
      reversed.add(
          new Stmt.Declare(adjoint, Optional.of(Expr.cast(Type.DOUBLE, element)), Span.NONE));
      reversed.addAll(restoring);
      flow.carry(s.value(), Expr.of(adjoint), Optional.empty());
      reversed.addAll(flow.temporaries());
      Expr own = zero;
      List<Stmt> others = new ArrayList<>();
      for (Flow.Leaf leaf : flow.leaves()) {
        if (leaf.target().equals(element)) {
          own = Expr.cast(element.type(), leaf.amount());
        } else {
          others.add(leaf.accumulate());
        }
      }
      // First: what flows to the other elements may flow to this one too.
      reversed.add(new Stmt.Set(element, own, Span.NONE));
      reversed.addAll(others);
    }
    forward.add(out -> out.add(s));
    add(s.span(), reversed);
  }

  /**
   * The statements that put back the element that a store overwrites, where the reverse sweep reads
   * the array as it was. They come before whatever reads it.
   */
  private List<Stmt> restoring(Expr.Load place, Stmt store, List<Piece> forward) {
    if (!context.plan().saving().contains(store)) {
      return List.of();
    }
    Values values = context.values();
    String name = place.array() instanceof Expr.Var v ? v.variable().name() + "Before" : "before";
    Version before = values.defineValue(name, place, Optional.empty());
    forward.add(Values.savePoint(before));
    values.use(before);
    Expr.Load element =
        new Expr.Load(
            values.translatePart(place.array(), place, forward),
            values.translatePart(place.index(), place, forward));
    return List.of(new Stmt.Set(element, Expr.of(before.placeholder()), Span.NONE));
  }

  private static String elementName(Expr.Load place) {
    return place.array() instanceof Expr.Var v
        ? Naming.adjoint(v.variable().name()) + "Element"
        : "dElement";
  }

  private void increment(Stmt.Increment s, List<Piece> forward) {
    Values values = context.values();
    if (s.place() instanceof Expr.Var v) {
      if (isActiveScalar(v.variable())) {
        incrementScalar(v.variable(), s, forward);
      } else {
        Expr sum =
            new Expr.Binary(s.negative() ? Operator.SUB : Operator.ADD, s.place(), s.value());
        Optional<Expr> definition = values.stable(sum);
        forward.add(out -> out.add(s));
        Optional<Variable> counter = values.rewound(v.variable());
        if (counter.isPresent()) {
          countBack(v.variable(), counter.get(), s);
        } else {
          define(v.variable(), definition, forward);
        }
      }
      return;
    }
    Expr.Load place = (Expr.Load) s.place();
    if (!context.shadows().has(place.array())) {
      forward.add(out -> out.add(s));
      return;
    }
    Flow flow = context.flow(forward);
    int fanOut = flow.fanOut(s.value());
    List<Stmt> restoring = restoring(place, s, forward);
    if (fanOut == 0) {
      add(s.span(), restoring);
    } else {
      List<Stmt> reversed = new ArrayList<>(restoring);
      Expr element = Expr.cast(Type.DOUBLE, flow.writtenElement(place));
      Expr adjoint = element;
      if (fanOut > 1) {
        Variable temporary = context.fresh().variable(elementName(place), Type.DOUBLE);
        reversed.add(new Stmt.Declare(temporary, Optional.of(element), Span.NONE));
        adjoint = Expr.of(temporary);
      }
      flow.carry(s.value(), signed(adjoint, s.negative()), Optional.empty());
      reversed.addAll(flow.temporaries());
      flow.leaves().forEach(leaf -> reversed.add(leaf.accumulate()));
      add(s.span(), reversed);
    }
    forward.add(out -> out.add(s));
  }

  private void countBack(Variable integer, Variable counter, Stmt.Increment s) {
    Number amount = (Number) ((Expr.Const) s.value()).value();
    context.values().count(integer, s.negative() ? -amount.longValue() : amount.longValue());
    context
        .values()
        .block()
        .add(
            out ->
                out.add(new Stmt.Increment(Expr.of(counter), !s.negative(), s.value(), Span.NONE)));
  }

  private static Expr signed(Expr e, boolean negative) {
    return negative ? new Expr.Unary(Expr.Unary.Op.NEG, e) : e;
  }

  private void incrementScalar(Variable variable, Stmt.Increment s, List<Piece> forward) {
    Flow flow = context.flow(forward);
    Variable adjoint = context.adjoint(variable).use();
    flow.carry(s.value(), signed(Expr.of(adjoint), s.negative()), Optional.empty());
    forward.add(out -> out.add(s));
    define(variable, Optional.empty(), forward);
    List<Stmt> reversed = new ArrayList<>(flow.temporaries());
    List<Stmt> own = new ArrayList<>();
    for (Flow.Leaf leaf : flow.leaves()) {
      (leaf.target().equals(Expr.of(adjoint)) ? own : reversed).add(leaf.accumulate());
    }
    reversed.addAll(own);
    add(s.span(), reversed);
  }

  /** The result's adjoint goes to what the returned expression is made of. */
  void returns(Stmt.Return s, List<Piece> forward) {
    if (s.value().isEmpty()) {
      return;
    }
    Expr value = s.value().get();
    if (value.type().isArray()) {
      if (context.shadows().has(value)) {
        Expr shadow = context.values().translate(context.shadows().of(value), forward);
        add(s.span(), context.outcome().seedArray(shadow));
      }
      return;
    }
    Flow flow = context.flow(forward);
    boolean active =
        value.type().isRealScalar() && context.activity().isResultActive(context.function());
    if (active && flow.fanOut(value) > 0) {
      flow.carry(value, context.outcome().seed(), Optional.empty());
      List<Stmt> reversed = new ArrayList<>(flow.temporaries());
      flow.leaves().forEach(leaf -> reversed.add(leaf.accumulate()));
      add(s.span(), reversed);
    }
  }

  private void add(Span span, List<Stmt> reversed) {
    context.addReversed(span, reversed);
  }
}
