package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs at most once for each slot of its storage: the body of the function, which has one
 * slot, or the body of a loop, which has one for each iteration that was started, over all
 * executions of the loop.
 */
final class Region {
  private final Optional<Region> parent;
  private final List<Cell> cells = new ArrayList<>();
  private final Optional<Variable> counter;
  private Optional<Variable> forwardSlot = Optional.empty();
  private Optional<Variable> reverseSlot = Optional.empty();

  private Region(Optional<Region> parent, Optional<Variable> counter) {
    this.parent = parent;
    this.counter = counter;
  }

  static Region ofFunction() {
    return new Region(Optional.empty(), Optional.empty());
  }

  /**
   * A loop that may be executed often.
   *
   * @param counter the number of slots in use; it counts up in the forward sweep and down in the
   *     reverse sweep
   */
  static Region ofLoop(Region parent, Variable counter) {
    return new Region(Optional.of(parent), Optional.of(counter));
  }

  /** A loop that is executed at most once: the number of the iteration is the slot. */
  static Region ofCountedLoop(Region parent) {
    return new Region(Optional.of(parent), Optional.empty());
  }

  /**
   * The variables that hold the slot of the running iteration, in the forward and in the reverse
   * sweep.
   */
  void setSlots(Variable forward, Variable reverse) {
    forwardSlot = Optional.of(forward);
    reverseSlot = Optional.of(reverse);
  }

  boolean isLoop() {
    return parent.isPresent();
  }

  Optional<Variable> counter() {
    return counter;
  }

  Variable forwardSlot() {
    return forwardSlot.orElseThrow();
  }

  Variable reverseSlot() {
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
