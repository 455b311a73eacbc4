package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import io.adjoint.compiler.ir.Operator;
import java.util.Optional;

/** From JavaParser's operators to ours. */
final class Operators {
  private Operators() {}

  static Operator of(BinaryExpr.Operator operator) {
    return switch (operator) {
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUB;
      case MULTIPLY -> Operator.MUL;
      case DIVIDE -> Operator.DIV;
      case REMAINDER -> Operator.REM;
      case LEFT_SHIFT -> Operator.SHL;
      case SIGNED_RIGHT_SHIFT -> Operator.SHR;
      case UNSIGNED_RIGHT_SHIFT -> Operator.USHR;
      case BINARY_AND -> Operator.AND;
      case BINARY_OR -> Operator.OR;
      case XOR -> Operator.XOR;
      case LESS -> Operator.LT;
      case LESS_EQUALS -> Operator.LE;
      case GREATER -> Operator.GT;
      case GREATER_EQUALS -> Operator.GE;
      case EQUALS -> Operator.EQ;
      case NOT_EQUALS -> Operator.NE;
      case AND -> Operator.LAND;
      case OR -> Operator.LOR;
    };
  }

  /** The operator inside a compound assignment; empty for the plain one. */
  static Optional<Operator> of(AssignExpr.Operator operator) {
    return operator.toBinaryOperator().map(Operators::of);
  }
}
