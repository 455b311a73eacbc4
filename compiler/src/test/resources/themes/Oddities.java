package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;
import java.util.Arrays;

/** Legal Java that few people write. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "adjoint:AD025", "adjoint:AD028"})
class Oddities {

  // at 0.7, {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double arrayReplacedInItsOwnIndex(double x, double[] a) {
    double[] b = {x, x * x};
    int i = 0;
    a[i] = a[i = 2] * (a = b)[1] + a[0];
    return a[0] * a[1] + i;
  }

  // at 0.7, 1.3, 5
  @Differentiable(wrt = {"x", "y"}, modes = {GRADIENT, VJP})
  static double twoStatesExchanged(double x, double y, int n) {
    for (int i = 0; i < n; i++, y = x - (x = y) * 0.5) {
      if (i == 2) {
        continue;
      }
      x += y * y;
    }
    return x * y;
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double blocksAndLabels(double[] a) {
    double s = 1;
    outer:
    {
      for (int i = 0; ; i++) {
        inner:
        {
          if (i == a.length) {
            break outer;
          }
          if (a[i] > 2.5) {
            break inner;
          }
          s *= a[i];
          continue;
        }
        s = Math.sin(s) + a[i];
        if (s > 4.9) {
          return -s * s;
        }
      }
    }
    return s * s * s;
  }

  // at {1, 2, 3}, 2
  // at {1, 2, 3}, 0
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double loopInSwitchInLoop(double[] a, int start) {
    double s = a[0];
    int state = start;
    machine:
    while (true) {
      switch (state) {
        case 0:
          for (double v : a) {
            if (v > 1.9) {
              state = 3;
              continue machine;
            }
            s += v * s;
          }
        case 1:
          s *= s;
          break machine;
        case 2:
          s = s * a[1] + 1;
        default:
          state = s > 20 ? 1 : 2;
          s *= a[2];
      }
    }
    return s;
  }

  // at {{1, 2}, {3}, {}, {4, 5, 6}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rowsTakeTurns(double[][] a) {
    double[] held = a[0];
    for (int r = 0; r < a.length; r++) {
      double[] row = a[r];
      if (row.length == 0) {
        a[r] = held.clone();
        row = a[r];
      }
      row[0] = row[0] * held[0];
      held = row.length > 1 ? row : held;
    }
    a[1] = a[3];
    a[1][2] *= a[3][1];
    return a[3][2] + a[2][0] * a[0][0] + held[1];
  }

  // at {1, 2, 3}, 3
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double listOfArrays(double[] a, int n) {
    double[][] history = new double[n + 1][];
    history[0] = a;
    for (int k = 0; k < n; k++) {
      double[] next = Arrays.copyOf(history[k], a.length + 1);
      next[a.length] = history[k / 2][0] * next[1];
      next[0] += next[a.length];
      history[k + 1] = k % 2 == 0 ? next : history[k];
      history[k + 1][1] *= 1.5;
    }
    return history[n][0] * history[n - 1][1] + history[0][1];
  }

  // at 1.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double shortAndCharLoop(double x) {
    double s = 0;
    for (char c = 'a'; c < 'e'; c += 1) {
      s += x * (c - 'a');
    }
    short w = 1;
    while ((w <<= 3) > 0) {
      s = s * 0.5 + Math.sqrt(x * w);
    }
    byte b = 120;
    do {
      s += b * x * x;
      b += 5;
    } while (b > 0);
    return s;
  }

  // at 0.3, {1, 2, 3, 4, 5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double arraycopyRing(double x, double[] a) {
    double s = 0;
    for (int i = 0; i < 4; i++) {
      double last = a[a.length - 1];
      System.arraycopy(a, 0, a, 1, a.length - 1);
      a[0] = last * x;
      Arrays.fill(a, 3, 4, s + a[1]);
      s += a[2] * a[3];
    }
    return s;
  }

  static int calls(int[] counter, double[] a) {
    a[0] *= 1.25;
    return counter[0]++;
  }

  // at {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double indicesWithEffects(double[] a) {
    int[] counter = {0};
    a[calls(counter, a)] += a[calls(counter, a)] * a[0];
    double s = a[counter[0]--] * a[--counter[0] + 1];
    return s + a[0] * counter[0]++ + a[counter[0]];
  }

  static double variadic(double first, double... rest) {
    if (rest.length == 0) {
      return first;
    }
    rest[0] *= first;
    return variadic(rest[0] + 1, Arrays.copyOfRange(rest, 1, rest.length)) * rest[0];
  }

  // at 0.5, {2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double varargsRecursive(double x, double[] a) {
    return variadic(x) + variadic(x, x, 2) + variadic(x, a) * a[0];
  }

  static double[] pick(double[] a, double[] b, boolean first) {
    return first ? a : b;
  }

  // at {1, 2}, {3, 4}, 5
  @Differentiable(wrt = {"p", "q"}, modes = {GRADIENT, VJP})
  static double pickedAndWritten(double[] p, double[] q, int n) {
    double[] a = p.clone();
    double[] b = q.clone();
    for (int i = 0; i < n; i++) {
      double[] c = pick(a, b, (i & 1) == 0);
      c[i & 1] += c[1 - (i & 1)] * a[0];
      if (i == 3) {
        b = a;
      }
    }
    return a[0] * a[1] + b[0] * b[1];
  }

  // at 2, 3, true
  // at 2, 3, false
  @Differentiable(wrt = {"x", "y"}, modes = {GRADIENT, VJP})
  static double nonShortCircuit(double x, double y, boolean flag) {
    boolean b = flag & (x *= y) > 5 | (y = x + y) < 0 ^ flag;
    b ^= x > y;
    return b ? x * y : x / y;
  }

  // at {0.5, 1.5}
  // at {2.5, 1.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double switchYieldsArray(double[] a) {
    double[] r =
        switch ((int) a[0]) {
          case 0:
            double[] t = {a[1], a[0]};
            yield t;
          case 1, 2:
            a[1] *= a[0];
          default:
            yield a;
        };
    r[0] *= 3;
    return r[0] * r[1] + a[0];
  }

  // at {1, 2, 3}, 4
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double allocationsOfChangingSize(double[] a, int n) {
    double[] current = a;
    for (int i = 0; i < n; i++) {
      double[] next = new double[current.length + (i % 2 == 0 ? 1 : -1)];
      for (int k = 0; k < next.length; k++) {
        next[k] = current[k % current.length] * (k + 1) + (k > 0 ? next[k - 1] : 0);
      }
      current = next;
    }
    return current[current.length - 1];
  }

  // throws {1, 2}, 3
  // at {1, 2}, 2
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double throwsInTheMiddle(double[] a, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * a[i];
      s += a[i];
    }
    return s;
  }

  // at {{{1, 2}, {3}}, {{4}}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double planesShared(double[][][] a) {
    double[][] plane = a[0];
    a[0] = a[1];
    a[1] = plane;
    plane[1][0] *= a[0][0][0];
    a[0][0] = new double[] {plane[0][0], plane[1][0] * 2};
    return a[0][0][1] * a[1][0][1] + a[0][0][0];
  }

  // at {1, 2, 3, 4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double whileWithAssignments(double[] a) {
    int i = 0;
    double v;
    double p = 1;
    while (i < a.length && (v = a[i++] * p) < 20 && (p += v) > 0) {
      if ((p *= 1.1) > 6) {
        p -= v;
      }
    }
    return p;
  }

  // at {{{1, 2}, {3}}, {{4}, {5}}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double planesMadeOne(double[][][] a) {
    a[0] = a[1];
    a[0][0][0] *= 2;
    return a[1][0][0] * a[0][1][0];
  }

  // at 1.5, 0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double longChainOfTernaries(double x, double y) {
    double z = x > y ? x > 1 ? x * y > 1 ? 1 : x * (y += 1) : y : x < 0 ? -x : (x = y) * x;
    return z * x + (z > 1 ? (y *= z) : y) + y;
  }

  // at {3, 1, 2}, {2, 0, 1}
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double cyclesOfPermutation(double[] a, int[] permutation) {
    int[] p = permutation.clone();
    for (int i = 0; i < p.length; i++) {
      while (p[i] != i) {
        int j = p[i];
        double t = a[i];
        a[i] = a[j];
        a[j] = t * 1.1;
        p[i] = p[j];
        p[j] = j;
      }
    }
    return a[0] * 1 + a[1] * a[1] + a[2] * a[2] * a[2];
  }

  static void hanoi(int n, double[] from, double[] to, double[] by) {
    if (n == 0) {
      return;
    }
    hanoi(n - 1, from, by, to);
    to[n - 1] += from[n - 1] * by[0];
    from[n - 1] = Math.sin(to[n - 1]);
    hanoi(n - 1, by, to, from);
  }

  // at {0.1, 0.2, 0.3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double towers(double[] a) {
    double[] b = new double[a.length];
    double[] c = {0.5, 0.25, a[0]};
    hanoi(3, a, b, c);
    return a[0] + b[1] * c[2] + b[2] + c[0];
  }

  static double countdown(double[] a, int depth, double[][] trail) {
    trail[depth] = a;
    if (depth == 0) {
      return trail[trail.length - 1][0] * a[0];
    }
    double[] next = {a[0] * a[1], a[1] + depth};
    double s = countdown(next, depth - 1, trail);
    return s + trail[0][1] * a[1];
  }

  // at {0.9, 0.8}
  @Differentiable(modes = {GRADIENT, VJP})
  static double trailOfRecursion(double[] a) {
    return countdown(a, 3, new double[4][]);
  }
}
