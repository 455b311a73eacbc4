package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Integers among the reals: they are constants of the differentiation. */
@SuppressWarnings({
  "adjoint:AD020", "adjoint:AD021", "adjoint:AD027", "lossy-conversions", "divzero", "cast"
})
class Integers {
  static final int THREE = 3;
  static final long BIG = 1L << 40;

  // at 2.7
  // at -2.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double castToInt(double x) {
    int n = (int) x;
    return (x - n) * x + n;
  }

  // at 1234.6
  // kink 2.7e10 -> 4.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double castToLong(double x) {
    long n = (long) x / 3;
    return (x - n) * 1e-10 * x;
  }

  // at 2.7, 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double rounding(double x, double y) {
    long n = Math.round(x);
    int m = Math.round((float) y);
    return x * n + y * m + Math.floor(x) * y + Math.ceil(y) * x + Math.rint(x) * x;
  }

  // at 2.5, 7
  @Differentiable(modes = {GRADIENT, VJP})
  static double integerDivision(double x, int n) {
    return 1 / 2 * x + n / 2 * x * x + 7 % n * x;
  }

  // at {1, 2, 3}, 7
  @Differentiable(modes = {GRADIENT, VJP})
  static double divisionAndRemainderInIndices(double[] a, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      r = r * 0.9 + a[i % 3] * a[i / 3];
    }
    return r;
  }

  // at 0.7, 2147483647
  @Differentiable(modes = {GRADIENT, VJP})
  static double overflow(double x, int n) {
    int m = n + 1;
    long k = n + 1L;
    int p = n * n;
    return x * (m < 0 ? 2 : 3) * x + (k > 0 ? x : 0) + p * x;
  }

  // at 0.7, 13, -5
  @Differentiable(modes = {GRADIENT, VJP})
  static double bits(double x, int a, int b) {
    int c = (a & b) + (a | b) + (a ^ b) + (~a) + (a << 2) + (b >> 1) + (b >>> 28);
    long d = (long) a << 33 >>> 30;
    c += d & 0xff;
    c <<= 1;
    c ^= 3;
    c >>>= 1;
    c >>= b;
    c |= 8;
    return x * x * c + d * x;
  }

  // at 0.7, 100, 30000, 'x', 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double smallTypes(double x, byte b, short s, char c, long n) {
    b += 100;
    s *= 2;
    c++;
    n -= c;
    byte narrow = (byte) s;
    return x * b + x * x * s + c * x + n * x + narrow;
  }

  // at 0.7, 3.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double integersAddedFromReals(double x, double y) {
    int n = 2;
    n += y;
    n *= 1.7;
    n -= x;
    long k = n;
    k /= 1.5;
    return x * n * y + k * x;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double constants(double x) {
    final int local = THREE * 2;
    return x * THREE + x * x * (BIG >> 38) + local * x + Integer.MAX_VALUE % 10 * x + Math.PI * x;
  }

  // at 0.7, 0
  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double integerIncrements(double x, int n) {
    int a = n++ + ++n;
    int b = a-- - --a;
    n += a += b;
    int c = n = a = 4;
    return x * a + x * x * b + n * x + c;
  }

  // at 0.7, 2
  // throws 0.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double divisionByZero(double x, int n) {
    double r = x * x;
    int k = 7 / n;
    r *= k;
    return r + 5 % n * x;
  }

  // at 0.7, 2
  // throws 0.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double compoundDivisionByZero(double x, long n) {
    long k = 9;
    k %= n;
    k += 8 / n;
    return x * k;
  }

  // at 0.7, 6
  @Differentiable(modes = {GRADIENT, VJP})
  static double integerRecurrence(double x, int n) {
    int a = 1;
    int seed = 12345;
    double r = x;
    for (int i = 0; i < n; i++) {
      seed = seed * 1103515245 + 12345;
      a = (seed >>> 16) % 5;
      r = r * x + a;
      if (a == 3) {
        r *= a;
      }
    }
    return r;
  }

  // at 0.7, 10, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double mathOfIntegers(double x, int a, int b) {
    int m = Math.max(a, b) - Math.min(a, -b) + Math.abs(-a);
    long f = Math.floorDiv(-a, b) + Math.floorMod(-a, b) + Math.addExact(a, b);
    return x * m + x * x * f + Math.max(x, a) * b;
  }

  // at 2.5, 2
  // at 0.5, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double ternaryOfMixedTypes(double x, int n) {
    double r = x > 1 ? n : x;
    r += x > 1 ? x : n;
    int k = x > 1 ? n : 'c';
    return r * x * k;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double binomials(double x, int n) {
    long c = 1;
    double p = 1;
    double r = 0;
    for (int k = 0; k <= n; k++) {
      r += c * p;
      c = c * (n - k) / (k + 1);
      p *= x;
    }
    return r;
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double literals(double x) {
    return 0x1p-3 * x
        + 1_000 * x
        + 1e-3f * x
        + 0b101 * x
        + 017 * x
        + 'A' * x
        + 5L * x
        + .5d * x
        + 0xFFFF_FFFFL * x;
  }
}
