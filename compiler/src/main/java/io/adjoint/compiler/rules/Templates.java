package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What rules do with their templates: fill them in, and see which values are known while compiling.
 */
final class Templates {
  private Templates() {}

  /** Whether the expression is the literal {@code value}; the sign of a zero does not count. */
  static boolean isConstant(Expr expression, double value) {
    return expression instanceof Expr.Const c && c.value() instanceof Double d && d == value;
  }

  /** The template with its symbols replaced: arguments and result converted to double. */
  static Expr instantiate(Expr template, List<Expr> arguments, Expr result) {
    return template.rewrite(
        e -> {
          if (e instanceof Expr.Var v) {
            return Symbol.of(v.variable()).map(s -> value(s, arguments, result)).orElse(e);
          }
          return withoutRoundTrip(e);
        });
  }

  private static Expr value(Symbol symbol, List<Expr> arguments, Expr result) {
    return asDouble(symbol == Symbol.R ? result : arguments.get(symbol.ordinal()));
  }

  /** {@code (int) (double) k} is {@code k}, every int being a double. */
  private static Expr withoutRoundTrip(Expr e) {
    if (!(e instanceof Expr.Cast outer) || outer.type() != Type.INT) {
      return e;
    } else if (outer.operand() instanceof Expr.Const c && c.value() instanceof Double d) {
      return Expr.of(d.intValue());
    }
    return outer.operand() instanceof Expr.Cast inner
            && inner.type() == Type.DOUBLE
            && inner.operand().type() == Type.INT
        ? inner.operand()
        : e;
  }

  /** The expression as a double; a number known while compiling becomes a literal. */
  static Expr asDouble(Expr expression) {
    OptionalDouble known = known(expression);
    return known.isPresent() ? Expr.of(known.getAsDouble()) : Expr.cast(Type.DOUBLE, expression);
  }

  /** The value of a numeric literal, of its negation, and of conversions of them. */
  static OptionalDouble known(Expr expression) {
    if (expression instanceof Expr.Const c) {
      return c.value() instanceof Number n
          ? OptionalDouble.of(n.doubleValue())
          : OptionalDouble.empty();
    } else if (expression instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      OptionalDouble operand = u.type().isRealScalar() ? known(u.operand()) : negatable(u);
      return operand.isPresent() ? OptionalDouble.of(-operand.getAsDouble()) : operand;
    } else if (expression instanceof Expr.Cast c && c.type().isRealScalar()) {
      OptionalDouble operand = known(c.operand());
      return operand.isPresent() && c.type() == Type.FLOAT
          ? OptionalDouble.of((float) operand.getAsDouble())
          : operand;
    }
    return OptionalDouble.empty();
  }

  // The smallest int and long are their own negatives, and the zero of an integer has no sign.
  private static OptionalDouble negatable(Expr.Unary negation) {
    OptionalDouble value = known(negation.operand());
    boolean safe =
        value.isPresent() && value.getAsDouble() > 0 && value.getAsDouble() <= Integer.MAX_VALUE;
    return safe ? value : OptionalDouble.empty();
  }

  /**
   * The truth of a condition of a template where the known arguments decide it: {@code y == 0} for
   * a literal y.
   */
  static Optional<Boolean> decide(Expr condition, Function<Symbol, OptionalDouble> value) {
    if (condition instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NOT) {
      return decide(u.operand(), value).map(truth -> !truth);
    }
    if (!(condition instanceof Expr.Binary b)) {
      return Optional.empty();
    }
    if (b.op().isShortCircuit()) {
      boolean absorbing = b.op() == Operator.LOR;
      Optional<Boolean> left = decide(b.left(), value);
      Optional<Boolean> right = decide(b.right(), value);
      if (left.equals(Optional.of(absorbing)) || right.equals(Optional.of(absorbing))) {
        return Optional.of(absorbing);
      }
      return left.isPresent() && right.isPresent() ? Optional.of(!absorbing) : Optional.empty();
    }
    OptionalDouble left = number(b.left(), value);
    OptionalDouble right = number(b.right(), value);
    return left.isPresent() && right.isPresent()
        ? compare(b.op(), left.getAsDouble(), right.getAsDouble())
        : Optional.empty();
  }

  private static OptionalDouble number(Expr e, Function<Symbol, OptionalDouble> value) {
    return e instanceof Expr.Var v
        ? Symbol.of(v.variable()).map(value).orElse(OptionalDouble.empty())
        : known(e);
  }

  private static Optional<Boolean> compare(Operator op, double left, double right) {
    return switch (op) {
      case LT -> Optional.of(left < right);
      case LE -> Optional.of(left <= right);
      case GT -> Optional.of(left > right);
      case GE -> Optional.of(left >= right);
      case EQ -> Optional.of(left == right);
      case NE -> Optional.of(left != right);
      default -> Optional.empty();
    };
  }

  /** The template with the functions of another class, such as {@code StrictMath}. */
  static Expr withOwner(Expr template, String owner) {
    return template.rewrite(
        e ->
            e instanceof Expr.Apply a
                ? new Expr.Apply(
                    new MathFunction(
                        owner,
                        a.function().name(),
                        a.function().parameters(),
                        a.function().result()),
                    a.arguments())
                : e);
  }

  /** The class whose functions the template uses; empty where it uses none. */
  static String ownerOf(Expr template) {
    if (template instanceof Expr.Apply a) {
      return a.function().owner();
    }
    for (Expr operand : template.operands()) {
      String owner = ownerOf(operand);
      if (!owner.isEmpty()) {
        return owner;
      }
    }
    return "";
  }
}
