package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Names that generated code would like to use itself. */
@SuppressWarnings({"adjoint:AD021", "adjoint:AD028"})
class Names {

  // at 0.7, 1.9, 0.4
  @Differentiable(modes = {GRADIENT, VJP})
  static double derivativeNames(double x, double dx, double ddx) {
    double dxx = x * dx;
    double d = dxx * ddx;
    dx = d * dx;
    return dx + ddx * dxx;
  }

  // at 0.7, 1.9, 0.4
  @Differentiable(modes = {GRADIENT, VJP})
  static double machineryNames(double tape, double ret, double value) {
    double seed = tape * ret;
    for (int trips = 0; trips < 3; trips++) {
      double into = seed * value;
      seed = into * into + tape;
    }
    return seed * value;
  }

  // at 0.7, 1.9, 0.4
  @Differentiable(modes = {GRADIENT, VJP})
  static double resultNames(double zero, double into, double seed) {
    return zero * into * Math.sin(seed);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double objectNames(double toString, double hashCode) {
    return toString * Math.exp(hashCode);
  }

  // at {0.7, 1.9}, 0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double className(double[] Names, double NamesGrad) {
    double ClassNameGradient = Names[0] * NamesGrad;
    Names[1] *= ClassNameGradient;
    return Names[1] * Names[0];
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double Math(double Math, double x) {
    double sin = Math * x;
    return java.lang.Math.sin(sin) * Math + java.lang.Math.exp(x);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double underscores(double x_, double $y) {
    double _x = x_ * $y;
    double x$1 = _x * _x;
    double dx_ = x$1 + _x;
    return dx_ * x_;
  }

  // at 0.7, {1.9, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double runtimeNames(double Buffers, double[] ArrayAdjoints) {
    double System = Buffers * ArrayAdjoints[0];
    double Arrays = System * System;
    ArrayAdjoints[1] *= Arrays;
    return ArrayAdjoints[1] * System;
  }

  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double loopNames(double x, int n) {
    double exit = x;
    forward:
    for (int i = 0; i < n; i++) {
      double reverse = exit * x;
      for (int i2 = 0; i2 < n; i2++) {
        exit += reverse * x;
        if (exit > 4) {
          continue forward;
        }
      }
      int count = i;
      double saved = exit * count;
      exit = saved + reverse;
    }
    return exit;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double sameNamesInBlocks(double x) {
    double r = 1;
    for (int i = 0; i < 2; i++) {
      double t = x * r;
      r += t * t;
    }
    for (int i = 0; i < 3; i++) {
      double t = Math.sin(r);
      r *= t + x;
    }
    {
      double t = r;
      int i = 3;
      r = t * t * i;
    }
    return r;
  }

  // at 0.7, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double ünïcödé(double α, double größe) {
    double π2 = α * größe;
    return π2 * π2 + α;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double x(double x) {
    return x * x;
  }

  // at 0.7, 0.4
  @Differentiable(modes = {GRADIENT, VJP})
  static double xGrad(double x, double xGrad) {
    return x * x(xGrad);
  }

  // at {0.7, 0.4}, {1, 2}
  @Differentiable(modes = VJP)
  static double[] arrayNames(double[] seed, double[] a) {
    double[] into = {seed[0] * a[1], a[0]};
    double[] result = into;
    result[1] *= seed[1];
    return result;
  }

  // at {0.7, 0.4}, {1, 2}
  // writes seed out
  @Differentiable(modes = VJP)
  static void outputNames(double[] seed, double[] out) {
    out[0] = seed[0] * seed[1];
    seed[0] *= out[1];
  }

  static class Inner {
    // at 0.7
    @Differentiable(modes = {GRADIENT, VJP})
    static double inInnerClass(double x) {
      return x * Math.sin(x) * helper(x);
    }

    static double helper(double x) {
      return Names.x(x) + x;
    }
  }
}
