package io.adjoint.compiler.frontend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Branches, loops, exits and switches. */
class ControlFlowTest {
  @TestFactory
  Stream<DynamicTest> branches() {
    return BitForBit.methods(
        """
        @Differentiable static double elseIf(double x, double y) {
          double r = 0;
          if (x > 1) { r = x; } else if (x > 0) { r = y; x = 2; } else if (y > 0) r = x * y; else { r = -1; }
          return r + x;
        }
        @Differentiable static double absMaxMin(double x, double y) {
          double a = x < 0 ? -x : x; double m = x >= y ? x : y; if (a < m) m = a;
          return a + m + Math.abs(x) + Math.max(x, y) + Math.min(x, y);
        }
        @Differentiable static double andEffects(double x, int n) {
          if (x > 0 && n++ > 2) { x += n; } if (x > 1 || ++n > 3) { x -= n; } return x * n;
        }
        @Differentiable static double andChain(double x, int n) {
          boolean b = n++ > 0 && n++ > 1 && n++ > 2 || n-- > 4 || x > n++; return b ? x + n : x - n;
        }
        @Differentiable static double andEager(double x, int n) {
          boolean b = n++ > 0 & n++ > 1 | n-- > 2 ^ x > 0; return b ? x + n : x - n;
        }
        @Differentiable static double ternaryEffects(double x, double y, boolean b) {
          double r = b ? x++ : (y *= 2); r += (b ? y : x) * (x > y ? x-- : --y); return r + x * y;
        }
        @Differentiable static double ternaryNested(double x, int n) {
          return n == 0 ? x : n == 1 ? x * x : n > 3 ? n++ * x + n : -x;
        }
        @Differentiable static double ternaryArrays(double[] a, double[] b, boolean c) {
          double[] d = c ? a : b; (c ? b : a)[0] = 3; double[] e = c ? null : d; if (e != null) e[1] = 5;
          return d[0] + d[1];
        }
        @Differentiable static double ternaryNew(double[] a, boolean c) {
          double[] d = c ? a : new double[] {1, 2}; double[] e = c ? a.clone() : a; e[0] = 8; return d[0] + a[0];
        }
        @Differentiable static double guarded(double x) {
          return x == 0 ? 1 : Math.sin(x) / x;
        }
        @Differentiable static double conditionEffects(double x, int n) {
          if ((n = n * 2) > 4) { x *= n; } if ((x = x + 1) > 2) return x; return x * n;
        }
        @Differentiable static double constantConditions(double x) {
          final boolean on = true; final int k = 3;
          if (on && k > 2) { x *= 2; } if (!on) { x = 0; } if (k == 2) x = 1; else x += 1; return x;
        }
        @Differentiable static double storedBooleans(double x, double y) {
          boolean p = x > y, q = !p && x > 0; double r = 0; if (p) r += x; if (q) r += y; return r + (p == q ? 1 : 2);
        }
        @Differentiable static double references(double[] a, double[] b) {
          return a == b ? a[0] : a != null && b != null ? a[0] - b[0] : 7;
        }
        @Differentiable static double earlyReturn(double x) {
          if (x < 0) return -x; if (x < 1) { return x * x; } else { if (x > 3) return 3; } return x;
        }
        @Differentiable static double nestedBlocks(double x) { { { x *= 2; } { double y = x; x += y; } ; } return x; }
        """);
  }

  @TestFactory
  Stream<DynamicTest> loops() {
    return BitForBit.methods(
        """
        @Differentiable static double power(double x, int n) { double p = 1; for (int i = 0; i < n; i++) p *= x; return p; }
        @Differentiable static double severalVariables(double x, int n) {
          double s = 0; for (int i = 0, j = n; i < j; i++, j--, s += 0.5) { s += x * i * j; } return s;
        }
        @Differentiable static double outerVariable(double x, int n) {
          int i; double s = 0; for (i = n, s = 1; i > 0; i -= 2) s += i * x; return s + i;
        }
        @Differentiable static double doubleVariable(double x) { double s = 0; for (double t = 0; t < 1; t += 0.125) s += t * x; return s; }
        @Differentiable static double empty(double x, int n) { for (int i = 0; i < n; i++) ; for (; ; ) { break; } return x; }
        @Differentiable static double forever(double x, int n) {
          for (;;) { x = x / 2 + 1; if (n-- <= 0) break; if (x > 50) return -x; } return x;
        }
        @Differentiable static double whileStep(double x, int n) { while (n-- > 0) { x = x * 0.5 + n; if (n == 2) continue; x += 1; } return x + n; }
        @Differentiable static double whileTrue(double x, int n) { while (true) { x *= 0.5; if (++n > 5) return x; } }
        @Differentiable static double whileEffects(double x, int n) {
          int k = 0; while ((k = k + 1) < 6 && (n += k) < 20) { if (k == 2) continue; x += n; if (x > 30) break; } return x * k + n;
        }
        @Differentiable static double forEffects(double x, int n) {
          for (int i = 0; i++ < 5 && n++ < 9; i++) { if (i == 3) continue; x += i * n; } return x + n;
        }
        @Differentiable static double doLoop(double x, int n) { do { x = x * 0.5 + 1; n--; if (n == 3) continue; x += n; } while (n > 0); return x; }
        @Differentiable static double doEffects(double x, int n) { do { x += n; if (x > 8) break; if (n == 1) continue; x -= 1; } while (n-- > 0 && x++ < 20); return x * n; }
        @Differentiable static double doOnce(double x) { do { x *= 2; } while (false); do x++; while (x < 5 && x > 1); return x; }
        @Differentiable static double doForever(double x, int n) { do { x /= 2; if (n++ > 6) return x; } while (true); }
        @Differentiable static double labels(double x, int n) {
          outer:
          for (int i = 0; i < n; i++) {
            inner:
            for (int j = 0; j < 4; j++) {
              if (j == i) continue outer; if (i * j == 6) break outer; if (j == 3) break inner; if (x > 100) break; x += i + j;
            }
            x *= 1.5;
          }
          return x;
        }
        @Differentiable static double labelledWhile(double x, int n) {
          a: while (n-- > 0) { b: do { x += n; if (n == 2) continue a; if (n == 4) continue b; if (x > 40) break a; } while (x++ < 3 && x > -9); x--; }
          return x;
        }
        @Differentiable static double labelledBlock(double x, int n) {
          done: { if (n == 1) break done; x *= 2; inner: { if (n == 2) break inner; if (n == 3) break done; x += 1; } x += 5; }
          one: if (n > 2) { x++; if (x > 3) break one; x--; }
          return x;
        }
        @Differentiable static double bound(double x, int n) { for (int i = 0; i < n; i++) { x += i; if (i == 2) n--; } return x * n; }
        @Differentiable static double ownVariable(double x, int n) { for (int i = 0; i < 9; i++) { x += i; if (n > 2) i += 2; } return x; }
        @Differentiable static double recurrence(double[] a, double x) { for (int i = 1; i < a.length; i++) a[i] = a[i - 1] * x + a[i]; return a[a.length - 1]; }
        @Differentiable static double backwards(double[] a, double x) { for (int i = a.length - 1; i > 0; i--) { a[i] = a[i - 1] * x + a[i]; } return a[a.length - 1]; }
        @Differentiable static double forEach(double[] a) { double s = 0; for (double v : a) s += v * v; return s; }
        @Differentiable static double forEachChanged(double[] a) { double s = 0; for (double v : a) { v *= 2; a[0] = v; s += v; } return s + a[0]; }
        @Differentiable static double forEachReassigned(double[] a, double[] b) { double s = 0; for (double v : a) { a = b; s += v + a[0]; } return s; }
        @Differentiable static double forEachRows(double[][] m) { double s = 0; for (double[] r : m) for (final var v : r) { if (v > 3) continue; if (v < -3) break; s += v; } return s; }
        @Differentiable static double forEachInts(int[] n, double x) { double s = 0; for (double k : n) s += k * x; for (long k : n) s -= k; return s; }
        @Differentiable static double forEachNew(double x) { double s = 0; for (double v : new double[] {x, 2 * x, 3}) { s += v; } for (char c : new char[] {'a', 'b'}) s += c; return s; }
        @Differentiable static double forEachExpression(double[][] m, int i) { double s = 0; for (double v : m[i++]) s += v * i; for (String t : new String[] {"x", "yy"}) s += t.length(); return s; }
        @Differentiable static double forEachLabel(double[][] m) { double s = 0; rows: for (double[] r : m) { for (double v : r) { if (v > 2) continue rows; if (v < -3.5) break rows; s += v; } s *= 2; } return s; }
        @Differentiable static double fresh(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double[] t = new double[2]; t[0] += x; t[1] = t[0] * i; s += t[1]; } return s; }
        @Differentiable static double buffers(double x, int n) {
          double[] cur = {x, 1}, next = new double[2];
          for (int i = 0; i < n; i++) { next[0] = cur[1] * x; next[1] = cur[0] + i; double[] t = cur; cur = next; next = t; }
          return cur[0] + 2 * next[1];
        }
        @Differentiable static double nestedBounds(int[] n, double x) { double s = 0; for (int i = 0; i < n.length; i++) for (int j = 0; j < n[i]; j++) { s += i * j * x; n[0] = 1; } return s; }
        @Differentiable static double newton(double x) { double y = 1; int k = 0; while (Math.abs(y * y - x) > 1e-9 && k < 30) { y = 0.5 * (y + x / y); k++; } return y; }
        @Differentiable static double insertion(double[] a) {
          for (int i = 1; i < a.length; i++) { double v = a[i]; int j = i - 1; while (j >= 0 && a[j] > v) { a[j + 1] = a[j]; j--; } a[j + 1] = v; }
          return a[0] - a[a.length - 1];
        }
        @Differentiable static double updateOrder(double x, int n) { for (int i = 0; i < 3; x += i, i++, x *= n) { if (i == 1) continue; x -= 1; } return x; }
        @Differentiable static double noScope(double x, int n) { for (; n > 0; n--) x += n; for (; n < 3; ) { n++; x++; } return x; }
        @Differentiable static double returnInside(double[] a) { for (int i = 0; i < a.length; i++) { for (int j = 0; j < i; j++) { if (a[i] > a[j] + 2) return a[i] * j; } } for (double v : a) if (v < 0) return v; return 1; }
        """);
  }

  @TestFactory
  Stream<DynamicTest> switches() {
    return BitForBit.methods(
        """
        enum Shape { ROUND, FLAT, LONG_ONE }
        static final int TWO = 2;
        @Differentiable static double fallThrough(double x, int n) {
          switch (n) { case 0: x += 1; case 1: x *= 2; break; case TWO: case 3: x -= 1; default: x /= 3; case 5: x += 0.5; }
          return x;
        }
        @Differentiable static double defaultFirst(double x, int n) { switch (n) { default: x = -x; case 1: x += 1; break; case 2: return x; } return x * 2; }
        @Differentiable static double defaultMiddle(double x, int n) { switch (n) { case 0: x++; default: x *= 3; case 2: x--; } return x; }
        @Differentiable static double none(double x, int n) { switch (n) { } switch (n++) { case 3: x = n; } return x + n; }
        @Differentiable static double arrows(double x, int n) {
          switch (n) { case 0, 1 -> x += 1; case 2 -> { if (x > 0) break; x = 5; } case 3 -> throw new IllegalStateException("three " + x); default -> x *= 2; }
          return x;
        }
        @Differentiable static double shared(double x, int n) { switch (n) { case 0: double t = x; x = t * 2; break; case 1: t = 3; x += t; break; default: double u = 1; x -= u; } return x; }
        @Differentiable static double exits(double x, int n) {
          out: for (int i = 0; i < n; i++) { switch (i) { case 0: continue; case 1: x++; break; case 3: break out; case 4: return x; default: x *= 2; continue out; } x += 10; }
          return x;
        }
        @Differentiable static double chars(double x, char c) { switch (c) { case 'a': return x; case 'b': case 99: x *= 2; } return -x; }
        @Differentiable static double smalls(double x, byte b, short s) { switch (b) { case -1: x++; case 7: x *= 2; } switch (s) { case 1 -> x = 4; default -> { } } return x; }
        @Differentiable static double strings(double x, String s) { switch (s) { case "a": return x; case "sin": return Math.sin(x); case "a" + "b": x = 9; default: return -x; } }
        @Differentiable static double enums(double x, Shape s) { switch (s) { case ROUND: x *= 3.14; break; case FLAT: x += 1; default: x -= 1; } return x; }
        @Differentiable static double yields(double x, int n) {
          double y = switch (n) { case 0 -> x; case 1, 2 -> { double t = x * n; yield t + 1; } case 3 -> 7; default -> -x; };
          return y + switch (n) { case 0: yield 1; case 1: x++; case 2: yield x; default: { if (x > 0) yield 2f; yield 'a'; } };
        }
        @Differentiable static double yieldTypes(float f, int n, double x) {
          double a = switch (n) { case 0 -> 16777217; default -> f; };
          var b = switch (n) { case 0 -> 16777216; default -> f; };
          var c = switch (n) { case 0 -> 'a'; default -> 98; };
          return a + b + x + c + ("" + c).length();
        }
        @Differentiable static double enumExpression(double x, Shape s) { return x * switch (s) { case ROUND -> 2; case FLAT -> x; case LONG_ONE -> 4 * x; }; }
        @Differentiable static double throwing(double x, String s) { double y = switch (s) { case "a", "b" -> x; case "" -> throw new IllegalArgumentException("empty"); default -> s.length(); }; return y * 2; }
        @Differentiable static double switchInside(double x, int n, double[] a) {
          a[switch (n) { case 0 -> 0; default -> 1; }] += switch (n) { case 1 -> x++; default -> 2; } * x;
          return a[0] + a[1] + (n > 0 && switch (n) { case 1 -> true; default -> x > 0; } ? 1 : 2) + x;
        }
        @Differentiable static double nestedSwitch(double x, int n, int k) {
          return switch (n) { case 0 -> switch (k) { case 0 -> x; default -> { for (int i = 0; i < 3; i++) { if (i == k) { yield x * i; } } yield 4; } }; default -> { switch (k) { case 1: yield 1; default: x = 2; } yield x; } };
        }
        @Differentiable static double arraySwitch(double[] a, double[] b, int n) { double[] c = switch (n) { case 0 -> a; case 1 -> new double[] {1, 2}; case 2 -> null; default -> b.clone(); }; c[0] = 3; return a[0] + c[1]; }
        @Differentiable static double labelledSwitch(double x, int n) { s: switch (n) { case 1: for (int i = 0; ; i++) { if (i > 2) break s; x += i; } case 2: x *= 2; } return x; }
        @Differentiable static double booleanSwitch(double x, int n) { if (switch (n) { case 1, 2, 3 -> true; default -> false; }) x *= 2; while (switch (n--) { case 3, 4 -> true; default -> false; }) x++; return x + n; }
        """);
  }
}
