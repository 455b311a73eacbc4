package io.adjoint.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Source;
import org.junit.jupiter.api.Test;

/** Integer division where its fraction was wanted, and asking not to be told. */
class WarningsTest {
  @Test
  void integerDivision() {
    Marked.members(
        """
        static final int N = 7;
        @Differentiable static double divisions(double x, int n, float f, long l) {
          x += /*AD027*/1 / 2 * x + (/*AD027*/n / 2) * x + x * -(/*AD027*/n / N);
          double h = /*AD027*/n / 2;
          x *= /*AD027*/n / l;
          x += /*AD027*/1 / n;
          float g = f * (/*AD027*/n / 3) + 4 / 2 * f + 8 / 4;
          double[] a = {/*AD027*/1 / 3, 1.0 / 3, 6 / 3};
          a[n / 2] = n % 2 + (double) (n / 2) + (double) n / 2;
          int k = n / 2;
          x = n > 1 ? /*AD027*/n / 2 : x;
          x += square(/*AD027*/1 / 3) + Math.sin(/*AD027*/1 / 3) + switch (n) { case 0 -> /*AD027*/1 / 3; default -> x; };
          return /*AD027*/n / 2;
        }
        static double square(double x) { return x * x; }
        """);
  }

  @Test
  void suppressed() {
    Marked.members(
        """
        @SuppressWarnings("adjoint:AD027") @Differentiable static double method(double x) { return 1 / 2 * x; }
        @Differentiable static double local(double x) {
          @SuppressWarnings({"unused", "adjoint:AD027"}) double y = 1 / 2;
          return /*AD027*/1 / 2 * x + y;
        }
        @SuppressWarnings("adjoint:AD020") @Differentiable static double other(double x) { return /*AD027*/1 / 2 * x; }
        @SuppressWarnings(value = "adjoint:AD027") static class Inner { @Differentiable static double f(double x) { return 1 / 2 * x; } }
        """);
  }

  @Test
  void byPlace() {
    Source source =
        new Source(
            "T.java",
            """
            class T {
              @SuppressWarnings("adjoint:AD023")
              static double f(double x) { return x; }
              static double g(double x) { return x; }
            }
            """,
            17);
    Suppressions suppressions = ParsedSource.of(source).suppressions();
    assertThat(suppressions.hides(at(Code.AD023, 3))).isTrue();
    assertThat(suppressions.hides(at(Code.AD023, 4))).isFalse();
    assertThat(suppressions.hides(at(Code.AD020, 3))).isFalse();
    assertThat(suppressions.hides(at(Code.AD012, 3))).as("errors are never hidden").isFalse();
  }

  private static Diagnostic at(Code code, int line) {
    return new Diagnostic(code, "", new Span(line, 20, line, 21));
  }
}
