package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adjoint.compiler.ir.IrPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of the table. */
final class RuleParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1 - r*r                       ; 1.0 - r * r
          -x / (x*x + y*y)              ; -x / (x * x + y * y)
          x - y - z                     ; x - y - z
          x - (y - z)                   ; x - (y - z)
          x / y / z                     ; x / y / z
          -1 / 2e-3                     ; -1.0 / 0.002
          --x                           ; -(-x)
          pow(x, y - 1)                 ; Math.pow(x, y - 1.0)
          scalb(1, y)                   ; Math.scalb(1.0, (int) y)
          x == 0 && y > 0 ? 0 : x       ; x == 0.0 && y > 0.0 ? 0.0 : x
          x < 0 ? 1 : x > 0 ? 2 : NaN   ; x < 0.0 ? 1.0 : x > 0.0 ? 2.0 : Double.NaN
          !(x <= y) || z != r ? x : y ; !(x <= y) || z != r ? x : y
          """)
  void reads(String text, String expected) {
    assertThat(IrPrinter.print(RuleParser.parseNumber(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x +",
        "(x",
        "x y",
        "w",
        "sine(x)",
        "sin(x, y)",
        "pow(x)",
        "x < y",
        "x && y ? 1 : 2",
        "!x ? 1 : 2",
        "1 ? 2 : 3",
        "x ? 1 : 2",
        "x # y",
        "-(x < y)",
        "x == y ? 1"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> Partial.parse(text, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
