package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text that a reader of the generated code sees. */
final class ContributionTest {
  private static final Expr D = variable(1, "d");
  private static final Expr X = variable(2, "x");
  private static final Expr Y = variable(3, "y");
  private static final Expr Z = variable(4, "z");
  private static final Expr R = variable(5, "r");

  private static Expr variable(int id, String name) {
    return Expr.of(new Variable(id, name, Type.DOUBLE));
  }

  private static String text(Rule rule, List<Expr> arguments, int argument) {
    return IrPrinter.print(rule.contribution(argument, arguments, R, D));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sin     | d * Math.cos(x)
          cos     | -(d * Math.sin(x))
          tan     | d * (1.0 + r * r)
          exp     | d * r
          tanh    | d * (1.0 - r * r)
          abs     | d * Math.signum(x)
          floor   | 0.0
          nextUp  | d
          sqrt    | d == 0.0 ? 0.0 : d * 0.5 / r
          log     | d == 0.0 ? 0.0 : d / x
          acos    | -(d == 0.0 ? 0.0 : d / Math.sqrt((1.0 - x) * (1.0 + x)))
          """)
  void ofOneArgument(String name, String expected) {
    Rule rule = Rules.standard().find(MathFunction.ofDoubles("Math", name, 1)).orElseThrow();
    assertThat(text(rule, List.of(X), 0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          max   ; x >= y ? d : x < y ? 0.0 : Double.NaN ; x < y ? d : x >= y ? 0.0 : Double.NaN
          hypot ; r == 0.0 ? 0.0 : d * x / r            ; r == 0.0 ? 0.0 : d * y / r
          pow   ; d == 0.0 || y == 0.0 ? 0.0 : d * y * Math.pow(x, y - 1.0) \
          ; d == 0.0 || x >= 0.0 && r == 0.0 ? 0.0 : d * r * Math.log(x)
          atan2 ; d == 0.0 ? 0.0 : d * y / (x * x + y * y) \
          ; -(d == 0.0 ? 0.0 : d * x / (x * x + y * y))
          """)
  void ofTwoArguments(String name, String byX, String byY) {
    Rule rule = Rules.standard().find(MathFunction.ofDoubles("Math", name, 2)).orElseThrow();
    assertThat(text(rule, List.of(X, Y), 0)).isEqualTo(byX);
    assertThat(text(rule, List.of(X, Y), 1)).isEqualTo(byY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADD | d                         | d
          SUB | d                         | -d
          MUL | d * y                     | d * x
          DIV | d == 0.0 ? 0.0 : d / y    | -(d == 0.0 ? 0.0 : d * r / y)
          REM | d                         | d == 0.0 ? 0.0 : d * (r - x) / y
          """)
  void ofOperators(Operator operator, String byX, String byY) {
    Rule rule = Rules.standard().forOperator(operator).orElseThrow();
    assertThat(text(rule, List.of(X, Y), 0)).isEqualTo(byX);
    assertThat(text(rule, List.of(X, Y), 1)).isEqualTo(byY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 0.0
          1    | d
          2    | d * 2.0 * x
          3    | d * 3.0 * x * x
          4    | d * 4.0 * Math.pow(x, 3.0)
          0.5  | d == 0.0 ? 0.0 : d * 0.5 * Math.pow(x, -0.5)
          -1   | -(d == 0.0 ? 0.0 : d * Math.pow(x, -2.0))
          -2   | d == 0.0 ? 0.0 : d * -2.0 * Math.pow(x, -3.0)
          """)
  void ofLiteralPowers(double exponent, String expected) {
    Rule pow = Rules.standard().find(MathFunction.ofDoubles("Math", "pow", 2)).orElseThrow();
    assertThat(text(pow, List.of(X, Expr.of(exponent)), 0)).isEqualTo(expected);
  }

  @Test
  void literalsMakeItSimpler() {
    Rule divide = Rules.standard().forOperator(Operator.DIV).orElseThrow();
    assertThat(text(divide, List.of(X, Expr.of(3.0)), 0)).isEqualTo("d / 3.0");
    Expr intTwo = new Expr.Cast(Type.DOUBLE, Expr.of(2));
    assertThat(text(divide, List.of(X, intTwo), 0)).isEqualTo("d / 2.0");
    Rule pow = Rules.standard().find(MathFunction.ofDoubles("Math", "pow", 2)).orElseThrow();
    assertThat(text(pow, List.of(X, intTwo), 0)).isEqualTo("d * 2.0 * x");
    assertThat(text(pow, List.of(Expr.of(2.0), Y), 1)).isEqualTo("d * r * Math.log(2.0)");
    Rule strict =
        Rules.standard().find(MathFunction.ofDoubles("StrictMath", "pow", 2)).orElseThrow();
    assertThat(text(strict, List.of(X, Expr.of(5.0)), 0))
        .isEqualTo("d * 5.0 * StrictMath.pow(x, 4.0)");
  }

  @Test
  void floatsAreComputedInDouble() {
    Expr f = Expr.of(new Variable(8, "f", Type.FLOAT));
    MathFunction fma =
        new MathFunction("Math", "fma", List.of(Type.FLOAT, Type.FLOAT, Type.FLOAT), Type.FLOAT);
    Rule rule = Rules.standard().find(fma).orElseThrow();
    assertThat(text(rule, List.of(f, f, Z), 0)).isEqualTo("d * (double) f");
    assertThat(text(rule, List.of(f, f, Z), 2)).isEqualTo("d");
  }

  @Test
  void whatAPartialNeedsIsReadFromItsText() {
    Rules rules = Rules.standard();
    Rule exp = rules.find(MathFunction.ofDoubles("Math", "exp", 1)).orElseThrow();
    assertThat(exp.partial(0).needs()).containsExactly(Symbol.R);
    Rule divide = rules.forOperator(Operator.DIV).orElseThrow();
    assertThat(divide.partial(0).needs()).containsExactly(Symbol.Y);
    assertThat(divide.partial(1).needs()).containsExactlyInAnyOrder(Symbol.Y, Symbol.R);
    Rule pow = rules.find(MathFunction.ofDoubles("Math", "pow", 2)).orElseThrow();
    assertThat(pow.partial(0, List.of(X, Expr.of(2.0))).needs()).containsExactly(Symbol.X);
    assertThat(rules.forOperator(Operator.ADD).orElseThrow().partial(0).needs()).isEmpty();
  }
}
