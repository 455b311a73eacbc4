package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;
import static java.lang.Math.cos;

import io.adjoint.Differentiable;

/** The functions of Math in programs, at their boundaries, and with strong zeros. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "adjoint:AD025"})
class MathFunctions {

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double exponentials(double x, double y) {
    return Math.exp(x) * Math.log(y)
        + Math.expm1(x * y) * Math.log10(y)
        + Math.log1p(x) * Math.pow(x, y);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double trigonometry(double x, double y) {
    return Math.sin(x) * cos(y)
        + Math.tan(x * 0.5) * Math.asin(x)
        + Math.acos(x * 0.3) * Math.atan(y)
        + Math.atan2(x, y) * Math.toRadians(x)
        + Math.toDegrees(y) * 0.01;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double hyperbolics(double x, double y) {
    return Math.sinh(x) * Math.cosh(y) + Math.tanh(x * y) + Math.hypot(x, y) * Math.cbrt(y);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double strict(double x, double y) {
    return StrictMath.sin(x) * StrictMath.exp(y) + StrictMath.pow(y, x) + StrictMath.max(x, y);
  }

  // at 7.3, 1.9
  // at -7.3, 1.9
  // at 7.3, -1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double remainders(double x, double y) {
    return x % y * 2 + Math.IEEEremainder(x, y);
  }

  // at 0.7, 1.9, -0.4
  @Differentiable(modes = {GRADIENT, VJP})
  static double fused(double x, double y, double z) {
    return Math.fma(x, y, z) * Math.fma(z, z, x);
  }

  // at 0.7, -1.9
  // at -0.7, -1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double signs(double x, double y) {
    return Math.copySign(x, y) * x + Math.signum(y) * x * y + Math.abs(x) * Math.abs(y);
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double oddities(double x) {
    return Math.scalb(x, 3) * x + Math.nextUp(x) + Math.ulp(1.0) * x + Math.getExponent(x) * x;
  }

  // kink 0.0 -> Infinity
  // at 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double sqrtAtZero(double x) {
    return Math.sqrt(x) + x;
  }

  // kink 0.0, 0.0 -> 0, 0
  // at 4, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double sqrtUnderZeroSeed(double x, double y) {
    return Math.sqrt(x) * y;
  }

  // kink 0.0, 0.0 -> 0, 0
  // at 2, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double hypotAtZero(double x, double y) {
    return Math.hypot(x, y) * 3;
  }

  // kink 0.0, 0.0 -> NaN, NaN
  @Differentiable(modes = {GRADIENT, VJP})
  static double distanceAtZero(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  // at 1.7
  // at -1.7
  // at 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double wholePowers(double x) {
    double r = Math.pow(x, 2) + Math.pow(x, 3) * 2 + Math.pow(x, 1) - Math.pow(x, 0);
    return r + Math.pow(x, 5) * Math.pow(x, 4);
  }

  // at 1.7
  // kink 0 -> Infinity
  @Differentiable(modes = {GRADIENT, VJP})
  static double fractionalPower(double x) {
    return Math.pow(x, 0.5);
  }

  // at 1.7, 3
  // at 1.7, -2
  // at -1.7, 3
  // kink 0, 0 -> 0
  // kink 0, 1 -> 1
  // kink 0, 3 -> 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double powerOfInteger(double x, int n) {
    return Math.pow(x, n);
  }

  // at 1.7, 0.6
  // kink 0, 1 -> 1, 0
  // kink 0, 2 -> 0, 0
  // kink 0, 0.5 -> Infinity, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double powerByBoth(double x, double y) {
    return Math.pow(x, y);
  }

  // at 1.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double selfPower(double x) {
    return Math.pow(x, x) + Math.atan2(x, x * x) + Math.hypot(x, x) + Math.max(x, x * 0.5);
  }

  // kink 0.0, 2 -> 0, 0
  // at 0.5, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double divisionUnderZeroSeed(double x, double y) {
    double q = y / x;
    return x == 0 ? 1 : q;
  }

  // kink NaN, 1 -> NaN, NaN
  // kink Infinity, 2 -> 2, Infinity
  @Differentiable(modes = {GRADIENT, VJP})
  static double productOfSpecials(double x, double y) {
    return x != x ? x * y * x : x * y;
  }

  // kink NaN, 1 -> NaN, NaN
  // kink 1, NaN -> NaN, NaN
  @Differentiable(modes = {GRADIENT, VJP})
  static double maxOfNaN(double x, double y) {
    return Math.max(x, y);
  }

  // at 1e200, 1e-200
  @Differentiable(modes = {GRADIENT, VJP})
  static double largeAndSmall(double x, double y) {
    return x * y * 3 + Math.log(x) + Math.hypot(x, 1) * 1e-200;
  }

  // at 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double deeplyNested(double x) {
    return Math.sin(Math.exp(Math.cos(Math.sqrt(Math.log1p(Math.tanh(x) * x) + Math.atan(x)))));
  }

  // at 0.3, 2.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double sharedSubexpressions(double x, double y) {
    double s = Math.sin(x) * Math.sin(x) + Math.cos(x) * Math.exp(y);
    double t = Math.exp(y) / Math.sin(x);
    return s * t / Math.exp(-y) + 1 / y + 1 / (y * y);
  }

  // at 0.3, 2.5
  // kink 2.5, 2.5 -> 0.5, 0.5
  @SuppressWarnings("all")
  @Differentiable(modes = {GRADIENT, VJP})
  static double smoothMax(double x, double y) {
    double m = Math.max(x, y);
    return m + Math.log(Math.exp(x - m) + Math.exp(y - m));
  }
}
