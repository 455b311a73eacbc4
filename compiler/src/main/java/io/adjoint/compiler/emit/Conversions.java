package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which conversions Java does by itself, so that the text need not say them.
 *
 * <p>A literal is a conversion too: {@code 2.0} is {@code 2}, converted. What is left must compute
 * in the same type as before; where both sides of an operator could go without, one keeps its own.
 */
final class Conversions {
  /** Beyond it, a literal of the real type reads better. */
  private static final int LARGEST_PLAIN = 999_999;

  /** Functions of {@code Math} and its like that have one overload only. */
  private static final Set<String> SINGLE =
      Set.of(
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh",
          "exp",
          "expm1",
          "log",
          "log10",
          "log1p",
          "sqrt",
          "cbrt",
          "pow",
          "hypot",
          "ceil",
          "floor",
          "rint",
          "toRadians",
          "toDegrees",
          "IEEEremainder");

  /** Functions all of whose overloads have parameters of one type. */
  private static final Set<String> UNIFORM = Set.of("max", "min", "copySign", "fma");

  record Sides(Expr left, Expr right) {}

  private Conversions() {}

  /** The expression without its outermost conversion, if that is one that Java does by itself. */
  static Expr bare(Expr e) {
    if (e instanceof Expr.Cast cast && widens(cast.operand().type(), cast.type())) {
      return cast.operand();
    }
    return e instanceof Expr.Const constant ? bareConstant(constant) : e;
  }

  private static Expr bareConstant(Expr.Const constant) {
    if (constant.type() == Type.INT || !(constant.value() instanceof Number number)) {
      return constant;
    }
    double value = number.doubleValue();
    boolean negativeZero = value == 0 && 1 / value < 0;
    return Math.rint(value) == value && Math.abs(value) <= LARGEST_PLAIN && !negativeZero
        ? Expr.of((int) value)
        : constant;
  }

  /** Widening primitive conversion (JLS 5.1.2). */
  static boolean widens(Type from, Type to) {
    if (from.equals(to) || !from.isNumeric() || !to.isNumeric()) {
      return false;
    }
    if (from == Type.CHAR || to == Type.CHAR) {
      return from == Type.CHAR && size(to) >= size(Type.INT);
    }
    return size(from) < size(to);
  }

  private static int size(Type type) {
    return List.of(Type.BYTE, Type.SHORT, Type.CHAR, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE)
        .indexOf(type);
  }

  /** What is assigned, initialised or returned. */
  static Expr assigned(Expr value) {
    return bare(value);
  }

  /** The operands of an operator that promotes them to one type. */
  static Sides sides(Operator op, Expr left, Expr right) {
    if (op.isShift()) {
      return new Sides(promoted(left), promoted(right));
    }
    Type type = left.type();
    Expr bareLeft = bare(left);
    Expr bareRight = bare(right);
    if (!type.isNumeric() || Type.promote(bareLeft.type(), bareRight.type()) == type) {
      return new Sides(bareLeft, bareRight);
    }
    // Every int is a double, so that they compare alike.
    if (op.isComparison() && type == Type.DOUBLE && isInt(bareLeft) && isInt(bareRight)) {
      return new Sides(bareLeft, bareRight);
    }
    // One keeps its own: a literal rather than a cast, else the left one.
    boolean keepRight = left instanceof Expr.Cast && right instanceof Expr.Const;
    return keepRight ? new Sides(bareLeft, right) : new Sides(left, bareRight);
  }

  private static boolean isInt(Expr e) {
    return Type.promote(e.type(), Type.INT) == Type.INT;
  }

  /** An operand that Java converts to int at most: an index, a shift's operand. */
  static Expr promoted(Expr e) {
    return e instanceof Expr.Cast cast && cast.type() == Type.INT ? bare(e) : e;
  }

  /** The sides of a ternary. */
  static Sides alternatives(Expr whenTrue, Expr whenFalse) {
    Type type = whenTrue.type();
    // Java gives short, byte and char sides other types than arithmetic does.
    boolean plain = type == Type.LONG || type == Type.FLOAT || type == Type.DOUBLE;
    return plain ? sides(Operator.ADD, whenTrue, whenFalse) : new Sides(whenTrue, whenFalse);
  }

  /** Arguments of a function of {@code Math}, so that Java finds the same overload. */
  static List<Expr> arguments(String function, List<Expr> arguments) {
    if (SINGLE.contains(function)) {
      return arguments.stream().map(Conversions::bare).toList();
    }
    if (!UNIFORM.contains(function)) {
      return arguments;
    }
    boolean decided = arguments.stream().anyMatch(a -> bare(a) == a);
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      result.add(decided || i > 0 ? bare(arguments.get(i)) : arguments.get(i));
    }
    return result;
  }
}
