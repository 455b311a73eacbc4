package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;
import java.util.function.Function;

/** The values of constant expressions (JLS 15.29). */
final class Constants {
  /** The constant that a simple or dotted name stands for. */
  private final Function<Expression, Optional<Expr.Const>> names;

  Constants(Function<Expression, Optional<Expr.Const>> names) {
    this.names = names;
  }

  /** The value, where the expression is a constant one. */
  Optional<Expr.Const> value(Expression expression) {
    if (expression instanceof NameExpr || expression instanceof FieldAccessExpr) {
      return names.apply(expression);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return value(enclosed.getInner());
    } else if (expression instanceof UnaryExpr unary) {
      return unary(unary);
    } else if (expression instanceof BinaryExpr binary) {
      Optional<Expr.Const> left = value(binary.getLeft());
      Optional<Expr.Const> right = left.isPresent() ? value(binary.getRight()) : Optional.empty();
      return right.flatMap(
          r -> ConstantMath.binary(Operators.of(binary.getOperator()), left.get(), r));
    } else if (expression instanceof ConditionalExpr conditional) {
      return conditional(conditional);
    } else if (expression instanceof CastExpr cast) {
      return cast(cast);
    }
    return Literals.read(expression);
  }

  private Optional<Expr.Const> unary(UnaryExpr unary) {
    Optional<Expr.Const> operand = value(unary.getExpression());
    return switch (unary.getOperator()) {
      case PLUS ->
          operand
              .filter(c -> c.type().isNumeric())
              .map(c -> Conversions.convert(c, Conversions.promote(c.type())));
      case MINUS -> operand.flatMap(c -> ConstantMath.unary(Expr.Unary.Op.NEG, c));
      case BITWISE_COMPLEMENT ->
          operand.flatMap(c -> ConstantMath.unary(Expr.Unary.Op.COMPLEMENT, c));
      case LOGICAL_COMPLEMENT -> operand.flatMap(c -> ConstantMath.unary(Expr.Unary.Op.NOT, c));
      default -> Optional.empty();
    };
  }

  private Optional<Expr.Const> conditional(ConditionalExpr conditional) {
    Optional<Expr.Const> condition = value(conditional.getCondition());
    Optional<Expr.Const> whenTrue = value(conditional.getThenExpr());
    Optional<Expr.Const> whenFalse = value(conditional.getElseExpr());
    if (condition.isEmpty() || whenTrue.isEmpty() || whenFalse.isEmpty()) {
      return Optional.empty();
    }
    Expr.Const chosen = (Boolean) condition.get().value() ? whenTrue.get() : whenFalse.get();
    return Conditionals.numericType(whenTrue.get(), whenFalse.get())
        .map(type -> Conversions.convert(chosen, type))
        .or(() -> Optional.of(chosen));
  }

  private Optional<Expr.Const> cast(CastExpr cast) {
    Optional<Expr.Const> operand = value(cast.getExpression());
    if (cast.getType().isPrimitiveType()) {
      Type type = TypeNames.primitive(cast.getType().asPrimitiveType());
      return operand
          .filter(c -> c.type().isNumeric() == type.isNumeric() && c.type() != Type.STRING)
          .map(c -> Conversions.convert(c, type));
    }
    boolean toString =
        cast.getType().asString().equals("String")
            || cast.getType().asString().equals("java.lang.String");
    return operand.filter(c -> toString && c.type().equals(Type.STRING));
  }

  /** Whether an expression is a literal, perhaps with a sign: it reads as written once folded. */
  static boolean isLiteral(Expression expression) {
    Expression inner = expression;
    while (inner instanceof UnaryExpr unary
        && (unary.getOperator() == UnaryExpr.Operator.MINUS
            || unary.getOperator() == UnaryExpr.Operator.PLUS)) {
      inner = unary.getExpression();
    }
    return inner instanceof IntegerLiteralExpr
        || inner instanceof LongLiteralExpr
        || Literals.read(inner).isPresent();
  }

  /** A constant from the value that a class file or a reflection holds. */
  static Optional<Expr.Const> of(Type type, Object value) {
    if (type.equals(Type.STRING) && value instanceof String) {
      return Optional.of(new Expr.Const(type, value));
    }
    if (!type.isPrimitive()) {
      return Optional.empty();
    }
    if (value instanceof Boolean || value instanceof Character) {
      return Optional.of(new Expr.Const(type, value));
    }
    if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
      return Optional.of(
          Conversions.convert(new Expr.Const(Type.INT, ((Number) value).intValue()), type));
    }
    return value instanceof Number ? Optional.of(new Expr.Const(type, value)) : Optional.empty();
  }

  /** Whether a constant is an integer zero: dividing by anything else cannot fail. */
  static boolean isZero(Expr.Const constant) {
    return constant.value() instanceof Number number && number.doubleValue() == 0;
  }

  /** The constant operator of a binary expression, where both sides are known. */
  static Optional<Expr.Const> fold(Operator op, Expr left, Expr right) {
    return left instanceof Expr.Const a && right instanceof Expr.Const b
        ? ConstantMath.binary(op, a, b)
        : Optional.empty();
  }
}
