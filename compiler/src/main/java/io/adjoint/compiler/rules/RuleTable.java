package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every derivative the compiler knows, one row per function.
 *
 * <p>In a row, x, y and z are the arguments and r is the result; {@code d} gives the partial
 * derivative by each argument. {@code singular} says where a partial can be infinite or NaN though
 * the arguments are not: there a zero adjoint must contribute zero. {@code kink} says where the
 * function has no derivative, or jumps, and the row gives the agreed one. {@code discontinuous}
 * marks a piecewise constant function, where derivative information is lost.
 *
 * <p>Rows are for {@code Math} and {@code StrictMath} unless they say otherwise.
 */
final class RuleTable {
  private static final String OUTSIDE = "For x < 0 the value is NaN, the derivative the formula's.";

  private final List<Rule> rules = new ArrayList<>();

  private RuleTable() {}

  static List<Rule> standard() {
    RuleTable table = new RuleTable();
    table.operators();
    table.exponentials();
    table.powers();
    table.trigonometric();
    table.hyperbolic();
    table.remainders();
    table.choices();
    table.steps();
    table.bits();
    table.given();
    return List.copyOf(table.rules);
  }

  private void operators() {
    operator("neg").d("-1");
    operator("+").d("1", "1");
    operator("-").d("1", "-1");
    operator("*").d("y", "x");
    operator("/")
        .singular("y == 0")
        .remark("For a literal x = 1, by y: `-(r * r)`.")
        .d("1 / y", "-r / y");
    operator("%")
        .singular("y == 0")
        .kink("r == 0")
        .remark("r jumps where x is a multiple of y.")
        .d("1", "(r - x) / y");
  }

  private void exponentials() {
    rule("exp").d("r");
    rule("expm1").d("r + 1");
    rule("log").singular("x == 0").remark(OUTSIDE).d("1 / x");
    rule("log10").singular("x == 0").remark(OUTSIDE).d("LOG10_E / x");
    rule("log1p").singular("x == -1").d("1 / (1 + x)");
  }

  private void powers() {
    rule("sqrt")
        .singular("x == 0")
        .remark("+Infinity at 0; at -0.0, whose root is -0.0, it is -Infinity.")
        .d("0.5 / r");
    rule("cbrt").singular("x == 0").remark("+Infinity at 0.").d("1 / (3 * r * r)");
    rule("pow")
        .singular("x == 0")
        .remark(
            "For a literal y = k, by x: `k * pow(x, k - 1)`, and 0 for k = 0, 1 for k = 1, `2 * x`"
                + " for k = 2, `3 * x * x` for k = 3. For x < 0, by y: NaN.")
        .d("y == 0 ? 0 : y * pow(x, y - 1)", "x >= 0 && r == 0 ? 0 : r * log(x)");
    rule("hypot")
        .kink("r == 0")
        .remark("0 and 0 at (0, 0).")
        .d("r == 0 ? 0 : x / r", "r == 0 ? 0 : y / r");
    rule("fma").d("y", "x", "1");
  }

  private void trigonometric() {
    rule("sin").d("cos(x)");
    rule("cos").d("-sin(x)");
    rule("tan").d("1 + r * r");
    rule("asin").singular("x == 1 || x == -1").d("1 / sqrt((1 - x) * (1 + x))");
    rule("acos").singular("x == 1 || x == -1").d("-1 / sqrt((1 - x) * (1 + x))");
    rule("atan").d("1 / (1 + x * x)");
    rule("atan2")
        .singular("x == 0 && y == 0")
        .remark("NaN at (0, 0).")
        .d("y / (x * x + y * y)", "-x / (x * x + y * y)");
    rule("toRadians").d("RADIANS_PER_DEGREE");
    rule("toDegrees").d("DEGREES_PER_RADIAN");
  }

  private void hyperbolic() {
    rule("sinh").d("cosh(x)");
    rule("cosh").d("sinh(x)");
    rule("tanh").d("1 - r * r");
  }

  private void remainders() {
    rule("IEEEremainder")
        .singular("y == 0")
        .kink("abs(r) == 0.5 * abs(y)")
        .remark("r jumps where x lies half-way between multiples of y.")
        .d("1", "(r - x) / y");
  }

  private void choices() {
    rule("abs").kink("x == 0").remark("0 at 0.").d("signum(x)");
    rule("max")
        .also("Double", "Float")
        .kink("x == y")
        .remark("A tie goes to x. NaN to both where an argument is NaN.")
        .d("x >= y ? 1 : x < y ? 0 : NaN", "x < y ? 1 : x >= y ? 0 : NaN");
    rule("min")
        .also("Double", "Float")
        .kink("x == y")
        .remark("A tie goes to x. NaN to both where an argument is NaN.")
        .d("x <= y ? 1 : x > y ? 0 : NaN", "x > y ? 1 : x <= y ? 0 : NaN");
    rule("clamp")
        .throwing()
        .kink("x == y || x == z")
        .remark("At a bound, the derivative goes to x. NaN to all where x is NaN.")
        .d(
            "x >= y && x <= z ? 1 : x < y || x > z ? 0 : NaN",
            "x < y ? 1 : x >= y ? 0 : NaN",
            "x > z ? 1 : x <= z ? 0 : NaN");
    rule("copySign")
        .kink("x == 0 || y == 0")
        .remark("By x: the sign of the result over the sign of x, at a zero too.")
        .d("copySign(1, x) * copySign(1, r)", "0");
    rule("sum").only("Double", "Float").d("1", "1");
  }

  private void steps() {
    rule("ceil").discontinuous().d("0");
    rule("floor").discontinuous().d("0");
    rule("rint").discontinuous().d("0");
    rule("signum").discontinuous().d("0");
  }

  private void bits() {
    rule("ulp").remark("Taken as a constant.").d("0");
    rule("nextUp").remark("Taken as x.").d("1");
    rule("nextDown").remark("Taken as x.").d("1");
    rule("nextAfter").remark("Taken as x.").d("1", "0");
    // A huge or tiny power of two leaves the range of double though the result does not.
    rule("scalb").singular("y > 1023").remark("y is an integer.").d("scalb(1, y)", "0");
  }

  private void given() {
    rule("stopGradient").only("io.adjoint.Adjoint").remark("By definition.").d("0");
  }

  private Row operator(String symbol) {
    return new Row(symbol, List.of());
  }

  private Row rule(String name) {
    return new Row(name, List.of("Math", "StrictMath"));
  }

  /** A row while it is being written; {@link #d} ends it. */
  private final class Row {
    private final String name;
    private List<String> owners;
    private String singularAt = "";
    private String kinkAt = "";
    private boolean discontinuous;
    private boolean mayThrow;
    private String remark = "";

    Row(String name, List<String> owners) {
      this.name = name;
      this.owners = owners;
    }

    Row only(String... classes) {
      owners = List.of(classes);
      return this;
    }

    Row also(String... classes) {
      List<String> all = new ArrayList<>(owners);
      all.addAll(List.of(classes));
      owners = all;
      return this;
    }

    Row singular(String condition) {
      singularAt = condition;
      return this;
    }

    Row kink(String condition) {
      kinkAt = condition;
      return this;
    }

    Row discontinuous() {
      discontinuous = true;
      return this;
    }

    Row throwing() {
      mayThrow = true;
      return this;
    }

    Row remark(String text) {
      remark = text;
      return this;
    }

    /** The partial derivatives, by each argument in turn. */
    void d(String... partials) {
      List<Partial> parsed = new ArrayList<>();
      for (String text : partials) {
        Partial partial = Partial.parse(text, !singularAt.isEmpty());
        parsed.add(partial.template() instanceof Expr.Const ? partial.regular() : partial);
      }
      rules.add(
          new Rule(
              name,
              owners,
              parsed,
              condition(singularAt),
              condition(kinkAt),
              discontinuous,
              mayThrow,
              remark));
    }

    private static Optional<Rule.Condition> condition(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(Rule.Condition.parse(text));
    }
  }
}
