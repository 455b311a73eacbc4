package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Arrays of a function's own that serve the iterations of a loop as scratch: no iteration finds
 * what another left.
 *
 * <p>There are two ways to be sure. Either all names of the array are declared in the loop's body,
 * so that it is gone with the iteration. Or the array has one name only, a variable that is
 * assigned once, where the array is made; then it can be said when all of it has been written, and
 * each iteration does that before it reads it.
 *
 * <p>In: a function, the classes of its arrays, and which of them others can see.
 */
public final class ScratchArrays {
  private final ArrayClasses classes;
  private final String function;
  private final Set<Integer> escaping;
  private final Map<Integer, Set<Variable>> names = new HashMap<>();
  private final Map<Integer, Set<Integer>> owners = new HashMap<>();
  private final Map<Variable, Stmt.Declare> declarations = new HashMap<>();
  private final Set<Variable> assigned = new HashSet<>();
  private final Set<Integer> handedOver = new HashSet<>();

  private ScratchArrays(String function, ArrayClasses classes, Set<Integer> escaping) {
    this.function = function;
    this.classes = classes;
    this.escaping = escaping;
  }

  /** Finds the arrays of a function. */
  public static ScratchArrays of(Function function, ArrayClasses classes, Set<Integer> escaping) {
    ScratchArrays result = new ScratchArrays(function.key(), classes, escaping);
    function.parameters().forEach(result::name);
    IrWalk.forEachStmt(function.body(), result::visit);
    return result;
  }

  private void name(Variable variable) {
    int rank = variable.type().rank();
    if (rank == 0) {
      return;
    }
    int array = classes.classOf(function, Expr.of(variable));
    names.computeIfAbsent(array, key -> new LinkedHashSet<>()).add(variable);
    for (; rank > 1; rank--) {
      int rows = classes.rowsOf(array);
      owners.computeIfAbsent(rows, key -> new LinkedHashSet<>()).add(array);
      array = rows;
    }
  }

  private void visit(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      name(s.variable());
      declarations.put(s.variable(), s);
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      assigned.add(v.variable());
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
      assigned.add(v.variable());
    } else if (statement instanceof Stmt.Return s) {
      s.value().ifPresent(this::handOver);
    }
    IrWalk.forEachDeepExpr(statement, this::visit);
  }

  private void visit(Expr e) {
    if (e instanceof Expr.CallFunction || e instanceof Expr.Invoke || e instanceof Expr.New) {
      e.operands().forEach(this::handOver);
      handOver(e);
    }
  }

  private void handOver(Expr e) {
    int rank = e.type().rank();
    int reached = rank == 0 ? 0 : classes.classOf(function, e);
    for (; rank > 0; rank--) {
      handedOver.add(reached);
      reached = classes.rowsOf(reached);
    }
  }

  /** Whether only this function ever sees the arrays of a class. */
  public boolean isOwn(int arrayClass) {
    return !escaping.contains(arrayClass) && !handedOver.contains(arrayClass);
  }

  /** Whether arrays of a class go into or out of other functions by calls. */
  public boolean isHandedOver(int arrayClass) {
    return handedOver.contains(arrayClass);
  }

  /** The classes of the arrays that a statement writes all of. */
  Set<Integer> writtenBy(Stmt statement) {
    Set<Integer> written = new HashSet<>();
    for (Variable array : WholeArray.candidates(statement)) {
      int arrayClass = classes.classOf(function, Expr.of(array));
      if (soleName(arrayClass).isPresent() && isWritten(array, statement)) {
        written.add(arrayClass);
      }
    }
    return written;
  }

  /**
   * Whether the arrays of a class are scratch for the iterations of a loop, and nobody reads them
   * afterwards.
   *
   * @param later what is executed after the loop
   */
  public boolean isScratchOf(int arrayClass, Stmt.Loop loop, List<Stmt> later) {
    if (!isOwn(arrayClass)) {
      return false;
    }
    return isGoneWithTheIteration(arrayClass, loop)
        || soleName(arrayClass).filter(name -> isWrittenFirst(name, loop, later)).isPresent();
  }

  /**
   * Whether nobody can name an array of a class when the iteration of a loop that made it is over:
   * all its names are declared in the body. Other functions may have had it in between.
   */
  public boolean isGoneWithTheIteration(int arrayClass, Stmt.Loop loop) {
    Set<Variable> declared = new HashSet<>();
    IrWalk.forEachStmt(
        Block.of(loop),
        s -> {
          if (s instanceof Stmt.Declare declaration) {
            declared.add(declaration.variable());
          }
        });
    return isGoneWithTheIteration(arrayClass, declared);
  }

  private boolean isGoneWithTheIteration(int arrayClass, Set<Variable> declared) {
    Set<Variable> own = names.getOrDefault(arrayClass, Set.of());
    Set<Integer> holders = owners.getOrDefault(arrayClass, Set.of());
    return !escaping.contains(arrayClass)
        && !(own.isEmpty() && holders.isEmpty())
        && declared.containsAll(own)
        && holders.stream().allMatch(holder -> isGoneWithTheIteration(holder, declared));
  }

  /** The one variable through which an array of the class is known, where there is one array. */
  private Optional<Variable> soleName(int arrayClass) {
    Set<Variable> own = names.getOrDefault(arrayClass, Set.of());
    if (own.size() != 1 || owners.containsKey(arrayClass)) {
      return Optional.empty();
    }
    return Optional.of(own.iterator().next())
        .filter(v -> v.type().rank() == 1 && !assigned.contains(v))
        .filter(v -> dimension(v).isPresent());
  }

  private Optional<Expr> dimension(Variable array) {
    return Optional.ofNullable(declarations.get(array))
        .flatMap(Stmt.Declare::value)
        .filter(value -> value instanceof Expr.NewArray)
        .map(value -> ((Expr.NewArray) value).dimensions().get(0));
  }

  private boolean isWrittenFirst(Variable array, Stmt.Loop loop, List<Stmt> later) {
    return !isExposed(array, loop.body().statements())
        && loop.update().statements().stream().noneMatch(s -> Exposure.mentions(s, array))
        && !Exposure.mentions(loop.condition(), array)
        && !isExposed(array, later);
  }

  private boolean isExposed(Variable array, List<Stmt> statements) {
    return Exposure.ofArray(array, lengthOf(array), statements);
  }

  private boolean isWritten(Variable array, Stmt statement) {
    return WholeArray.isWritten(array, lengthOf(array), statement);
  }

  /** Whether an expression is the length of the array. */
  private Predicate<Expr> lengthOf(Variable array) {
    Expr own = new Expr.Length(Expr.of(array));
    Optional<Expr> made = dimension(array).filter(this::meansTheSameEverywhere);
    return e -> e.equals(own) || made.filter(e::equals).isPresent();
  }

  private boolean meansTheSameEverywhere(Expr e) {
    boolean[] fixed = {true};
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          if (part instanceof Expr.Var v) {
            fixed[0] &= !assigned.contains(v.variable());
          } else if (part instanceof Expr.Load || part instanceof Expr.Effect) {
            fixed[0] = false;
          }
        });
    return fixed[0];
  }
}
