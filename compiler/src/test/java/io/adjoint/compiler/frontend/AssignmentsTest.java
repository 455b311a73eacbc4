package io.adjoint.compiler.frontend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Assignments in every form and position, in Java's order of evaluation. */
class AssignmentsTest {
  @TestFactory
  Stream<DynamicTest> scalars() {
    return BitForBit.methods(
        """
        @Differentiable static double squareTwice(double x) { x *= x; x *= x; return x; }
        @Differentiable static double rosenbrock(double x, double y) {
          double a = 1 - x, b = y - x * x;
          return a * a + 100 * b * b;
        }
        @Differentiable static double oldX(double x, double y) { x = x * y + x; y = x; return y * x; }
        @Differentiable static double swap(double x, double y) {
          double t = x; x = y; y = t; return x - 2 * y;
        }
        @Differentiable static double swapWithout(double x, double y) {
          x = x + y; y = x - y; x = x - y; return x / y;
        }
        @Differentiable static double chained(double x, double y) {
          double a, b, c; a = b = c = x * y; return a + 2 * b + 3 * c;
        }
        @Differentiable static double steps(double x) { return x++ * x-- + ++x * --x; }
        @Differentiable static double stepsAgain(double x) { double y = x++ + x++ - --x; return y * x; }
        @Differentiable static double plusItself(double x) { x += x++; x -= --x * 2; return x; }
        @Differentiable static double assignInside(double x, double y) {
          double z = (x = y * 2) + x * (y = 3) + y; return z + x - y;
        }
        @Differentiable static double compoundInside(double x, double y) {
          double z = (x += y) * (x -= 2 * y) + (y *= x); return z + x + y;
        }
        @Differentiable static double oldOnTheLeft(double x) { return x + (x = 2) * x; }
        @Differentiable static double nestedCompound(double x) {
          x += (x *= 2) + (x -= 1); return x;
        }
        @Differentiable static double killed(double x) { x = 3; return x; }
        @Differentiable static double branches(double x, boolean b) {
          double y; if (b) { y = x; } else { y = 2 * x; } return y;
        }
        @Differentiable static double shadows(double x) {
          double s = 0;
          { double y = x; s += y; }
          { double y = 2 * x; s += y; }
          for (int i = 0; i < 2; i++) { double y = i * x; s += y; }
          return s;
        }
        @Differentiable static double oddNames(double dx, double tape, double ret, double value, double Math) {
          double result = dx * tape; return result + ret * value - Math;
        }
        @Differentiable static double vars(double x) {
          var y = x * 2; final var z = y + 1; var n = 3; var f = 2f; return z * n / f;
        }
        @Differentiable static double minusAssign(double x, double y) { x -= y; x /= y; x %= 3; return x; }
        @Differentiable static double order(double x) {
          double y = x; return y - (y = y * 2) - (y = y + 1) + y;
        }
        """);
  }

  @TestFactory
  Stream<DynamicTest> types() {
    return BitForBit.methods(
        """
        @Differentiable static float floatPlusDouble(float x, double e) { x += e; return x; }
        @Differentiable static float floatTimesDouble(float x, double e) { x *= e; x -= 1; x /= 3L; return x; }
        @Differentiable static double intPlusDouble(int n, double e) { n += e; return n * e; }
        @Differentiable static double intTimes(int n, double e) { n *= 1.5; n -= 0.5; return n * e; }
        @Differentiable static double longPlusInt(long n, int k, double e) { n += k; n -= e; return n * e; }
        @Differentiable static double smalls(byte b, short s, char c, double x) {
          b += 100; s *= 300; c += 1; b++; s--; ++c; b -= x; return b + s * x + c;
        }
        @Differentiable static double smallSteps(byte b, short s, char c, double x) {
          return b++ * x + ++b + s-- + --s + c++ + ++c;
        }
        @Differentiable static double shifts(int n, long k, double x) {
          n <<= 3; n >>= 1L; k >>>= 5; n ^= 7; n |= 8; n &= 0xff; k <<= n; return n * x + k;
        }
        @Differentiable static double shiftTypes(byte b, int n, long k, double x) {
          return (b << 3) + (b >>> 2) + (n >>> k) + (k >> n) + (b >> k) + x;
        }
        @Differentiable static double floatInt(int n, float f, double x) {
          return n * f + n / f - x * f + n % f;
        }
        @Differentiable static double bigInt(int n, double x) {
          n = n * 123456789 + 7; return n * x + (float) n;
        }
        @Differentiable static double narrowInit(double x) {
          byte b = 10; final int k = 20; short s = k; char c = 'a' + 1; byte d = 'c' - 'a'; char e = 98;
          return b + s + c + d + e + x;
        }
        @Differentiable static double charArithmetic(char c, double x) {
          int d = c - 'a'; char next = (char) (c + 1); return d * x + next;
        }
        @Differentiable static double integerDivision(int n, double x) {
          return 1 / 2 * x + n / 2 * x + 7 / 2 + x * (n % 3) + -7 / 2;
        }
        @Differentiable static double casts(double x) {
          return (int) x + (long) x + (float) x + (byte) x + (short) x + (char) x + (int) (float) x;
        }
        @Differentiable static double castsOfLong(long n, double x) {
          return (int) n + (byte) n + (float) n + (double) n + (char) n + x;
        }
        @Differentiable static float floats(float x, float y) {
          return x * y + x / 3 - 0.1f * y + (float) 0.1;
        }
        @Differentiable static double overflow(int n, long k, double x) {
          return (n + Integer.MAX_VALUE) * x + (k * Long.MAX_VALUE) + Integer.MIN_VALUE;
        }
        @Differentiable static double literals(double x) {
          return 1_000 + 0x1F + 0b101 + 017 + 1e-3 + .5 + 5. + 0x1.8p1 + 1f + 2d + 3L + 0xFFFF_FFFFL
              + 'a' + '\\n' + '\\u0041' + '\\101' + -2147483648 + 0xffffffff + -9223372036854775808L + x
              + 0x1p3f + 1_0.5e1_0 + 0d + 0f + 00 + 0xdL + 0x1fp0;
        }
        @Differentiable static double booleans(boolean a, boolean b, double x) {
          boolean c = a & b; c |= a ^ b; c &= !a; c ^= b;
          return c ? x : a == b ? 2 * x : a != c ? 3 * x : -x;
        }
        @Differentiable static double unary(int n, byte b, double x) {
          return -n + ~n + +b + -b + ~b - -x + +x - (-(-x));
        }
        @Differentiable static double promote(byte b, short s, char c, int n, double x) {
          return b * s + c * n + b / (s | 1) + (c > n ? x : b);
        }
        @Differentiable static double selectTypes(boolean a, int n, byte b, float f, char c, double x) {
          return (a ? (float) n : f) + (a ? b : 1) + (a ? c : 0) + (a ? 3 : f) + (a ? n : 2L) + x * (a ? n : x) + (a ? b : f);
        }
        @Differentiable static double intMin(int n, double x) { return (n == 0 ? Integer.MIN_VALUE : n) / -1 * x; }
        @Differentiable static double divideByZero(int n, double x) { return 5 / n + x / n + 5 % n + 5.0 % n; }
        @Differentiable static double longIndex(long n, double[] a) { return a[(int) n & 1]; }
        """);
  }

  @TestFactory
  Stream<DynamicTest> elements() {
    return BitForBit.methods(
        """
        @Differentiable static double stepIndex(double[] a, double x) {
          int i = 0; a[i++] += x; a[i++] *= x; a[i] -= i; return a[0] + a[1] + a[2] + i;
        }
        @Differentiable static double indexOnce(double[] a, double x) {
          int k = 0; a[k = k + 1] *= x; a[k = k + 1] = x; return a[1] + a[2] + k;
        }
        @Differentiable static double indexThenValue(double[] a, int i) { a[i] = i = 2; return a[2] + i; }
        @Differentiable static double valueBefore(double[] a, int i) {
          a[i] += a[i] = 3; a[i] -= (i = 1) + a[i]; return a[0] + a[1];
        }
        @Differentiable static double sameElement(double[] a) {
          a[0] += (a[0] *= 2) + a[0]++ - --a[0]; return a[0];
        }
        @Differentiable static double elementSteps(double[] a, int i) {
          return a[i]++ * a[i]-- + ++a[i] - --a[i] + a[i];
        }
        @Differentiable static double arrayReplaced(double[] a, double[] b) {
          a[0] = (a = b)[1]; a[1] += (a = b)[0]; return a[0] + b[1];
        }
        @Differentiable static double arrayValue(double[] a, double[] b) {
          double[] c = a; (c = b)[0] = 5; (c)[1] = 6; return a[0] + b[0] + c[1];
        }
        @Differentiable static double chainedElements(double[] a, double[] b, double x) {
          double y = a[0] = b[1] = x * 2; a[1] = y = a[2] = 7; return y + a[0];
        }
        @Differentiable static double swapElements(double[] a, int i, int j) {
          double t = a[i]; a[i] = a[j]; a[j] = t; return a[i] - 2 * a[j];
        }
        @Differentiable static double intElements(int[] n, double x) {
          n[0] += x; n[1]++; n[2] <<= 2; int k = n[0]++ + --n[1]; return k * x + n[2] / 2;
        }
        @Differentiable static double smallElements(byte[] b, char[] c, short[] s, long[] l, double x) {
          b[0] += 200; c[0]++; s[1] -= x; l[0] *= 3; double y = b[1]++ + ++c[1] + (s[0] += 7);
          return y + b[0] + c[0] + s[1] + l[0];
        }
        @Differentiable static double booleanElements(boolean[] b, double x) {
          b[0] = b[1] && !b[2]; b[1] |= b[0]; b[2] ^= true; return b[0] ? x : b[1] ? 2 * x : b[2] ? 3 : 4;
        }
        @Differentiable static float floatElements(float[] f, double x) {
          f[0] += x; f[1] *= 2; f[2]++; float g = f[0]-- + ++f[1]; return g + f[2];
        }
        @Differentiable static double nested(double[][] m, int i, int j) {
          m[i][j] += m[j][i]; m[i++][j++] *= 2; m[i][0] = m[0][i] = 4; return m[0][0] + i * j;
        }
        @Differentiable static double rows(double[][] m, double[] r) {
          double[] t = m[0]; m[0] = m[1]; m[1] = t; m[2] = r; m[0][0] = 9; return t[0] + m[1][0] + r[0];
        }
        @Differentiable static double rowReplaced(double[][] m) {
          m[0][0] = (m[0] = m[1])[1]; m[1][0] += (m[1] = m[2])[0]; return m[0][0] + m[1][0];
        }
        @Differentiable static double cube(double[][][] c, int i) {
          c[i][0][1] += c[0][i][0] * 2; double[][] p = c[0]; p[1][1]--; return p[1][1] + c[i][0].length;
        }
        @Differentiable static double throwsLate(double[] a, int i, int[] n) {
          a[9] = n[0] = 7; return a[0];
        }
        @Differentiable static double throwsEarly(double[] a, int[] n) {
          a[n[0] = 9] += n[1] = 7; return a[0];
        }
        @Differentiable static double throwsBetween(double[][] m, int[] n) {
          m[n[0]][n[1] = 9] = n[2] = 3; return 1;
        }
        @Differentiable static double nullArray(double[] a, int i) {
          double[] none = null; if (i > 2) { none = a; } none[i] = i = 3; return i;
        }
        @Differentiable static double indexArithmetic(double[] a, int n, int i, int j) {
          a[i * n + j - i * n - j] *= 2; a[(i + j) & 1] /= 3; return a[0];
        }
        @Differentiable static double byteIndex(double[] a, byte b, char c) { return a[b & 1] + a[c - c]; }
        """);
  }
}
