package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions that evaluate only some of their operands. */
final class Conditionals {
  private final Body body;

  Conditionals(Body body) {
    this.body = body;
  }

  /** {@code c ? a : b}; {@code target} is the reference type wanted of it. */
  Computed read(ConditionalExpr expression, Optional<Type> target) {
    Optional<Computed> condition =
        body.problems.attempt(() -> body.expressions.condition(expression.getCondition()));
    Optional<Computed> then = body.problems.attempt(() -> arm(expression.getThenExpr(), target));
    Optional<Computed> other = body.problems.attempt(() -> arm(expression.getElseExpr(), target));
    Computed whenTrue = Problems.need(then);
    Computed whenFalse = Problems.need(other);
    Type type = target.orElseGet(() -> type(expression, whenTrue, whenFalse));
    return choose(
        "chosen",
        Problems.need(condition),
        converted(expression.getThenExpr(), whenTrue, type),
        converted(expression.getElseExpr(), whenFalse, type));
  }

  private Computed arm(Expression arm, Optional<Type> target) {
    return target
        .map(type -> body.ordering.settle(body.expressions.readAs(arm, type)))
        .orElseGet(() -> body.expressions.pure(arm));
  }

  private Computed converted(Expression place, Computed arm, Type type) {
    if (arm.type().isNumeric() && type.isNumeric() && !Conversions.widens(arm.type(), type)) {
      // Only a constant that fits: an int beside a char, a short or a byte.
      return arm.map(value -> Conversions.convert(value, type));
    }
    return body.expressions.assigned(place, arm, type);
  }

  private Type type(ConditionalExpr expression, Computed whenTrue, Computed whenFalse) {
    Type a = whenTrue.type();
    Type b = whenFalse.type();
    if (a.equals(b)) {
      return a;
    } else if (a.isNumeric() && b.isNumeric()) {
      Expr first = constantOr(expression.getThenExpr(), whenTrue.value());
      Expr second = constantOr(expression.getElseExpr(), whenFalse.value());
      Type type = numericType(first, second).orElseGet(() -> Type.promote(a, b));
      refuseRounding(expression.getThenExpr(), first, type);
      refuseRounding(expression.getElseExpr(), second, type);
      return type;
    } else if (!a.isPrimitive() && b.equals(Conversions.NULL)) {
      return a;
    } else if (!b.isPrimitive() && a.equals(Conversions.NULL)) {
      return b;
    } else if (a instanceof Type.Opaque && b instanceof Type.Opaque) {
      return new Type.Opaque("java.lang.Object");
    }
    throw body.problems.refuse(
        Code.AD012,
        expression,
        "cannot differentiate a conditional expression of "
            + TypeNames.shown(a)
            + " and "
            + TypeNames.shown(b)
            + " because boxing is not supported; give both sides one type");
  }

  /**
   * Refuses an int or a long that becomes a float as an arm beside a float: where a double is
   * wanted of the whole, Java's compilers disagree on whether it is rounded to a float before.
   */
  void refuseRounding(Expression place, Expr arm, Type type) {
    boolean whole = arm.type() == Type.INT || arm.type() == Type.LONG;
    if (type == Type.FLOAT && whole && !isExactAsFloat(arm)) {
      throw body.problems.refuse(
          Code.AD012,
          place,
          "cannot mix "
              + arm.type()
              + " and float in the arms of one expression because Java's compilers do not agree on"
              + " how it is rounded; cast this arm to float or to double");
    }
  }

  private static boolean isExactAsFloat(Expr arm) {
    return arm instanceof Expr.Const constant
        && constant.value() instanceof Number number
        && (long) (float) number.longValue() == number.longValue();
  }

  private Expr constantOr(Expression place, Expr value) {
    return body.constants.value(place).<Expr>map(constant -> constant).orElse(value);
  }

  /** The type of a conditional expression of two numbers (JLS 15.25.2). */
  static Optional<Type> numericType(Expr a, Expr b) {
    Type left = a.type();
    Type right = b.type();
    if (!left.isNumeric() || !right.isNumeric()) {
      return Optional.empty();
    } else if (left.equals(right)) {
      return Optional.of(left);
    } else if (areByteAndShort(left, right) || areByteAndShort(right, left)) {
      return Optional.of(Type.SHORT);
    } else if (fits(a, right)) {
      return Optional.of(right);
    } else if (fits(b, left)) {
      return Optional.of(left);
    }
    return Optional.of(Type.promote(left, right));
  }

  private static boolean areByteAndShort(Type a, Type b) {
    return a == Type.BYTE && b == Type.SHORT;
  }

  private static boolean fits(Expr value, Type narrow) {
    return value.type() == Type.INT
        && value instanceof Expr.Const constant
        && Conversions.narrows(constant, narrow);
  }

  /** {@code &&} or {@code ||}. */
  Computed shortCircuit(BinaryExpr expression, Operator op, Computed left, Computed right) {
    Expr combined =
        body.expressions
            .arithmetic()
            .binary(
                op,
                new Arithmetic.Operand(expression.getLeft(), left.value()),
                new Arithmetic.Operand(expression.getRight(), right.value()),
                expression);
    if (!right.hasEffects()) {
      return new Computed(left.before(), combined);
    }
    Computed constant = Computed.of(Expr.of(op == Operator.LOR));
    return op == Operator.LAND
        ? choose("both", left, right, constant)
        : choose("either", left, constant, right);
  }

  /** One of two values: an expression where neither has effects. */
  Computed choose(String name, Computed condition, Computed whenTrue, Computed whenFalse) {
    if (!whenTrue.hasEffects() && !whenFalse.hasEffects()) {
      return condition.map(c -> new Expr.Select(c, whenTrue.value(), whenFalse.value()));
    }
    noteAssigned(whenTrue);
    noteAssigned(whenFalse);
    Variable result = body.locals.fresh(name, whenTrue.type());
    List<Stmt> before = new ArrayList<>(condition.before());
    before.add(new Stmt.Declare(result, Optional.empty(), body.span()));
    before.add(
        new Stmt.If(
            condition.value(), assign(result, whenTrue), assign(result, whenFalse), body.span()));
    return new Computed(before, Expr.of(result));
  }

  /**
   * What one arm assigns counts as assigned, for Java, where the condition had the value that leads
   * there; a variable that holds the outcome does not say so. Such locals get a value when they are
   * declared, which nobody ever reads.
   */
  private void noteAssigned(Computed arm) {
    IrWalk.forEachStmt(
        new Block(arm.before()),
        s -> {
          if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
            body.locals.initialise(v.variable());
          }
        });
  }

  private Block assign(Variable result, Computed arm) {
    List<Stmt> statements = new ArrayList<>(arm.before());
    statements.add(new Stmt.Set(Expr.of(result), arm.value(), body.span()));
    return new Block(statements);
  }
}
