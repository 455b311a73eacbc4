package io.adjoint.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrPrinter;
import org.junit.jupiter.api.Test;

/** Guards of adjoints go exactly where the adjoint is never zero. */
final class GuardsTest {

  private static String guarded(String parameters, String seed) {
    return """
        double f(%s) {
          double d = %s;
          return d == 0.0 ? 0.0 : d / root;
        }
        """
        .formatted(parameters, seed);
  }

  private static boolean keepsGuard(String text) {
    Function before = IrText.function(text);
    return IrPrinter.print(before.withBody(Guards.run(before.body()))).contains("?");
  }

  private static boolean keepsGuard(String parameters, String seed) {
    return keepsGuard(guarded(parameters, seed));
  }

  @Test
  void constantsThatAreNotZeroNeedNone() {
    assertThat(keepsGuard("double root", "2.0")).isFalse();
    assertThat(keepsGuard("double root", "-0.5")).isFalse();
    assertThat(keepsGuard("double root", "0.0")).isTrue();
    assertThat(keepsGuard("double root", "-0.0")).isTrue();
  }

  @Test
  void aMeanNeedsNone() {
    assertThat(keepsGuard("double root, int n", "1.0 / (double) n")).isFalse();
    assertThat(keepsGuard("double root, int n", "2.0 * (1.0 / (double) n)")).isFalse();
    assertThat(keepsGuard("double root, int n, int m", "1.0 / (double) n / (double) m")).isFalse();
  }

  @Test
  void whatMayBeZeroKeepsIts() {
    assertThat(keepsGuard("double root, int n", "(double) n")).isTrue();
    assertThat(keepsGuard("double root, int n", "2.0 * (double) n")).isTrue();
    assertThat(keepsGuard("double root, double x", "1.0 / x")).isTrue();
    assertThat(keepsGuard("double root, double x", "x")).isTrue();
    assertThat(keepsGuard("double root, double x", "2.0 * x")).isTrue();
    assertThat(keepsGuard("double root, int n", "1.0 / (1.0 / (double) n)")).isTrue();
    assertThat(keepsGuard("double root", "1.0 - 1.0")).isTrue();
  }

  @Test
  void whatMayUnderflowKeepsIts() {
    assertThat(keepsGuard("double root", "1.0E-200 * 1.0E-200")).isTrue();
    assertThat(keepsGuard("double root", "1.0E-200 / 1.0E200")).isTrue();
    assertThat(keepsGuard("double root", "1.0E-100 * 1.0E-100")).isFalse();
  }

  @Test
  void aVariableThatIsAssignedAgainKeepsIts() {
    assertThat(
            keepsGuard(
                """
                double f(double root, double x) {
                  double d = 2.0;
                  d = x;
                  return d == 0.0 ? 0.0 : d / root;
                }
                """))
        .isTrue();
    assertThat(
            keepsGuard(
                """
                double f(double root) {
                  double d = 2.0;
                  d -= 2.0;
                  return d == 0.0 ? 0.0 : d / root;
                }
                """))
        .isTrue();
  }

  @Test
  void boundsGoThroughVariables() {
    assertThat(
            keepsGuard(
                """
                double f(double root, int n) {
                  double d = 1.0 / (double) n;
                  double e = -d * 0.5;
                  return e == 0.0 ? 0.0 : e / root;
                }
                """))
        .isFalse();
  }

  @Test
  void onlyAComparisonWithZeroIsOne() {
    assertThat(
            keepsGuard(
                """
                double f(double root) {
                  double d = 2.0;
                  return d == 2.0 ? 0.0 : d / root;
                }
                """))
        .isTrue();
  }
}
