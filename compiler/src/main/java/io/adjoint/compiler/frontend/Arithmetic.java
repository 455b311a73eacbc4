package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** Operators on pure values: the types that Java gives them, every conversion explicit. */
final class Arithmetic {
  private final Body body;

  Arithmetic(Body body) {
    this.body = body;
  }

  /** A pure value, and where it comes from. */
  record Operand(Expression place, Expr value) {
    Type type() {
      return value.type();
    }
  }

  Expr binary(Operator op, Operand left, Operand right, Expression place) {
    Type a = left.type();
    Type b = right.type();
    if (op == Operator.ADD && (a.equals(Type.STRING) || b.equals(Type.STRING))) {
      return concat(left, right);
    }
    if (op.isShift()) {
      Expr value = integral(left, place);
      return new Expr.Binary(op, value, integral(right, place));
    }
    boolean logical = op == Operator.AND || op == Operator.OR || op == Operator.XOR;
    boolean equality = op == Operator.EQ || op == Operator.NE;
    if (a == Type.BOOLEAN && b == Type.BOOLEAN && (logical || equality || op.isShortCircuit())) {
      return new Expr.Binary(op, left.value(), right.value());
    }
    if (equality && !a.isPrimitive() && !b.isPrimitive()) {
      return references(op, left.value(), right.value());
    }
    if (!a.isNumeric() || !b.isNumeric() || op.isShortCircuit()) {
      throw Refusals.operator(body.problems, place, op.symbol(), a, b);
    }
    Type type = Type.promote(a, b);
    if (logical && !type.isIntegral()) {
      throw Refusals.operator(body.problems, place, op.symbol(), a, b);
    }
    return new Expr.Binary(
        op, convert(left.place(), left.value(), type), convert(right.place(), right.value(), type));
  }

  private Expr integral(Operand operand, Expression place) {
    if (!operand.type().isIntegral()) {
      throw Refusals.operator(body.problems, place, "a shift", operand.type(), operand.type());
    }
    return Conversions.promoted(operand.value());
  }

  private static Expr references(Operator op, Expr left, Expr right) {
    Expr a = left instanceof Expr.Null ? new Expr.Null(typeBeside(right)) : left;
    Expr b = right instanceof Expr.Null ? new Expr.Null(typeBeside(left)) : right;
    return new Expr.Binary(op, a, b);
  }

  private static Type typeBeside(Expr other) {
    return other.type().equals(Conversions.NULL)
        ? new Type.Opaque("java.lang.Object")
        : other.type();
  }

  /** Flat where the left side is a concatenation already: it is associative then. */
  private Expr concat(Operand left, Operand right) {
    List<Expr> parts = new ArrayList<>();
    if (left.value() instanceof Expr.Concat begun) {
      parts.addAll(begun.parts());
    } else {
      parts.add(text(left));
    }
    parts.add(text(right));
    return new Expr.Concat(parts);
  }

  private Expr text(Operand operand) {
    if (operand.type() == Type.VOID) {
      throw Refusals.operator(body.problems, operand.place(), "+", Type.STRING, Type.VOID);
    }
    boolean isNull = operand.type().equals(Conversions.NULL);
    return isNull ? new Expr.Const(Type.STRING, "null") : operand.value();
  }

  Expr unary(Expr.Unary.Op op, Expr operand, Expression place) {
    if (op == Expr.Unary.Op.NOT ? operand.type() != Type.BOOLEAN : !operand.type().isNumeric()) {
      throw Refusals.operator(body.problems, place, op.symbol(), operand.type(), operand.type());
    }
    if (op != Expr.Unary.Op.NOT && operand instanceof Expr.Const constant) {
      return ConstantMath.unary(op, constant)
          .orElseThrow(
              () ->
                  Refusals.operator(
                      body.problems, place, op.symbol(), operand.type(), operand.type()));
    }
    return new Expr.Unary(op, Conversions.promoted(operand));
  }

  Expr numeric(Expr operand, Expression place) {
    if (!operand.type().isNumeric()) {
      throw Refusals.operator(body.problems, place, "+", operand.type(), operand.type());
    }
    return Conversions.promoted(operand);
  }

  /**
   * A value widened to {@code to}; warns where that is a quotient of integers that becomes real.
   */
  Expr convert(Expression place, Expr value, Type to) {
    if (to.isRealScalar() && value.type().isIntegral() && losesFraction(value)) {
      body.problems.report(
          Code.AD027,
          division(place),
          "both operands of this division are integers, so its fraction is lost before it becomes "
              + to
              + "; write one of them as a floating-point number");
    }
    return Conversions.convert(value, to);
  }

  private static boolean losesFraction(Expr value) {
    if (value instanceof Expr.Unary unary && unary.op() == Expr.Unary.Op.NEG) {
      return losesFraction(unary.operand());
    }
    if (!(value instanceof Expr.Binary binary) || binary.op() != Operator.DIV) {
      return false;
    }
    boolean exact =
        Constants.fold(Operator.REM, binary.left(), binary.right())
            .filter(Constants::isZero)
            .isPresent();
    return !exact;
  }

  private static Expression division(Expression place) {
    Expression inner = place;
    while (true) {
      if (inner instanceof EnclosedExpr enclosed) {
        inner = enclosed.getInner();
      } else if (inner instanceof UnaryExpr unary) {
        inner = unary.getExpression();
      } else {
        return inner instanceof BinaryExpr ? inner : place;
      }
    }
  }
}
