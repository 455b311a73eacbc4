package io.adjoint.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sizes that programs of people and of other programs have. */
@Timeout(20)
final class SimplifyLimitsTest {
  private static final Variable X = new Variable(0, "x", Type.DOUBLE);

  private static Function function(List<Stmt> body) {
    return new Function("f", "f", List.of(X), Type.DOUBLE, new Block(body), Span.NONE);
  }

  private static Expr sin(Expr e) {
    return new Expr.Apply(MathFunction.ofDoubles("Math", "sin", 1), List.of(e));
  }

  private static Stmt returns(Expr e) {
    return new Stmt.Return(Optional.of(e), Span.NONE);
  }

  /** Straight-line code in which each statement needs the one before. */
  private static Function chain(int length) {
    List<Stmt> body = new ArrayList<>();
    Expr last = Expr.of(X);
    for (int i = 1; i <= length; i++) {
      Variable variable = new Variable(i, "v" + i, Type.DOUBLE);
      Expr value = Expr.binary(Operator.ADD, sin(last), Expr.binary(Operator.MUL, last, sin(last)));
      body.add(new Stmt.Declare(variable, Optional.of(value), Span.NONE));
      last = Expr.of(variable);
    }
    body.add(returns(last));
    return function(body);
  }

  @Test
  void twoThousandStatements() {
    Function after = SimplifyPass.run(chain(2000), Strategy.DEFAULT);
    assertThat(IrPrinter.print(after).lines().count()).isGreaterThan(2000);
  }

  @Test
  void aChainOfTemporariesDoesNotBecomeOneExpression() {
    List<Stmt> body = new ArrayList<>();
    Expr last = Expr.of(X);
    for (int i = 1; i <= 2000; i++) {
      Variable variable = new Variable(i, "t" + i, Type.DOUBLE);
      Expr value = Expr.binary(Operator.ADD, last, Expr.of(X));
      body.add(new Stmt.Declare(variable, Optional.of(value), Span.NONE));
      last = Expr.of(variable);
    }
    body.add(returns(last));
    String text = IrPrinter.print(SimplifyPass.run(function(body), Strategy.DEFAULT));
    assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isLessThan(100);
  }

  /** On a stack as large as the façade gives the compiler. */
  @Test
  void aSumOfAThousandTermsAndFourHundredParentheses() throws InterruptedException {
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(
            null, SimplifyLimitsTest::checkSumAndParentheses, "large stack", 64L * 1024 * 1024);
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    thread.join();
    assertThat(thrown[0]).isNull();
  }

  private static void checkSumAndParentheses() {
    Expr sum = sin(Expr.of(X));
    for (int i = 0; i < 1000; i++) {
      Expr term = sin(Expr.binary(Operator.MUL, Expr.of(X), Expr.of(i + 0.5)));
      sum = Expr.binary(Operator.ADD, sum, term);
    }
    Expr nest = Expr.of(X);
    for (int i = 0; i < 400; i++) {
      Expr inner = Expr.binary(Operator.ADD, sin(nest), Expr.of(1.0));
      nest = Expr.binary(Operator.MUL, Expr.of(X), inner);
    }
    Function before = function(List.of(returns(Expr.binary(Operator.DIV, sum, nest))));
    Function after = SimplifyPass.run(before, Strategy.DEFAULT);
    assertThat(after.body().statements().get(0))
        .isEqualTo(
            new Stmt.Declare(
                new Variable(1, "sinX", Type.DOUBLE), Optional.of(sin(Expr.of(X))), Span.NONE));
  }
}
