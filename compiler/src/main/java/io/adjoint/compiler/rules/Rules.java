package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where every pass asks what the derivative of a function or an operator is. */
public final class Rules {
  private static final Rules STANDARD = new Rules(RuleTable.standard());

  /**
   * The classes whose static methods of primitive numbers are functions in the mathematical sense.
   */
  private static final Set<String> PURE_OWNERS =
      Set.of(
          "Math",
          "StrictMath",
          "Double",
          "Float",
          "Integer",
          "Long",
          "Short",
          "Byte",
          "Character",
          "Boolean");

  /** Functions of integers that never throw; of the others it is not known. */
  private static final Set<String> TOTAL =
      Set.of(
          "abs",
          "max",
          "min",
          "sum",
          "round",
          "signum",
          "compare",
          "getExponent",
          "isNaN",
          "isInfinite",
          "isFinite",
          "multiplyFull",
          "multiplyHigh",
          "bitCount",
          "compareUnsigned",
          "numberOfLeadingZeros",
          "numberOfTrailingZeros",
          "rotateLeft",
          "rotateRight",
          "reverse",
          "doubleToLongBits",
          "doubleToRawLongBits",
          "longBitsToDouble",
          "floatToIntBits",
          "floatToRawIntBits",
          "intBitsToFloat");

  private record Key(String owner, String name, int arity) {}

  private final List<Rule> table;
  private final Map<Key, Rule> functions = new HashMap<>();
  private final Map<Operator, Rule> operators = new EnumMap<>(Operator.class);
  private final Rule negation;

  private Rules(List<Rule> table) {
    this.table = table;
    Map<String, Rule> bySymbol = new HashMap<>();
    for (Rule rule : table) {
      for (String owner : rule.owners()) {
        boolean strict = owner.equals("StrictMath");
        functions.put(
            new Key(owner, rule.name(), rule.arity()),
            strict ? rule.usingFunctionsOf(owner) : rule);
      }
      if (rule.isOperator()) {
        bySymbol.put(rule.name(), rule);
      }
    }
    for (Operator operator : Operator.values()) {
      Rule rule = bySymbol.get(operator.symbol());
      if (rule != null) {
        operators.put(operator, rule);
      }
    }
    negation = Optional.ofNullable(bySymbol.get("neg")).orElseThrow();
  }

  public static Rules standard() {
    return STANDARD;
  }

  /** All rows, in the order of the manual. */
  public List<Rule> table() {
    return table;
  }

  /**
   * The rule of a function of real numbers; empty for one of integers, or one that is not known.
   */
  public Optional<Rule> find(MathFunction function) {
    boolean real =
        function.result().isRealScalar()
            && function.parameters().stream().anyMatch(Type::isRealScalar);
    Key key = new Key(function.owner(), function.name(), function.parameters().size());
    return real ? Optional.ofNullable(functions.get(key)) : Optional.empty();
  }

  /** The rule of an arithmetic operator on real operands. */
  public Optional<Rule> forOperator(Operator operator) {
    return Optional.ofNullable(operators.get(operator));
  }

  /** The rule of the unary minus. */
  public Rule forNegation() {
    return negation;
  }

  /** The rule of an operator or a function applied in an expression; empty where it has none. */
  public Optional<Rule> of(Expr expression) {
    if (!expression.type().isRealScalar()) {
      return Optional.empty();
    } else if (expression instanceof Expr.Binary b) {
      return forOperator(b.op());
    } else if (expression instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      return Optional.of(negation);
    } else if (expression instanceof Expr.Apply a) {
      return find(a.function());
    }
    return Optional.empty();
  }

  /**
   * The operands through which a derivative passes: real ones whose partial is not identically
   * zero. Those of a {@code Select} are its two alternatives, also where they are arrays. Variables
   * and elements have none: their operands are not values that they are computed from.
   */
  public List<Expr> differentiableOperands(Expr expression) {
    if (expression instanceof Expr.Select s) {
      return s.type().isReal() ? List.of(s.whenTrue(), s.whenFalse()) : List.of();
    } else if (expression instanceof Expr.Cast c) {
      boolean real = c.type().isReal() && c.operand().type().isReal();
      return real ? List.of(c.operand()) : List.of();
    }
    Optional<Rule> rule = of(expression);
    if (rule.isEmpty()) {
      return List.of();
    }
    List<Expr> operands = expression.operands();
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).type().isRealScalar() && !rule.get().partial(i, operands).isZero()) {
        result.add(operands.get(i));
      }
    }
    return result;
  }

  /**
   * Whether a static method is a pure function without a rule, all of whose arguments and whose
   * result are constants of the differentiation: {@code floorDiv}, {@code Integer.max}, {@code
   * round}, {@code Double.isNaN}. Active arguments are no error, but see {@link #stopsDerivative}.
   */
  public boolean isPassive(MathFunction function) {
    return PURE_OWNERS.contains(function.owner())
        && !function.name().equals("random")
        && isNumber(function.result())
        && function.parameters().stream().allMatch(Rules::isNumber)
        && (!function.result().isRealScalar()
            || function.parameters().stream().noneMatch(Type::isRealScalar));
  }

  private static boolean isNumber(Type type) {
    return type.isPrimitive() && type != Type.VOID;
  }

  /**
   * Whether an active argument loses its derivative here, of which the user is told: {@code round},
   * {@code floor}, {@code signum}. Tests and comparisons, such as {@code isNaN}, lose nothing.
   */
  public boolean stopsDerivative(MathFunction function) {
    Optional<Rule> rule = find(function);
    if (rule.isPresent()) {
      return rule.get().discontinuous();
    }
    return isPassive(function)
        && function.parameters().stream().anyMatch(Type::isRealScalar)
        && function.result() != Type.BOOLEAN
        && !function.name().equals("compare");
  }

  /** Whether calling the function may throw; true where that is not known. */
  public boolean mayThrow(MathFunction function) {
    return find(function)
        .map(Rule::mayThrow)
        .orElseGet(() -> !isPassive(function) || !TOTAL.contains(function.name()));
  }
}
