package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a function keeps what its reverse sweep needs: variables for the function's own region, and
 * for each loop arrays with an element for each iteration, which live in the workspace (of the
 * gradient, or of the frame of a call) so that the next call finds them.
 */
final class Storage {
  /** The class with helper methods in the runtime. */
  static final String BUFFERS = "io.adjoint.Buffers";

  /** The class with the adjoints of array operations. */
  static final String ARRAY_ADJOINTS = "io.adjoint.ArrayAdjoints";

  /** The length of an array for the iterations of a loop, before it grows. */
  private static final int INITIAL_CAPACITY = 16;

  private final Fresh fresh;
  private final Variable holder;
  private final boolean split;
  private final List<Struct.Member> members = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<Variable, Struct.Member> arrays = new LinkedHashMap<>();
  private final List<Cell> functionCells = new ArrayList<>();
  private final List<Region> loops = new ArrayList<>();

  /**
   * @param holder the variable with the struct that outlives the call
   * @param split whether forward and reverse sweep are separate functions, so that nothing but the
   *     holder survives
   */
  Storage(Fresh fresh, Variable holder, boolean split, Set<String> reservedNames) {
    this.fresh = fresh;
    this.holder = holder;
    this.split = split;
    names.addAll(reservedNames);
  }

  boolean isSplit() {
    return split;
  }

  Variable holder() {
    return holder;
  }

  /** The members that the holder's struct needs. */
  List<Struct.Member> members() {
    return members;
  }

  /** The loops that may have storage, in the order of the text. */
  List<Region> loops() {
    return loops;
  }

  void register(Region loop) {
    loops.add(loop);
  }

  /** A new member of the holder. */
  Expr.Field member(String name, Type type, String purpose) {
    Struct.Member member = new Struct.Member(unique(name), type, purpose);
    members.add(member);
    return new Expr.Field(Expr.of(holder), member.name(), type);
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }

  Cell cell(Region region, String name, Type type, String purpose) {
    if (!region.isLoop()) {
      Expr.Place place =
          split && !region.isSumLoop()
              ? member(name, type, purpose)
              : Expr.of(fresh.variable(name, type));
      Cell cell = new Cell(region, place, type, purpose);
      if (region.isSumLoop()) {
        region.add(cell);
      } else {
        functionCells.add(cell);
      }
      return cell;
    }
    Type.Array arrayType = new Type.Array(type);
    Variable array = fresh.variable(name, arrayType);
    Struct.Member member =
        new Struct.Member(
            unique(name), arrayType, purpose + ", for each iteration", INITIAL_CAPACITY);
    members.add(member);
    arrays.put(array, member);
    Cell cell = new Cell(region, Expr.of(array), type, purpose);
    region.add(cell);
    return cell;
  }

  /** Cells that last over calls: in the holder even where the sweeps are one method. */
  Cell lastingCell(Region region, String name, Type type, String purpose) {
    if (region.isLoop()) {
      return cell(region, name, type, purpose);
    }
    return new Cell(region, member(name, type, purpose), type, purpose);
  }

  /** Declarations at the head of the forward sweep. */
  List<Stmt> forwardPrologue() {
    List<Stmt> out = new ArrayList<>();
    if (!split) {
      for (Cell cell : functionCells) {
        out.add(declare((Expr.Var) cell.storage(), Expr.zero(cell.type())));
      }
    }
    for (Map.Entry<Variable, Struct.Member> entry : arrays.entrySet()) {
      out.add(declare(Expr.of(entry.getKey()), field(entry.getValue())));
    }
    for (Region loop : loops) {
      if (loop.usesSlots() && loop.counter().isPresent()) {
        out.add(declare(Expr.of(loop.counter().get()), Expr.of(0)));
      }
    }
    return out;
  }

  /** The end of the forward sweep of a split function. */
  List<Stmt> forwardEpilogue() {
    List<Stmt> out = new ArrayList<>();
    for (Region loop : loops) {
      if (split && loop.usesSlots() && loop.counter().isPresent()) {
        out.add(new Stmt.Set(counterField(loop), Expr.of(loop.counter().get()), Span.NONE));
      }
    }
    return out;
  }

  /** Declarations at the head of the reverse sweep of a split function. */
  List<Stmt> reversePrologue() {
    List<Stmt> out = new ArrayList<>();
    if (split) {
      for (Map.Entry<Variable, Struct.Member> entry : arrays.entrySet()) {
        out.add(declare(Expr.of(entry.getKey()), field(entry.getValue())));
      }
      for (Region loop : loops) {
        if (loop.usesSlots() && loop.counter().isPresent()) {
          out.add(declare(Expr.of(loop.counter().get()), counterField(loop)));
        }
      }
    }
    return out;
  }

  private final Map<Region, Expr.Field> counterFields = new LinkedHashMap<>();

  private Expr.Field counterField(Region loop) {
    return counterFields.computeIfAbsent(
        loop,
        key -> member(key.counter().orElseThrow().name(), Type.INT, "the number of iterations"));
  }

  private Expr.Field field(Struct.Member member) {
    return new Expr.Field(Expr.of(holder), member.name(), member.type());
  }

  /** Makes room for one more iteration, at its start. */
  void growForSlot(Region loop, List<Stmt> out) {
    grow(loop, Operator.GE, loop.forwardSlot(), loop.forwardSlot(), out);
  }

  /** Makes room for a known number of iterations, before the loop. */
  void growForTrips(Region loop, Expr trips, List<Stmt> out) {
    grow(loop, Operator.GT, trips, new Expr.Binary(Operator.SUB, trips, Expr.of(1)), out);
  }

  private void grow(Region loop, Operator test, Expr amount, Expr slot, List<Stmt> out) {
    List<Stmt> growth = new ArrayList<>();
    for (Cell cell : loop.cells()) {
      Expr.Var array = (Expr.Var) cell.storage();
      Struct.Member member = arrays.get(array.variable());
      if (member == null) {
        throw new IllegalStateException("no array for " + cell);
      }
      growth.add(new Stmt.Set(array, grow(array, slot), Span.NONE));
      growth.add(new Stmt.Set(field(member), array, Span.NONE));
    }
    if (!growth.isEmpty()) {
      Expr capacity = new Expr.Length(loop.cells().get(0).storage());
      out.add(
          new Stmt.If(
              new Expr.Binary(test, amount, capacity), new Block(growth), Block.EMPTY, Span.NONE));
    }
  }

  private static Expr grow(Expr array, Expr slot) {
    return new Expr.Invoke(Optional.empty(), BUFFERS, "grow", List.of(array, slot), array.type());
  }

  private static Stmt declare(Expr.Var variable, Expr value) {
    return new Stmt.Declare(variable.variable(), Optional.of(value), Span.NONE);
  }
}
