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

/**
 * Arrays that a function makes for itself and knows by one name only: a variable that is assigned
 * once, where the array is made. Of such an array it can be said when all of it is written.
 *
 * <p>In: a function, the classes of its arrays, and which of them others can see. Rank one only.
 */
public final class ScratchArrays {

  /** An array that has one name. */
  private record Named(Variable variable, Stmt.Declare declaration, Optional<Expr> length) {}

  private final Map<Integer, Named> arrays = new HashMap<>();

  private ScratchArrays() {}

  /** Finds the arrays of a function. */
  public static ScratchArrays of(Function function, ArrayClasses classes, Set<Integer> escaping) {
    Map<Integer, Set<Variable>> names = new HashMap<>();
    Map<Variable, Stmt.Declare> made = new HashMap<>();
    Set<Variable> assigned = new HashSet<>();
    Set<Integer> passedOn = new HashSet<>();
    String key = function.key();
    function.parameters().stream()
        .filter(p -> p.type().isArray())
        .forEach(p -> name(classes.classOf(key, Expr.of(p)), p, names));
    IrWalk.forEachStmt(
        function.body(),
        s -> {
          if (s instanceof Stmt.Declare d && d.variable().type().isArray()) {
            name(classes.classOf(key, Expr.of(d.variable())), d.variable(), names);
            if (d.value().filter(v -> v instanceof Expr.NewArray).isPresent()) {
              made.put(d.variable(), d);
            }
          } else if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          } else if (s instanceof Stmt.Increment i && i.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          }
          IrWalk.forEachDeepExpr(s, e -> passOn(e, key, classes, passedOn));
        });
    ScratchArrays result = new ScratchArrays();
    names.forEach(
        (arrayClass, variables) -> {
          Variable variable = variables.iterator().next();
          Stmt.Declare declaration = made.get(variable);
          if (variables.size() == 1
              && declaration != null
              && variable.type().rank() == 1
              && !assigned.contains(variable)
              && !escaping.contains(arrayClass)
              && !passedOn.contains(arrayClass)) {
            result.arrays.put(
                arrayClass, new Named(variable, declaration, length(declaration, assigned)));
          }
        });
    return result;
  }

  private static void name(int arrayClass, Variable variable, Map<Integer, Set<Variable>> names) {
    names.computeIfAbsent(arrayClass, key -> new LinkedHashSet<>()).add(variable);
  }

  /** Arrays that stand in other arrays or are given to other functions have other names. */
  private static void passOn(Expr e, String function, ArrayClasses classes, Set<Integer> passedOn) {
    if (e instanceof Expr.CallFunction || e instanceof Expr.Invoke || e instanceof Expr.New) {
      for (Expr argument : e.operands()) {
        if (argument.type().isArray()) {
          passedOn.add(classes.classOf(function, argument));
        }
      }
    } else if (e instanceof Expr.Load load && load.type().isArray()) {
      passedOn.add(classes.classOf(function, load));
    }
  }

  /** What the array was made with, if it means the same everywhere. */
  private static Optional<Expr> length(Stmt.Declare declaration, Set<Variable> assigned) {
    Expr length = ((Expr.NewArray) declaration.value().orElseThrow()).dimensions().get(0);
    boolean[] fixed = {true};
    IrWalk.forEachDeepExpr(
        length,
        e -> {
          if (e instanceof Expr.Var v) {
            fixed[0] &= !assigned.contains(v.variable());
          } else if (e instanceof Expr.Load) {
            fixed[0] = false;
          }
        });
    return fixed[0] ? Optional.of(length) : Optional.empty();
  }

  /**
   * Whether the arrays of a class are scratch for the iterations of a loop: none finds what another
   * left, and nobody reads them afterwards.
   *
   * @param later what is executed after the loop
   */
  public boolean isScratchOf(int arrayClass, Stmt.Loop loop, List<Stmt> later) {
    Named named = arrays.get(arrayClass);
    if (named == null) {
      return false;
    }
    if (isInside(named.declaration(), loop)) {
      return true;
    }
    return !isExposed(named, loop.body().statements())
        && loop.update().statements().stream()
            .noneMatch(s -> Exposure.mentions(s, named.variable()))
        && !Exposure.mentions(loop.condition(), named.variable())
        && !isExposed(named, later);
  }

  private static boolean isInside(Stmt declaration, Stmt.Loop loop) {
    boolean[] inside = {false};
    IrWalk.forEachStmt(Block.of(loop), s -> inside[0] |= s == declaration);
    return inside[0];
  }

  private static boolean isExposed(Named named, List<Stmt> statements) {
    Expr own = new Expr.Length(Expr.of(named.variable()));
    return Exposure.ofArray(
        named.variable(),
        e -> e.equals(own) || named.length().filter(e::equals).isPresent(),
        statements);
  }
}
