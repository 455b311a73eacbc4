package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The values of the forward sweep as the reverse sweep sees them: at each point of the walk, which
 * version each variable holds, and how an expression at that point reads in the reverse sweep.
 */
final class Values {
  private static final int NO_CLASS = -1;

  private final Fresh fresh;
  private final Shadows shadows;
  private final Map<Variable, Version> current = new HashMap<>();
  private final Map<Variable, Version> latest = new HashMap<>();
  private final Map<Variable, Version> byPlaceholder = new HashMap<>();
  private final List<Version> order = new ArrayList<>();
  private final Map<Expr, Version> elements = new HashMap<>();
  private final Set<Integer> restored;
  private final HeldFunctions held;
  private final List<StoragePlanner.ElementRead> keptElements = new ArrayList<>();

  /** The integers that the reverse sweep counts back, each with the variable that it does it in. */
  private final Map<Variable, Variable> rewound = new HashMap<>();

  /** Variables that hold what a rewound integer holds, but for a constant. */
  private final Map<Variable, Offset> offsets = new HashMap<>();

  /** The arrays of which an element is not put back yet. */
  private int classWritten = NO_CLASS;

  private Optional<Stmt> statement = Optional.empty();
  private Region region;
  private ReverseBlock block;

  private record Offset(Variable counter, long amount) {}

  /**
   * @param restored the classes of arrays that the reverse sweep can read as they were
   */
  Values(Fresh fresh, Shadows shadows, Set<Integer> restored, Region region, ReverseBlock block) {
    this.fresh = fresh;
    this.shadows = shadows;
    this.held = new HeldFunctions(fresh);
    this.restored = restored;
    this.region = region;
    this.block = block;
  }

  Region region() {
    return region;
  }

  ReverseBlock block() {
    return block;
  }

  /** Goes on in another region or block; the caller comes back by calling this again. */
  void enter(Region newRegion, ReverseBlock newBlock) {
    region = newRegion;
    block = newBlock;
    elements.clear();
  }

  /** All versions, in the order of their definitions. */
  List<Version> order() {
    return order;
  }

  Optional<Version> ofPlaceholder(Variable placeholder) {
    return Optional.ofNullable(byPlaceholder.get(placeholder));
  }

  /**
   * Whether the variable still holds the version when the region is reversed: it is the last that
   * the variable has in the function, or in an iteration of a sum loop.
   */
  boolean isLatest(Version version) {
    if (version.region().isSumLoop()) {
      return version.region().holdsAtEnd(version);
    }
    return version.variable().isPresent() && latest.get(version.variable().get()) == version;
  }

  /**
   * The last version in the text so far that each variable has: where a branch leaves for good, it
   * is not the one that the variable holds behind the branch.
   */
  Map<Variable, Version> latest() {
    return new LinkedHashMap<>(latest);
  }

  Map<Variable, Version> snapshot(Collection<Variable> variables) {
    Map<Variable, Version> saved = new LinkedHashMap<>();
    for (Variable variable : variables) {
      Version version = current.get(variable);
      if (version != null) {
        saved.put(variable, version);
      }
    }
    return saved;
  }

  void restore(Map<Variable, Version> saved) {
    offsets.clear();
    current.putAll(saved);
  }

  /** A new statement: elements that earlier statements read may have changed. */
  void nextStatement(Stmt next) {
    statement = Optional.of(next);
    elements.clear();
  }

  /** The elements of written arrays that are kept because a reversal reads them. */
  List<StoragePlanner.ElementRead> keptElements() {
    return keptElements;
  }

  // Integers that are counted back. In the reversal of a statement the variable has the value that
  // the integer had after the statement. So it is read only there and then, and is part of no
  // definition that may be evaluated elsewhere.

  /** From here on, in a loop, the reverse sweep counts an integer back. */
  Variable rewind(Variable integer) {
    Variable counter = fresh.variable(integer.name(), integer.type());
    rewound.put(integer, counter);
    offsets.clear();
    return counter;
  }

  void endRewinding(Collection<Variable> integers) {
    rewound.keySet().removeAll(integers);
    offsets.clear();
  }

  Optional<Variable> rewound(Variable integer) {
    return Optional.ofNullable(rewound.get(integer));
  }

  /** What was known of copies of rewound integers does not hold where paths meet. */
  void forgetOffsets() {
    offsets.clear();
  }

  /** A rewound integer was changed by a constant. */
  void count(Variable integer, long amount) {
    offsets.replaceAll(
        (variable, offset) ->
            offset.counter().equals(integer)
                ? new Offset(integer, offset.amount() - amount)
                : offset);
  }

  /** A variable was given the value of a rewound integer. */
  void copied(Variable variable, Variable integer) {
    offsets.put(variable, new Offset(integer, 0));
  }

  private Optional<Expr> counted(Variable variable) {
    if (rewound.containsKey(variable)) {
      return rewound(variable).map(Expr::of);
    }
    Offset offset = offsets.get(variable);
    if (offset == null || !variable.type().equals(offset.counter().type())) {
      return Optional.empty();
    }
    return rewound(offset.counter())
        .map(counter -> Counting.plus(Expr.of(counter), offset.amount()));
  }

  /**
   * A new value of a variable, from here on.
   *
   * @param definition the value in terms of placeholders, see {@link #stable}
   * @param forward where the forward sweep can save it
   */
  Version define(Variable variable, Optional<Expr> definition, List<Piece> forward) {
    Version version = prepare(variable, definition);
    commit(version, forward);
    return version;
  }

  /** The value that the statement at hand gives to a variable; it still holds the old one. */
  Version prepare(Variable variable, Optional<Expr> definition) {
    return add(
        new Version(
            fresh.variable(variable.name(), variable.type()),
            Optional.of(variable),
            Expr.of(variable),
            region,
            definition,
            false,
            span()));
  }

  /** From here on the variable holds the prepared version. */
  void commit(Version version, List<Piece> forward) {
    makeCurrent(version);
    forward.add(savePoint(version));
  }

  private void makeCurrent(Version version) {
    Variable variable = version.variable().orElseThrow();
    offsets.remove(variable);
    current.put(variable, version);
    latest.put(variable, version);
  }

  /** The variable of a counted loop, whose reversal declares it. */
  Version defineInduction(Variable variable) {
    Version version =
        add(
            new Version(
                fresh.variable(variable.name(), variable.type()),
                Optional.of(variable),
                Expr.of(variable),
                region,
                Optional.empty(),
                true,
                span()));
    makeCurrent(version);
    return version;
  }

  /** A value that is no variable's: a condition, a bound. The caller says where it is saved. */
  Version defineValue(String name, Expr saved, Optional<Expr> definition) {
    return add(
        new Version(
            fresh.variable(name, saved.type()),
            Optional.empty(),
            saved,
            region,
            definition,
            false,
            span()));
  }

  private Span span() {
    return statement.map(Stmt::span).orElse(Span.NONE);
  }

  private Version add(Version version) {
    order.add(version);
    byPlaceholder.put(version.placeholder(), version);
    block.define(version);
    return version;
  }

  static Piece savePoint(Version version) {
    return out -> {
      if (version.source() == Version.Source.KEPT) {
        out.add(new Stmt.Set(version.cell().forward(), version.saved(), Span.NONE));
      }
    };
  }

  /**
   * The expression as the reverse sweep reads it. Elements of arrays that are written somewhere are
   * saved before the statement.
   *
   * @param before where the forward sweep can save what the statement reads, before it
   */
  Expr translate(Expr e, List<Piece> before) {
    Expr translated = read(e, before);
    use(translated, region);
    return translated;
  }

  /** As {@link #translate}, but nothing is asked for yet. */
  private Expr read(Expr e, List<Piece> before) {
    if (e instanceof Expr.Var v) {
      Optional<Expr> counted = counted(v.variable());
      if (counted.isPresent()) {
        return counted.get();
      }
      Version version = current.get(v.variable());
      return version == null ? e : Expr.of(version.placeholder());
    } else if (e instanceof Expr.Load load && isToBeKept(load)) {
      noteKept(load);
      return kept(e, elementName(load), before);
    } else if (e instanceof Expr.Static field && shadows.isStored(field)) {
      return kept(e, field.name(), before);
    } else if (isConditional(e) && keepsAnOperand(e)) {
      // An operand that is not evaluated may have no value: the whole has one.
      IrWalk.forEachDeepExpr(
          e,
          part -> {
            if (part instanceof Expr.Load load && isToBeKept(load)) {
              noteKept(load);
            }
          });
      return kept(e, "chosen", before);
    }
    return e.mapOperands(operand -> read(operand, before));
  }

  private boolean isToBeKept(Expr.Load load) {
    return shadows.isStored(load.array()) && !isRestored(load);
  }

  private static boolean isConditional(Expr e) {
    return e instanceof Expr.Select || e instanceof Expr.Binary b && b.op().isShortCircuit();
  }

  /** Whether an element would have to be kept that the expression may not evaluate. */
  private boolean keepsAnOperand(Expr conditional) {
    boolean[] keeps = {false};
    List<Expr> operands = conditional.operands();
    for (Expr operand : operands.subList(1, operands.size())) {
      IrWalk.forEachDeepExpr(
          operand, part -> keeps[0] |= part instanceof Expr.Load load && isToBeKept(load));
    }
    return keeps[0];
  }

  private void noteKept(Expr.Load load) {
    if (statement.isPresent()) {
      keptElements.add(
          new StoragePlanner.ElementRead(
              statement.get(), load, shadows.classOf(load.array()), region.loopDepth()));
    }
  }

  /** The value as the statement reads it. */
  private Expr kept(Expr e, String name, List<Piece> before) {
    Version version = elements.get(e);
    if (version == null) {
      version = defineValue(name, e, Optional.empty());
      before.add(savePoint(version));
      elements.put(e, version);
    }
    return Expr.of(version.placeholder());
  }

  private void use(Expr translated, Region where) {
    IrWalk.forEachDeepExpr(
        translated,
        part -> {
          if (part instanceof Expr.Var v) {
            ofPlaceholder(v.variable()).ifPresent(version -> version.use(where));
          }
        });
  }

  // Costly functions, which some variable may hold.

  /**
   * What a reversed statement computes from values of the forward sweep.
   *
   * @param before where the forward sweep can save what the statement reads, before it
   * @param making is given the translation, and makes the expression with it
   */
  Expr computed(List<Piece> before, Function<UnaryOperator<Expr>, Expr> making) {
    List<Expr> parts = new ArrayList<>();
    Expr whole =
        making.apply(
            e -> {
              Expr part = read(e, before);
              parts.add(part);
              return part;
            });
    Expr asking = held.ask(whole, region, block);
    Set<Variable> left = new HashSet<>();
    IrWalk.forEachDeepExpr(
        asking,
        e -> {
          if (e instanceof Expr.Var v) {
            left.add(v.variable());
          }
        });
    for (Expr part : parts) {
      IrWalk.forEachDeepExpr(
          part,
          e -> {
            // What only a question is about is asked for when it is answered.
            if (e instanceof Expr.Var v && left.contains(v.variable())) {
              ofPlaceholder(v.variable()).ifPresent(this::use);
            }
          });
    }
    return asking;
  }

  /** The costly function that a statement computes, where the reverse sweep might ask for it. */
  Optional<Expr> function(Expr e) {
    return Cost.isCostlyFunction(e) && isStable(e) ? Optional.of(peek(e)) : Optional.empty();
  }

  /** The version holds what {@link #function} gave. */
  void hold(Optional<Expr> function, Version version) {
    function.ifPresent(f -> held.hold(f, version, block));
  }

  /** The walk is over: what holds each function that was asked for is asked for now. */
  Map<Variable, Expr> answers() {
    held.answer(this::use);
    return held.answers();
  }

  /**
   * As {@link #translate}, for the array or the index of an element that the statement at hand
   * writes: the reverse sweep has to find the element before it can put back what was in it.
   */
  Expr translatePart(Expr part, Expr.Load written, List<Piece> before) {
    int outer = classWritten;
    classWritten = shadows.classOf(written.array());
    Expr translated = translate(part, before);
    classWritten = outer;
    return translated;
  }

  private boolean isRestored(Expr.Load load) {
    int arrayClass = shadows.classOf(load.array());
    return arrayClass != classWritten && restored.contains(arrayClass);
  }

  /** Counts a use of a version by the reverse sweep, at the present point of the walk. */
  void use(Version version) {
    version.use(region);
  }

  private static String elementName(Expr.Load load) {
    return load.array() instanceof Expr.Var v ? v.variable().name() + "Element" : "element";
  }

  /**
   * The expression in terms of placeholders, where the reverse sweep could compute it again as it
   * stands: it reads no element that may have changed since, and costs little. Nothing is asked for
   * by this.
   */
  Optional<Expr> stable(Expr e) {
    if (e instanceof Expr.Effect || Cost.of(e) > Cost.RECOMPUTE_LIMIT || !isStable(e)) {
      return Optional.empty();
    }
    return Optional.of(peek(e));
  }

  private boolean isStable(Expr e) {
    if (e instanceof Expr.Load load && shadows.isStored(load.array())) {
      return false;
    } else if (e instanceof Expr.Static field) {
      return !shadows.isStored(field);
    } else if (e instanceof Expr.Var v) {
      return !rewound.containsKey(v.variable());
    }
    return e.operands().stream().allMatch(this::isStable);
  }

  private Expr peek(Expr e) {
    if (e instanceof Expr.Var v) {
      Version version = current.get(v.variable());
      return version == null ? e : Expr.of(version.placeholder());
    }
    return e.mapOperands(this::peek);
  }

  /** The version that a variable holds now. */
  Version of(Variable variable) {
    Version version = current.get(variable);
    if (version == null) {
      throw new IllegalStateException(variable + " has no value here");
    }
    return version;
  }
}
