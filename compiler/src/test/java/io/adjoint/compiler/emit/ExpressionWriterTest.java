package io.adjoint.compiler.emit;

import static io.adjoint.compiler.emit.Build.A;
import static io.adjoint.compiler.emit.Build.F;
import static io.adjoint.compiler.emit.Build.I;
import static io.adjoint.compiler.emit.Build.L;
import static io.adjoint.compiler.emit.Build.N;
import static io.adjoint.compiler.emit.Build.P;
import static io.adjoint.compiler.emit.Build.X;
import static io.adjoint.compiler.emit.Build.Y;
import static io.adjoint.compiler.emit.Build.bin;
import static io.adjoint.compiler.emit.Build.math;
import static io.adjoint.compiler.emit.Build.neg;
import static io.adjoint.compiler.emit.Build.not;
import static io.adjoint.compiler.emit.Build.num;
import static io.adjoint.compiler.emit.Build.real;
import static io.adjoint.compiler.emit.Build.v;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExpressionWriterTest {
  private static final ExpressionWriter WRITER =
      new ExpressionWriter(
          Variable::name,
          new JavaTypes("p", ClassName.get("p", "FooGrad"), Map.of()),
          Map.of("p.Foo.g(double)", "g"));

  private static String text(Expr e) {
    return Layout.oneLine(WRITER.write(e));
  }

  private static String assigned(Expr e) {
    return Layout.oneLine(WRITER.writeAssigned(e));
  }

  private static Expr constant(Type type, Object value) {
    return new Expr.Const(type, value);
  }

  @Test
  void parenthesesAreThoseThatAreNeeded() {
    Expr sum = bin(v(X), "+", v(Y));
    Expr product = bin(v(X), "*", v(Y));
    assertThat(text(bin(sum, "+", v(X)))).isEqualTo("x + y + x");
    assertThat(text(bin(v(X), "+", sum))).isEqualTo("x + (x + y)");
    assertThat(text(bin(v(X), "-", bin(v(X), "-", v(Y))))).isEqualTo("x - (x - y)");
    assertThat(text(bin(sum, "*", product))).isEqualTo("(x + y) * (x * y)");
    assertThat(text(bin(product, "-", product))).isEqualTo("x * y - x * y");
    assertThat(text(bin(bin(v(X), "/", v(Y)), "/", product))).isEqualTo("x / y / (x * y)");
    assertThat(text(neg(sum))).isEqualTo("-(x + y)");
    assertThat(text(neg(neg(v(X))))).isEqualTo("-(-x)");
    assertThat(text(bin(v(X), "-", neg(v(Y))))).isEqualTo("x - -y");
    assertThat(text(neg(num(-2.0)))).isEqualTo("-(-2.0)");
    assertThat(text(not(bin(v(X), "<", v(Y))))).isEqualTo("!(x < y)");
  }

  @Test
  void someParenthesesAreForTheReader() {
    Expr less = bin(v(X), "<", v(Y));
    Expr both = bin(less, "&&", v(P));
    assertThat(text(bin(both, "||", v(P)))).isEqualTo("(x < y && p) || p");
    assertThat(text(bin(bin(v(P), "||", less), "&&", v(P)))).isEqualTo("(p || x < y) && p");
    assertThat(text(bin(v(P), "&&", both))).isEqualTo("p && x < y && p");
    assertThat(text(bin(less, "==", v(P)))).isEqualTo("(x < y) == p");
    assertThat(text(bin(bin(v(I), "&", v(N)), "|", v(I)))).isEqualTo("(i & n) | i");
    assertThat(text(bin(bin(v(I), "+", v(N)), "<<", num(2)))).isEqualTo("(i + n) << 2");
    assertThat(text(bin(bin(v(X), "*", v(Y)), "%", v(X)))).isEqualTo("(x * y) % x");
    assertThat(text(bin(bin(v(I), "&", num(1)), "==", num(0)))).isEqualTo("(i & 1) == 0");
  }

  @Test
  void javaWidensByItself() {
    assertThat(text(bin(v(X), "*", real(v(I))))).isEqualTo("x * i");
    assertThat(text(bin(real(v(I)), "/", real(v(N))))).isEqualTo("(double) i / n");
    assertThat(text(bin(num(1.0), "/", real(v(N))))).isEqualTo("1.0 / n");
    assertThat(text(bin(real(v(I)), "/", num(2.0)))).isEqualTo("i / 2.0");
    assertThat(text(bin(num(1.0), "/", num(3.0)))).isEqualTo("1.0 / 3");
    assertThat(text(bin(real(bin(v(I), "/", v(N))), "*", v(X)))).isEqualTo("(i / n) * x");
    assertThat(text(bin(real(bin(v(I), "*", v(N))), "+", v(X)))).isEqualTo("i * n + x");
    assertThat(text(bin(real(v(F)), "*", v(X)))).isEqualTo("f * x");
    assertThat(text(neg(real(v(I))))).isEqualTo("-(double) i");
    assertThat(text(bin(new Expr.Cast(Type.LONG, v(I)), "+", v(L)))).isEqualTo("i + l");
    assertThat(text(bin(v(L), "==", constant(Type.LONG, 0L)))).isEqualTo("l == 0");
    assertThat(assigned(real(v(I)))).isEqualTo("i");
    assertThat(assigned(num(0.0))).isEqualTo("0");
    assertThat(assigned(num(-0.0))).isEqualTo("-0.0");
    assertThat(text(new Expr.Cast(Type.INT, v(X)))).isEqualTo("(int) x");
    assertThat(text(new Expr.Cast(Type.INT, bin(v(X), "+", v(Y))))).isEqualTo("(int) (x + y)");
    assertThat(text(new Expr.Cast(Type.DOUBLE, v(X)))).isEqualTo("x");
  }

  @Test
  void aLosingConversionInBetweenStays() {
    Expr rounded = real(new Expr.Cast(Type.FLOAT, v(I)));
    assertThat(text(bin(rounded, "*", v(X)))).isEqualTo("(float) i * x");
    assertThat(text(bin(real(new Expr.Cast(Type.FLOAT, v(X))), "*", v(X))))
        .isEqualTo("(float) x * x");
  }

  @Test
  void ternaries() {
    Expr less = bin(v(X), "<", v(Y));
    Expr inner = new Expr.Select(v(P), v(X), v(Y));
    assertThat(text(new Expr.Select(less, num(0.0), v(X)))).isEqualTo("x < y ? 0 : x");
    assertThat(text(new Expr.Select(less, num(0.0), num(1.0)))).isEqualTo("x < y ? 0.0 : 1");
    assertThat(text(new Expr.Select(less, inner, v(X)))).isEqualTo("x < y ? (p ? x : y) : x");
    assertThat(text(new Expr.Select(less, v(X), inner))).isEqualTo("x < y ? x : p ? x : y");
    assertThat(text(bin(v(X), "*", inner))).isEqualTo("x * (p ? x : y)");
    assertThat(text(new Expr.Select(v(P), new Expr.Cast(Type.INT, v(byteVariable())), v(I))))
        .isEqualTo("p ? (int) b : i");
  }

  private static Variable byteVariable() {
    return new Variable(20, "b", Type.BYTE);
  }

  @Test
  void functionsKeepTheirOverload() {
    assertThat(text(math("pow", v(X), num(2.0)))).isEqualTo("Math.pow(x, 2)");
    assertThat(text(math("abs", num(1.0)))).isEqualTo("Math.abs(1.0)");
    assertThat(text(math("max", num(0.0), v(X)))).isEqualTo("Math.max(0, x)");
    assertThat(text(math("max", real(v(I)), num(2.0)))).isEqualTo("Math.max((double) i, 2)");
    assertThat(text(math("sqrt", real(v(I))))).isEqualTo("Math.sqrt(i)");
    MathFunction scalb =
        new MathFunction("Math", "scalb", List.of(Type.DOUBLE, Type.INT), Type.DOUBLE);
    assertThat(text(new Expr.Apply(scalb, List.of(num(1.0), v(I)))))
        .isEqualTo("Math.scalb(1.0, i)");
    MathFunction stop =
        new MathFunction("io.adjoint.Adjoint", "stopGradient", List.of(Type.DOUBLE), Type.DOUBLE);
    assertThat(text(new Expr.Apply(stop, List.of(v(X))))).isEqualTo("Adjoint.stopGradient(x)");
  }

  @Test
  void literals() {
    assertThat(text(num(1.5))).isEqualTo("1.5");
    assertThat(text(num(1e-8))).isEqualTo("1e-8");
    assertThat(text(num(-2.5e12))).isEqualTo("-2.5e12");
    assertThat(text(num(1e22))).isEqualTo("1e22");
    assertThat(text(num(2e23))).isEqualTo("2e23");
    assertThat(text(num(0.001))).isEqualTo("0.001");
    assertThat(text(num(1234567.0))).isEqualTo("1234567.0");
    assertThat(text(num(-0.0))).isEqualTo("-0.0");
    assertThat(text(num(1.0 / 3))).isEqualTo("0.3333333333333333");
    assertThat(text(num(4.9e-324))).isEqualTo("Double.MIN_VALUE");
    assertThat(text(num(Math.PI))).isEqualTo("Math.PI");
    assertThat(text(num(Double.NaN))).isEqualTo("Double.NaN");
    assertThat(text(num(Double.NEGATIVE_INFINITY))).isEqualTo("Double.NEGATIVE_INFINITY");
    assertThat(text(constant(Type.FLOAT, 0.1f))).isEqualTo("0.1f");
    assertThat(text(constant(Type.FLOAT, 2f))).isEqualTo("2.0f");
    assertThat(text(constant(Type.LONG, 5L))).isEqualTo("5L");
    assertThat(text(constant(Type.LONG, Long.MIN_VALUE))).isEqualTo("Long.MIN_VALUE");
    assertThat(text(num(Integer.MIN_VALUE))).isEqualTo("Integer.MIN_VALUE");
    assertThat(text(constant(Type.BYTE, -5))).isEqualTo("(byte) -5");
    assertThat(assigned(constant(Type.BYTE, -5))).isEqualTo("-5");
    assertThat(text(constant(Type.CHAR, '\''))).isEqualTo("'\\''");
    assertThat(text(constant(Type.STRING, "a\"\\\n\u00e9"))).isEqualTo("\"a\\\"\\\\\\n\\u00e9\"");
  }

  @Test
  void everyDoubleIsWrittenSoThatItReadsBack() {
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 4_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(text(num(value)))).isEqualTo(value);
      }
      if (Float.isFinite(single)) {
        assertThat(Float.parseFloat(text(constant(Type.FLOAT, single)))).isEqualTo(single);
      }
    }
  }

  @Test
  void arraysAndCalls() {
    Expr element = new Expr.Load(v(A), bin(v(I), "+", num(1)));
    assertThat(text(element)).isEqualTo("a[i + 1]");
    assertThat(text(new Expr.Length(v(A)))).isEqualTo("a.length");
    assertThat(text(new Expr.Load(new Expr.Select(v(P), v(A), v(A)), v(I))))
        .isEqualTo("(p ? a : a)[i]");
    Type matrix = Type.arrayOf(Type.DOUBLE, 2);
    assertThat(text(new Expr.NewArray(matrix, List.of(v(N))))).isEqualTo("new double[n][]");
    assertThat(text(new Expr.CallFunction("p.Foo.g(double)", List.of(v(X)), Type.DOUBLE)))
        .isEqualTo("g(x)");
    Expr invoke =
        new Expr.Invoke(
            Optional.empty(),
            "io.adjoint.Buffers",
            "add",
            List.of(v(A), new Expr.Null(A.type())),
            Type.VOID);
    assertThat(text(invoke)).isEqualTo("Buffers.add(a, (double[]) null)");
    Expr mode = new Expr.Static("p.Foo.Mode", "FAST", new Type.Opaque("p.Foo.Mode"));
    assertThat(text(mode)).isEqualTo("Foo.Mode.FAST");
    Expr concat = new Expr.Concat(List.of(v(I), v(N), constant(Type.STRING, "!"), num(1.0)));
    assertThat(text(concat)).isEqualTo("\"\" + i + n + \"!\" + 1.0");
  }
}
