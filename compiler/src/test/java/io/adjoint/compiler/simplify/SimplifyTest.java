package io.adjoint.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rewriting of expressions: what it does, and what it must not do. */
final class SimplifyTest {
  private static final String PARAMETERS =
      "double x, double y, double z, float f, int i, int j, long l, boolean p, boolean q, double[]"
          + " a";

  private static String simplified(String text) {
    return IrPrinter.print(Simplify.expression(IrText.expression(PARAMETERS, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x * 1.0                 ; x
          1.0 * x                 ; x
          x / 1.0                 ; x
          x + -0.0                ; x
          -0.0 + x                ; x
          x - 0.0                 ; x
          x * -1.0                ; -x
          -1.0 * x                ; -x
          x / -1.0                ; -x
          -(-x)                   ; x
          x + -y                  ; x - y
          -x + y                  ; y - x
          x - -y                  ; x + y
          -x * -y                 ; x * y
          -x / -y                 ; x / y
          2.0 * 3.0 * x           ; 6.0 * x
          -(2.0)                  ; -2.0
          f * 1.0f                ; f
          (double) 2 * x          ; 2.0 * x
          (double) (float) 1      ; 1.0
          (float) (double) f      ; f
          (int) (double) i        ; i
          (int) (long) i          ; i
          (double) x              ; x
          (int) 2.7               ; 2
          (long) 3                ; 3L
          (float) 0.5             ; 0.5f
          i + 0                   ; i
          0 + i                   ; i
          i * 1                   ; i
          1 * i                   ; i
          i * 0                   ; 0
          i / 1                   ; i
          i + 1 - 1               ; i
          i - 1 + 1               ; i
          i + 2 + 3               ; i + 5
          i - 2 - 3               ; i - 5
          i + 2 - 5               ; i - 3
          i + -1                  ; i - 1
          2147483647 + 1          ; -2147483648
          l + 1L + 2L             ; l + 3L
          7 / 2                   ; 3
          -7 % 4                  ; -3
          p && true               ; p
          true && p               ; p
          false && p              ; false
          p && false              ; false
          p || false              ; p
          false || p              ; p
          true || p               ; true
          p || true               ; true
          !(!p)                   ; p
          !(i < j)                ; i >= j
          !(i >= j)               ; i < j
          !(x == y)               ; x != y
          !(x != y)               ; x == y
          1.0 < 2.0               ; true
          true ? x : y            ; x
          false ? x : y           ; y
          p ? x : x               ; x
          p ? true : false        ; p
          p ? false : true        ; !p
          x * (1.0 * (y / 1.0))   ; x * y
          -(-x * y)               ; x * y
          -(x / -y)               ; x / y
          x + y * -z              ; x - y * z
          x - -y / z              ; x + y / z
          x + -2.0 * y            ; x - 2.0 * y
          x + -1.0                ; x - 1.0
          (double) f < (double) f ; f < f
          (double) i == (double) j; i == j
          -i + j                  ; -i + j
          """)
  void rewrites(String before, String after) {
    assertThat(simplified(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + 0.0",
        "0.0 + x",
        "x - -0.0",
        "0.0 - x",
        "0.0 * x",
        "x * 0.0",
        "x - x",
        "x / x",
        "0.0 / x",
        "x * 2.0",
        "x + x",
        "x * 2.0 * y",
        "(x + y) - y",
        "(x + 1.0) - 1.0",
        "!(x < y)",
        "!(x >= y)",
        "1.0 / 3.0",
        "0.0 / 0.0",
        "1.0 / 0.0",
        "(double) 0.1f",
        "(float) x",
        "(double) (float) x",
        "(int) x",
        "(float) (double) (int) l",
        "(int) (float) i",
        "i / 0",
        "i % 0",
        "1 / i",
        "a[i] + -a[j] * 0.0",
        "a[i] == 0.0 && false",
        "a[i] == 0.0 || true",
        "a[i] == 0.0 ? x : x",
        "a.length * 0",
        "-x + y * 0.0 == 0.0",
        "Math.sin(0.0)",
        "Math.max(x, x)"
      })
  void leavesAlone(String text) {
    Expr before = IrText.expression(PARAMETERS, text);
    Expr after = Simplify.expression(before);
    if (text.startsWith("-x + y") || text.startsWith("a[i] + -")) {
      assertThat(IrPrinter.print(after)).contains("* 0.0");
    } else {
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void swapsNothingThatMayThrow() {
    assertThat(simplified("-a[i] + a[j]")).isEqualTo("-a[i] + a[j]");
    assertThat(simplified("-a[i] + x")).isEqualTo("x - a[i]");
  }

  @Test
  void theSmallestIntegersStay() {
    Expr i = IrText.expression(PARAMETERS, "i");
    Expr smallest = Expr.of(Integer.MIN_VALUE);
    Expr sum = Expr.binary(io.adjoint.compiler.ir.Operator.ADD, i, smallest);
    assertThat(IrPrinter.print(Simplify.expression(sum))).isEqualTo("i + -2147483648");
    Expr difference = Expr.binary(io.adjoint.compiler.ir.Operator.SUB, i, smallest);
    assertThat(IrPrinter.print(Simplify.expression(difference))).isEqualTo("i + -2147483648");
    Expr wide = new Expr.Const(Type.LONG, Long.MIN_VALUE);
    Expr l = IrText.expression(PARAMETERS, "l");
    assertThat(Simplify.expression(Expr.binary(io.adjoint.compiler.ir.Operator.ADD, l, wide)))
        .isEqualTo(Expr.binary(io.adjoint.compiler.ir.Operator.ADD, l, wide));
  }

  @Test
  void anUnchangedExpressionIsTheSameObject() {
    Expr e = IrText.expression(PARAMETERS, "x * y + Math.sin(z) / a[i]");
    assertThat(Simplify.expression(e)).isSameAs(e);
  }
}
