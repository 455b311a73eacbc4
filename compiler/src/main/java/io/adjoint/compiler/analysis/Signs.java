package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether real expressions are built so that they cannot be negative: sums of squares, absolute
 * values and the like. Such a value is zero at its least, where square roots have no derivative.
 *
 * <p>In: the body of a function. Out: a sign for each expression in it.
 */
final class Signs {
  /** What the way an expression is built says of its value. */
  enum Sign {
    POSITIVE,
    /** Never negative, and zero at some points. */
    ZERO_AT_LEAST,
    ANY
  }

  private final Map<Variable, List<Expr>> given = new HashMap<>();
  private final Map<Variable, List<Expr>> added = new HashMap<>();
  private final Set<Variable> declared = new HashSet<>();
  private final Map<Variable, Sign> known = new HashMap<>();

  private Signs() {}

  static Signs in(Block body) {
    Signs signs = new Signs();
    IrWalk.forEachStmt(body, signs::collect);
    return signs;
  }

  private void collect(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      declared.add(s.variable());
      s.value().ifPresent(value -> note(s.variable(), value, given));
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var v) {
      note(v.variable(), s.value(), given);
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Var v) {
      Expr value = s.negative() ? new Expr.Unary(Expr.Unary.Op.NEG, s.value()) : s.value();
      note(v.variable(), value, added);
    }
  }

  private static void note(Variable variable, Expr value, Map<Variable, List<Expr>> values) {
    values.computeIfAbsent(variable, key -> new ArrayList<>()).add(value);
  }

  Sign of(Expr e) {
    if (e instanceof Expr.Const c) {
      double value = c.value() instanceof Number n ? n.doubleValue() : Double.NaN;
      return value > 0 ? Sign.POSITIVE : value == 0 ? Sign.ZERO_AT_LEAST : Sign.ANY;
    } else if (e instanceof Expr.Var v) {
      return of(v.variable());
    } else if (e instanceof Expr.Cast cast && cast.type().isRealScalar()) {
      return of(cast.operand());
    } else if (e instanceof Expr.Binary b && b.type().isRealScalar()) {
      return of(b);
    } else if (e instanceof Expr.Apply a) {
      return of(a);
    }
    return Sign.ANY;
  }

  /** A variable has the sign of what it is given, if nothing that is added can be negative. */
  private Sign of(Variable variable) {
    Sign sign = known.get(variable);
    if (sign == null) {
      // Where the variable is made of itself, nothing is known.
      known.put(variable, Sign.ANY);
      Sign start = declared.contains(variable) ? least(given.get(variable)) : Sign.ANY;
      boolean grows = !added.containsKey(variable) || least(added.get(variable)) != Sign.ANY;
      sign = grows ? start : Sign.ANY;
      known.put(variable, sign);
    }
    return sign;
  }

  private Sign least(@Nullable List<Expr> values) {
    return values == null
        ? Sign.ANY
        : values.stream().map(this::of).max(Enum::compareTo).orElse(Sign.ANY);
  }

  private Sign of(Expr.Binary b) {
    if (b.op() == Operator.MUL && b.left().equals(b.right())) {
      return square(of(b.left()));
    }
    Sign left = of(b.left());
    Sign right = of(b.right());
    if (left == Sign.ANY || right == Sign.ANY) {
      return Sign.ANY;
    }
    boolean bothPositive = left == Sign.POSITIVE && right == Sign.POSITIVE;
    return switch (b.op()) {
      case ADD ->
          left == Sign.POSITIVE || right == Sign.POSITIVE ? Sign.POSITIVE : Sign.ZERO_AT_LEAST;
      case MUL, DIV -> bothPositive ? Sign.POSITIVE : Sign.ZERO_AT_LEAST;
      default -> Sign.ANY;
    };
  }

  private static Sign square(Sign root) {
    return root == Sign.POSITIVE ? Sign.POSITIVE : Sign.ZERO_AT_LEAST;
  }

  private Sign of(Expr.Apply a) {
    return switch (a.function().name()) {
      case "exp", "cosh" -> Sign.POSITIVE;
      case "abs", "hypot" -> square(of(a.arguments().get(0)));
      case "sqrt" -> of(a.arguments().get(0));
      case "pow" -> isEven(a.arguments().get(1)) ? square(of(a.arguments().get(0))) : Sign.ANY;
      default -> Sign.ANY;
    };
  }

  private static boolean isEven(Expr exponent) {
    return exponent instanceof Expr.Const c && c.value() instanceof Double d && d > 0 && d % 2 == 0;
  }
}
