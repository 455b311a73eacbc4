package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;

/** Java's conversions of primitive values (JLS 5.1). */
final class Conversions {
  /** The type of the literal {@code null}, until it is converted to a reference type. */
  static final Type NULL = new Type.Opaque("null");

  private Conversions() {}

  /** Whether {@code from} is {@code to}, or widens to it. */
  static boolean widens(Type from, Type to) {
    if (from.equals(to)) {
      return true;
    }
    if (!from.isNumeric() || !to.isNumeric()) {
      return false;
    }
    if (to == Type.CHAR) {
      return false;
    }
    return from == Type.CHAR ? rank(to) >= rank(Type.INT) : rank(from) < rank(to);
  }

  private static int rank(Type type) {
    if (type == Type.BYTE) {
      return 0;
    } else if (type == Type.SHORT || type == Type.CHAR) {
      return 1;
    } else if (type == Type.INT) {
      return 2;
    } else if (type == Type.LONG) {
      return 3;
    }
    return type == Type.FLOAT ? 4 : 5;
  }

  /** Unary numeric promotion. */
  static Type promote(Type type) {
    return type == Type.BYTE || type == Type.SHORT || type == Type.CHAR ? Type.INT : type;
  }

  static Expr promoted(Expr expression) {
    return convert(expression, promote(expression.type()));
  }

  /** {@code expression} as a value of the primitive type {@code to}; of a literal its new value. */
  static Expr convert(Expr expression, Type to) {
    if (expression.type().equals(to)) {
      return expression;
    }
    return expression instanceof Expr.Const constant && to.isPrimitive()
        ? convert(constant, to)
        : Expr.cast(to, expression);
  }

  static Expr.Const convert(Expr.Const constant, Type to) {
    return constant.type().equals(to)
        ? constant
        : new Expr.Const(to, convert(constant.value(), to));
  }

  /** Whether a constant expression may be assigned to a narrower integral type without a cast. */
  static boolean narrows(Expr.Const constant, Type to) {
    boolean small = to == Type.BYTE || to == Type.SHORT || to == Type.CHAR;
    if (!small || Conversions.promote(constant.type()) != Type.INT) {
      return false;
    }
    int value = (Integer) convert(constant.value(), Type.INT);
    Object narrow = convert(constant.value(), to);
    int back = narrow instanceof Character c ? c : (Integer) narrow;
    return value == back;
  }

  private static Object convert(Object value, Type to) {
    if (value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Double number) {
      return ofReal(number, to);
    }
    if (value instanceof Float number) {
      return to == Type.FLOAT ? (Object) number : ofReal(number, to);
    }
    return ofInteger(value instanceof Character c ? (long) c : ((Number) value).longValue(), to);
  }

  private static Object ofReal(double value, Type to) {
    if (to == Type.DOUBLE) {
      return value;
    } else if (to == Type.FLOAT) {
      return (float) value;
    } else if (to == Type.LONG) {
      return (long) value;
    }
    return ofInteger((int) value, to);
  }

  private static Object ofInteger(long value, Type to) {
    if (to == Type.DOUBLE) {
      return (double) value;
    } else if (to == Type.FLOAT) {
      return (float) value;
    } else if (to == Type.LONG) {
      return value;
    } else if (to == Type.CHAR) {
      return (char) value;
    } else if (to == Type.SHORT) {
      return (int) (short) value;
    } else if (to == Type.BYTE) {
      return (int) (byte) value;
    }
    return (int) value;
  }
}
