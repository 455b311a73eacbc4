package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Declares a variable where it gets its first value: {@code double dx = 0; … dx += e;} becomes
 * {@code … double dx = e;}, and {@code dx = 0; … dx += e;} becomes {@code … dx = e;}.
 *
 * <p>Between the two, in one block, nothing mentions the variable. Adding to zero would turn -0.0
 * into 0.0, so sums are started this way only in generated variables: the sign of a zero adjoint is
 * not promised, the user's value is, to the last bit.
 */
final class FirstAssignment {
  private final Predicate<Variable> generated;

  /** The variables that were last given a value that nobody has looked at yet. */
  private final Map<Variable, Opened> open = new HashMap<>();

  /** A statement that gave a variable a value: the number of its block, and its index there. */
  private record Opened(int block, int index) {}

  private int blocks;

  private FirstAssignment(Predicate<Variable> generated) {
    this.generated = generated;
  }

  static Block run(Block body, Predicate<Variable> generated) {
    return new FirstAssignment(generated).block(body);
  }

  private Block block(Block block) {
    int number = blocks++;
    List<Stmt> statements = block.statements();
    List<Optional<Stmt>> after = new ArrayList<>(statements.size());
    // Variables of this block that were set to zero, unless they were looked at since.
    List<Variable> zeroed = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = IrWalk.mapBlocks(statements.get(i), this::block);
      Optional<Integer> first = Uses.assigned(statement).flatMap(v -> openedIn(number, v));
      if (first.isPresent()) {
        Variable target = Uses.assigned(statement).orElseThrow();
        Optional<Stmt> joined = join(after.get(first.get()).orElseThrow(), statement, target);
        if (joined.isPresent()) {
          after.set(first.get(), Optional.empty());
          statement = joined.get();
        }
      }
      after.add(Optional.of(statement));
      if (!IrWalk.blocks(statement).isEmpty() || leaves(statement)) {
        // Control may leave from here, and then the value of a variable from outside is seen.
        zeroed.stream()
            .filter(v -> openedIn(number, v).filter(at -> isSet(after.get(at))).isPresent())
            .forEach(open::remove);
        zeroed.clear();
      }
      // What statements inside this one mention was met when they were visited.
      mention(statement);
      Optional<Variable> opened = opened(statement);
      if (opened.isPresent()) {
        open.put(opened.get(), new Opened(number, i));
        if (statement instanceof Stmt.Set) {
          zeroed.add(opened.get());
        }
      }
    }
    Rebuilt result = new Rebuilt();
    for (int i = 0; i < statements.size(); i++) {
      result.put(statements.get(i), after.get(i).map(List::of).orElse(List.of()));
    }
    return result.block();
  }

  /** Where the block gave the variable a value that nobody has looked at yet. */
  private Optional<Integer> openedIn(int block, Variable variable) {
    return Optional.ofNullable(open.get(variable))
        .filter(opened -> opened.block() == block)
        .map(Opened::index);
  }

  private static boolean isSet(Optional<Stmt> statement) {
    return statement.orElseThrow() instanceof Stmt.Set;
  }

  private void mention(Stmt statement) {
    if (statement instanceof Stmt.Declare d) {
      open.remove(d.variable());
    }
    IrWalk.forEachExpr(statement, e -> Uses.forEachVariable(e, open::remove));
  }

  private static boolean leaves(Stmt s) {
    return s instanceof Stmt.Exit || s instanceof Stmt.Return || s instanceof Stmt.Throw;
  }

  /** The variable that a statement declares, or sets to zero. */
  private static Optional<Variable> opened(Stmt s) {
    if (s instanceof Stmt.Declare d && (d.value().isEmpty() || !Purity.mayThrow(d.value().get()))) {
      return Optional.of(d.variable());
    } else if (s instanceof Stmt.Set set
        && set.place() instanceof Expr.Var v
        && isZero(set.value())) {
      return Optional.of(v.variable());
    }
    return Optional.empty();
  }

  private static boolean isZero(Expr e) {
    return Constants.isReal(e, 0.0) || Constants.isInteger(e, 0);
  }

  /** The one statement that does what the two do. */
  private Optional<Stmt> join(Stmt first, Stmt second, Variable variable) {
    Optional<Expr> value = value(first, second, variable);
    if (value.isEmpty() || Uses.occurs(variable, value.get())) {
      return Optional.empty();
    } else if (first instanceof Stmt.Declare) {
      return Optional.of(new Stmt.Declare(variable, value, second.span()));
    }
    return Optional.of(new Stmt.Set(Expr.of(variable), value.get(), second.span()));
  }

  private Optional<Expr> value(Stmt first, Stmt second, Variable variable) {
    if (second instanceof Stmt.Set set) {
      return Optional.of(set.value());
    }
    boolean fromZero =
        first instanceof Stmt.Declare d && d.value().filter(FirstAssignment::isZero).isPresent()
            || first instanceof Stmt.Set;
    boolean exact = variable.type().isIntegral() || generated.test(variable);
    if (fromZero && exact && second instanceof Stmt.Increment increment) {
      return Optional.of(
          increment.negative() ? Simplify.negate(increment.value()) : increment.value());
    }
    return Optional.empty();
  }
}
