package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Exit numbers. In each construct that can be left early (an iteration of a loop, a switch, a
 * labelled block, the function) the exits are numbered in the order of the text; the forward sweep
 * records which was taken, and the reverse sweep guards a statement by {@code exit > k}, k being
 * the greatest number before it. Nothing is recorded where no statement needs the guard.
 */
final class Breakables {

  /** A construct that can be left. */
  static final class Breakable {
    private final Optional<Label> label;
    private final Region region;
    private int exits;
    private Optional<Cell> cell = Optional.empty();

    private Breakable(Optional<Label> label, Region region) {
      this.label = label;
      this.region = region;
    }

    /** How many exits the text has had so far. */
    int exits() {
      return exits;
    }

    private Stmt record(int number) {
      return new Stmt.Set(
          cell.orElseThrow().forward(), new Expr.Const(Type.INT, number), Span.NONE);
    }
  }

  private final Storage storage;
  private final Deque<Breakable> stack = new ArrayDeque<>();

  Breakables(Storage storage) {
    this.storage = storage;
  }

  /** Enters a construct; its exit number is kept in the region. */
  Breakable enter(Optional<Label> label, Region region) {
    Breakable breakable = new Breakable(label, region);
    stack.push(breakable);
    return breakable;
  }

  void leave() {
    stack.pop();
  }

  Breakable innermost() {
    return stack.element();
  }

  /** Recorded at the start of the construct: no exit was taken. */
  Piece startOf(Breakable breakable) {
    return out -> {
      if (breakable.cell.isPresent()) {
        out.add(breakable.record(breakable.exits + 1));
      }
    };
  }

  /**
   * Numbers an exit that leaves all constructs up to the one of {@code target}; all of them for a
   * return.
   */
  Piece exit(Optional<Label> target) {
    List<Breakable> left = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Breakable breakable : stack) {
      breakable.exits++;
      left.add(breakable);
      numbers.add(breakable.exits);
      if (target.isPresent() && breakable.label.equals(target)) {
        break;
      }
    }
    return out -> {
      for (int i = 0; i < left.size(); i++) {
        if (left.get(i).cell.isPresent()) {
          out.add(left.get(i).record(numbers.get(i)));
        }
      }
    };
  }

  /**
   * The exit number of the construct, as the reverse sweep reads it. Makes the forward sweep record
   * it.
   */
  Expr number(Breakable breakable) {
    if (breakable.cell.isEmpty()) {
      breakable.cell =
          Optional.of(storage.cell(breakable.region, "exit", Type.INT, "the exit that was taken"));
    }
    return breakable.cell.get().reverse();
  }
}
