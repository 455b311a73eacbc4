package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a rule: Java's expressions of doubles and truth values, over x, y, z and r,
 * with the functions of {@code Math} by their bare names.
 *
 * <pre>
 * conditional: or [ ? conditional : conditional ]
 * or:          and { || and }
 * and:         comparison { &amp;&amp; comparison }
 * comparison:  sum [ (== != &lt; &lt;= &gt; &gt;=) sum ]
 * sum:         product { (+ -) product }
 * product:     unary { (* /) unary }
 * unary:       { - ! } primary
 * primary:     number | symbol | constant | name ( conditional { , conditional } ) | ( conditional )
 * </pre>
 */
final class RuleParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z]\\w*|[0-9][0-9.]*(?:[eE]-?[0-9]+)?|[=!<>]=|&&|\\|\\||\\S)");

  private static final Map<String, Double> CONSTANTS =
      Map.of(
          "NaN", Double.NaN,
          // The factors of Math.toRadians and Math.toDegrees, and the logarithm of e to the base
          // 10.
          "RADIANS_PER_DEGREE", 0.017453292519943295,
          "DEGREES_PER_RADIAN", 57.29577951308232,
          "LOG10_E", 0.4342944819032518);

  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "==", Operator.EQ,
          "!=", Operator.NE,
          "<", Operator.LT,
          "<=", Operator.LE,
          ">", Operator.GT,
          ">=", Operator.GE);

  /** How many arguments each function that rules use takes. */
  private static final Map<String, Integer> FUNCTIONS =
      Map.of(
          "sin",
          1,
          "cos",
          1,
          "sinh",
          1,
          "cosh",
          1,
          "sqrt",
          1,
          "log",
          1,
          "abs",
          1,
          "signum",
          1,
          "pow",
          2,
          "copySign",
          2);

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private RuleParser(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  /** The number that the text means. */
  static Expr parseNumber(String text) {
    return parse(text, Type.DOUBLE);
  }

  /** The condition that the text means. */
  static Expr parseCondition(String text) {
    return parse(text, Type.BOOLEAN);
  }

  private static Expr parse(String text, Type type) {
    RuleParser parser = new RuleParser(text);
    Expr result = parser.conditional();
    if (!parser.peek().isEmpty()) {
      throw parser.wrong(parser.peek());
    }
    return parser.ofType(type, result);
  }

  private Expr conditional() {
    Expr condition = or();
    if (!accept("?")) {
      return condition;
    }
    Expr whenTrue = conditional();
    expect(":");
    return new Expr.Select(truth(condition), whenTrue, conditional());
  }

  private Expr or() {
    Expr left = and();
    while (accept("||")) {
      left = new Expr.Binary(Operator.LOR, truth(left), truth(and()));
    }
    return left;
  }

  private Expr and() {
    Expr left = comparison();
    while (accept("&&")) {
      left = new Expr.Binary(Operator.LAND, truth(left), truth(comparison()));
    }
    return left;
  }

  private Expr comparison() {
    Expr left = sum();
    Operator operator = COMPARISONS.get(peek());
    if (operator == null) {
      return left;
    }
    next++;
    return new Expr.Binary(operator, number(left), number(sum()));
  }

  private Expr sum() {
    Expr left = product();
    while (peek().equals("+") || peek().equals("-")) {
      Operator operator = take().equals("+") ? Operator.ADD : Operator.SUB;
      left = new Expr.Binary(operator, number(left), number(product()));
    }
    return left;
  }

  private Expr product() {
    Expr left = unary();
    while (peek().equals("*") || peek().equals("/")) {
      Operator operator = take().equals("*") ? Operator.MUL : Operator.DIV;
      left = new Expr.Binary(operator, number(left), number(unary()));
    }
    return left;
  }

  private Expr unary() {
    if (accept("-")) {
      Expr operand = number(unary());
      return operand instanceof Expr.Const c && c.value() instanceof Double d
          ? Expr.of(-d)
          : new Expr.Unary(Expr.Unary.Op.NEG, operand);
    } else if (accept("!")) {
      return new Expr.Unary(Expr.Unary.Op.NOT, truth(unary()));
    }
    return primary();
  }

  private Expr primary() {
    String token = take();
    if (token.equals("(")) {
      Expr inner = conditional();
      expect(")");
      return inner;
    } else if (token.isEmpty()) {
      throw wrong("an end");
    } else if (Character.isDigit(token.charAt(0))) {
      return Expr.of(Double.parseDouble(token));
    } else if (peek().equals("(")) {
      return call(token);
    }
    Double constant = CONSTANTS.get(token);
    if (constant != null) {
      return Expr.of(constant);
    }
    for (Symbol symbol : Symbol.values()) {
      if (symbol.text().equals(token)) {
        return symbol.expr();
      }
    }
    throw wrong(token);
  }

  private Expr call(String name) {
    List<Expr> arguments = new ArrayList<>();
    expect("(");
    do {
      arguments.add(number(conditional()));
    } while (accept(","));
    expect(")");
    if (name.equals("scalb") && arguments.size() == 2) {
      arguments.set(1, Expr.cast(Type.INT, arguments.get(1)));
      List<Type> parameters = List.of(Type.DOUBLE, Type.INT);
      return new Expr.Apply(new MathFunction("Math", name, parameters, Type.DOUBLE), arguments);
    }
    if (!Integer.valueOf(arguments.size()).equals(FUNCTIONS.get(name))) {
      throw wrong(name);
    }
    return new Expr.Apply(MathFunction.ofDoubles("Math", name, arguments.size()), arguments);
  }

  private Expr number(Expr expression) {
    return ofType(Type.DOUBLE, expression);
  }

  private Expr truth(Expr expression) {
    return ofType(Type.BOOLEAN, expression);
  }

  private Expr ofType(Type type, Expr expression) {
    if (expression.type() != type) {
      throw wrong("a " + expression.type());
    }
    return expression;
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }

  private boolean accept(String token) {
    if (!peek().equals(token)) {
      return false;
    }
    next++;
    return true;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw wrong(peek().isEmpty() ? "an end" : peek());
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the rule \"" + text + "\" has " + what + " where none can be, at token " + next);
  }
}
