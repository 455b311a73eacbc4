package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs at most once for each slot of its storage: the body of the function, which has one
 * slot, or the body of a loop, which has one for each iteration that was started, over all
 * executions of the loop. The body of a sum loop has one slot too, since each of its iterations is
 * reversed before the next one begins.
 */
final class Region {
  /** How often its code runs, and for which of the times it has storage. */
  private enum Kind {
    FUNCTION,
    LOOP,
    /** One slot, since each iteration is reversed before the next one begins. */
    SUM_LOOP
  }

  private final Kind kind;
  private final Span span;
  private final Optional<Region> parent;
  private final List<Cell> cells = new ArrayList<>();
  private final Optional<Variable> counter;
  private final List<Variable> readAfterwards = new ArrayList<>();
  private Map<Variable, Version> atEnd = Map.of();
  private Optional<Expr> forwardSlot = Optional.empty();
  private Optional<Expr> reverseSlot = Optional.empty();

  private Region(Kind kind, Span span, Optional<Region> parent, Optional<Variable> counter) {
    this.kind = kind;
    this.span = span;
    this.parent = parent;
    this.counter = counter;
  }

  static Region ofFunction() {
    return new Region(Kind.FUNCTION, Span.NONE, Optional.empty(), Optional.empty());
  }

  /** The body of a loop whose iterations are each reversed at once. */
  static Region ofSumLoop(Region parent) {
    return new Region(Kind.SUM_LOOP, Span.NONE, Optional.of(parent), Optional.empty());
  }

  /**
   * A loop that may be executed often.
   *
   * @param counter the number of slots in use; it counts up in the forward sweep and down in the
   *     reverse sweep
   */
  static Region ofLoop(Span span, Region parent, Variable counter) {
    return new Region(Kind.LOOP, span, Optional.of(parent), Optional.of(counter));
  }

  /** A loop that is executed at most once: the number of the iteration is the slot. */
  static Region ofCountedLoop(Span span, Region parent) {
    return new Region(Kind.LOOP, span, Optional.of(parent), Optional.empty());
  }

  /** The slot of the running iteration, in the forward and in the reverse sweep. */
  void setSlots(Expr forward, Expr reverse) {
    forwardSlot = Optional.of(forward);
    reverseSlot = Optional.of(reverse);
  }

  /** Whether it has a slot for each iteration. */
  boolean isLoop() {
    return kind == Kind.LOOP;
  }

  /** The region around all others. */
  Region outermost() {
    return parent.map(Region::outermost).orElse(this);
  }

  boolean isSumLoop() {
    return kind == Kind.SUM_LOOP;
  }

  /**
   * Whether the region is reversed, time and again, while the one around it still runs forwards.
   */
  boolean isReversedWithin(Region outer) {
    for (Region r = this; r != outer && r.parent.isPresent(); r = r.parent.get()) {
      if (r.isSumLoop()) {
        return true;
      }
    }
    return false;
  }

  /** The place of the loop. */
  Span span() {
    return span;
  }

  /** The places of the loops with a slot for each iteration, the outermost first. */
  List<Span> loopSpans() {
    List<Span> spans = new ArrayList<>(parent.map(Region::loopSpans).orElse(List.of()));
    if (isLoop()) {
      spans.add(span);
    }
    return spans;
  }

  /** How many loops with a slot for each iteration are around its code, itself included. */
  int loopDepth() {
    return (isLoop() ? 1 : 0) + parent.map(Region::loopDepth).orElse(0);
  }

  /** The last version in the text of the body of a sum loop that each variable has. */
  void setAtEnd(Map<Variable, Version> versions) {
    atEnd = Map.copyOf(versions);
  }

  /** The reversal of the region reads a variable that the region's code declares and fills. */
  void readsAfterwards(Variable variable) {
    readAfterwards.add(variable);
  }

  List<Variable> readAfterwards() {
    return readAfterwards;
  }

  boolean holdsAtEnd(Version version) {
    return version.variable().isPresent() && atEnd.get(version.variable().get()) == version;
  }

  Optional<Variable> counter() {
    return counter;
  }

  Expr forwardSlot() {
    return forwardSlot.orElseThrow();
  }

  Expr reverseSlot() {
    return reverseSlot.orElseThrow();
  }

  List<Cell> cells() {
    return cells;
  }

  void add(Cell cell) {
    cells.add(cell);
  }

  boolean usesSlots() {
    return !cells.isEmpty();
  }
}
