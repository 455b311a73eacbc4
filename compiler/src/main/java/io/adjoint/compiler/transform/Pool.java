package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Arrays that a method makes for itself, kept from one call to the next, so that a call of the
 * accumulating form allocates nothing that an earlier one did.
 *
 * <p>Only arrays that nobody else can see are kept: the next call overwrites them. Each place that
 * makes an array has one of its own in each iteration, as if it were new.
 */
final class Pool {
  private final String function;
  private final ArrayClasses classes;
  private final Set<Integer> outliving;
  private final Storage storage;
  private final boolean open;

  /**
   * @param open whether anything is kept at all
   */
  Pool(
      String function,
      ArrayClasses classes,
      Set<Integer> outliving,
      Storage storage,
      boolean open) {
    this.function = function;
    this.classes = classes;
    this.outliving = outliving;
    this.storage = storage;
    this.open = open;
  }

  /**
   * Where the array is kept that a statement makes for a variable, if it can be.
   *
   * @param primal the variable itself, or the one whose shadow it is
   */
  Optional<Cell> cell(Variable variable, Variable primal, Expr value, Region region) {
    boolean outer = value instanceof Expr.NewArray array && isWithoutRows(array);
    boolean known =
        value instanceof Expr.NewArray made ? outer || isPlain(made) : isPlainCopy(value);
    boolean visible = outer ? outliving.contains(classOf(primal)) : isVisible(primal);
    if (!open || !known || visible) {
      return Optional.empty();
    }
    return Optional.of(
        storage.lastingCell(
            region,
            variable.name() + "Buffer",
            variable.type(),
            "the array '" + variable.name() + "'"));
  }

  private static boolean isPlain(Expr.NewArray made) {
    int rank = made.type().rank();
    Type scalar = made.type().scalar();
    return made.dimensions().size() == rank
        && scalar.isPrimitive()
        && (rank == 1 || (rank <= 3 && scalar.isRealScalar()));
  }

  /** Whether the rows are still to come: then it does not matter what becomes of them. */
  private static boolean isWithoutRows(Expr.NewArray made) {
    return made.type().rank() == 2
        && made.dimensions().size() == 1
        && made.type().scalar().isRealScalar();
  }

  private int classOf(Variable variable) {
    return classes.classOf(function, Expr.of(variable));
  }

  private static boolean isPlainCopy(Expr value) {
    return value instanceof Expr.CopyOf copy && copy.type().rank() == 1 && copy.type().isReal();
  }

  /**
   * Whether anything is left of the array after the call: somebody else can see it, or its rows
   * were exchanged, so that two may be one.
   */
  private boolean isVisible(Variable variable) {
    int reached = classOf(variable);
    for (int rank = variable.type().rank(); rank > 0; rank--) {
      if (outliving.contains(reached) || (rank > 1 && classes.isStored(reached))) {
        return true;
      }
      reached = classes.rowsOf(reached);
    }
    return false;
  }

  /** The value as an array from the cell, and the statement that puts it back. */
  static Expr value(Cell cell, Expr made) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(cell.forward());
    if (made instanceof Expr.NewArray array) {
      arguments.addAll(array.dimensions());
      return helper(isWithoutRows(array) ? "allocRows" : "alloc", arguments, made.type());
    }
    Expr.CopyOf copy = (Expr.CopyOf) made;
    arguments.add(copy.source());
    if (copy.kind() == Expr.CopyOf.Kind.COPY_OF_RANGE) {
      arguments.add(copy.from());
    }
    if (copy.kind() == Expr.CopyOf.Kind.CLONE) {
      return helper("copy", arguments, made.type());
    }
    arguments.add(copy.to());
    return helper("copy", arguments, made.type());
  }

  static Stmt keep(Cell cell, Variable variable) {
    return new Stmt.Set(cell.forward(), Expr.of(variable), Span.NONE);
  }

  private static Expr helper(String name, List<Expr> arguments, Type type) {
    return new Expr.Invoke(Optional.empty(), Storage.BUFFERS, name, arguments, type);
  }
}
