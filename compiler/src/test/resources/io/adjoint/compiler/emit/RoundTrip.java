package p;

import io.adjoint.Differentiable;
import java.util.Arrays;

@SuppressWarnings({"fallthrough", "divzero"})
final class RoundTrip {
  static final double RATE = 0.1;

  enum Colour {
    RED,
    GREEN
  }

  static final Colour FAVOURITE = Colour.GREEN;

  private RoundTrip() {}

  @Differentiable
  static double precedence(double x, double y, int n) {
    double a = x - (y - 1) - n;
    double b = x / (y / 2) / (x * y) * (n + 1) * -x;
    double c = -(x + y) * -(-x) - -y + (x % y) * 3 + x * (y % 2) + x * y % 3;
    return a + b - (c + a) * (n - (n - 1)) - (x > y ? a : b) * 2 + (n > 3 ? 1 : 0);
  }

  @Differentiable
  static double conversions(double x, float f, long l, int n, char c, byte b, short s) {
    double q = (double) n / 7 + n / 7 + 1 / 2 * x + 1.0 / 3 + 1 / 3.0 + l * x + f * n;
    long m = l + n * 2 + c;
    int k = c + b - s + (c << 2) + (b >> 1) + (s >>> 1) + (int) x + (int) l;
    float g = f * 2 + n / 4f + l;
    g += n;
    byte t = (byte) (b + 1);
    short u = 7;
    u += 3;
    t -= 2;
    char d = (char) (c + 1);
    d++;
    float big = n;
    double wide = (float) x;
    double zero = -0.0 + 0 * x - 0.0;
    return q + m + k + g + t + u + d + big + wide + zero + (b == s ? 1 : 2.5) + (n & 3 | 4 ^ n);
  }

  @Differentiable
  static double literals(double x, int n) {
    double d = 1e-8 + 1e300 + 0.1 + 123456789.0 + 1e7 + 100.0 + 12345.678 + 0.001 + 1e-5 + x;
    float f = 0.1f + 1e10f + 3f;
    long l = 9_000_000_000L + Long.MIN_VALUE + Integer.MIN_VALUE + Integer.MAX_VALUE;
    double s = Double.MIN_VALUE + Double.MAX_VALUE + Math.PI + Math.E + 4.9e-320;
    return d + f + l + s + RATE + (n > 2 ? Double.NaN : Double.NEGATIVE_INFINITY) + 'x';
  }

  @Differentiable
  static double functions(double x, double y, float f, int n) {
    return Math.max(0, x)
        + Math.max(n, 3)
        + Math.min(2, f)
        + Math.pow(x, 2)
        + Math.pow(2, n)
        + Math.abs(-1)
        + Math.abs(n)
        + Math.sqrt(f)
        + Math.max(1, 2.0)
        + Math.atan2(1, x)
        + Math.copySign(1, y)
        + StrictMath.sin(n)
        + Math.floorMod(n, 5)
        + Math.max(0L, n);
  }

  @Differentiable
  static double logic(double x, double y, int n, boolean p) {
    boolean a = x > y && (n > 0 || p) || !p && x == y;
    boolean b = !(x < y) ^ p | n != 3 & a;
    boolean c = (x < y) == (n < 3) && p != a;
    boolean d = a && (b || c) && !(a && b && c) || (p ? a : b) || n > 0 && (n > 1 && x > 0);
    return (a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0) + (d ? 8 : 0);
  }

  @Differentiable
  static double fors(double x, int n) {
    double s = 0;
    for (int i = 0, j = n; i < j && i < 9; i++, j -= 2) {
      s += i * x - j;
    }
    for (int i = 8; i >= 0; i--) {
      s = s * 0.5 + i;
    }
    int k = 0;
    for (; k < 5; k += 2) {
      s -= k;
    }
    for (double h = 1; h > 0.1; h /= 2) {
      s += h;
    }
    for (int i = 0; ; i++) {
      if (i > 4) {
        break;
      }
      s *= 1.5;
    }
    for (long i = 0; i < 3; i++) s += i;
    return s + k;
  }

  @Differentiable
  static double whiles(double x, int n) {
    double s = Math.abs(x);
    int k = 0;
    while (s > 1) {
      s /= 2;
      k++;
    }
    do {
      s += 0.75;
      if (k > 6) continue;
      k += 2;
    } while (s < 4 && k != 5);
    int m = Math.min(n, 20);
    while (m-- > 0) {
      if (m % 3 == 0) continue;
      s += m;
    }
    while (true) {
      s -= 10;
      if (!(s > 0)) break;
    }
    do {
      double t = s * 0.5;
      s = t + 1;
      if (t > 3) break;
      k++;
    } while (k < 30);
    return s * 100 + k;
  }

  @Differentiable
  static double labels(double[] a, int n) {
    double s = 0;
    outer:
    for (int i = 0; i < a.length; i++) {
      int j = 0;
      while (j < 4) {
        j++;
        if (j == i) continue outer;
        if (a[i] > j + 3) break outer;
        switch (j) {
          case 1:
            continue;
          case 2:
            break;
          default:
            if (s > 100) break outer;
            s += j;
        }
        s += a[i];
      }
      s *= 2;
    }
    block:
    {
      if (n > 3) break block;
      s += 5;
      for (int i = 0; i < 4; i++) {
        if (s > 20) break block;
        s += 3;
      }
      s -= 1;
    }
    return s;
  }

  @Differentiable
  static double switches(double x, int n, char c, String text) {
    double s = x;
    switch (n) {
      case 0:
        s += 1;
      case 1, 5:
        double t = s * 2;
        s = t;
        break;
      default:
        s -= 1;
      case 17:
        {
          double u = s;
          s = u * u;
        }
    }
    switch (c) {
      case 'a' -> s += 3;
      case '\'', '\\' -> s = 0;
      default -> {
        double u = s * 2;
        s = u + 1;
      }
    }
    switch (text) {
      case "one":
        s++;
        break;
      case "a\"b":
        s--;
    }
    switch (FAVOURITE) {
      case RED:
        return 0;
      case GREEN:
        s += 1;
        break;
    }
    double y =
        switch (n % 3) {
          case 0 -> 1;
          case 1 -> {
            double v = x * 2;
            yield v;
          }
          default -> x > 0 ? 3 : 4;
        };
    return s + y;
  }

  @Differentiable
  static double branches(double x, int n) {
    if (n == 0) {
      return x;
    } else if (n == 1) {
      x = 3;
    } else if (n < 0) {
      if (x > 0) return -x;
      else return x * x;
    } else {
      x *= n;
    }
    if (x > 2) ;
    else x += 1;
    if (!(x < 5)) {
      return 5;
    }
    for (; ; ) {
      x += 1;
      if (x > 10) return x;
      if (Double.isNaN(x)) throw new IllegalArgumentException("no number: " + x + n);
    }
  }

  @Differentiable
  static double scopes(double x, int n) {
    double s;
    {
      double t = x * 2;
      s = t;
    }
    {
      double t = x * 3;
      s += t;
      {
        int k = n;
        s += k;
      }
    }
    double t = 1;
    int i = 7;
    if (n > 0) {
      int k = n;
      s += k;
    } else {
      long k = n;
      s -= k;
    }
    for (int k = 0; k < 3; k++) s += k * t;
    return s + i;
  }

  @Differentiable
  static double effects(double x, int[] p, double[] a) {
    int i = 0;
    a[i++] += x;
    a[i] = a[i++] * 2 + i;
    double y = x++ * ++x;
    int k = (i = 3) + i--;
    p[1] ^= 5;
    p[2] <<= 2;
    p[0] >>>= 1;
    a[p[1] > 0 ? 1 : 0] -= y = 2;
    double z = k > 2 && (x = 7) > 3 ? x : y;
    return x + y * k + z + i;
  }

  @Differentiable
  static double arrays(double[] a, double[][] m, int n) {
    double[] b = a.clone();
    double[] c = Arrays.copyOf(a, 3);
    double[] d = Arrays.copyOfRange(a, 1, 7);
    double[][] grid = new double[2][3];
    double[][] rows = new double[2][];
    rows[1] = b;
    int[] counts = {1, 2, 3};
    byte[] bytes = new byte[4];
    Arrays.fill(bytes, (byte) 3);
    Arrays.fill(a, 1, 3, 0);
    Arrays.fill(c, n);
    System.arraycopy(b, 0, a, 2, 3);
    double[] row = n > 0 ? m[0] : m[1];
    row[0] = 9;
    grid[1][2] = rows[1][0] + counts[1] + bytes[2];
    double s = 0;
    for (double v : a) s += v;
    for (double[] r : m) for (double v : r) s += v;
    for (int v : counts) s -= v;
    return s + b[1] + c[2] + d[5] + grid[1][2] + m[1].length + new double[4].length;
  }

  @Differentiable
  static double names(double Math, int System, double java, double $, double into, double value) {
    double Arrays = Math + System;
    double record = java * $;
    double x = Arrays * record;
    for (int io = 0; io < 3; io++) {
      double t = x + io;
      x = t;
    }
    double t = x + into + value;
    return StrictMath.sin(t);
  }

  @Differentiable
  static double words(String text, int n, double x, boolean b) {
    String s = n + 1 + text + (n + 1) + 'c' + x + b + null + "\t\u00e9\\u0041";
    s += 2.0;
    throw new IllegalStateException(
        "" + n + x + s + (char) ('a' + 1) + 2.0 * x + (float) x + -0.0 + (n > 3 ? "yes" : s));
  }

  @Differentiable
  static double checks(double x, int n) {
    assert n < 100 : "too many: " + n;
    assert x > -100;
    if (n < -2) throw new IllegalStateException();
    if (x < -2) {
      throw new IllegalArgumentException("x = " + x + ", which is $far$ too small for this method, n = " + n);
    }
    int zero = n / (n - 1);
    return zero + 1 / n;
  }

  @Differentiable
  static double calls(double x, double[] a, int n) {
    bump(a, 0);
    double y = helper(x, n) + helper(2, 3);
    return y + pick(a, n > 0)[0] + total(1, x, 2);
  }

  private static double helper(double x, int n) {
    return n <= 0 || n > 9 ? x : x * helper(x, n - 1);
  }

  private static void bump(double[] a, int i) {
    a[i] += 1;
    if (a[i] > 3) return;
    a[i] *= 2;
  }

  private static double[] pick(double[] a, boolean own) {
    return own ? a : new double[] {4, 5};
  }

  private static double total(double... values) {
    double sum = 0;
    for (double v : values) sum += v;
    return sum;
  }

  @Differentiable
  static double longExpression(double alphabet, double betaValue, double gammaRay, double deltaFunction) {
    double result =
        alphabet * betaValue * gammaRay + betaValue * gammaRay * deltaFunction - gammaRay * deltaFunction * alphabet
            + (alphabet + betaValue) * (gammaRay + deltaFunction) / (alphabet * betaValue - gammaRay * deltaFunction)
            - Math.max(alphabet * betaValue * gammaRay + deltaFunction, Math.pow(betaValue + gammaRay, deltaFunction / alphabet));
    if (alphabet > betaValue && betaValue > gammaRay || gammaRay > deltaFunction && deltaFunction > alphabet * 2) {
      result = alphabet > betaValue * gammaRay * deltaFunction ? betaValue * gammaRay + deltaFunction : gammaRay * deltaFunction - alphabet;
    }
    return result;
  }
}
