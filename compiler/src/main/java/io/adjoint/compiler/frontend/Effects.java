package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What some statements can do to the values computed before them.
 *
 * @param assigned the variables they assign
 * @param memory whether they write to arrays or fields that existed before
 * @param abrupt whether they may throw
 */
record Effects(Set<Variable> assigned, boolean memory, boolean abrupt) {

  static Effects of(List<Stmt> statements) {
    Summary summary = new Summary();
    IrWalk.forEachStmt(new Block(statements), summary::add);
    return new Effects(summary.assigned, summary.memory, summary.abrupt);
  }

  /**
   * Whether {@code value} must be computed before them, to be what it was or to throw what it
   * threw.
   */
  boolean disturb(Expr value) {
    // Local variables are lost when an exception is thrown, so only the other effects count.
    if ((memory || abrupt) && mayThrow(value)) {
      return true;
    }
    if (value instanceof Expr.Var read && assigned.contains(read.variable())) {
      return true;
    }
    if (memory && readsMemory(value)) {
      return true;
    }
    return value.operands().stream().anyMatch(this::disturb);
  }

  private static boolean readsMemory(Expr value) {
    return value instanceof Expr.Load
        || value instanceof Expr.Field
        || value instanceof Expr.Static;
  }

  /** Whether evaluating the expression itself, its operands aside, may throw. */
  static boolean mayThrow(Expr value) {
    if (value instanceof Expr.Binary binary) {
      boolean divides = binary.op() == Operator.DIV || binary.op() == Operator.REM;
      boolean safe = binary.right() instanceof Expr.Const divisor && !Constants.isZero(divisor);
      return divides && binary.type().isIntegral() && !safe;
    } else if (value instanceof Expr.Apply apply) {
      return MathFunctions.mayThrow(apply.function());
    } else if (value instanceof Expr.Cast cast) {
      return !cast.type().isPrimitive();
    } else if (value instanceof Expr.NewArray array) {
      return !array.dimensions().stream().allMatch(n -> n instanceof Expr.Const);
    }
    return value instanceof Expr.Load
        || value instanceof Expr.Length
        || value instanceof Expr.Effect
        || value instanceof Expr.Concat;
  }

  /** Whether evaluating the expression with its operands may throw. */
  static boolean mayThrowAtAll(Expr value) {
    return mayThrow(value) || value.operands().stream().anyMatch(Effects::mayThrowAtAll);
  }

  private static final class Summary {
    private final Set<Variable> assigned = new HashSet<>();

    /** Arrays made by these statements: nobody else can see what is written to them. */
    private final Set<Variable> fresh = new HashSet<>();

    private boolean memory;
    private boolean abrupt;

    void add(Stmt statement) {
      if (statement instanceof Stmt.Declare declare
          && declare.value().filter(v -> v instanceof Expr.NewArray).isPresent()) {
        fresh.add(declare.variable());
      } else if (statement instanceof Stmt.Set set) {
        write(set.place());
      } else if (statement instanceof Stmt.Increment increment) {
        write(increment.place());
      } else if (statement instanceof Stmt.Fill || statement instanceof Stmt.CopyArray) {
        memory = true;
        abrupt = true;
      } else if (statement instanceof Stmt.Throw || statement instanceof Stmt.Assert) {
        abrupt = true;
      } else if (statement instanceof Stmt.Switch choice
          && !choice.selector().type().isPrimitive()) {
        abrupt = true;
      }
      IrWalk.forEachRead(
          statement, expression -> IrWalk.forEachDeepExpr(expression, this::evaluate));
    }

    private void write(Expr.Place place) {
      if (place instanceof Expr.Var target) {
        assigned.add(target.variable());
      } else if (!(place instanceof Expr.Load load
          && load.array() instanceof Expr.Var array
          && fresh.contains(array.variable())
          && load.index() instanceof Expr.Const)) {
        memory = true;
        abrupt = true;
      }
    }

    private void evaluate(Expr expression) {
      boolean calls =
          expression instanceof Expr.CallFunction
              || expression instanceof Expr.Invoke
              || expression instanceof Expr.New;
      memory |= calls;
      abrupt |= calls || mayThrow(expression);
    }
  }
}
