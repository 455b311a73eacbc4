package io.adjoint.compiler.ir;

import static io.adjoint.compiler.ir.Ir.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InterpreterTest {
  private static final Variable X = var(0, "x", Type.DOUBLE);
  private static final Variable Y = var(1, "y", Type.DOUBLE);
  private static final Variable N = var(2, "n", Type.INT);
  private static final Variable M = var(3, "m", Type.INT);
  private static final Variable I = var(4, "i", Type.INT);
  private static final Variable A = var(5, "a", REALS);
  private static final Variable S = var(6, "s", Type.DOUBLE);
  private static final Variable L = var(7, "l", Type.LONG);
  private static final Variable TEXT = var(8, "text", Type.STRING);
  private static final Variable FLAG = var(9, "flag", Type.BOOLEAN);
  private static final Variable B = var(10, "b", REALS);
  private static final Label LOOP = new Label(0, "loop");
  private static final Label OUTER = new Label(1, "outer");

  /** The value of an expression over n, m, l, x, y. */
  private static Object eval(Expr expression, Object... given) {
    Function f = function("f", expression.type(), List.of(N, M, L, X, Y), ret(expression));
    Object[] all = {0, 0, 0L, 0.0, 0.0};
    System.arraycopy(given, 0, all, 0, given.length);
    return Interpreter.of(program(f)).call("f", List.of(all));
  }

  @Test
  void integersOverflowAsInJava() {
    assertThat(eval(bin(v(N), "+", v(M)), Integer.MAX_VALUE, 1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(eval(bin(v(N), "*", v(M)), 123456789, 987654321)).isEqualTo(123456789 * 987654321);
    assertThat(eval(neg(v(N)), Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
    assertThat(eval(bin(v(N), "/", v(M)), Integer.MIN_VALUE, -1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(eval(bin(v(N), "%", v(M)), -7, 3)).isEqualTo(-1);
    assertThat(eval(bin(v(L), "*", v(L)), 0, 0, 1L << 62)).isEqualTo((1L << 62) * (1L << 62));
    assertThat(eval(new Expr.Unary(Expr.Unary.Op.COMPLEMENT, v(N)), 5)).isEqualTo(~5);
  }

  @Test
  void shiftDistancesCountModuloTheWidth() {
    assertThat(eval(bin(v(N), "<<", v(M)), 3, 33)).isEqualTo(3 << 33);
    assertThat(eval(bin(v(N), ">>", v(M)), -17, 2)).isEqualTo(-17 >> 2);
    assertThat(eval(bin(v(N), ">>>", v(M)), -17, 2)).isEqualTo(-17 >>> 2);
    assertThat(eval(bin(v(L), ">>>", v(M)), 0, 3, -17L)).isEqualTo(-17L >>> 3);
    assertThat(eval(bin(v(L), "<<", v(M)), 0, 65, 5L)).isEqualTo(10L);
    assertThat(eval(bin(v(N), "<<", v(L)), 1, 0, (1L << 40) + 4)).isEqualTo(16);
  }

  @Test
  void bitsAndBooleansWithoutShortCut() {
    assertThat(eval(bin(v(N), "&", v(M)), -5, 12)).isEqualTo(-5 & 12);
    assertThat(eval(bin(v(N), "|", v(M)), -5, 12)).isEqualTo(-5 | 12);
    assertThat(eval(bin(v(N), "^", v(M)), -5, 12)).isEqualTo(-5 ^ 12);
    Expr yes = bin(v(N), "==", num(1));
    Expr divides = bin(bin(num(1), "/", v(M)), "==", num(1));
    assertThat(eval(bin(yes, "&&", divides), 0, 0)).isEqualTo(false);
    assertThat(eval(bin(yes, "||", divides), 1, 0)).isEqualTo(true);
    assertThatThrownBy(() -> eval(bin(yes, "&", divides), 0, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("/ by zero");
    assertThat(eval(bin(yes, "^", not(yes)), 1)).isEqualTo(true);
  }

  @Test
  void castsNarrowAndSaturate() {
    assertThat(eval(new Expr.Cast(Type.BYTE, v(N)), 200)).isEqualTo((byte) 200);
    assertThat(eval(new Expr.Cast(Type.SHORT, v(N)), 70000)).isEqualTo((short) 70000);
    assertThat(eval(new Expr.Cast(Type.CHAR, v(N)), -1)).isEqualTo((char) -1);
    assertThat(eval(new Expr.Cast(Type.INT, v(L)), 0, 0, 1L << 33 | 7)).isEqualTo(7);
    assertThat(eval(new Expr.Cast(Type.INT, v(X)), 0, 0, 0L, 1e20)).isEqualTo(Integer.MAX_VALUE);
    assertThat(eval(new Expr.Cast(Type.LONG, v(X)), 0, 0, 0L, -1e30)).isEqualTo(Long.MIN_VALUE);
    assertThat(eval(new Expr.Cast(Type.INT, v(X)), 0, 0, 0L, Double.NaN)).isEqualTo(0);
    assertThat(eval(new Expr.Cast(Type.BYTE, v(X)), 0, 0, 0L, 300.7)).isEqualTo((byte) 300.7);
    assertThat(eval(new Expr.Cast(Type.FLOAT, v(L)), 0, 0, Long.MAX_VALUE - 1))
        .isEqualTo((float) (Long.MAX_VALUE - 1));
    assertThat(eval(new Expr.Cast(Type.DOUBLE, v(L)), 0, 0, Long.MAX_VALUE - 1))
        .isEqualTo((double) (Long.MAX_VALUE - 1));
  }

  @Test
  void floatsRoundAfterEachOperation() {
    Expr third = bin(single(1), "/", single(3));
    assertThat(eval(third)).isEqualTo(1f / 3f);
    assertThat(eval(bin(third, "*", single(16777217f)))).isEqualTo(1f / 3f * 16777217f);
    Expr toFloat = new Expr.Cast(Type.FLOAT, v(X));
    assertThat(eval(bin(toFloat, "+", toFloat), 0, 0, 0L, 0.1)).isEqualTo(0.1f + 0.1f);
    assertThat(eval(new Expr.Cast(Type.DOUBLE, toFloat), 0, 0, 0L, 0.1)).isEqualTo((double) 0.1f);
    assertThat(eval(bin(single(5.5f), "%", single(-2f)))).isEqualTo(5.5f % -2f);
  }

  @Test
  void realsCompareAsInJava() {
    double nan = Double.NaN;
    assertThat(eval(bin(v(X), "==", v(X)), 0, 0, 0L, nan)).isEqualTo(false);
    assertThat(eval(bin(v(X), "!=", v(X)), 0, 0, 0L, nan)).isEqualTo(true);
    assertThat(eval(bin(v(X), "<=", v(Y)), 0, 0, 0L, nan, 1.0)).isEqualTo(false);
    assertThat(eval(bin(num(0.0), "==", num(-0.0)))).isEqualTo(true);
    assertThat(eval(neg(num(0.0)))).isEqualTo(-0.0);
    assertThat(eval(bin(v(X), "/", v(Y)), 0, 0, 0L, 1.0, -0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(eval(bin(v(X), "%", v(Y)), 0, 0, 0L, -7.5, 2.0)).isEqualTo(-7.5 % 2.0);
  }

  @Test
  void mathIsJavasOwn() {
    assertThat(eval(math("sin", v(X)), 0, 0, 0L, 0.7)).isEqualTo(Math.sin(0.7));
    assertThat(eval(math("pow", v(X), v(Y)), 0, 0, 0L, 1.3, 2.7)).isEqualTo(Math.pow(1.3, 2.7));
    assertThat(eval(math("fma", v(X), v(X), v(Y)), 0, 0, 0L, 1.3, 2.7))
        .isEqualTo(Math.fma(1.3, 1.3, 2.7));
    MathFunction absInt = new MathFunction("Math", "abs", List.of(Type.INT), Type.INT);
    assertThat(eval(new Expr.Apply(absInt, List.of(v(N))), Integer.MIN_VALUE))
        .isEqualTo(Integer.MIN_VALUE);
    MathFunction maxFloat =
        new MathFunction("StrictMath", "max", List.of(Type.FLOAT, Type.FLOAT), Type.FLOAT);
    assertThat(eval(new Expr.Apply(maxFloat, List.of(single(-0f), single(0f))))).isEqualTo(0f);
    MathFunction round = new MathFunction("Math", "round", List.of(Type.DOUBLE), Type.LONG);
    assertThat(eval(new Expr.Apply(round, List.of(v(X))), 0, 0, 0L, 2.5)).isEqualTo(3L);
    MathFunction scalb =
        new MathFunction("Math", "scalb", List.of(Type.DOUBLE, Type.INT), Type.DOUBLE);
    assertThat(eval(new Expr.Apply(scalb, List.of(v(X), v(N))), 3, 0, 0L, 2.5)).isEqualTo(20.0);
    MathFunction exact =
        new MathFunction("Math", "addExact", List.of(Type.INT, Type.INT), Type.INT);
    assertThatThrownBy(() -> eval(new Expr.Apply(exact, List.of(v(N), v(M))), Integer.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("integer overflow");
    MathFunction stop =
        new MathFunction("io.adjoint.Adjoint", "stopGradient", List.of(Type.DOUBLE), Type.DOUBLE);
    assertThat(eval(new Expr.Apply(stop, List.of(v(X))), 0, 0, 0L, 2.5)).isEqualTo(2.5);
    MathFunction unknown = MathFunction.ofDoubles("Math", "noSuchFunction", 1);
    assertThatThrownBy(() -> eval(new Expr.Apply(unknown, List.of(v(X)))))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Math.noSuchFunction");
  }

  @Test
  void aSelectEvaluatesOneSide() {
    Expr select = new Expr.Select(bin(v(M), "==", num(0)), num(-1), bin(v(N), "/", v(M)));
    assertThat(eval(select, 7, 0)).isEqualTo(-1);
    assertThat(eval(select, 7, 2)).isEqualTo(3);
  }

  @Test
  void stringsJoinAsInJava() {
    Expr all =
        new Expr.Concat(
            List.of(
                text("<"),
                v(N),
                new Expr.Const(Type.CHAR, 'c'),
                v(X),
                single(0.1f),
                v(L),
                new Expr.Const(Type.BOOLEAN, true),
                new Expr.Null(Type.STRING)));
    assertThat(eval(all, 3, 0, 4L, 0.1)).isEqualTo("<3c0.10.14truenull");
  }

  @Test
  void loopsAndTheirExits() {
    // The sum of i for i in 0..n without multiples of 3, until it passes 50.
    Function f =
        function(
            "f",
            Type.INT,
            List.of(N),
            let(M, num(0)),
            count(
                LOOP,
                I,
                v(N),
                iff(bin(bin(v(I), "%", num(3)), "==", num(0)), block(goOn(LOOP)), Block.EMPTY),
                add(v(M), v(I)),
                iff(bin(v(M), ">", num(50)), block(exit(LOOP)), Block.EMPTY)),
            ret(v(M)));
    Interpreter interpreter = Interpreter.of(program(f));
    assertThat(interpreter.call("f", 6)).isEqualTo(1 + 2 + 4 + 5);
    assertThat(interpreter.call("f", 1000)).isEqualTo(61);
    assertThat(interpreter.call("f", 0)).isEqualTo(0);
  }

  @Test
  void labelledExitsLeaveOuterStatements() {
    Variable j = var(20, "j", Type.INT);
    Function f =
        function(
            "f",
            Type.INT,
            List.of(N),
            let(M, num(0)),
            count(
                OUTER,
                I,
                v(N),
                count(
                    LOOP,
                    j,
                    v(N),
                    iff(bin(v(j), ">", v(I)), block(goOn(OUTER)), Block.EMPTY),
                    iff(bin(v(M), "==", num(7)), block(exit(OUTER)), Block.EMPTY),
                    add(v(M), num(1)))),
            ret(v(M)));
    assertThat(Interpreter.of(program(f)).call("f", 3)).isEqualTo(6);
    assertThat(Interpreter.of(program(f)).call("f", 9)).isEqualTo(7);
    Label block = new Label(9, "block");
    Function g =
        function(
            "g",
            Type.INT,
            List.of(N),
            new Stmt.Labeled(
                block,
                block(iff(bin(v(N), ">", num(0)), block(exit(block)), Block.EMPTY), ret(num(-1))),
                Span.NONE),
            ret(num(1)));
    assertThat(Interpreter.of(program(g)).call("g", 3)).isEqualTo(1);
    assertThat(Interpreter.of(program(g)).call("g", 0)).isEqualTo(-1);
  }

  private static Stmt.Case group(boolean isDefault, List<Expr> labels, Stmt... body) {
    return new Stmt.Case(labels, isDefault, Block.of(body));
  }

  @Test
  void switchesFallThroughFromAnyCase() {
    Label choice = new Label(3, "choice");
    Function f =
        function(
            "f",
            Type.INT,
            List.of(N),
            let(M, num(0)),
            new Stmt.Switch(
                choice,
                v(N),
                List.of(
                    group(false, List.of(num(1), num(2)), add(v(M), num(1))),
                    group(true, List.of(), add(v(M), num(10))),
                    group(false, List.of(num(5)), add(v(M), num(100)), exit(choice)),
                    group(false, List.of(num(6)), add(v(M), num(1000)))),
                Span.NONE),
            ret(v(M)));
    Interpreter interpreter = Interpreter.of(program(f));
    assertThat(interpreter.call("f", 2)).isEqualTo(111);
    assertThat(interpreter.call("f", 5)).isEqualTo(100);
    assertThat(interpreter.call("f", 6)).isEqualTo(1000);
    assertThat(interpreter.call("f", 77)).isEqualTo(110);
  }

  /** What a switch chooses from. */
  enum Colour {
    RED,
    GREEN
  }

  private static Function choose(Variable selector, Expr label) {
    Label choice = new Label(3, "choice");
    return function(
        "f",
        Type.INT,
        List.of(selector),
        new Stmt.Switch(
            choice, v(selector), List.of(group(false, List.of(label), ret(num(1)))), Span.NONE),
        ret(num(0)));
  }

  @Test
  void switchesOnStringsCharsAndEnums() {
    Interpreter onText = Interpreter.of(program(choose(TEXT, text("ab"))));
    assertThat(onText.call("f", new String("ab".toCharArray()))).isEqualTo(1);
    assertThat(onText.call("f", "c")).isEqualTo(0);
    assertThatThrownBy(() -> onText.call("f", new Object[] {null}))
        .isInstanceOf(NullPointerException.class);
    Variable c = var(30, "c", Type.CHAR);
    Interpreter onChar = Interpreter.of(program(choose(c, new Expr.Const(Type.CHAR, 'q'))));
    assertThat(onChar.call("f", 'q')).isEqualTo(1);
    String colour = InterpreterTest.class.getName() + ".Colour";
    Variable e = var(31, "e", new Type.Opaque(colour));
    Expr green = new Expr.Static(colour, "GREEN", new Type.Opaque(colour));
    Interpreter onEnum = Interpreter.of(program(choose(e, green)));
    assertThat(onEnum.call("f", Colour.GREEN)).isEqualTo(1);
    assertThat(onEnum.call("f", Colour.RED)).isEqualTo(0);
  }

  @Test
  void arraysAreJavasOwn() {
    Function f =
        function(
            "f",
            REALS,
            List.of(A, N),
            let(B, v(A)),
            set(at(v(B), v(N)), bin(at(v(A), v(N)), "+", num(1.0))),
            add(at(v(A), num(0)), num(0.5)),
            sub(at(v(A), num(1)), num(0.25)),
            ret(v(B)));
    Interpreter interpreter = Interpreter.of(program(f));
    double[] a = {1, 2, 3};
    assertThat(interpreter.call("f", a, 2)).isSameAs(a);
    assertThat(a).containsExactly(1.5, 1.75, 4);
    assertThatThrownBy(() -> interpreter.call("f", a, 3))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class)
        .hasMessage("Index 3 out of bounds for length 3");
    assertThatThrownBy(() -> interpreter.call("f", null, 3))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void newArraysRowsAndLengths() {
    Variable m = var(40, "matrix", MATRIX);
    Function f =
        function(
            "f",
            MATRIX,
            List.of(N),
            let(m, new Expr.NewArray(MATRIX, List.of(v(N), num(2)))),
            set(at(at(v(m), num(0)), num(1)), num(5.0)),
            set(at(v(m), num(1)), at(v(m), num(0))),
            ret(v(m)));
    Interpreter interpreter = Interpreter.of(program(f));
    double[][] result = (double[][]) interpreter.call("f", 3);
    assertThat(result).isDeepEqualTo(new double[][] {{0, 5}, {0, 5}, {0, 0}});
    assertThat(result[1]).isSameAs(result[0]);
    assertThatThrownBy(() -> interpreter.call("f", -1))
        .isInstanceOf(NegativeArraySizeException.class);
    Function jagged =
        function("f", MATRIX, List.of(N), ret(new Expr.NewArray(MATRIX, List.of(v(N)))));
    assertThat((double[][]) Interpreter.of(program(jagged)).call("f", 2))
        .isEqualTo(new double[2][]);
    Function length = function("f", Type.INT, List.of(A), ret(new Expr.Length(v(A))));
    assertThat(Interpreter.of(program(length)).call("f", new double[7])).isEqualTo(7);
  }

  @Test
  void elementsOfEveryKind() {
    for (Type type :
        List.of(Type.DOUBLE, Type.FLOAT, Type.LONG, Type.INT, Type.SHORT, Type.BYTE, Type.CHAR)) {
      Variable array = var(50, "array", new Type.Array(type));
      Expr two = new Expr.Cast(type, num(2));
      Function f =
          function(
              "f",
              array.type(),
              List.of(),
              let(array, new Expr.NewArray(array.type(), List.of(num(3)))),
              set(at(v(array), num(0)), two),
              set(at(v(array), num(1)), at(v(array), num(0))),
              add(at(v(array), num(1)), two),
              new Stmt.Fill(v(array), Optional.of(new Stmt.Range(num(2), num(3))), two, Span.NONE),
              ret(new Expr.CopyOf(v(array), num(1), num(4), Expr.CopyOf.Kind.COPY_OF_RANGE)));
      Object result = Interpreter.of(program(f)).call("f");
      List<Double> numbers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        numbers.add(Values.unboxReal(java.lang.reflect.Array.get(result, i)));
      }
      assertThat(numbers).as("%s", type).containsExactly(4.0, 2.0, 0.0);
    }
  }

  @Test
  void copiesAndFills() {
    Function f =
        function(
            "f",
            REALS,
            List.of(A),
            let(B, new Expr.CopyOf(v(A), num(0), num(0), Expr.CopyOf.Kind.CLONE)),
            new Stmt.CopyArray(v(A), num(0), v(A), num(1), num(2), Span.NONE),
            new Stmt.Fill(v(B), Optional.empty(), num(9.0), Span.NONE),
            ret(new Expr.CopyOf(v(B), num(0), num(5), Expr.CopyOf.Kind.COPY_OF)));
    double[] a = {1, 2, 3};
    assertThat((double[]) Interpreter.of(program(f)).call("f", a)).containsExactly(9, 9, 9, 0, 0);
    assertThat(a).containsExactly(1, 1, 2);
    assertThatThrownBy(() -> Interpreter.of(program(f)).call("f", new double[2]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void callsRecursionAndDepth() {
    Function sum =
        function(
            "sum",
            Type.DOUBLE,
            List.of(X, N),
            iff(bin(v(N), "==", num(0)), block(ret(num(0.0))), Block.EMPTY),
            let(
                S,
                new Expr.CallFunction("sum", List.of(v(X), bin(v(N), "-", num(1))), Type.DOUBLE)),
            ret(bin(v(S), "+", v(X))));
    assertThat(Interpreter.of(program(sum)).call("sum", 0.5, 20_000)).isEqualTo(10_000.0);
  }

  @Test
  void deepExpressions() {
    Expr sum = v(X);
    for (int i = 0; i < 5_000; i++) {
      sum = bin(sum, "+", v(X));
    }
    assertThat(eval(sum, 0, 0, 0L, 1.0)).isEqualTo(5_001.0);
  }

  @Test
  void callsOfWhatLiesOutside() {
    Expr parse =
        new Expr.Invoke(Optional.empty(), "Integer", "parseInt", List.of(text("12")), Type.INT);
    assertThat(eval(parse)).isEqualTo(12);
    Expr sub =
        new Expr.Invoke(
            Optional.of(text("gradient")),
            "java.lang.String",
            "substring",
            List.of(num(1), num(4)),
            Type.STRING);
    assertThat(eval(sub)).isEqualTo("rad");
    Expr format =
        new Expr.Invoke(
            Optional.empty(),
            "String",
            "format",
            List.of(text("%d-%s"), v(N), text("a")),
            Type.STRING);
    assertThat(eval(format, 4)).isEqualTo("4-a");
    // The overload for long, since int widens; not the one for Object.
    Expr overloaded =
        new Expr.Invoke(
            Optional.empty(), InterpreterTest.class.getName(), "which", List.of(v(N)), Type.STRING);
    assertThat(eval(overloaded)).isEqualTo("long");
    assertThatThrownBy(
            () ->
                eval(
                    new Expr.Invoke(
                        Optional.empty(), "Integer", "parseInt", List.of(text("q")), Type.INT)))
        .isInstanceOf(NumberFormatException.class);
  }

  static String which(long value) {
    return "long";
  }

  static String which(Object value) {
    return "object";
  }

  static final double[] TABLE = {1, 2, 3};

  @Test
  void staticFields() {
    Expr table = new Expr.Static(InterpreterTest.class.getName(), "TABLE", REALS);
    assertThat(eval(at(table, num(2)))).isEqualTo(3.0);
    assertThat(eval(new Expr.Static("Math", "PI", Type.DOUBLE))).isEqualTo(Math.PI);
    assertThat(eval(new Expr.Static("java.lang.Integer", "MAX_VALUE", Type.INT)))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void exceptionsComeOutAsTheyAre() {
    Stmt refuse =
        new Stmt.Throw(
            new Expr.New(
                new Type.Opaque("java.io.IOException"),
                List.of(new Expr.Concat(List.of(text("n = "), v(N))))),
            Span.NONE);
    Function f = function("f", Type.VOID, List.of(N), refuse);
    assertThatThrownBy(() -> Interpreter.of(program(f)).call("f", 3))
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("n = 3");
  }

  @Test
  void assertionsCanBeSwitched() {
    Stmt check =
        new Stmt.Assert(bin(v(N), ">", num(0)), Optional.of(text("not positive")), Span.NONE);
    Interpreter interpreter = Interpreter.of(program(function("f", Type.VOID, List.of(N), check)));
    assertThat(interpreter.withAssertions(false).call("f", 0)).isNull();
    assertThat(interpreter.withAssertions(true).call("f", 1)).isNull();
    assertThatThrownBy(() -> interpreter.withAssertions(true).call("f", 0))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not positive");
  }

  @Test
  void structsHoldFieldsOfEveryKind() {
    Type.Struct type = new Type.Struct("Frame");
    Struct struct =
        new Struct(
            type,
            List.of(
                new Struct.Member("total", Type.DOUBLE, "the sum"),
                new Struct.Member("count", Type.INT, "how many"),
                new Struct.Member("kept", REALS, "what is kept"),
                new Struct.Member("open", Type.BOOLEAN, "whether")));
    Variable frame = var(60, "frame", type);
    Function f =
        function(
            "f",
            type,
            List.of(X),
            let(frame, new Expr.NewStruct(type)),
            set(new Expr.Field(v(frame), "total", Type.DOUBLE), v(X)),
            add(new Expr.Field(v(frame), "total", Type.DOUBLE), num(1.0)),
            add(new Expr.Field(v(frame), "count", Type.INT), num(2)),
            set(
                new Expr.Field(v(frame), "open", Type.BOOLEAN),
                not(new Expr.Field(v(frame), "open", Type.BOOLEAN))),
            ret(v(frame)));
    Interpreter interpreter = Interpreter.of(new Program(List.of(f), List.of(struct)));
    StructValue result = (StructValue) interpreter.call("f", 2.0);
    assertThat(result.get("total")).isEqualTo(3.0);
    assertThat(result.get("count")).isEqualTo(2);
    assertThat(result.get("kept")).isNull();
    assertThat(result.get("open")).isEqualTo(true);
    StructValue fresh = interpreter.newStruct("Frame");
    fresh.set("count", 4);
    assertThat(fresh.get("count")).isEqualTo(4);
  }

  @Test
  void booleansInVariablesAndArrays() {
    Variable flags = var(70, "flags", new Type.Array(Type.BOOLEAN));
    Function f =
        function(
            "f",
            Type.BOOLEAN,
            List.of(FLAG),
            let(flags, new Expr.NewArray(flags.type(), List.of(num(2)))),
            set(at(v(flags), num(1)), v(FLAG)),
            ret(bin(at(v(flags), num(1)), "!=", at(v(flags), num(0)))));
    assertThat(Interpreter.of(program(f)).call("f", true)).isEqualTo(true);
    assertThat(Interpreter.of(program(f)).call("f", false)).isEqualTo(false);
  }

  @Test
  void referencesCompareByIdentity() {
    Function f = function("f", Type.BOOLEAN, List.of(A, B), ret(bin(v(A), "==", v(B))));
    double[] a = {1};
    assertThat(Interpreter.of(program(f)).call("f", a, a)).isEqualTo(true);
    assertThat(Interpreter.of(program(f)).call("f", a, a.clone())).isEqualTo(false);
  }
}
