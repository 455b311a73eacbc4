package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Statements that are refused. */
final class BadStatements {
  @Differentiable static double f(double x, List<Double> list) {
    // BUG: AD010 at 5
    try {
      x *= 2;
    } catch (ArithmeticException e) {
      x = 0;
    }
    // BUG: AD010 at 5
    try {
      x *= 2;
    } finally {
      x++;
    }
    // BUG: AD012 at 5
    synchronized (BadStatements.class) {
      x *= 3;
    }
    // BUG: AD012 at 5
    class Local {}
    // BUG: AD012 at 5
    record Pair(double a, double b) {}
    // BUG: AD012 at 5
    enum Kind { ONE, TWO }
    // BUG: AD012 at 5
    interface Shape {}
    // BUG: AD012 at 21
    for (double v : list) {
      x += v;
    }
    int i = 0;
    // BUG: AD012 at 12
    assert i++ < 1;
    return x;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadStatementsCaller {
  static Object call() {
    return new Object[] {BadStatementsGrad.goodGrad(2), BadStatementsGrad.fGrad(1, List.of())};
  }
}
