package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.CountedLoop;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reversal of loops: the iterations in reverse order, each reversed.
 *
 * <p>A counted loop that is left only by its condition runs backwards over its own variable. Any
 * other loop counts its iterations as they start; no bound is ever asked for. What an iteration
 * keeps is in arrays, at the number of the iteration: of this execution where the loop is executed
 * at most once, otherwise of all its executions, so that the slots are given back in reverse order.
 */
final class ReverseLoop {

  /** How the reverse sweep finds the iterations. */
  private enum Kind {
    /** From the last value of the loop's variable to the first. */
    BY_VARIABLE,
    /** From the number of started iterations to zero. */
    BY_TRIPS
  }

  /** Where in the arrays of the loop an iteration has its values. */
  private enum Slot {
    /** At the loop's variable: the loop is executed at most once, and counts from 0. */
    VARIABLE,
    /** At the number of the iteration: the loop is executed at most once. */
    TRIP,
    /** Each execution has a block of slots, and an iteration the one at the loop's variable. */
    BLOCK,
    /** At the next free place. */
    NEXT
  }

  private final ReversalContext context;
  private final Reversal reversal;
  private final Exits exits = new Exits();

  ReverseLoop(ReversalContext context, Reversal reversal) {
    this.context = context;
    this.reversal = reversal;
  }

  /** What is known of one loop while it is reversed. */
  private record Plan(
      Stmt.Loop loop,
      Kind kind,
      Optional<CountedLoop> counted,
      Region region,
      Slot slot,
      int first,
      Variable base,
      Variable reverseBase,
      Variable trips,
      Version count,
      Variable trip) {

    /**
     * Whether an exit may leave the loop without coming to what follows it, where its trips are
     * saved.
     */
    boolean savesEachTrip(Exits exits) {
      return !exits.escaping(loop).isEmpty();
    }
  }

  void reverse(Stmt.Loop loop, List<Piece> forward) {
    Values values = context.values();
    Region outerRegion = values.region();
    ReverseBlock outer = values.block();
    Set<Variable> assigned = reversal.assigned(Block.of(loop));
    Optional<CountedLoop> counted =
        context.strategy().uses(Optimisation.COUNTED_LOOPS)
            ? CountedLoop.of(loop, context.shadows()::isStored)
            : Optional.empty();
    Optional<Version> first = counted.map(c -> values.of(c.variable()));
    Optional<Integer> start =
        counted.isPresent() && counted.get().step() == 1
            ? first.flatMap(Version::definition).flatMap(Counting::constant)
            : Optional.empty();
    Kind kind =
        counted.isPresent() && !isLeftEarly(loop) && isSafeBackwards(counted.get(), first)
            ? Kind.BY_VARIABLE
            : Kind.BY_TRIPS;
    Optional<Version> bound = Optional.empty();
    if (kind == Kind.BY_VARIABLE) {
      Expr limit = counted.orElseThrow().bound();
      bound = Optional.of(values.defineValue("bound", limit, values.stable(limit)));
      forward.add(Values.savePoint(bound.get()));
    }
    Map<Variable, Variable> rewound = new LinkedHashMap<>();
    for (Variable integer : context.plan().rewound().getOrDefault(loop, Set.of())) {
      rewound.put(integer, values.rewind(integer));
    }
    values.forgetOffsets();
    Variable trips = context.fresh().variable("trips", Type.INT);
    Version count = values.prepare(trips, Optional.empty());
    Variable trip = context.fresh().variable("trip", Type.INT);
    ReverseBlock inner = outer.nested();
    Slot slot = slot(outerRegion, kind, start);
    Variable base = context.fresh().variable("k", Type.INT);
    Variable reverseBase = context.fresh().variable("k", Type.INT);
    Region region =
        slot == Slot.VARIABLE || slot == Slot.TRIP
            ? Region.ofCountedLoop(loop.span(), outerRegion)
            : Region.ofLoop(
                loop.span(), outerRegion, context.fresh().variable("iterations", Type.INT));
    if (slot == Slot.TRIP) {
      region.setSlots(Expr.of(base), Expr.of(trip));
    } else {
      region.setSlots(Expr.of(base), Expr.of(reverseBase));
    }
    context.storage().register(region);
    values.enter(region, inner);
    List<Piece> body = new ArrayList<>();
    Optional<Variable> induction = Optional.empty();
    for (Variable variable : assigned) {
      if (counted.isPresent() && counted.get().variable().equals(variable)) {
        Version version = values.defineInduction(variable);
        induction = Optional.of(version.placeholder());
        if (slot == Slot.VARIABLE) {
          region.setSlots(Expr.of(variable), Expr.of(version.placeholder()));
        } else if (slot == Slot.BLOCK) {
          region.setSlots(sum(base, variable), sum(reverseBase, version.placeholder()));
        }
      } else if (values.rewound(variable).isEmpty()) {
        values.define(variable, Optional.empty(), body);
      }
    }
    Breakables.Breakable iteration = context.breakables().enter(Optional.of(loop.label()), region);
    body.add(context.breakables().startOf(iteration));
    reversal.statements(loop.body().statements(), body);
    context.breakables().leave();
    values.enter(outerRegion, outer);
    Plan plan =
        new Plan(
            loop,
            kind,
            counted,
            region,
            slot,
            start.orElse(0),
            base,
            reverseBase,
            trips,
            count,
            trip);
    forward.add(out -> writeForward(plan, inner, body, out));
    values.endRewinding(rewound.keySet());
    reversal.redefine(assigned, forward);
    if (!inner.isEmpty()) {
      if (kind == Kind.BY_VARIABLE) {
        values.use(first.orElseThrow());
        values.use(bound.orElseThrow());
        Expr from = Expr.of(first.get().placeholder());
        Expr to = Expr.of(bound.get().placeholder());
        Variable variable = induction.orElseThrow();
        outer.add(out -> overVariable(plan, variable, from, to, inner, out));
      } else {
        values.commit(count, forward);
        values.use(count);
        first.ifPresent(values::use);
        Optional<Expr> from = first.map(f -> Expr.of(f.placeholder()));
        Expr number = Expr.of(count.placeholder());
        Optional<Variable> variable = induction;
        outer.add(out -> overTrips(plan, variable, from, number, inner, out));
      }
      startRewinding(rewound, outer);
    }
  }

  /** The reverse sweep counts back from where the loop ended. */
  private void startRewinding(Map<Variable, Variable> rewound, ReverseBlock outer) {
    Values values = context.values();
    rewound.forEach(
        (integer, counter) -> {
          Version last = values.of(integer);
          values.use(last);
          outer.add(out -> out.add(declare(counter, Expr.of(last.placeholder()))));
        });
  }

  private static Slot slot(Region outer, Kind kind, Optional<Integer> start) {
    if (!outer.isLoop()) {
      return start.equals(Optional.of(0))
          ? Slot.VARIABLE
          : kind == Kind.BY_TRIPS ? Slot.TRIP : Slot.NEXT;
    }
    return kind == Kind.BY_VARIABLE && start.isPresent() ? Slot.BLOCK : Slot.NEXT;
  }

  private static Expr sum(Variable base, Variable offset) {
    return new Expr.Binary(Operator.ADD, Expr.of(base), Expr.of(offset));
  }

  /** Whether anything but the condition can end the loop. */
  private boolean isLeftEarly(Stmt.Loop loop) {
    Set<Exits.Target> targets = new HashSet<>();
    loop.body().statements().forEach(s -> targets.addAll(exits.escaping(s)));
    targets.remove(new Exits.Target.To(Stmt.Exit.Kind.CONTINUE, loop.label()));
    return !targets.isEmpty();
  }

  /**
   * Whether the loop can run backwards over its variable without an overflow that the forward loop
   * did not have: a comparison at the other end must be able to fail.
   */
  private static boolean isSafeBackwards(CountedLoop counted, Optional<Version> first) {
    Optional<Expr> start = first.flatMap(Version::definition);
    if (counted.step() == 1) {
      return true;
    }
    return counted.step() == -1
        && start.isPresent()
        && isBelowMaximum(start.get())
        && (counted.inclusive() || isBelowMaximum(counted.bound()));
  }

  private static boolean isBelowMaximum(Expr e) {
    if (e instanceof Expr.Const c) {
      return c.value() instanceof Integer i && i != Integer.MAX_VALUE;
    }
    return e instanceof Expr.Binary b
        && b.op() == Operator.SUB
        && b.left() instanceof Expr.Length
        && b.right() instanceof Expr.Const c
        && c.value() instanceof Integer i
        && i > 0;
  }

  private void writeForward(Plan plan, ReverseBlock inner, List<Piece> body, List<Stmt> out) {
    List<Stmt> statements = new ArrayList<>();
    Region region = plan.region();
    boolean counts =
        plan.kind() == Kind.BY_TRIPS
            && (!inner.isEmpty() || (plan.slot() == Slot.TRIP && region.usesSlots()));
    boolean sized =
        plan.slot() == Slot.VARIABLE
            && plan.kind() == Kind.BY_VARIABLE
            && !plan.counted().orElseThrow().inclusive();
    Piece saveTrips = plan.savesEachTrip(exits) ? Values.savePoint(plan.count()) : none -> {};
    if (counts) {
      out.add(declare(plan.trips(), Expr.of(0)));
      saveTrips.write(out);
    }
    if (region.usesSlots()) {
      if (plan.slot() == Slot.BLOCK) {
        Variable counter = region.counter().orElseThrow();
        CountedLoop counted = plan.counted().orElseThrow();
        out.add(declare(plan.base(), Counting.plus(Expr.of(counter), -plan.first())));
        out.add(
            new Stmt.Increment(
                Expr.of(counter), false, blockSize(plan, counted.bound()), Span.NONE));
        context.storage().growForTrips(region, Expr.of(counter), out);
      } else if (sized) {
        context.storage().growForTrips(region, plan.counted().orElseThrow().bound(), out);
      } else {
        if (region.counter().isPresent()) {
          Variable counter = region.counter().get();
          statements.add(declare(plan.base(), Expr.of(counter)));
          statements.add(increment(counter, false));
        } else if (plan.slot() == Slot.TRIP) {
          statements.add(declare(plan.base(), Expr.of(plan.trips())));
        }
        context.storage().growForSlot(region, statements);
      }
    }
    if (counts) {
      statements.add(increment(plan.trips(), false));
      saveTrips.write(statements);
    }
    body.forEach(piece -> piece.write(statements));
    Stmt.Loop loop = plan.loop();
    out.add(
        new Stmt.Loop(
            loop.label(), loop.condition(), new Block(statements), loop.update(), loop.span()));
  }

  private void overVariable(
      Plan plan, Variable variable, Expr first, Expr bound, ReverseBlock inner, List<Stmt> out) {
    CountedLoop counted = plan.counted().orElseThrow();
    if (plan.slot() == Slot.BLOCK && plan.region().usesSlots()) {
      Variable counter = plan.region().counter().orElseThrow();
      out.add(new Stmt.Increment(Expr.of(counter), true, blockSize(plan, bound), Span.NONE));
      out.add(declare(plan.reverseBase(), Counting.plus(Expr.of(counter), -plan.first())));
    }
    List<Stmt> body = iteration(plan, inner, List.of());
    if (counted.step() < 0) {
      Expr start = counted.inclusive() ? bound : Counting.plus(bound, 1);
      add(out, Range.of(variable, start, first, true), Direction.UP, body);
      return;
    }
    Range range = Range.of(variable, first, bound, counted.inclusive());
    Direction down = isConstantAboveMinimum(first) ? Direction.DOWN : Direction.DOWN_BEYOND_FIRST;
    add(out, range, isOrderFree(body, variable) ? Direction.UP : down, body);
  }

  /** How many iterations an execution of the loop has. */
  private Expr blockSize(Plan plan, Expr bound) {
    int beyond = plan.counted().orElseThrow().inclusive() ? 1 : 0;
    int none = plan.first() - beyond;
    if (none == 0 && beyond == 0 && isLength(bound)) {
      return bound;
    } else if (none <= 0 || isLength(bound)) {
      return max(Counting.plus(bound, -none), Expr.of(0));
    }
    // The difference itself may overflow where there is no iteration.
    return Counting.plus(max(bound, Expr.of(none)), -none);
  }

  private static Expr max(Expr left, Expr right) {
    return new Expr.Apply(
        new MathFunction("Math", "max", List.of(Type.INT, Type.INT), Type.INT),
        List.of(left, right));
  }

  private boolean isLength(Expr bound) {
    Optional<Expr> definition =
        bound instanceof Expr.Var v
            ? context.values().ofPlaceholder(v.variable()).flatMap(Version::definition)
            : Optional.of(bound);
    return definition.filter(d -> d instanceof Expr.Length).isPresent();
  }

  /** The first value is not known before it is decided where values come from. */
  private boolean isConstantAboveMinimum(Expr first) {
    Optional<Expr> definition =
        first instanceof Expr.Var v
            ? context.values().ofPlaceholder(v.variable()).flatMap(Version::definition)
            : Optional.of(first);
    return definition.isPresent()
        && definition.get() instanceof Expr.Const c
        && c.value() instanceof Integer i
        && i != Integer.MIN_VALUE;
  }

  /** The bound less one must not overflow where there is no iteration at all. */
  private Expr notBelow(Expr bound, Expr first) {
    Optional<Expr> definition =
        bound instanceof Expr.Var v
            ? context.values().ofPlaceholder(v.variable()).flatMap(Version::definition)
            : Optional.of(bound);
    boolean safe =
        definition.isPresent()
            && (definition.get() instanceof Expr.Length
                || (definition.get() instanceof Expr.Const c
                    && c.value() instanceof Integer i
                    && i != Integer.MIN_VALUE));
    return safe ? bound : max(bound, first);
  }

  private void overTrips(
      Plan plan,
      Optional<Variable> variable,
      Optional<Expr> first,
      Expr trips,
      ReverseBlock inner,
      List<Stmt> out) {
    if (plan.slot() == Slot.VARIABLE) {
      addTrips(out, variable.orElseThrow(), trips, iteration(plan, inner, List.of()));
      return;
    }
    List<Stmt> head = new ArrayList<>();
    if (variable.isPresent()) {
      int step = plan.counted().orElseThrow().step();
      Expr value = Counting.plusSteps(first.orElseThrow(), Expr.of(plan.trip()), step);
      head.add(declare(variable.get(), value));
    }
    addTrips(out, plan.trip(), trips, iteration(plan, inner, head));
  }

  private void addTrips(List<Stmt> out, Variable trip, Expr trips, List<Stmt> body) {
    Range range = Range.ofTrips(trip, trips);
    add(out, range, isOrderFree(body, trip) ? Direction.UP : Direction.DOWN, body);
  }

  private List<Stmt> iteration(Plan plan, ReverseBlock inner, List<Stmt> head) {
    List<Stmt> body = new ArrayList<>(head);
    Region region = plan.region();
    if (region.usesSlots() && plan.slot() == Slot.NEXT && region.counter().isPresent()) {
      Variable counter = region.counter().get();
      body.add(increment(counter, true));
      body.add(declare(plan.reverseBase(), Expr.of(counter)));
    }
    inner.write(body);
    return body;
  }

  /**
   * The values that a variable of the reverse sweep takes.
   *
   * @param counts whether the bound is a number of iterations, and so not negative
   */
  private record Range(
      Variable variable, Expr first, Expr bound, boolean inclusive, boolean counts) {
    static Range of(Variable variable, Expr first, Expr bound, boolean inclusive) {
      return new Range(variable, first, bound, inclusive, false);
    }

    static Range ofTrips(Variable trip, Expr trips) {
      return new Range(trip, Expr.of(0), trips, false, true);
    }
  }

  /** How a loop of the reverse sweep goes over its range. */
  private enum Direction {
    UP,
    DOWN,
    /** The first value may be the least integer, below which there is none to stop at. */
    DOWN_BEYOND_FIRST
  }

  /**
   * The JIT compiler does more for loops that count upwards: they are unrolled sooner, and lose
   * more of their checks.
   */
  private boolean isOrderFree(List<Stmt> body, Variable variable) {
    return context.strategy().uses(Optimisation.ANY_ORDER)
        && IterationOrder.isFree(context, body, variable);
  }

  /** Adds a loop of the reverse sweep. */
  private void add(List<Stmt> out, Range range, Direction direction, List<Stmt> body) {
    ElementSums.Made made = ElementSums.of(context, body, range.variable());
    Expr variable = Expr.of(range.variable());
    out.addAll(made.before());
    switch (direction) {
      case UP -> {
        Operator test = range.inclusive() ? Operator.LE : Operator.LT;
        Expr condition = new Expr.Binary(test, variable, range.bound());
        out.add(loop(range.variable(), range.first(), condition, 1, made.body()));
      }
      case DOWN -> {
        Expr end = range.counts() ? range.bound() : notBelow(range.bound(), range.first());
        Expr last = range.inclusive() ? range.bound() : Counting.plus(end, -1);
        Expr condition = new Expr.Binary(Operator.GE, variable, range.first());
        out.add(loop(range.variable(), last, condition, -1, made.body()));
      }
      case DOWN_BEYOND_FIRST -> {
        Variable next = context.fresh().variable("next", Type.INT);
        Expr end = range.inclusive() ? Counting.plus(range.bound(), 1) : range.bound();
        Expr condition = new Expr.Binary(Operator.GT, Expr.of(next), range.first());
        List<Stmt> statements = new ArrayList<>();
        statements.add(declare(range.variable(), Counting.plus(Expr.of(next), -1)));
        statements.addAll(made.body().statements());
        out.add(loop(next, end, condition, -1, new Block(statements)));
      }
    }
    out.addAll(made.after());
  }

  private Stmt loop(Variable variable, Expr start, Expr condition, int step, Block body) {
    Stmt.Loop loop =
        new Stmt.Loop(
            context.fresh().label("reverse"),
            condition,
            body,
            Block.of(increment(variable, step < 0)),
            Span.NONE);
    return new Stmt.Scope(Block.of(declare(variable, start), loop), Span.NONE);
  }

  private static Stmt declare(Variable variable, Expr value) {
    return new Stmt.Declare(variable, Optional.of(value), Span.NONE);
  }

  private static Stmt increment(Variable variable, boolean negative) {
    return new Stmt.Increment(Expr.of(variable), negative, Expr.of(1), Span.NONE);
  }
}
