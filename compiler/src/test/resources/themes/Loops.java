package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Loops of every form, and every way out of them. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "lossy-conversions"})
class Loops {

  // at 0.7, 0
  // at 0.7, 1
  // at 0.7, 5
  // at 0.7, -3
  @Differentiable(modes = {GRADIENT, VJP})
  static double zeroTrips(double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r = r * x + i;
    }
    return r * x;
  }

  // at {2, 3, 4}
  // at {2, 0, 4}
  // at {0, 0, 4}
  // at {}
  @Differentiable(modes = {GRADIENT, VJP})
  static double productWithZero(double[] a) {
    double p = 1;
    for (int i = 0; i < a.length; i++) {
      p *= a[i];
    }
    return p;
  }

  // at 0.3, 3.7, 12
  @Differentiable(modes = {GRADIENT, VJP})
  static double chaoticMap(double x, double r, int n) {
    for (int i = 0; i < n; i++) {
      x = r * x * (1 - x);
    }
    return x;
  }

  // at {1, 2, 0.5, -1}, 0.7
  // at {1}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double recurrenceUp(double[] a, double x) {
    for (int i = 1; i < a.length; i++) {
      a[i] = a[i - 1] * x + a[i];
    }
    return a[a.length - 1] * a[0];
  }

  // at {1, 2, 0.5, -1}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double recurrenceDown(double[] a, double x) {
    for (int i = a.length - 2; i >= 0; i--) {
      a[i] = a[i + 1] * x + a[i] * a[i];
    }
    return a[0] * a[a.length - 1];
  }

  // at {1, 2, 0.5, -1}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double readHereWriteNext(double[] f, double x) {
    for (int i = 0; i + 1 < f.length; i++) {
      f[i + 1] = Math.sin(f[i]) * x;
    }
    return f[f.length - 1] + f[1] * f[1];
  }

  // at {1, 2, 0.5, -1}, {2, 2, 0, 3, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double gather(double[] a, int[] index) {
    double r = 1;
    for (int i = 0; i < index.length; i++) {
      r = r * a[index[i]] + i;
    }
    return r;
  }

  // at {1, 2, 0.5, -1}, {2, 2, 0, 1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double scatter(double[] a, int[] index) {
    double[] b = new double[3];
    for (int i = 0; i < index.length; i++) {
      b[index[i]] += a[i % a.length] * (i + 1);
    }
    for (int i = 0; i < a.length; i++) {
      b[index[i]] *= a[i];
    }
    return b[0] * b[1] + b[2];
  }

  // at {1, 2, 0.5, -1}, {2, 2, 0, 1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double scatterOverwrites(double[] a, int[] index) {
    double[] b = new double[3];
    for (int i = 0; i < index.length; i++) {
      b[index[i]] = a[i % a.length] * a[i % a.length];
    }
    return b[0] * b[1] + b[2];
  }

  // at {1, 2, 0.5, -1}, {1, 2, 3, 0}, 7
  @Differentiable(modes = {GRADIENT, VJP})
  static double changingIndexTable(double[] a, int[] next, int n) {
    double r = 1;
    int at = 0;
    for (int i = 0; i < n; i++) {
      r += a[at] * r;
      int was = next[at];
      next[at] = (was + i) % a.length;
      a[was] *= 1.5;
      at = was;
    }
    return r;
  }

  // at 0.7, 10
  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double loopVariableChanged(double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r *= 1 + x / (i + 1);
      if (i % 3 == 0) {
        i += 2;
      }
      r += i;
    }
    return r;
  }

  // at {1, 2, 0.5, -1}
  // at {1, 2, 0.5}
  // at {}
  @Differentiable(modes = {GRADIENT, VJP})
  static double severalLoopVariables(double[] a) {
    double r = 0;
    for (int i = 0, j = a.length - 1; i < j; i++, j--) {
      r += a[i] * a[j] * (i + 1);
    }
    return r;
  }

  // at 0.7, 10
  @Differentiable(modes = {GRADIENT, VJP})
  static double negativeSteps(double x, int n) {
    double r = 1;
    for (int i = n; i > 0; i -= 3) {
      r = r * x + i;
    }
    for (int i = n; i-- > n - 2; ) {
      r *= x - i;
    }
    return r;
  }

  // at 0.7, 2.05
  // at 0.7, -1
  @Differentiable(modes = {GRADIENT, VJP})
  static double doubleLoopVariable(double x, double end) {
    double r = 0;
    for (double t = 0; t < end; t += 0.3) {
      r += Math.sin(x * t) * t;
    }
    return r;
  }

  // at 0.71, 2.05
  @Differentiable(modes = {GRADIENT, VJP})
  static double activeLoopVariable(double h, double end) {
    double r = 0;
    for (double t = h; t < end; t += h * t) {
      r += t * t;
    }
    return r;
  }

  // at 0.7, 6
  @Differentiable(modes = {GRADIENT, VJP})
  static double boundChanged(double x, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      r *= x + i;
      if (r > 1.5) {
        n--;
      }
    }
    return r * n;
  }

  // at 2.7
  // at 0.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double newtonSquareRoot(double a) {
    double x = 1;
    while (Math.abs(x * x - a) > 1e-14 * a) {
      x = 0.5 * (x + a / x);
    }
    return x;
  }

  // at 2.7
  // at 40.3
  @Differentiable(modes = {GRADIENT, VJP})
  static double doLoop(double x) {
    double r = x;
    int n = 0;
    do {
      r = Math.sqrt(r) * 1.1;
      n++;
    } while (r > 1.5);
    return r * n;
  }

  // at 2.7, 4
  // at 2.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double doLoopWithContinue(double x, int n) {
    double r = x;
    int i = 0;
    do {
      i++;
      if (i % 2 == 0) {
        continue;
      }
      r = Math.sin(r) + x * i;
    } while (i < n && (r *= 1.1) < 100);
    return r;
  }

  // at 0.7, 4
  // at 0.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double countingDown(double x, int n) {
    double r = 1;
    while (n-- > 0) {
      r = r * x + n;
    }
    return r * n;
  }

  // at 0.7
  // at 0.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double endlessWithBreak(double x) {
    double r = x;
    int n = 0;
    for (; ; ) {
      r += x * r;
      if (r > 2) {
        break;
      }
      n++;
      r *= 1.1;
    }
    return r * (n + 1);
  }

  // at 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double whileTrueWithReturn(double x) {
    double r = x;
    while (true) {
      r = r * r + x;
      if (r > 10) {
        return r * x;
      }
    }
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double effectsInUpdate(double x, int n) {
    double r = 1;
    double y = x;
    for (int i = 0; i < n; i++, y *= x, r += y) {
      if (i == 2) {
        continue;
      }
      r *= y;
    }
    return r;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double effectsInCondition(double x, int n) {
    double r = 1;
    double y = x;
    int i = 0;
    while ((y = y * x + 0.1) < 10 && i++ < n) {
      r += y * r;
    }
    return r * y;
  }

  // at {0.7, 0.2, 1.1}, {2, 0, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double boundsFromData(double[] a, int[] counts) {
    double r = 1;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < counts[i]; j++) {
        r = r * a[i] + a[j];
      }
      counts[i]--;
      for (int j = counts[i]; j > 0; j--) {
        r *= a[j];
      }
    }
    return r;
  }

  // at 0.7, 1.9, 4
  // at 0.7, 1.9, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double setBeforeUsedAfter(double x, double y, int n) {
    double late = Math.sin(x) * y;
    double r = x;
    for (int i = 0; i < n; i++) {
      r = r * r * 0.5 + y;
    }
    return r * late;
  }

  // at 0.7, 4
  // at 0.7, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double valueOfLastIteration(double x, int n) {
    double last = x;
    for (int i = 0; i < n; i++) {
      last = Math.exp(-x * i);
    }
    return last * last;
  }

  // at {1, -2, 0.5, -1, 3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double deepContinue(double[] a, double x) {
    double r = 1;
    for (int i = 0; i < a.length; i++) {
      r *= x;
      if (a[i] > 0) {
        if (i > 0) {
          r += a[i];
          if (i % 2 == 0) {
            r *= a[i];
            continue;
          }
        } else {
          r -= a[i] * r;
        }
        r *= 1 + a[i];
      }
      r += Math.sin(r);
    }
    return r;
  }

  // at {{1, 2}, {3, -1}, {0.5, 4}}
  // at {{1, 2}, {3, 1}, {0.5, 40}}
  // at {{1}, {3}, {0.5, 4, 2}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double labels(double[][] a) {
    double r = 1;
    rows:
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        if (a[i][j] < 0) {
          continue rows;
        }
        r = r * a[i][j] + j;
        if (r > 100) {
          break rows;
        }
      }
      r += i * a[i][0];
    }
    return r;
  }

  // at {{1, 2}, {3, -1}, {0.5, 4}}, 1
  // at {{1, 2}, {3, -1}, {0.5, 4}}, 3
  // at {{1, 2}, {3, -1}, {0.5, 4}}, 99
  @Differentiable(modes = {GRADIENT, VJP})
  static double returnFromDoubleLoop(double[][] a, int when) {
    double r = 1;
    int n = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        r = r * a[i][j] + 1;
        if (++n == when) {
          return r * r;
        }
      }
      r += a[i][0];
    }
    return r;
  }

  // at {1, 2, -3}, 5
  // at {1, -2, -3}, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double returnBeforeLaterLoop(double[] a, int limit) {
    double r = 1;
    for (double v : a) {
      r += v * r;
      if (r > limit) {
        return r * a[0];
      }
    }
    for (int i = 0; i < a.length; i++) {
      r *= a[i] + i;
    }
    return r;
  }

  // at {1, 2, -3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double freshArrayPerIteration(double[] a) {
    double r = 1;
    for (int i = 0; i < a.length; i++) {
      double[] t = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        t[j] = a[j] * r;
      }
      for (int j = i; j > 0; j--) {
        t[j - 1] += t[j] * t[j];
      }
      r = t[0] * 0.5;
    }
    return r;
  }

  // at {1, 2, -3}, 3
  // at {1, 2, -3}, 4
  // at {1, 2, -3}, 0
  @Differentiable(modes = {GRADIENT, VJP})
  static double exchangedBuffers(double[] a, int n) {
    double[] current = a.clone();
    double[] next = new double[a.length];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < a.length; i++) {
        next[i] = current[i] * 0.5 + current[(i + 1) % a.length] * a[i];
      }
      double[] t = current;
      current = next;
      next = t;
    }
    return current[0] * current[1] + current[2];
  }

  // at {1, 2, -3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double accumulatorIsRead(double[] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * Math.cos(s);
    }
    return s;
  }

  // at {1, 2, -3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double accumulatorIsReadOnceInAWhile(double[] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      double t = a[i] * a[i];
      s += t;
      if (i == 1) {
        a[2] = s;
      }
    }
    return s * s;
  }

  // at {1, 2, -3}
  // at {1, 2, -3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double sumLoopOverChangedArray(double[] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * a[a.length - 1 - i];
      a[i] = s;
    }
    return s;
  }

  // at {1, 2, -3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double trueSumLoop(double[] a, double x) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      double d = a[i] - x;
      double e = Math.exp(-d * d);
      s += e / (1 + e);
    }
    return Math.log(s);
  }

  // at {1, 2, -3}, 0.7
  @Differentiable(modes = {GRADIENT, VJP})
  static double sumLoopWithScaledAccumulator(double[] a, double x) {
    double s = 1;
    for (double v : a) {
      s = s * x + v * v;
    }
    return s;
  }

  // at {1, 2, -3}
  // at {}
  @Differentiable(modes = {GRADIENT, VJP})
  static double foreach(double[] a) {
    double r = 1;
    for (double v : a) {
      r = r * v + 1;
    }
    return r;
  }

  // at {1, 2, -3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double foreachVariableChanged(double[] a) {
    double r = 1;
    for (double v : a) {
      v *= v;
      r *= v + r;
      v = 2;
      r += v;
    }
    return r * a[0];
  }

  // at {{1, 2}, {}, {-3, 0.5, 2}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double foreachRows(double[][] a) {
    double r = 1;
    for (double[] row : a) {
      for (double v : row) {
        r = r * 0.5 + v * v * r;
      }
      if (row.length > 0) {
        row[0] = r;
      }
    }
    return r * a[0][0];
  }

  // at {1, 2, -3}, {2, 0, 1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double foreachInts(double[] a, int[] index) {
    double r = 1;
    for (int k : index) {
      r = r * a[k] + k;
    }
    return r;
  }

  // at {1, 2, -3}, {4, 5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double foreachOverReassigned(double[] a, double[] b) {
    double r = 1;
    double[] c = a;
    for (double v : c) {
      c = b;
      r = r * v + c[0];
    }
    return r + c[1];
  }

  // at 0.7, 6
  // at 0.7, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double fibonacciRotation(double x, int n) {
    double a = x;
    double b = x * x;
    for (int i = 0; i < n; i++) {
      double t = a + b * x;
      a = b;
      b = t;
    }
    return b;
  }

  // at {0.1, 0.5, 0.55, 0.9}, {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double histogram(double[] x, double[] weight) {
    double[] bins = new double[3];
    int[] counts = new int[3];
    for (int i = 0; i < x.length; i++) {
      int k = (int) (x[i] * 3);
      bins[k] += weight[i] * x[i];
      counts[k]++;
    }
    double r = 0;
    for (int k = 0; k < 3; k++) {
      if (counts[k] > 0) {
        r += bins[k] * bins[k] / counts[k];
      }
    }
    return r;
  }

  // at 0.7, 4
  // at 0.7, 9
  @Differentiable(modes = {GRADIENT, VJP})
  static double breakInMiddle(double x, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      r = r * x + i;
      if (r > 4) {
        r *= x;
        break;
      }
      r += x;
      if (i == 6) {
        break;
      }
      r *= 1.1;
    }
    return r;
  }

  // at 0.7, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double nestedBreaks(double x, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      int j = 0;
      while (true) {
        r = r * x + j;
        if (j++ >= i) {
          break;
        }
        int k = 0;
        do {
          r += 0.1 * r * r;
          if (r > 5) {
            break;
          }
        } while (++k < j);
        if (r > 50) {
          continue;
        }
        r -= x;
      }
      r *= 1.1;
    }
    return r;
  }

  // at 0.7, 3, 3000000000
  @Differentiable(modes = {GRADIENT, VJP})
  static double longLoopVariable(double x, int n, long start) {
    double r = 1;
    for (long i = start; i < start + n; i++) {
      r = r * x + i * 1e-9;
    }
    for (byte b = 125; b > 0; b++) {
      r *= x;
    }
    for (char c = 'a'; c <= 'c'; c++) {
      r += c * x;
    }
    return r;
  }

  // at 0.7, 2147483645
  @Differentiable(modes = {GRADIENT, VJP})
  static double loopUpToOverflow(double x, int from) {
    double r = 1;
    for (int i = from; i > 0; i++) {
      r = r * x + 1;
    }
    return r;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double loopVariableUsedAfter(double x, int n) {
    int i;
    double r = 1;
    for (i = 0; i < n; i++) {
      r *= x + i;
      if (r > 3) {
        break;
      }
    }
    return r * i + x;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double tripleNest(double x, int n) {
    double r = 0;
    for (int i = 0; i < n; i++) {
      double s = x;
      for (int j = i; j < n; j++) {
        double t = s;
        for (int k = j; k > i; k--) {
          t *= x + 0.1 * k;
        }
        s += t * 0.1;
      }
      r += s * s;
    }
    return r;
  }

  // at {2, 3, 4}, 0.5, 2
  // throws {2, 3, 4}, 0.5, 5
  // throws null, 0.5, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double outOfBoundsInLoop(double[] a, double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r *= a[i];
      a[i] = r;
    }
    return r;
  }

  // at 0.7, 7
  @Differentiable(modes = {GRADIENT, VJP})
  static double collatz(double x, int n) {
    double r = x;
    while (n != 1) {
      if (n % 2 == 0) {
        n /= 2;
        r = r * x + 1;
      } else {
        n = 3 * n + 1;
        r += Math.sin(r);
      }
    }
    return r;
  }

  // at {0.7, 0.2, 0.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double decreasingLengths(double[] a) {
    double r = 1;
    for (int n = a.length; n > 0; n--) {
      double s = 0;
      for (int i = 0; i < n; i++) {
        s += a[i] * r;
      }
      r = s;
      if (s > 1) {
        a[n - 1] = r;
      }
    }
    return r;
  }

  // at 0.7, 0.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double whileOnActiveCondition(double x, double y) {
    double a = x;
    int n = 0;
    while (a < 5 && n < 20) {
      a += a * y + x;
      y = y * 1.1;
      n++;
    }
    return a * y;
  }

  // at {0.3, 0.8, 1.1, 0.4, 0.9}
  @Differentiable(modes = {GRADIENT, VJP})
  static double longCountedByMuch(double[] x) {
    double s = 1;
    long k = 0;
    int i = 0;
    while (i < 5) {
      long before = k;
      k += 5_000_000_000L;
      s *= Math.sin(x[i]) + before * 1e-10;
      s += s * before * 1e-10 * x[i];
      i++;
    }
    return s;
  }

  // at {0.3, 0.8, 1.1}, 3
  // at {0.3, 0.8, 1.1}, -2147483648
  @Differentiable(modes = {GRADIENT, VJP})
  static double innerLoopFarFromItsBound(double[] x, int n) {
    double s = 1;
    for (int k = 0; k < 3; k++) {
      for (int i = 1; i < n; i++) {
        s = Math.sin(s) * x[i];
      }
      for (int i = 2; i <= n; i++) {
        s = Math.cos(s) * x[i - 1];
      }
      s = Math.cos(s) * x[k];
    }
    return s;
  }

  // at {0.3, 0.8, 1.1, 0.4, 0.9}
  @Differentiable(modes = {GRADIENT, VJP})
  static double sumLoopLeftWithAnotherValue(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i];
      int k = i;
      s += t * t * x[k];
      if (t > 0.7) {
        t = 5 * x[i];
        k = 0;
        s += t * t * x[k];
        continue;
      }
      s += t * x[k];
    }
    return s;
  }
}
