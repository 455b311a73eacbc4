package io.adjoint.compiler.ir;

import static io.adjoint.compiler.ir.Ir.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IrPrinterTest {
  private static final Variable X = var(0, "x", Type.DOUBLE);
  private static final Variable Y = var(1, "y", Type.DOUBLE);
  private static final Variable N = var(2, "n", Type.INT);
  private static final Variable A = var(3, "a", REALS);
  private static final Label LOOP = new Label(0, "loop");
  private static final Expr POSITIVE = bin(v(N), ">", num(0));

  private static void prints(String text, Expr expression) {
    assertThat(IrPrinter.print(expression)).isEqualTo(text);
  }

  @Test
  void parenthesesWherePrecedenceNeedsThem() {
    Expr sum = bin(v(X), "+", v(Y));
    prints("x + y + x", bin(sum, "+", v(X)));
    prints("x + (x + y)", bin(v(X), "+", sum));
    prints("(x + y) * x", bin(sum, "*", v(X)));
    prints("x * y + x", bin(bin(v(X), "*", v(Y)), "+", v(X)));
    prints("x - (x - y)", bin(v(X), "-", bin(v(X), "-", v(Y))));
    prints("x / (x * y)", bin(v(X), "/", bin(v(X), "*", v(Y))));
    prints("-(x + y)", neg(sum));
    prints("-x * y", bin(neg(v(X)), "*", v(Y)));
    prints("x - -y", bin(v(X), "-", neg(v(Y))));
    prints("-(-x)", neg(neg(v(X))));
    prints("(double) n / x", bin(new Expr.Cast(Type.DOUBLE, v(N)), "/", v(X)));
    prints("(int) (x + y)", new Expr.Cast(Type.INT, sum));
    prints("(double) (float) x", new Expr.Cast(Type.DOUBLE, new Expr.Cast(Type.FLOAT, v(X))));
    Expr both = bin(POSITIVE, "&&", POSITIVE);
    prints("n > 0 && n > 0 || n > 0", bin(both, "||", POSITIVE));
    prints("n > 0 && (n > 0 && n > 0)", bin(POSITIVE, "&&", both));
    prints("!(n > 0)", not(POSITIVE));
    prints("n << (n & 3)", bin(v(N), "<<", bin(v(N), "&", num(3))));
    Expr select = new Expr.Select(POSITIVE, v(X), v(Y));
    prints("n > 0 ? x : n > 0 ? x : y", new Expr.Select(POSITIVE, v(X), select));
    prints("n > 0 ? (n > 0 ? x : y) : y", new Expr.Select(POSITIVE, select, v(Y)));
    prints("(n > 0 ? x : y) * x", bin(select, "*", v(X)));
    prints("a[n + 1]", at(v(A), bin(v(N), "+", num(1))));
    prints("(n > 0 ? a : a)[0]", at(new Expr.Select(POSITIVE, v(A), v(A)), num(0)));
    prints("a.length - 1", bin(new Expr.Length(v(A)), "-", num(1)));
  }

  @Test
  void literalsOfEveryType() {
    prints("-1.0", num(-1.0));
    prints("-(1.0)", neg(num(1.0)));
    prints("-(-1.0)", neg(num(-1.0)));
    prints("x - -1.0", bin(v(X), "-", num(-1.0)));
    prints("-0.0", num(-0.0));
    prints("1.0E-300", num(1e-300));
    prints("0.1f", single(0.1f));
    prints("7L", wide(7));
    prints("Double.NaN", num(Double.NaN));
    prints("Double.NEGATIVE_INFINITY", num(Double.NEGATIVE_INFINITY));
    prints("Float.POSITIVE_INFINITY", single(Float.POSITIVE_INFINITY));
    prints("(short) 3", new Expr.Const(Type.SHORT, 3));
    prints("'\\''", new Expr.Const(Type.CHAR, '\''));
    prints("'\\u00e9'", new Expr.Const(Type.CHAR, '\u00e9'));
    prints("\"a\\\"b\\\\n\\n\"", text("a\"b\\n\n"));
    prints("true", Expr.of(true));
    prints("null", new Expr.Null(REALS));
  }

  @Test
  void callsAndObjects() {
    prints("Math.atan2(x, y)", math("atan2", v(X), v(Y)));
    prints("Math.PI", new Expr.Static("java.lang.Math", "PI", Type.DOUBLE));
    prints(
        "new double[n][2][]",
        new Expr.NewArray(Type.arrayOf(Type.DOUBLE, 3), List.of(v(N), num(2))));
    prints("a.clone()", new Expr.CopyOf(v(A), num(0), num(0), Expr.CopyOf.Kind.CLONE));
    prints("Arrays.copyOf(a, n)", new Expr.CopyOf(v(A), num(0), v(N), Expr.CopyOf.Kind.COPY_OF));
    prints(
        "Arrays.copyOfRange(a, 1, n)",
        new Expr.CopyOf(v(A), num(1), v(N), Expr.CopyOf.Kind.COPY_OF_RANGE));
    prints("g(x, n)", new Expr.CallFunction("g", List.of(v(X), v(N)), Type.VOID));
    prints(
        "\"n = \" + n + x * y", new Expr.Concat(List.of(text("n = "), v(N), bin(v(X), "*", v(Y)))));
    prints(
        "\"\" + n + (n + n) + \"!\"",
        new Expr.Concat(List.of(v(N), bin(v(N), "+", v(N)), text("!"))));
    prints(
        "new IllegalStateException(\"no\")",
        new Expr.New(new Type.Opaque("java.lang.IllegalStateException"), List.of(text("no"))));
    prints("new Frame()", new Expr.NewStruct(new Type.Struct("Frame")));
    prints(
        "\"a\".concat(\"b\")",
        new Expr.Invoke(
            Optional.of(text("a")), "java.lang.String", "concat", List.of(text("b")), Type.STRING));
  }

  @Test
  void aFunctionReadsAsJava() {
    Variable s = var(4, "s", Type.DOUBLE);
    Variable i = var(5, "i", Type.INT);
    Variable t = var(6, "t", Type.DOUBLE);
    Variable t2 = var(7, "t", Type.DOUBLE);
    Label choice = new Label(1, "choice");
    Label inner = new Label(2, "loop");
    Function f =
        new Function(
            "f(double,int,double[])",
            "f",
            List.of(X, N, A),
            Type.DOUBLE,
            block(
                new Stmt.Remark("Sums up.", Span.NONE),
                declare(s),
                set(s, num(0.0)),
                count(
                    LOOP,
                    i,
                    v(N),
                    let(t, bin(at(v(A), v(i)), "*", v(X))),
                    iff(
                        bin(v(t), "<", num(0.0)),
                        block(goOn(LOOP)),
                        block(
                            iff(
                                bin(v(t), ">", num(9.0)),
                                block(exit(LOOP)),
                                block(add(v(s), v(t)))))),
                    sub(at(v(A), v(i)), v(t))),
                loop(inner, POSITIVE, block(let(t2, v(s)), exit(inner)), Block.EMPTY),
                new Stmt.Switch(
                    choice,
                    v(N),
                    List.of(
                        new Stmt.Case(List.of(num(1), num(2)), false, block(exit(choice))),
                        new Stmt.Case(List.of(num(3)), true, block(set(s, num(1.0)))),
                        new Stmt.Case(List.of(num(4)), false, Block.EMPTY)),
                    Span.NONE),
                new Stmt.CopyArray(v(A), num(0), v(A), num(1), num(2), Span.NONE),
                new Stmt.Fill(v(A), Optional.of(new Stmt.Range(num(0), num(2))), v(X), Span.NONE),
                new Stmt.Assert(POSITIVE, Optional.of(text("n")), Span.NONE),
                ret(v(s))),
            Span.NONE);
    assertThat(IrPrinter.print(f))
        .isEqualTo(
            """
            // f(double,int,double[])
            double f(double x, int n, double[] a) {
              // Sums up.
              double s;
              s = 0.0;
              {
                int i = 0;
                loop: while (i < n) {
                  double t = a[i] * x;
                  if (t < 0.0) {
                    continue loop;
                  } else if (t > 9.0) {
                    break loop;
                  } else {
                    s += t;
                  }
                  a[i] -= t;
                } update {
                  i += 1;
                }
              }
              loop.2: while (n > 0) {
                double t.2 = s;
                break loop.2;
              }
              choice: switch (n) {
                case 1, 2:
                  break choice;
                case 3, default:
                  s = 1.0;
                case 4:
              }
              System.arraycopy(a, 0, a, 1, 2);
              Arrays.fill(a, 0, 2, x);
              assert n > 0 : "n";
              return s;
            }
            """);
  }

  @Test
  void programsAndStructs() {
    Struct struct =
        new Struct(
            new Type.Struct("Frame"),
            List.of(new Struct.Member("kept", REALS, "what the reverse sweep needs")));
    Function f = function("f", Type.VOID, List.of());
    assertThat(IrPrinter.print(new Program(List.of(f), List.of(struct))))
        .isEqualTo(
            """
            class Frame {
              double[] kept; // what the reverse sweep needs
            }

            void f() {}
            """);
  }

  @Test
  void singleStatements() {
    assertThat(IrPrinter.print(set(X, v(Y)))).isEqualTo("x = y;");
    assertThat(IrPrinter.print(iff(POSITIVE, Block.EMPTY, block(ret()))))
        .isEqualTo("if (n > 0) {} else {\n  return;\n}");
    Label block = new Label(4, "body");
    assertThat(
            IrPrinter.print(
                new Stmt.Labeled(
                    block,
                    block(
                        new Stmt.Throw(
                            new Expr.New(new Type.Opaque("a.b.Stop"), List.of()), Span.NONE)),
                    Span.NONE)))
        .isEqualTo("body: {\n  throw new a.b.Stop();\n}");
  }
}
