package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Results and modes that are refused. */
final class BadResults {
  record Point(double x) {}

  // BUG: AD002 at 26
  @Differentiable static int number(double x) {
    return (int) x;
  }

  // BUG: AD002 at 26
  @Differentiable static String text(double x) {
    return "" + x;
  }

  // BUG: AD002 at 26
  @Differentiable static Point point(double x) {
    return null;
  }

  // BUG: AD002 at 26
  @Differentiable static void nothing(double x) {
    x++;
  }

  // BUG: AD002 at 27
  @Differentiable(modes = Mode.GRADIENT) static double[] array(double[] x) {
    return x;
  }

  // BUG: AD012 at 28, AD012 at 38
  @Differentiable(modes = {Mode.JVP, Mode.HVP}) static double product(double x) {
    return x;
  }

  // BUG: AD012 at 28, AD012 at 58
  @Differentiable(modes = {Mode.JACOBIAN, Mode.GRADIENT, Mode.HESSIAN})
  static double matrix(double x) {
    return x;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadResultsCaller {
  static Object call() {
    return new Object[] {BadResultsGrad.goodGrad(2), BadResultsGrad.matrixGrad(1)};
  }
}
