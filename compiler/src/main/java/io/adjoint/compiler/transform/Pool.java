package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Arrays that a method makes for itself, kept from one call to the next, so that a call of the
 * accumulating form allocates nothing that an earlier one did.
 *
 * <p>Only arrays that nobody else can see are kept: the next call overwrites them. Each place that
 * makes an array has one of its own in each iteration, as if it were new.
 */
final class Pool {
  private static final String NEW_ARRAYS = "io.adjoint.NewArrays";
  private static final String ARRAY_COPIES = "io.adjoint.ArrayCopies";

  private final String function;
  private final ArrayClasses classes;
  private final Visible visible;
  private final Storage storage;
  private final Fresh fresh;
  private final boolean open;

  /**
   * @param open whether anything is kept at all
   */
  Pool(
      String function,
      ArrayClasses classes,
      Visible visible,
      Storage storage,
      Fresh fresh,
      boolean open) {
    this.function = function;
    this.classes = classes;
    this.visible = visible;
    this.storage = storage;
    this.fresh = fresh;
    this.open = open;
  }

  /** Whether anything is kept at all. */
  boolean isOpen() {
    return open;
  }

  /** Which of the arrays that are made during a call others than the program see after it. */
  static final class Visible {
    private final ArrayClasses holders;
    private final Set<Integer> outliving;

    /**
     * @param holders the classes {@linkplain ArrayClasses#ofHolders by what is put where}
     * @param entry the function that others call
     */
    Visible(ArrayClasses holders, Function entry) {
      this.holders = holders;
      this.outliving = holders.outliving(entry);
    }

    /** Whether new arrays of a variable, on some levels, are visible. */
    boolean isVisible(String function, Variable variable, int levels) {
      return levels(holders, function, variable, levels).anyMatch(outliving::contains);
    }
  }

  /**
   * How an array is kept.
   *
   * @param cell where the next call finds it, and the reverse sweep
   * @param first the array with its rows where they were made, and then with its planes in arrays
   *     of their own, if rows may change places: which of them the next call finds where must not
   *     depend on what becomes of them in this one
   */
  record Kept(Cell cell, List<First> first) {

    /**
     * The statement that makes the array, as one that makes it of what the last call left.
     *
     * @param variable what the statement assigns
     * @param value what it makes
     */
    List<Stmt> made(Stmt statement, Variable variable, Expr value) {
      List<Stmt> out = new ArrayList<>();
      Optional<Expr> source = Optional.empty();
      for (First step : first) {
        Expr made = source.isEmpty() ? again(step.cell(), value) : copied("planes", step, source);
        out.add(new Stmt.Declare(step.variable(), Optional.of(made), Span.NONE));
        out.add(new Stmt.Set(step.cell().forward(), Expr.of(step.variable()), Span.NONE));
        source = Optional.of(Expr.of(step.variable()));
      }
      Expr made =
          source.isEmpty() ? again(cell, value) : copied("copy", new First(variable, cell), source);
      out.add(ReverseStatement.withValue(statement, made));
      out.add(new Stmt.Set(cell.forward(), Expr.of(variable), Span.NONE));
      return out;
    }

    private static Expr copied(String how, First target, Optional<Expr> source) {
      List<Expr> arguments = List.of(target.cell().forward(), source.orElseThrow());
      return helper(ARRAY_COPIES, how, arguments, target.variable().type());
    }
  }

  /** What an array is made of, and where that is kept. */
  record First(Variable variable, Cell cell) {}

  /**
   * How the array is kept that a statement makes for a variable, if it can be.
   *
   * @param primal the variable itself, or the one whose shadow it is
   * @param region where it is kept: for each iteration of a loop, or once
   */
  Optional<Kept> keep(Variable variable, Variable primal, Expr value, Region region) {
    int levels = newLevels(value);
    if (!open || levels == 0 || isVisible(primal, levels, !variable.equals(primal))) {
      return Optional.empty();
    }
    String purpose = "the array '" + variable.name() + "'";
    Cell cell = storage.lastingCell(region, variable.name() + "Buffer", variable.type(), purpose);
    List<First> first = new ArrayList<>();
    if (areRowsMoved(primal, levels)) {
      for (String part : levels == 2 ? List.of("Rows") : List.of("Rows", "Planes")) {
        String name = variable.name() + part;
        first.add(
            new First(
                fresh.variable(name, variable.type()),
                storage.lastingCell(
                    region,
                    name + "Buffer",
                    variable.type(),
                    "the " + part.toLowerCase(Locale.ROOT) + " of " + purpose)));
      }
    }
    return Optional.of(new Kept(cell, List.copyOf(first)));
  }

  /** Of how many ranks the arrays are new that can be kept; none if they cannot. */
  private static int newLevels(Expr value) {
    if (!value.type().isArray() || !value.type().scalar().isPrimitive()) {
      return 0;
    } else if (value instanceof Expr.NewArray made) {
      return made.type().rank() <= 3 ? made.dimensions().size() : 0;
    }
    return value instanceof Expr.CopyOf ? 1 : 0;
  }

  /** Whether somebody else can see the new arrays after the call. Nobody ever sees a shadow. */
  private boolean isVisible(Variable variable, int levels, boolean shadow) {
    return !shadow && visible.isVisible(function, variable, levels);
  }

  /** Whether rows are exchanged, so that two of them may be one when the call is over. */
  private boolean areRowsMoved(Variable variable, int levels) {
    return levels(classes, function, variable, levels - 1).anyMatch(classes::isStored);
  }

  private static IntStream levels(
      ArrayClasses classes, String function, Variable variable, int levels) {
    return IntStream.iterate(classes.classOf(function, Expr.of(variable)), classes::rowsOf)
        .limit(levels);
  }

  /** The array that a cell has from the last call, as a new one. */
  private static Expr again(Cell cell, Expr made) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(cell.forward());
    if (made instanceof Expr.NewArray array) {
      arguments.addAll(array.dimensions());
      boolean withRows = array.dimensions().size() == array.type().rank();
      return helper(NEW_ARRAYS, withRows ? "alloc" : "allocRows", arguments, made.type());
    }
    Expr.CopyOf copy = (Expr.CopyOf) made;
    arguments.add(copy.source());
    if (copy.kind() == Expr.CopyOf.Kind.COPY_OF_RANGE) {
      arguments.add(copy.from());
    }
    if (copy.kind() != Expr.CopyOf.Kind.CLONE) {
      arguments.add(copy.to());
    }
    return helper(ARRAY_COPIES, "copy", arguments, made.type());
  }

  private static Expr helper(String owner, String name, List<Expr> arguments, Type type) {
    return new Expr.Invoke(Optional.empty(), owner, name, arguments, type);
  }
}
