package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Single precision, and mixtures. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "lossy-conversions"})
class Floats {
  static final float HALF = 0.5f;

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static float onlyFloats(float x, float y) {
    float a = x * y + HALF;
    a *= a - 3;
    return a / (x + 2);
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double mixed(float x, double y) {
    double a = x * y;
    float b = (float) (a * a) + x;
    return b * y - x / 3;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double narrowingInCompound(float x, double y) {
    float a = x;
    a += y;
    a *= Math.sin(y) + a;
    a /= y;
    a -= 1e-3;
    return a * y;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static float mathOfFloats(float x, float y) {
    float a = Math.abs(x) * Math.max(x, y);
    float b = (float) Math.sqrt(a);
    return b * (float) Math.exp(-x) + Math.min(y, 7);
  }

  // at {0.7, 1.9, -0.4}, 0.3
  // at {}, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static float floatArray(float[] a, float x) {
    float s = x;
    for (int i = 0; i < a.length; i++) {
      a[i] *= x + i;
      s += a[i] * a[i];
    }
    for (float v : a) {
      s -= v * x;
    }
    return s;
  }

  // at {0.7, 1.9, -0.4}, {0.3, 0.4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double bothArrays(float[] a, double[] b) {
    b[0] += a[0] * b[1];
    a[1] *= b[0];
    a[2] += b[0] * b[1];
    return a[1] * b[0] + a[2];
  }

  // at {{0.7}, {1.9, -0.4}}, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static float floatMatrix(float[][] a, float x) {
    float[] row = a[1];
    row[0] += a[0][0] * x;
    return row[0] * row[1] * a[0][0];
  }

  // at {0.7, 1.9}, 0.3
  @Differentiable(modes = VJP)
  static float[] floatResult(float[] a, double x) {
    float[] r = new float[a.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = (float) (a[i] * x) * a[0];
    }
    return r;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double incrementFloat(float x) {
    float a = x++;
    a--;
    return a * x * x;
  }

  // at 2.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static float withIntegers(float x, int n) {
    float a = x * n + n / 2;
    long k = 5L * n;
    a += k;
    return a * x - 'a' * x;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static float floatLoop(float x, int n) {
    float r = 1;
    for (int i = 0; i < n; i++) {
      r = r * x + 0.1f;
    }
    return r;
  }

  // at 0.7, 1.9
  // at 1.9, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static float floatTernary(float x, float y) {
    return x < y ? x * x : x > 5 ? 1 : y;
  }

  static float half(float x) {
    return x * 0.5f * x;
  }

  static double wide(double x) {
    return x * x;
  }

  // at 0.7, 1.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double floatCalls(float x, double y) {
    return half(x) * y + wide(x) + half((float) y);
  }

  // at 0.74
  @Differentiable(modes = {GRADIENT, VJP})
  static double throughIntegralFloat(double x) {
    float f = (int) (x * 10);
    return f * x;
  }
}
