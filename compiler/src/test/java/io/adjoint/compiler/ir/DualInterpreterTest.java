package io.adjoint.compiler.ir;

import static io.adjoint.compiler.ir.Ir.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DualInterpreterTest {
  private static final Variable X = var(0, "x", Type.DOUBLE);
  private static final Variable Y = var(1, "y", Type.DOUBLE);
  private static final Variable N = var(2, "n", Type.INT);
  private static final Variable I = var(3, "i", Type.INT);
  private static final Variable A = var(4, "a", REALS);
  private static final Variable B = var(5, "b", REALS);
  private static final Variable S = var(6, "s", Type.DOUBLE);
  private static final Label LOOP = new Label(0, "loop");

  /** The partials that these tests need. */
  private static double[] partials(MathFunction function, double[] x, double r) {
    return switch (function.name()) {
      case "sin" -> new double[] {Math.cos(x[0])};
      case "exp" -> new double[] {r};
      case "sqrt" -> new double[] {0.5 / r};
      case "atan2" -> {
        double square = x[0] * x[0] + x[1] * x[1];
        yield new double[] {x[1] / square, -x[0] / square};
      }
      case "fma" -> new double[] {x[1], x[0], 1};
      case "scalb" -> new double[] {Math.scalb(1.0, (int) x[1]), Double.NaN};
      default -> throw new IllegalArgumentException(function.toString());
    };
  }

  private static DualInterpreter.Result run(Function f, List<?> arguments, List<?> tangents) {
    Object plain = Interpreter.of(program(f)).call(f.key(), copies(arguments));
    DualInterpreter.Result result =
        DualInterpreter.of(program(f), DualInterpreterTest::partials)
            .call(f.key(), arguments, tangents);
    if (plain == null || !plain.getClass().isArray()) {
      assertThat(result.value()).isEqualTo(plain);
    }
    return result;
  }

  private static List<Object> copies(List<?> arguments) {
    return arguments.stream()
        .map(a -> a instanceof double[] array ? (Object) array.clone() : a)
        .toList();
  }

  private static double tangent(Expr expression, double x, double y, double dx, double dy) {
    Function f = function("f", expression.type(), List.of(X, Y), ret(expression));
    return (double) run(f, List.of(x, y), List.of(dx, dy)).tangent();
  }

  @Test
  void arithmeticAgainstClosedForms() {
    assertThat(tangent(bin(v(X), "+", v(Y)), 3, 4, 10, 1)).isEqualTo(11);
    assertThat(tangent(bin(v(X), "-", v(Y)), 3, 4, 10, 1)).isEqualTo(9);
    assertThat(tangent(bin(v(X), "*", v(Y)), 3, 4, 10, 1)).isEqualTo(43);
    assertThat(tangent(bin(v(X), "*", v(X)), 3, 0, 1, 0)).isEqualTo(6);
    assertThat(tangent(bin(v(X), "/", v(Y)), 3, 4, 10, 1)).isEqualTo(10.0 / 4 - 3.0 / 16);
    assertThat(tangent(neg(v(X)), 3, 0, 2, 0)).isEqualTo(-2);
    // 7.5 % 2 = 1.5 = 7.5 - 3 * 2
    assertThat(tangent(bin(v(X), "%", v(Y)), 7.5, 2, 1, 0)).isEqualTo(1);
    assertThat(tangent(bin(v(X), "%", v(Y)), 7.5, 2, 0, 1)).isEqualTo(-3);
  }

  @Test
  void functionsAgainstClosedForms() {
    assertThat(tangent(math("sin", bin(v(X), "*", v(X))), 0.7, 0, 1, 0))
        .isCloseTo(2 * 0.7 * Math.cos(0.49), within(1e-15));
    assertThat(tangent(math("atan2", v(X), v(Y)), 3, 4, 1, 10))
        .isCloseTo(4.0 / 25 - 30.0 / 25, within(1e-15));
    assertThat(tangent(math("fma", v(X), v(Y), v(X)), 3, 4, 1, 0)).isEqualTo(5);
    MathFunction scalb =
        new MathFunction("Math", "scalb", List.of(Type.DOUBLE, Type.INT), Type.DOUBLE);
    assertThat(tangent(new Expr.Apply(scalb, List.of(v(X), num(3))), 3, 0, 1, 0)).isEqualTo(8);
    MathFunction round = new MathFunction("Math", "round", List.of(Type.DOUBLE), Type.LONG);
    Expr rounded = new Expr.Cast(Type.DOUBLE, new Expr.Apply(round, List.of(v(X))));
    assertThat(tangent(bin(rounded, "*", v(Y)), 2.6, 5, 1, 1)).isEqualTo(3);
    MathFunction stop =
        new MathFunction("io.adjoint.Adjoint", "stopGradient", List.of(Type.DOUBLE), Type.DOUBLE);
    Expr stopped = new Expr.Apply(stop, List.of(v(X)));
    assertThat(tangent(bin(stopped, "*", v(X)), 3, 0, 1, 0)).isEqualTo(3);
  }

  @Test
  void zeroTangentsContributeZero() {
    Expr root = math("sqrt", v(X));
    assertThat(tangent(bin(root, "+", v(Y)), 0, 1, 0, 2)).isEqualTo(2);
    assertThat(tangent(root, 0, 0, 1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    // 0 * infinity and the infinite derivative of a quotient.
    assertThat(tangent(bin(v(X), "*", v(Y)), Double.POSITIVE_INFINITY, 1, 1, 0)).isEqualTo(1);
    assertThat(tangent(bin(v(X), "/", v(Y)), 1, 0, 0, 0)).isEqualTo(0);
    assertThat(tangent(math("atan2", v(X), v(Y)), 0, 0, 0, 0)).isEqualTo(0);
  }

  @Test
  void castsKeepOrDropTheTangent() {
    Expr narrowed = new Expr.Cast(Type.DOUBLE, new Expr.Cast(Type.FLOAT, v(X)));
    assertThat(tangent(narrowed, 0.1, 0, 0.1, 0)).isEqualTo(0.1);
    Expr whole = new Expr.Cast(Type.DOUBLE, new Expr.Cast(Type.INT, v(X)));
    assertThat(tangent(whole, 2.5, 0, 1, 0)).isEqualTo(0);
  }

  @Test
  void tangentsOfFloatsAreNotRounded() {
    Variable p = var(9, "p", Type.FLOAT);
    Function f = function("f", Type.FLOAT, List.of(p), ret(bin(v(p), "/", single(3))));
    DualInterpreter.Result result = run(f, List.of(1f), List.of(1.0));
    assertThat(result.value()).isEqualTo(1f / 3f);
    assertThat(result.tangent()).isEqualTo(1.0 / 3.0);
  }

  @Test
  void theTakenPathOnly() {
    Expr safe =
        new Expr.Select(bin(v(X), "==", num(0.0)), num(1.0), bin(math("sin", v(X)), "/", v(X)));
    assertThat(tangent(safe, 0, 0, 1, 0)).isEqualTo(0);
    assertThat(tangent(safe, 2, 0, 1, 0))
        .isCloseTo(Math.cos(2) / 2 - Math.sin(2) / 4, within(1e-15));
  }

  @Test
  void loopsWithVariables() {
    // s = x^n
    Function f =
        function(
            "f",
            Type.DOUBLE,
            List.of(X, N),
            let(S, num(1.0)),
            count(LOOP, I, v(N), set(S, bin(v(S), "*", v(X)))),
            ret(v(S)));
    assertThat((double) run(f, List.of(1.1, 9), Arrays.asList(1.0, null)).tangent())
        .isCloseTo(9 * Math.pow(1.1, 8), within(1e-13));
  }

  @Test
  void arraysCarryTangentsThroughAliases() {
    // b = a; b[1] = a[0] * a[1]; a[0] += b[1]
    Function f =
        function(
            "f",
            Type.VOID,
            List.of(A),
            let(B, v(A)),
            set(at(v(B), num(1)), bin(at(v(A), num(0)), "*", at(v(A), num(1)))),
            add(at(v(A), num(0)), at(v(B), num(1))));
    double[] a = {2, 3};
    DualInterpreter.Result result = run(f, List.of(a), List.of(new double[] {1, 10}));
    assertThat(a).containsExactly(8, 6);
    assertThat((double[]) result.argumentTangent(0)).containsExactly(24, 23);
  }

  @Test
  void rowsCopiesAndFills() {
    Variable m = var(20, "m", MATRIX);
    Variable row = var(21, "row", REALS);
    Function f =
        function(
            "f",
            REALS,
            List.of(m, X),
            let(row, at(v(m), num(1))),
            set(at(v(row), num(0)), bin(at(v(row), num(1)), "*", v(X))),
            new Stmt.CopyArray(v(row), num(0), v(row), num(1), num(2), Span.NONE),
            new Stmt.Fill(
                at(v(m), num(0)), Optional.of(new Stmt.Range(num(1), num(2))), v(X), Span.NONE),
            let(B, new Expr.CopyOf(v(row), num(1), num(4), Expr.CopyOf.Kind.COPY_OF_RANGE)),
            new Stmt.Fill(v(row), Optional.empty(), num(1.0), Span.NONE),
            ret(v(B)));
    double[][] value = {{1, 2}, {3, 4, 5}};
    DualInterpreter.Result result =
        DualInterpreter.of(program(f), DualInterpreterTest::partials)
            .call("f", List.of(value, 10.0), List.of(new double[][] {{1, 1}, {1, 2, 3}}, 0.5));
    assertThat((double[]) result.value()).containsExactly(40, 4, 0);
    // (m[1][1] * x)' = 2 * 10 + 4 * 0.5
    assertThat((double[]) result.tangent()).containsExactly(22, 2, 0);
    assertThat((double[][]) result.argumentTangent(0))
        .isDeepEqualTo(new double[][] {{1, 0.5}, {0, 0, 0}});
  }

  @Test
  void overwritingClearsTheTangent() {
    Function f =
        function(
            "f",
            Type.DOUBLE,
            List.of(A),
            set(at(v(A), num(0)), num(7.0)),
            ret(bin(at(v(A), num(0)), "+", at(v(A), num(1)))));
    assertThat(run(f, List.of(new double[] {1, 2}), List.of(new double[] {5, 3})).tangent())
        .isEqualTo(3.0);
  }

  @Test
  void callsPassTangents() {
    Function square = function("square", Type.DOUBLE, List.of(X), ret(bin(v(X), "*", v(X))));
    Function f =
        function(
            "f",
            Type.DOUBLE,
            List.of(X),
            let(S, new Expr.CallFunction("square", List.of(math("exp", v(X))), Type.DOUBLE)),
            ret(bin(v(S), "*", num(3.0))));
    DualInterpreter.Result result =
        DualInterpreter.of(program(square, f), DualInterpreterTest::partials)
            .call("f", List.of(0.3), List.of(1.0));
    assertThat((double) result.tangent()).isCloseTo(6 * Math.exp(0.6), within(1e-14));
  }

  @Test
  void structsCarryTangents() {
    Type.Struct type = new Type.Struct("Gradient");
    Struct struct =
        new Struct(
            type,
            List.of(
                new Struct.Member("value", Type.DOUBLE, "the value"),
                new Struct.Member("x", Type.DOUBLE, "the derivative by x")));
    Variable into = var(30, "into", type);
    // The gradient of x^3, written by hand; its tangent is the second derivative.
    Function f =
        function(
            "f",
            Type.VOID,
            List.of(X, into),
            set(
                new Expr.Field(v(into), "value", Type.DOUBLE),
                bin(bin(v(X), "*", v(X)), "*", v(X))),
            add(
                new Expr.Field(v(into), "x", Type.DOUBLE),
                bin(num(3.0), "*", bin(v(X), "*", v(X)))));
    DualInterpreter interpreter =
        DualInterpreter.of(new Program(List.of(f), List.of(struct)), DualInterpreterTest::partials);
    StructValue gradient = interpreter.newStruct("Gradient");
    DualInterpreter.Result result =
        interpreter.call("f", List.of(2.0, gradient), Arrays.asList(1.0, null));
    assertThat(gradient.get("x")).isEqualTo(12.0);
    assertThat(result.tangentOf(gradient, "value")).isEqualTo(12.0);
    assertThat(result.tangentOf(gradient, "x")).isEqualTo(12.0);
  }

  @Test
  void oneArrayPassedTwiceHasOneTangent() {
    Function f =
        function(
            "f", Type.DOUBLE, List.of(A, B), ret(bin(at(v(A), num(0)), "*", at(v(B), num(0)))));
    double[] a = {3};
    DualInterpreter.Result result =
        DualInterpreter.of(program(f), DualInterpreterTest::partials)
            .call("f", List.of(a, a), Arrays.asList(new double[] {1}, null));
    assertThat(result.tangent()).isEqualTo(6.0);
  }
}
