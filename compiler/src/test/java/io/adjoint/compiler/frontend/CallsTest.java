package io.adjoint.compiler.frontend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calls, arrays as a whole, constants, exceptions. */
class CallsTest {
  @TestFactory
  Stream<DynamicTest> calls() {
    return BitForBit.methods(
        """
        static double square(double x) { return x * x; }
        static double count(double[] a) { a[0]++; return a[0]; }
        static void scale(double[] a, double by) { for (int i = 0; i < a.length; i++) a[i] *= by; }
        static double[] doubled(double[] a) { double[] b = a.clone(); scale(b, 2); return b; }
        static double pick(int n) { return n; }
        static double pick(long n) { return n + 0.25; }
        static double pick(float n) { return n + 0.5; }
        static double pick(double n) { return n + 0.75; }
        static double pick(double... n) { return n.length; }
        static double sum(double... v) { double s = 0; for (double x : v) s += x; return s; }
        static double weighted(int k, double... v) { return v.length == 0 ? k : k * v[0]; }
        static double power(double x, int n) { return n <= 0 ? 1 : n % 2 == 0 ? power(x * x, n / 2) : x * power(x, n - 1); }
        static double fib(double x, int n) { return n < 2 ? x : fib(x, n - 1) + fib(x, n - 2); }
        static double even(double x, int n) { if (n <= 0) return x; return odd(x * 2, n - 1); }
        static double odd(double x, int n) { if (n <= 0) return -x; return even(x + 1, n - 1); }
        static int index(double[] a) { int k = 0; for (int i = 0; i < a.length; i++) if (a[i] > a[k]) k = i; return k; }
        private static float half(float x) { return x / 2; }
        static class Inner { static double cube(double x) { return x * T.square(x); } static double square(double x) { return -x; } @Differentiable static double own(double x) { return square(x) + T.square(x) + pick(1); } }
        interface Face { static double face(double x) { return x + 1; } }

        @Differentiable static double twice(double x) { return square(x) + square(x + 1) * square(square(x)); }
        @Differentiable static double ordered(double[] a, double x) { return a[0] + count(a) * a[0] + count(a) - (a[0] = x) * count(a); }
        @Differentiable static double voids(double[] a, double x) { scale(a, x); scale(doubled(a), 3); double[] b = doubled(a); b[0]++; return a[0] + b[0]; }
        @Differentiable static double overloads(byte b, char c, long l, float f, double x) { return pick(b) + pick(c) + pick(l) + pick(f) + pick(x) + pick(1, 2) + pick() + pick(x, f, l); }
        @Differentiable static double varargs(double x, double[] a) { return sum() + sum(x) + sum(x, 2, 3f) + sum(a) + weighted(2) + weighted(3, x, x) + weighted(1, a); }
        @Differentiable static double recursion(double x, int n) { return power(x, n) + fib(x, n) + even(x, n); }
        @Differentiable static double nested(double x) { return Inner.cube(x) + T.Inner.cube(2) + p.T.square(x) + Face.face(x) + half(3) + half((float) x); }
        @Differentiable static double inConditions(double[] a, double x) { if (square(x) > 1 && count(a) > 2 || index(a) == 0) x++; return count(a) > 3 ? square(x) : x > 0 ? count(a) : a[index(a)]; }
        @Differentiable static double inHeaders(double[] a, double x) { double s = 0; for (int i = index(a); i < sum(1, 2); i += index(a) + 1) { s += square(i * x); if (i == 1) continue; s++; } while (count(a) < 4 && a[0] > -9) s += 1; return s; }
        @Differentiable static double inIndices(double[] a, double x) { a[index(a)] += square(x); a[index(a)] = count(a); a[(int) pick(0) ] *= index(a); return a[0] + a[1]; }
        @Differentiable static double compound(double x) { x += square(x); x -= x * square(x = 2); x *= square(x); return x; }
        @Differentiable static double dropped(double[] a, double x) { square(x); count(a); doubled(a); Math.sin(x); return a[0]; }
        @Differentiable static double sameTwice(double[] a) { scale(a, count(a)); return dot(a, a); }
        static double dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.length; i++) s += a[i] * b[i]; return s; }
        @Differentiable static double conversions(int n, float f) { return square(n) + square(f) + square('a'); }
        @Differentiable static double arguments(double x, double[] a) { return dot3(x, x = 2, x++) + dot3(a[0], count(a), a[0]) + x; }
        static double dot3(double a, double b, double c) { return a + 10 * b + 100 * c; }
        """);
  }

  @TestFactory
  Stream<DynamicTest> library() {
    return BitForBit.source(
        """
        package p;
        import static io.adjoint.Adjoint.stopGradient;
        import static java.lang.Math.*;
        import io.adjoint.*;
        import java.util.Arrays;
        import java.util.Objects;
        class T {
          @Differentiable static double maths(double x, float f, int n, long l) {
            return sin(x) + Math.cos(f) + java.lang.Math.exp(n / 8.0) + StrictMath.sin(x) + abs(n) + abs(l) + abs(f) + abs(x)
                + max(n, l) + max(f, n) + max(x, f) + min(n, 3) + round(f) + round(x) + floorMod(n, 3) + Math.floorDiv(l, 3)
                + hypot(x, n) + pow(x, 2) + pow(x, n) + atan2(x, 2) + signum(f) + floor(x) + rint(x) + fma(x, x, f) + scalb(x, n)
                + cbrt(x) + toRadians(x) + getExponent(f) + copySign(x, f) + ulp(f) + PI + Math.E;
          }
          @Differentiable static double powers(double x) { final double third = 1.0 / 3; return pow(x, 1.0 / 3) + pow(x, third) + pow(x, -2) + pow(2, x); }
          @Differentiable static double exact(int n, double x) { return Math.addExact(n, Integer.MAX_VALUE) * x; }
          @Differentiable static double exactDropped(int n, double x) { Math.toIntExact(n * 3_000_000_000L); return x; }
          @Differentiable static double boxes(double x, float f, int n) {
            return Double.sum(x, n) + Double.max(x, f) + Float.min(f, n) + Integer.max(n, 2) + (Double.isNaN(x) ? 1 : 0)
                + (Double.isInfinite(x) ? 2 : 0) + (Double.isFinite(f) ? 4 : 0) + Double.compare(x, f) + Integer.compare(n, 3)
                + Integer.bitCount(n) + Long.numberOfTrailingZeros(n) + Integer.signum(n) + (Double.MAX_VALUE > x ? 1 : 2) + Integer.MAX_VALUE
                + Character.getNumericValue('7') + Integer.parseInt("12") + Double.doubleToLongBits(1.5);
          }
          @Differentiable static double stops(double x, float f, int n) { return stopGradient(x) * x + Adjoint.stopGradient(f) + Adjoint.stopGradient(n) + (stopGradient(x > 0) ? 1 : 0) + stopGradient("ab").length(); }
          @Differentiable static double fills(double[] a, int[] n, double[][] m, double x) {
            Arrays.fill(a, x); Arrays.fill(n, 3); Arrays.fill(a, 1, 2, 7); double[] r = {1, 2}; Arrays.fill(m, r); Arrays.fill(a, 0, n[0]++ - 2, n[0]);
            return a[0] + a[1] + n[0] + m[0][1];
          }
          @Differentiable static double copies(double[] a, int n, double[][] m) {
            double[] b = Arrays.copyOf(a, n); double[] c = Arrays.copyOfRange(a, 1, n + 1); double[] d = a.clone(); double[][] e = m.clone();
            System.arraycopy(a, 0, d, 1, n - 1); System.arraycopy(d, 0, d, 1, 2); e[0][0] = 9; e[1] = d; d[0]++;
            return b.length + c.length + b[0] + c[0] + d[1] + m[0][0] + e[1][0] + a[0];
          }
          @Differentiable static double asksArrays(double[] a, double[] b, double x) { return (Arrays.equals(a, b) ? x : 2 * x) + Arrays.hashCode(a) + Arrays.toString(b).length(); }
          @Differentiable static double nonNull(double[] a, String s, double x) { Objects.requireNonNull(s, "no s"); double[] b = Objects.requireNonNull(a); return b[0] * x + Objects.requireNonNull(a)[1]; }
          @Differentiable static double news(int n, double x) {
            double[] a = new double[n]; double[][] b = new double[n][2], c = new double[3][]; int[][] t = {{1, 2}, {3}, {}}; double[][] d = {{x, 1}, {2 * x}, new double[n]};
            double[][][] e = new double[2][n][]; boolean[] f = {true, x > 0}; String[] s = {"a", null}; char[] g = {'a', 98}; byte[] h = {1, -1}; float[] k = {1, 2.5f, n};
            c[1] = a; b[0][1] = x; e[1][0] = b[0]; return a.length + b[0][1] + (c[0] == null ? 1 : 2) + t[1][0] + d[1][0] + d[2].length + e[1][0][1] + (f[1] ? 1 : 0) + (s[1] == null ? 5 : 6) + g[1] + h[1] + k[2];
          }
          @Differentiable static double newsInOrder(double x, int n) { double[] a = {x++, x, x++ + x}; double[] b = new double[] {a[0]++, a[0], (a[0] = 3)}; double[][] c = new double[n++][n++]; a = new double[] {a[1], a[0]}; return a[0] + b[1] + c.length * 10 + n + c[0].length; }
          @Differentiable static double jagged(double[][] m) { double s = 0; for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) s += m[i][j] * (i - j); return s; }
          @Differentiable(modes = Mode.VJP) static double[] returnsArray(double[] a, double x) { double[] r = new double[a.length]; for (int i = 0; i < r.length; i++) r[i] = a[i] * x; return r; }
          @Differentiable(modes = {Mode.VJP}) static double[][] returnsParameter(double[][] a, boolean b) { a[0][0] = 1; return b ? a : new double[][] {a[1]}; }
          @Differentiable(modes = Mode.VJP) static void writes(double[] a, double[] out) { out[0] = a[1] * 2; out[1] += a[0]; }
          @Differentiable static double text(double x, String s, int n, char c) { String t = "x=" + x + s + n + c + null + true; t += x; t += 1 + 2; s = 1 + n + "b" + 1 + n; return t.length() + s.length() + (t.equals(s) ? 1 : 0) + s.charAt(0); }
          @Differentiable static double formats(double x, int n) { if (n < 0) throw new IllegalArgumentException(String.format("n=%d x=%s", n, x)); return x * Double.toString(1.5).length() + String.valueOf(x).length(); }
          @Differentiable static double fails(double x, double[] a) { if (a.length < 5) { throw new IllegalStateException("x = " + x + ", " + a.length, null); } if (x < 0) throw new ArithmeticException(); return x; }
          @Differentiable static double asserts(double x, int n) { assert n >= 0; assert x > -3 : "x=" + x + " n=" + n; assert n < 5 || x > 0 : n; return x * n; }
          @Differentiable static double random(double x) { double r = Math.random() * 0; return x + r; }
          @Differentiable static double prints(double x) { if (x > 1e308 && x < 0) System.out.println(x); if (x > 1e308 && x < 0) System.err.printf("%s%n", x); return x; }
        }
        """);
  }

  @TestFactory
  Stream<DynamicTest> constants() {
    return BitForBit.source(
        """
        package p;
        import io.adjoint.Differentiable;
        class T {
          static final double G = 9.81, TWO_G = 2 * G, LATER = Other.K + Nested.DEEP;
          private static final int N = 3 + (1 << 2);
          static final byte SMALL = N;
          static final String NAME = "n" + N;
          static final double[] TABLE = {1, 2, 3};
          static final double[][] WIDE = {{1}, {2, 3}};
          static final double COMPUTED = Math.sqrt(2);
          static double variable = 1.25;
          static final boolean DEBUG = false;
          enum Mode { FAST, SLOW; final int weight = 7; int weight() { return weight + ordinal(); } static final Mode DEFAULT = SLOW; }
          static class Nested { static final double DEEP = G / N; static final int SIZE = TABLE.length; }
          interface Limits { double MAX = 100; int LOW = -1; }
          @Differentiable static double constants(double x) { return G * x + TWO_G + LATER + N * x + SMALL + NAME.length() + Nested.DEEP + T.Nested.DEEP + p.T.G + Limits.MAX + Limits.LOW + Other.K; }
          @Differentiable static double statics(double x, int n) { return TABLE[n & 1] * x + TABLE.length + T.TABLE[0] + WIDE[1][1] + WIDE[n & 1].length + COMPUTED + variable + T.variable * x + Nested.SIZE; }
          @Differentiable static double enums(double x, Mode m) { return (m == Mode.FAST ? x : m != Mode.DEFAULT ? 2 * x : 3) + m.ordinal() + Mode.SLOW.ordinal() + m.weight() + m.name().length() + Mode.values().length + Mode.valueOf("FAST").ordinal(); }
          @Differentiable static double folded(double x) { if (DEBUG) { x = 0; } while (N > 6) { x++; if (x > 2 || x != x || x < -9) break; } final int k = N * 2; switch (14) { case k: x += k; } return -G * x + -N; }
          @Differentiable static double local(double x) { final double h; h = 2; double G = 5; return x * G + h; }
          enum Kind { A, B; @Differentiable static double inEnum(double x) { return x * A.ordinal() + B.ordinal() + N; } }
          interface Face { @Differentiable static double inFace(double x) { return x * Limits.MAX; } }
          record Rec(double v) { static final double R = 4; @Differentiable static double inRecord(double x) { return x * R; } }
        }
        class Other { static final double K = 0.5 + T.N2; }
        """
            .replace("T.N2", "1.5"));
  }
}
