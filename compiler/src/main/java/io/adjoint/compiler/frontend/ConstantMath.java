package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/** Java's operators on constants. */
final class ConstantMath {
  private ConstantMath() {}

  static Optional<Expr.Const> unary(Expr.Unary.Op op, Expr.Const operand) {
    if (op == Expr.Unary.Op.NOT) {
      return operand.value() instanceof Boolean value
          ? Optional.of(Expr.of(!value))
          : Optional.empty();
    }
    Expr.Const value = promoted(operand);
    if (op == Expr.Unary.Op.COMPLEMENT) {
      if (value.value() instanceof Integer number) {
        return Optional.of(new Expr.Const(Type.INT, ~number));
      }
      return value.value() instanceof Long number
          ? Optional.of(new Expr.Const(Type.LONG, ~number))
          : Optional.empty();
    }
    if (value.value() instanceof Integer number) {
      return Optional.of(new Expr.Const(Type.INT, -number));
    } else if (value.value() instanceof Long number) {
      return Optional.of(new Expr.Const(Type.LONG, -number));
    } else if (value.value() instanceof Float number) {
      return Optional.of(new Expr.Const(Type.FLOAT, -number));
    } else if (value.value() instanceof Double number) {
      return Optional.of(new Expr.Const(Type.DOUBLE, -number));
    }
    return Optional.empty();
  }

  private static Expr.Const promoted(Expr.Const constant) {
    return Conversions.convert(constant, Conversions.promote(constant.type()));
  }

  /** Empty where Java has no constant: a division by zero, operands that do not fit. */
  static Optional<Expr.Const> binary(Operator op, Expr.Const left, Expr.Const right) {
    if (left.value() instanceof String || right.value() instanceof String) {
      return strings(op, left, right);
    }
    if (left.value() instanceof Boolean a && right.value() instanceof Boolean b) {
      return booleans(op, a, b).map(Expr::of);
    }
    if (!left.type().isNumeric() || !right.type().isNumeric()) {
      return Optional.empty();
    }
    if (op.isShift()) {
      long distance = (Long) Conversions.convert(right, Type.LONG).value();
      return shift(op, promoted(left), distance);
    }
    Type type = Type.promote(left.type(), right.type());
    Object a = Conversions.convert(left, type).value();
    Object b = Conversions.convert(right, type).value();
    if (op.isComparison()) {
      return Optional.of(Expr.of(compare(op, a, b)));
    }
    Optional<? extends Object> result =
        a instanceof Double x
            ? doubles(op, x, (Double) b)
            : a instanceof Float x
                ? floats(op, x, (Float) b)
                : a instanceof Long x ? longs(op, x, (Long) b) : ints(op, a, b);
    return result.map(value -> new Expr.Const(type, value));
  }

  private static Optional<Expr.Const> strings(Operator op, Expr.Const left, Expr.Const right) {
    if (op == Operator.ADD) {
      String text = String.valueOf(left.value()) + right.value();
      return Optional.of(new Expr.Const(Type.STRING, text));
    }
    // Constant strings are interned, so that identity is equality.
    boolean equal = left.value().equals(right.value());
    if (op == Operator.EQ) {
      return Optional.of(Expr.of(equal));
    }
    return op == Operator.NE ? Optional.of(Expr.of(!equal)) : Optional.empty();
  }

  private static Optional<Boolean> booleans(Operator op, boolean a, boolean b) {
    return switch (op) {
      case AND, LAND -> Optional.of(a && b);
      case OR, LOR -> Optional.of(a || b);
      case XOR, NE -> Optional.of(a != b);
      case EQ -> Optional.of(a == b);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr.Const> shift(Operator op, Expr.Const left, long distance) {
    if (left.value() instanceof Integer value) {
      int result =
          op == Operator.SHL
              ? value << distance
              : op == Operator.SHR ? value >> distance : value >>> distance;
      return Optional.of(new Expr.Const(Type.INT, result));
    } else if (left.value() instanceof Long value) {
      long result =
          op == Operator.SHL
              ? value << distance
              : op == Operator.SHR ? value >> distance : value >>> distance;
      return Optional.of(new Expr.Const(Type.LONG, result));
    }
    return Optional.empty();
  }

  private static boolean compare(Operator op, Object a, Object b) {
    if (a instanceof Long || a instanceof Integer) {
      int order = Long.compare(((Number) a).longValue(), ((Number) b).longValue());
      return switch (op) {
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case EQ -> order == 0;
        default -> order != 0;
      };
    }
    double x = ((Number) a).doubleValue();
    double y = ((Number) b).doubleValue();
    return switch (op) {
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
      case EQ -> x == y;
      default -> x != y;
    };
  }

  private static Optional<Double> doubles(Operator op, double a, double b) {
    return switch (op) {
      case ADD -> Optional.of(a + b);
      case SUB -> Optional.of(a - b);
      case MUL -> Optional.of(a * b);
      case DIV -> Optional.of(a / b);
      case REM -> Optional.of(a % b);
      default -> Optional.empty();
    };
  }

  private static Optional<Float> floats(Operator op, float a, float b) {
    return switch (op) {
      case ADD -> Optional.of(a + b);
      case SUB -> Optional.of(a - b);
      case MUL -> Optional.of(a * b);
      case DIV -> Optional.of(a / b);
      case REM -> Optional.of(a % b);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> longs(Operator op, long a, long b) {
    return switch (op) {
      case ADD -> Optional.of(a + b);
      case SUB -> Optional.of(a - b);
      case MUL -> Optional.of(a * b);
      case DIV -> b == 0 ? Optional.empty() : Optional.of(a / b);
      case REM -> b == 0 ? Optional.empty() : Optional.of(a % b);
      case AND -> Optional.of(a & b);
      case OR -> Optional.of(a | b);
      case XOR -> Optional.of(a ^ b);
      default -> Optional.empty();
    };
  }

  /** The low half of the result on longs is the result on ints. */
  private static Optional<Integer> ints(Operator op, Object a, Object b) {
    return longs(op, (Integer) a, (Integer) b).map(Long::intValue);
  }
}
