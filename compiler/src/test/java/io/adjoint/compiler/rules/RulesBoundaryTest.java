package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row at its boundary points, as docs/semantics and the row itself promise. */
final class RulesBoundaryTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double TINY = Double.MIN_VALUE;
  private static final double HUGE = Double.MAX_VALUE;

  private record Point(String function, double[] at, double result, double[] partials) {
    @Override
    public String toString() {
      return function + Arrays.toString(at) + " -> " + Arrays.toString(partials);
    }
  }

  private static double[] at(double... arguments) {
    return arguments;
  }

  private static Point at(String function, double[] at, double result, double... partials) {
    return new Point(function, at, result, partials);
  }

  private static Point abs(double x, double partial) {
    return at("abs", at(x), Math.abs(x), partial);
  }

  private static Point max(double x, double y, double byX, double byY) {
    return at("max", at(x, y), Math.max(x, y), byX, byY);
  }

  private static Point min(double x, double y, double byX, double byY) {
    return at("min", at(x, y), Math.min(x, y), byX, byY);
  }

  private static Point pow(double x, double y, double byX, double byY) {
    return at("pow", at(x, y), Math.pow(x, y), byX, byY);
  }

  private static Point copySign(double x, double y, double byX) {
    return at("copySign", at(x, y), Math.copySign(x, y), byX, 0);
  }

  private static Point divide(double x, double y, double byX, double byY) {
    return at("/", at(x, y), x / y, byX, byY);
  }

  private static Point clamp(double x, double y, double z, double... partials) {
    return at("clamp", at(x, y, z), Math.min(z, Math.max(x, y)), partials);
  }

  @TestFactory
  Stream<DynamicTest> partials() {
    return points().map(p -> dynamicTest(p.toString(), () -> check(p)));
  }

  private static Stream<Point> points() {
    return Stream.of(
        abs(0.0, 0),
        abs(-0.0, 0),
        abs(TINY, 1),
        abs(-TINY, -1),
        abs(-INF, -1),
        abs(INF, 1),
        abs(NAN, NAN),
        max(2, 2, 1, 0),
        max(0.0, -0.0, 1, 0),
        max(-0.0, 0.0, 1, 0),
        max(1, 2, 0, 1),
        max(2, 1, 1, 0),
        max(INF, INF, 1, 0),
        max(-INF, 1, 0, 1),
        max(NAN, 1, NAN, NAN),
        max(1, NAN, NAN, NAN),
        min(2, 2, 1, 0),
        min(0.0, -0.0, 1, 0),
        min(1, 2, 1, 0),
        min(2, 1, 0, 1),
        min(-INF, -INF, 1, 0),
        min(NAN, 1, NAN, NAN),
        min(1, NAN, NAN, NAN),
        clamp(1, 0, 2, 1, 0, 0),
        clamp(0, 0, 2, 1, 0, 0),
        clamp(2, 0, 2, 1, 0, 0),
        clamp(-1, 0, 2, 0, 1, 0),
        clamp(3, 0, 2, 0, 0, 1),
        clamp(NAN, 0, 2, NAN, NAN, NAN),
        at("sqrt", at(0.0), 0.0, INF),
        at("sqrt", at(-0.0), -0.0, -INF),
        at("sqrt", at(INF), INF, 0),
        at("sqrt", at(-1), NAN, NAN),
        at("cbrt", at(0.0), 0.0, INF),
        at("cbrt", at(-0.0), -0.0, INF),
        at("cbrt", at(-INF), -INF, 0),
        at("cbrt", at(TINY), Math.cbrt(TINY), 1 / (3 * Math.cbrt(TINY) * Math.cbrt(TINY))),
        pow(0, 1, 1, 0),
        pow(0, 2, 0, 0),
        pow(0, 0.5, INF, 0),
        pow(-0.0, 0.5, INF, 0),
        pow(-0.0, 1, 1, 0),
        pow(-0.0, 3, 0, 0),
        pow(-2, 3, 12, NAN),
        pow(-2, 0, 0, NAN),
        pow(0, 0, 0, -INF),
        pow(NAN, 0, 0, NAN),
        pow(NAN, 2, NAN, NAN),
        pow(2, NAN, NAN, NAN),
        pow(INF, 0, 0, INF),
        pow(INF, 1, 1, INF),
        pow(INF, 2, INF, INF),
        pow(INF, -1, 0, 0),
        pow(2, INF, INF, INF),
        pow(0.5, INF, NAN, 0),
        pow(0, -1, -INF, -INF),
        pow(1, 5, 5, 0),
        at("hypot", at(0, 0), 0, 0, 0),
        at("hypot", at(-0.0, 0.0), 0, 0, 0),
        at("hypot", at(TINY, 0), TINY, 1, 0),
        at("hypot", at(NAN, 1), NAN, NAN, NAN),
        at("atan2", at(0, 0), 0, NAN, NAN),
        at("atan2", at(0, 1), 0, 1, 0),
        at("atan2", at(0, -1), Math.PI, -1, 0),
        at("atan2", at(1, 0), Math.PI / 2, 0, -1),
        at("atan2", at(INF, 1), Math.PI / 2, 0, NAN),
        at("atan", at(INF), Math.PI / 2, 0),
        at("asin", at(1), Math.PI / 2, INF),
        at("asin", at(-1), -Math.PI / 2, INF),
        at("asin", at(2), NAN, NAN),
        at("acos", at(1), 0, -INF),
        at("acos", at(-1), Math.PI, -INF),
        at("log", at(0.0), -INF, INF),
        at("log", at(INF), INF, 0),
        at("log", at(NAN), NAN, NAN),
        at("log10", at(0.0), -INF, INF),
        at("log1p", at(-1), -INF, INF),
        at("log1p", at(0), 0, 1),
        at("expm1", at(0), 0, 1),
        at("exp", at(-INF), 0, 0),
        at("exp", at(INF), INF, INF),
        at("expm1", at(-INF), -1, 0),
        at("sin", at(NAN), NAN, NAN),
        at("sin", at(INF), NAN, NAN),
        at("cos", at(-0.0), 1, 0),
        at("tan", at(0), 0, 1),
        at("tanh", at(INF), 1, 0),
        at("tanh", at(-0.0), -0.0, 1),
        at("cosh", at(-INF), INF, -INF),
        at("sinh", at(0), 0, 1),
        at("floor", at(1), 1, 0),
        at("floor", at(NAN), NAN, 0),
        at("ceil", at(-0.5), -0.0, 0),
        at("rint", at(0.5), 0, 0),
        at("signum", at(0), 0, 0),
        at("ulp", at(1), Math.ulp(1), 0),
        at("nextUp", at(INF), INF, 1),
        at("nextDown", at(0), -TINY, 1),
        at("nextAfter", at(1, 2), Math.nextUp(1.0), 1, 0),
        copySign(3, -2, -1),
        copySign(-3, -2, 1),
        copySign(-3, 2, -1),
        copySign(0.0, -1, -1),
        copySign(-0.0, 1, -1),
        copySign(5, -0.0, -1),
        copySign(5, 0.0, 1),
        at("%", at(7, 3), 7 % 3, 1, -2),
        at("%", at(6, 3), 6 % 3, 1, -2),
        at("%", at(-7, 3), -7 % 3, 1, 2),
        at("%", at(7, 0), NAN, 1, NAN),
        at("%", at(7, INF), 7, 1, 0),
        at("IEEEremainder", at(8, 3), Math.IEEEremainder(8, 3), 1, -3),
        at("IEEEremainder", at(1.5, 3), Math.IEEEremainder(1.5, 3), 1, 0),
        divide(1, 0.0, INF, -INF),
        divide(1, -0.0, -INF, -INF),
        divide(0, 0.0, INF, NAN),
        divide(1, INF, 0, 0),
        divide(HUGE, HUGE, 1 / HUGE, -1 / HUGE),
        at("*", at(INF, 2), INF, 2, INF),
        at("fma", at(2, 3, 4), 10, 3, 2, 1),
        at("scalb", at(3, -1), 1.5, 0.5, 0),
        at("scalb", at(TINY, 1100), Math.scalb(TINY, 1100), INF, 0),
        at("toRadians", at(0), 0, Math.toRadians(1)),
        at("toDegrees", at(0), 0, Math.toDegrees(1)),
        at("sum", at(1, NAN), NAN, 1, 1),
        at("stopGradient", at(3), 3, 0));
  }

  private static void check(Point point) {
    Rule rule = row(point.function());
    assertThat(rule.arity()).isEqualTo(point.partials().length);
    for (int i = 0; i < rule.arity(); i++) {
      double partial = rule.partial(i).value(point.at(), point.result());
      // The sign of a zero is not promised.
      assertThat(partial + 0.0)
          .as("by argument %d", i)
          .isEqualTo(Double.valueOf(point.partials()[i] + 0.0));
      double seeded = contribution(rule, i, point, 2);
      assertThat(seeded + 0.0)
          .as("contribution to %d", i)
          .isEqualTo(Double.valueOf(2 * point.partials()[i] + 0.0));
      boolean finite = Arrays.stream(point.at()).allMatch(Double::isFinite);
      if (finite && !Double.isNaN(point.result())) {
        assertThat(contribution(rule, i, point, 0) + 0.0).as("zero seed, %d", i).isZero();
      }
    }
  }

  private static double contribution(Rule rule, int argument, Point point, double seed) {
    List<Expr> symbols =
        IntStream.range(0, rule.arity()).<Expr>mapToObj(i -> Symbol.ofArgument(i).expr()).toList();
    Expr e = rule.contribution(argument, symbols, Symbol.R.expr(), Expr.of(seed));
    return TemplateValue.of(e, point.at(), point.result());
  }

  private static Rule row(String name) {
    return Rules.standard().table().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a row says of itself holds: a finite point with an infinite or NaN partial is declared.
   */
  @Test
  void singularPointsAreDeclared() {
    double[] values = {-2, -1, -0.5, -0.0, 0.0, 0.5, 1, 2};
    for (Rule rule : Rules.standard().table()) {
      boolean callable = rule.owners().contains("Math") && !rule.name().equals("clamp");
      if (!callable || rule.name().equals("scalb")) {
        continue;
      }
      for (double x : values) {
        for (double y : values) {
          for (double z : values) {
            double[] all = {x, y, z};
            double[] at = Arrays.copyOf(all, rule.arity());
            double result = value(rule, at);
            for (Partial partial : rule.partials()) {
              boolean bad = !Double.isFinite(partial.value(at, result));
              // By y, pow has no real derivative for a negative x.
              boolean outside = Double.isNaN(result) || rule.name().equals("pow") && x < 0;
              if (bad && !outside) {
                assertThat(rule.isSingularAt(at, result))
                    .as("%s at %s", rule.name(), Arrays.toString(at))
                    .isTrue();
                assertThat(partial.singular()).isTrue();
              }
            }
          }
        }
      }
    }
  }

  private static double value(Rule rule, double[] at) {
    return JavaFunctions.of(Math.class)
        .filter(m -> m.getName().equals(rule.name()) && m.getReturnType() == double.class)
        .findFirst()
        .map(m -> JavaFunctions.call(m, at))
        .orElseThrow();
  }

  @Test
  void aLiteralExponentNeedsNoLogarithmAndIsRegularFromOneOn() {
    Rule pow = Rules.standard().find(MathFunction.ofDoubles("Math", "pow", 2)).orElseThrow();
    for (double k : new double[] {-2, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 7.25}) {
      List<Expr> arguments = List.of(Symbol.X.expr(), Expr.of(k));
      Partial partial = pow.partial(0, arguments);
      assertThat(partial.singular()).isEqualTo(k < 1 && k != 0);
      assertThat(partial.text()).doesNotContain("log");
      for (double x : new double[] {-1.5, -0.0, 0.0, 0.7, 3}) {
        double expected = k == 0 ? 0 : k == 1 ? 1 : k * Math.pow(x, k - 1);
        double actual = partial.value(new double[] {x, k}, Math.pow(x, k));
        if (Double.isFinite(expected)) {
          assertThat(actual + 0.0).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12));
        } else {
          assertThat(actual).isEqualTo(Double.valueOf(expected));
        }
      }
    }
  }

  @Test
  void integerArgumentsBecomeDoubles() {
    MathFunction scalb =
        new MathFunction("Math", "scalb", List.of(Type.DOUBLE, Type.INT), Type.DOUBLE);
    Rule rule = Rules.standard().find(scalb).orElseThrow();
    Expr k = Expr.of(new io.adjoint.compiler.ir.Variable(7, "k", Type.INT));
    Expr partial = rule.instantiatePartial(0, List.of(Symbol.X.expr(), k), Symbol.R.expr());
    assertThat(partial).isEqualTo(new Expr.Apply(scalb, List.of(Expr.of(1.0), k)));
    Expr literal =
        rule.instantiatePartial(0, List.of(Symbol.X.expr(), Expr.of(3)), Symbol.R.expr());
    assertThat(literal).isEqualTo(new Expr.Apply(scalb, List.of(Expr.of(1.0), Expr.of(3))));
  }

  @Test
  void differentiableOperandsAreThoseADerivativePassesThrough() {
    Rules rules = Rules.standard();
    Expr x = Symbol.X.expr();
    Expr y = Symbol.Y.expr();
    MathFunction copySign = MathFunction.ofDoubles("Math", "copySign", 2);
    assertThat(rules.differentiableOperands(new Expr.Apply(copySign, List.of(x, y))))
        .containsExactly(x);
    assertThat(rules.differentiableOperands(Expr.binary(Operator.MUL, x, y))).containsExactly(x, y);
    assertThat(rules.differentiableOperands(Expr.binary(Operator.LT, x, y))).isEmpty();
    assertThat(rules.differentiableOperands(new Expr.Cast(Type.INT, x))).isEmpty();
    assertThat(rules.differentiableOperands(new Expr.Cast(Type.FLOAT, x))).containsExactly(x);
    MathFunction pow = MathFunction.ofDoubles("Math", "pow", 2);
    assertThat(rules.differentiableOperands(new Expr.Apply(pow, List.of(x, Expr.of(0.0)))))
        .doesNotContain(x);
    assertThat(rules.differentiableOperands(new Expr.Select(Expr.of(true), x, y)))
        .isEqualTo(List.of(x, y));
    assertThat(rules.differentiableOperands(x)).isEqualTo(Collections.emptyList());
  }
}
