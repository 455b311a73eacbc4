package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;

/** Operators on literals, computed as Java computes them. */
final class Constants {
  /** As long as {@code -0.25}. */
  private static final int LITERAL_LENGTH = 5;

  private Constants() {}

  /** The value of a literal truth value. */
  static Optional<Boolean> truth(Expr e) {
    return e instanceof Expr.Const c && c.value() instanceof Boolean b
        ? Optional.of(b)
        : Optional.empty();
  }

  /** Whether the expression is a literal of exactly this real value: 0.0 is not -0.0. */
  static boolean isReal(Expr e, double value) {
    return e instanceof Expr.Const c
        && (c.value() instanceof Double d && d.equals(value)
            || c.value() instanceof Float f && Double.valueOf(f).equals(value));
  }

  /** Whether the expression is a real literal, not zero, that reads as well as a name. */
  static boolean isShortNonZero(Expr e) {
    return e instanceof Expr.Const c
        && e.type().isRealScalar()
        && ((Number) c.value()).doubleValue() != 0
        && c.value().toString().length() <= LITERAL_LENGTH;
  }

  /** Whether the expression is a literal int or long of this value. */
  static boolean isInteger(Expr e, long value) {
    return e instanceof Expr.Const c
        && (e.type() == Type.INT || e.type() == Type.LONG)
        && c.value() instanceof Number n
        && n.longValue() == value;
  }

  /** A literal int or long. */
  static Expr integer(Type type, long value) {
    return type == Type.LONG ? new Expr.Const(type, value) : Expr.of((int) value);
  }

  static Optional<Expr> fold(Expr.Unary u) {
    if (!(u.operand() instanceof Expr.Const c)) {
      return Optional.empty();
    }
    Object value = c.value();
    Type type = u.type();
    return switch (u.op()) {
      case NEG -> {
        if (value instanceof Double d && !d.isNaN()) {
          yield literal(type, -d);
        } else if (value instanceof Float f && !f.isNaN()) {
          yield literal(type, -f);
        } else if (value instanceof Integer i && type == Type.INT) {
          yield literal(type, -i);
        }
        yield value instanceof Long l ? literal(type, -l) : Optional.empty();
      }
      case NOT -> value instanceof Boolean b ? literal(type, !b) : Optional.empty();
      case COMPLEMENT -> {
        if (value instanceof Integer i && type == Type.INT) {
          yield literal(type, ~i);
        }
        yield value instanceof Long l ? literal(type, ~l) : Optional.empty();
      }
    };
  }

  static Optional<Expr> fold(Expr.Binary b) {
    if (!(b.left() instanceof Expr.Const left) || !(b.right() instanceof Expr.Const right)) {
      return Optional.empty();
    }
    Object x = left.value();
    Object y = right.value();
    if (x instanceof Double d && y instanceof Double e) {
      return b.op().isComparison() ? compare(b.op(), d, e) : readable(b, real(b.op(), d, e));
    } else if (x instanceof Float f && y instanceof Float g) {
      return b.op().isComparison()
          ? compare(b.op(), (double) f, (double) g)
          : readable(b, real(b.op(), f, g));
    } else if (x instanceof Long l && y instanceof Long m) {
      return b.op().isComparison() ? compare(b.op(), l, m) : integral(b.op(), l, m);
    } else if (x instanceof Integer i && y instanceof Integer j && left.type() == Type.INT) {
      return b.op().isComparison() ? compare(b.op(), (long) i, (long) j) : integral(b.op(), i, j);
    }
    return Optional.empty();
  }

  /**
   * A folded {@code 1.0 / 3.0} is nothing to read: kept where the literal is longer than the text.
   */
  private static Optional<Expr> readable(Expr.Binary b, Optional<Expr> folded) {
    return folded.filter(
        value -> IrPrinter.print(value).length() <= IrPrinter.print((Expr) b).length());
  }

  private static Optional<Expr> literal(Type type, Object value) {
    return Optional.of(new Expr.Const(type, value));
  }

  private static Optional<Expr> real(Operator op, double x, double y) {
    return switch (op) {
      case ADD -> number(x + y);
      case SUB -> number(x - y);
      case MUL -> number(x * y);
      case DIV -> number(x / y);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> real(Operator op, float x, float y) {
    return switch (op) {
      case ADD -> number(x + y);
      case SUB -> number(x - y);
      case MUL -> number(x * y);
      case DIV -> number(x / y);
      default -> Optional.empty();
    };
  }

  // What is not finite is better read as the user wrote it.
  private static Optional<Expr> number(double value) {
    return Double.isFinite(value) ? literal(Type.DOUBLE, value) : Optional.empty();
  }

  private static Optional<Expr> number(float value) {
    return Float.isFinite(value) ? literal(Type.FLOAT, value) : Optional.empty();
  }

  private static Optional<Expr> integral(Operator op, int x, int y) {
    return switch (op) {
      case ADD -> literal(Type.INT, x + y);
      case SUB -> literal(Type.INT, x - y);
      case MUL -> literal(Type.INT, x * y);
      case DIV -> y == 0 ? Optional.empty() : literal(Type.INT, x / y);
      case REM -> y == 0 ? Optional.empty() : literal(Type.INT, x % y);
      case AND -> literal(Type.INT, x & y);
      case OR -> literal(Type.INT, x | y);
      case XOR -> literal(Type.INT, x ^ y);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> integral(Operator op, long x, long y) {
    return switch (op) {
      case ADD -> literal(Type.LONG, x + y);
      case SUB -> literal(Type.LONG, x - y);
      case MUL -> literal(Type.LONG, x * y);
      case DIV -> y == 0 ? Optional.empty() : literal(Type.LONG, x / y);
      case REM -> y == 0 ? Optional.empty() : literal(Type.LONG, x % y);
      case AND -> literal(Type.LONG, x & y);
      case OR -> literal(Type.LONG, x | y);
      case XOR -> literal(Type.LONG, x ^ y);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> compare(Operator op, double x, double y) {
    return switch (op) {
      case LT -> literal(Type.BOOLEAN, x < y);
      case LE -> literal(Type.BOOLEAN, x <= y);
      case GT -> literal(Type.BOOLEAN, x > y);
      case GE -> literal(Type.BOOLEAN, x >= y);
      case EQ -> literal(Type.BOOLEAN, x == y);
      case NE -> literal(Type.BOOLEAN, x != y);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> compare(Operator op, long x, long y) {
    return switch (op) {
      case LT -> literal(Type.BOOLEAN, x < y);
      case LE -> literal(Type.BOOLEAN, x <= y);
      case GT -> literal(Type.BOOLEAN, x > y);
      case GE -> literal(Type.BOOLEAN, x >= y);
      case EQ -> literal(Type.BOOLEAN, x == y);
      case NE -> literal(Type.BOOLEAN, x != y);
      default -> Optional.empty();
    };
  }
}
