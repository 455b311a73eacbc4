package io.adjoint.compiler.emit;

import static io.adjoint.compiler.emit.Build.A;
import static io.adjoint.compiler.emit.Build.I;
import static io.adjoint.compiler.emit.Build.N;
import static io.adjoint.compiler.emit.Build.P;
import static io.adjoint.compiler.emit.Build.X;
import static io.adjoint.compiler.emit.Build.Y;
import static io.adjoint.compiler.emit.Build.add;
import static io.adjoint.compiler.emit.Build.bin;
import static io.adjoint.compiler.emit.Build.goOn;
import static io.adjoint.compiler.emit.Build.iff;
import static io.adjoint.compiler.emit.Build.leave;
import static io.adjoint.compiler.emit.Build.let;
import static io.adjoint.compiler.emit.Build.loop;
import static io.adjoint.compiler.emit.Build.neg;
import static io.adjoint.compiler.emit.Build.num;
import static io.adjoint.compiler.emit.Build.real;
import static io.adjoint.compiler.emit.Build.remark;
import static io.adjoint.compiler.emit.Build.ret;
import static io.adjoint.compiler.emit.Build.set;
import static io.adjoint.compiler.emit.Build.v;
import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatementWriterTest {
  private static final Label OUTER = new Label(100, "outer");
  private static final Label INNER = new Label(101, "inner");

  /** The body, once it is known to compile. */
  private static String written(Stmt... statements) {
    String text = JavaWriter.write(Build.unit(Build.function("f", statements)));
    JavaCompile.compile(Map.of("p.FooGrad", text, "p.Foo", "package p;\nclass Foo {}\n"));
    return Build.body(text, "f");
  }

  private static Expr counts() {
    return bin(v(I), "<", v(N));
  }

  @Test
  void countedLoop() {
    Stmt body = add(v(X), real(v(I)));
    Stmt loop = loop(OUTER, counts(), Block.of(body), add(v(I), num(1)));
    assertThat(written(let(I, num(0)), loop, ret(v(X))))
        .isEqualTo(
            """
            for (int i = 0; i < n; i++) {
              x += i;
            }
            return x;
            """);
  }

  @Test
  void aCounterThatIsUsedAfterItsLoopStaysOutside() {
    Stmt loop = loop(OUTER, counts(), Block.of(add(v(X), v(Y))), add(v(I), num(2)));
    assertThat(written(let(I, num(0)), loop, ret(real(v(I)))))
        .isEqualTo(
            """
            int i = 0;
            for (; i < n; i += 2) {
              x += y;
            }
            return i;
            """);
  }

  @Test
  void whatStandsBetweenACounterAndItsLoopGoesBefore() {
    Stmt loop = loop(OUTER, counts(), Block.of(add(v(X), v(Y))), add(v(I), num(1)));
    Stmt between = iff(v(P), set(X, num(0.0)));
    assertThat(
            written(new Stmt.Scope(Block.of(let(I, num(0)), between, loop), Span.NONE), ret(v(X))))
        .isEqualTo(
            """
            if (p) {
              x = 0;
            }
            for (int i = 0; i < n; i++) {
              x += y;
            }
            return x;
            """);
  }

  @Test
  void doLoop() {
    Stmt test = iff(new Expr.Unary(Expr.Unary.Op.NOT, bin(v(X), "<", v(Y))), leave(OUTER));
    Block body = Block.of(iff(v(P), goOn(OUTER)), add(v(X), num(1.0)));
    assertThat(written(loop(OUTER, Expr.of(true), body, test), ret(v(X))))
        .isEqualTo(
            """
            do {
              if (p) {
                continue;
              }
              x += 1;
            } while (x < y);
            return x;
            """);
  }

  @Test
  void anUpdateThatIsNoExpressionMovesIntoTheBody() {
    Stmt update = iff(v(P), add(v(X), num(1.0)));
    Block plain = Block.of(add(v(X), v(Y)));
    assertThat(written(loop(OUTER, bin(v(X), "<", v(Y)), plain, update), ret(v(X))))
        .isEqualTo(
            """
            while (x < y) {
              x += y;
              if (p) {
                x += 1;
              }
            }
            return x;
            """);
    Block continued = Block.of(iff(v(P), goOn(OUTER)), add(v(X), v(Y)));
    assertThat(written(loop(OUTER, bin(v(X), "<", v(Y)), continued, update), ret(v(X))))
        .isEqualTo(
            """
            while (x < y) {
              body:
              {
                if (p) {
                  break body;
                }
                x += y;
              }
              if (p) {
                x += 1;
              }
            }
            return x;
            """);
  }

  @Test
  void labelsOnlyWhereAnExitBindsElsewhere() {
    Stmt inner =
        loop(
            INNER,
            bin(v(X), "<", v(Y)),
            Block.of(
                iff(v(P), goOn(OUTER)),
                iff(bin(v(X), "<", num(3.0)), leave(INNER)),
                add(v(X), v(Y))));
    Stmt outer = loop(OUTER, counts(), Block.of(inner, iff(v(P), leave(OUTER))), add(v(I), num(1)));
    assertThat(written(let(I, num(0)), outer, ret(v(X))))
        .isEqualTo(
            """
            outer:
            for (int i = 0; i < n; i++) {
              while (x < y) {
                if (p) {
                  continue outer;
                }
                if (x < 3) {
                  break;
                }
                x += y;
              }
              if (p) {
                break;
              }
            }
            return x;
            """);
  }

  @Test
  void aBreakOfALoopInsideASwitchNamesIt() {
    Stmt choice =
        new Stmt.Switch(
            INNER,
            v(N),
            List.of(
                new Stmt.Case(List.of(num(1)), false, Block.of(leave(OUTER))),
                new Stmt.Case(List.of(num(2), num(3)), false, Block.of(add(v(X), v(Y)))),
                new Stmt.Case(List.of(), true, Block.of(leave(INNER)))),
            Span.NONE);
    Stmt outer = loop(OUTER, bin(v(X), "<", v(Y)), Block.of(choice, goOn(OUTER)));
    assertThat(written(outer, ret(v(X))))
        .isEqualTo(
            """
            outer:
            while (x < y) {
              switch (n) {
                case 1:
                  break outer;
                case 2, 3:
                  x += y;
                  // falls through
                default:
                  break;
              }
            }
            return x;
            """);
  }

  @Test
  void deadStatementsAreLeftOut() {
    Stmt endless = loop(OUTER, Expr.of(true), Block.of(iff(v(P), ret(v(Y))), add(v(X), v(Y))));
    Stmt either = iff(v(P), Block.of(ret(v(X))), Block.of(ret(v(Y)), set(X, v(Y))));
    assertThat(written(iff(bin(v(X), "<", v(Y)), either, set(X, v(Y))), endless, ret(v(X))))
        .isEqualTo(
            """
            if (x < y) {
              if (p) {
                return x;
              } else {
                return y;
              }
            }
            while (true) {
              if (p) {
                return y;
              }
              x += y;
            }
            """);
  }

  @Test
  void assignmentsReadAsAPersonWritesThem() {
    Expr.Load element = new Expr.Load(v(A), v(I));
    assertThat(
            written(
                let(I, num(0)),
                set(X, bin(v(X), "*", num(2.0))),
                new Stmt.Set(element, bin(element, "/", v(Y)), Span.NONE),
                set(X, bin(v(Y), "*", v(X))),
                add(v(X), neg(v(Y))),
                new Stmt.Increment(v(X), true, neg(bin(v(X), "*", v(Y))), Span.NONE),
                new Stmt.Increment(v(I), true, num(1), Span.NONE),
                set(I, bin(v(I), "+", num(1))),
                ret(num(0.0))))
        .isEqualTo(
            """
            int i = 0;
            x *= 2;
            a[i] /= y;
            x = y * x;
            x -= y;
            x += x * y;
            i--;
            i++;
            return 0;
            """);
  }

  @Test
  void remarksAreWrappedAndHarmless() {
    Stmt line = new Stmt.Remark("String s = \"\\u000a\\\\u000a\";", new Span(3, 1, 3, 9));
    String words = "a word, ".repeat(14);
    assertThat(written(remark("Reverse sweep."), line, remark(words), ret(v(X))))
        .isEqualTo(
            """
            // Reverse sweep.
            // String s = "\\\\u000a\\\\u000a";

            // a word, a word, a word, a word, a word, a word, a word, a word, a word, a word, a word, a
            // word, a word, a word,
            return x;
            """);
  }

  @Test
  void namesDoNotHideWhatTheCodeRefersTo() {
    Variable math = new Variable(30, "Math", Type.DOUBLE);
    Variable keyword = new Variable(31, "switch", Type.DOUBLE);
    Variable again = new Variable(32, "x", Type.DOUBLE);
    assertThat(
            written(
                let(math, Build.math("sin", v(X))),
                let(keyword, v(math)),
                let(again, v(keyword)),
                ret(v(again))))
        .isEqualTo(
            """
            double Math_ = Math.sin(x);
            double switch_ = Math_;
            double x2 = switch_;
            return x2;
            """);
  }

  @Test
  void siblingsShareANameAndNestedOnesDoNot() {
    Variable first = new Variable(30, "t", Type.DOUBLE);
    Variable second = new Variable(31, "t", Type.DOUBLE);
    Variable outer = new Variable(32, "t", Type.DOUBLE);
    Stmt one = iff(v(P), let(first, v(X)), set(X, v(first)));
    Stmt two = iff(v(P), let(second, v(Y)), set(X, v(second)));
    assertThat(written(one, let(outer, v(Y)), two, ret(v(outer))))
        .isEqualTo(
            """
            if (p) {
              double t = x;
              x = t;
            }
            double t = y;
            if (p) {
              double t2 = y;
              x = t2;
            }
            return t;
            """);
  }

  @Test
  void anAllocationForItsExceptionOnly() {
    Expr.NewArray array = new Expr.NewArray(A.type(), List.of(v(N)));
    assertThat(written(new Stmt.Eval(array, Span.NONE), ret(v(X))))
        .isEqualTo(
            """
            {
              double[] unused = new double[n];
            }
            return x;
            """);
  }

  @Test
  void arraysAndAssertions() {
    Stmt copy = new Stmt.CopyArray(v(A), num(0), v(A), num(1), v(N), Span.NONE);
    Stmt fill = new Stmt.Fill(v(A), Optional.of(new Stmt.Range(num(0), v(N))), num(0.0), Span.NONE);
    Expr text = new Expr.Const(Type.STRING, "cost in $");
    Stmt check = new Stmt.Assert(v(P), Optional.of(text), Span.NONE);
    Type.Opaque error = new Type.Opaque("java.lang.IllegalStateException");
    Stmt failure = new Stmt.Throw(new Expr.New(error, List.of(text)), Span.NONE);
    assertThat(written(copy, fill, check, failure))
        .isEqualTo(
            """
            System.arraycopy(a, 0, a, 1, n);
            Arrays.fill(a, 0, n, 0);
            assert p : "cost in $";
            throw new IllegalStateException("cost in $");
            """);
  }

  @Test
  void longLinesAreBrokenAtTheOutermostOperators() {
    Variable total = new Variable(30, "totalOfEverything", Type.DOUBLE);
    Expr product = bin(bin(v(X), "*", v(Y)), "*", Build.math("hypot", v(X), v(Y)));
    Expr sum = bin(bin(bin(product, "+", product), "-", product), "+", product);
    assertThat(written(let(total, sum), ret(v(total))))
        .isEqualTo(
            """
            double totalOfEverything =
                x * y * Math.hypot(x, y) + x * y * Math.hypot(x, y) - x * y * Math.hypot(x, y)
                    + x * y * Math.hypot(x, y);
            return totalOfEverything;
            """);
  }

  @Test
  void longSumsAndElseIfChainsNeedNoStack() {
    Expr sum = v(X);
    Block chain = Block.EMPTY;
    for (int i = 0; i < 5000; i++) {
      sum = bin(sum, i % 2 == 0 ? "+" : "-", v(Y));
      chain = Block.of(iff(bin(v(N), "==", num(i)), Block.of(set(X, num(1.0 * i))), chain));
    }
    Stmt start = chain.statements().get(0);
    String text = JavaWriter.write(Build.unit(Build.function("f", start, ret(sum))));
    assertThat(text).contains("} else if (n == 17) {\n      x = 17;").contains("- y + y - y");
    assertThat(text.lines().mapToInt(String::length)).allMatch(length -> length <= 100);
  }
}
