package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;
import java.util.Arrays;

/** Small pieces of numerical programs from many domains. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "adjoint:AD025", "adjoint:AD028"})
class Domains {

  // at {0.5, -1, 2, 0.25, 1, -0.75, 0.3, 0.9}
  // at {1, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double fastTransform(double[] signal) {
    int n = signal.length;
    double[] re = signal.clone();
    double[] im = new double[n];
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double t = re[i];
        re[i] = re[j];
        re[j] = t;
      }
    }
    for (int length = 2; length <= n; length <<= 1) {
      double angle = -2 * Math.PI / length;
      for (int i = 0; i < n; i += length) {
        for (int k = 0; k < length / 2; k++) {
          double wr = Math.cos(angle * k);
          double wi = Math.sin(angle * k);
          int p = i + k;
          int q = p + length / 2;
          double ur = re[p];
          double ui = im[p];
          double vr = re[q] * wr - im[q] * wi;
          double vi = re[q] * wi + im[q] * wr;
          re[p] = ur + vr;
          im[p] = ui + vi;
          re[q] = ur - vr;
          im[q] = ui - vi;
        }
      }
    }
    double energy = 0;
    for (int i = 0; i < n; i++) {
      double power = re[i] * re[i] + im[i] * im[i];
      energy += power * power * (i + 1);
    }
    return energy;
  }

  // at {0.1, 2, 1, -1, 3, 0.5, 4, 1, 0.2}, {1, 2, 3}
  @Differentiable(modes = {GRADIENT, VJP})
  static double eliminationWithRowSwaps(double[] entries, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOfRange(entries, i * n, (i + 1) * n);
    }
    double[] b = right.clone();
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        if (Math.abs(a[r][c]) > Math.abs(a[pivot][c])) {
          pivot = r;
        }
      }
      double[] row = a[c];
      a[c] = a[pivot];
      a[pivot] = row;
      double t = b[c];
      b[c] = b[pivot];
      b[pivot] = t;
      for (int r = c + 1; r < n; r++) {
        double factor = a[r][c] / a[c][c];
        for (int k = c; k < n; k++) {
          a[r][k] -= factor * a[c][k];
        }
        b[r] -= factor * b[c];
      }
    }
    for (int r = n - 1; r >= 0; r--) {
      for (int k = r + 1; k < n; k++) {
        b[r] -= a[r][k] * b[k];
      }
      b[r] /= a[r][r];
    }
    double s = 0;
    for (double x : b) {
      s += x * x;
    }
    return s;
  }

  // at {{1, 2}, {3, 4}, {0.5, -1}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double gramSchmidt(double[][] a) {
    int m = a.length;
    int n = a[0].length;
    double[][] r = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = 0; i < m; i++) {
          r[k][j] += a[i][k] * a[i][j];
        }
        for (int i = 0; i < m; i++) {
          a[i][j] -= r[k][j] * a[i][k];
        }
      }
      double norm = 0;
      for (int i = 0; i < m; i++) {
        norm = Math.hypot(norm, a[i][j]);
      }
      r[j][j] = norm;
      for (int i = 0; i < m; i++) {
        a[i][j] /= norm;
      }
    }
    return r[0][0] * r[1][1] + r[0][1] + a[2][1] * a[0][0];
  }

  // at {2, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double powerIteration(double[] matrix) {
    double[] v = {1, 1, 1};
    double[] w = new double[3];
    double value = 0;
    double old;
    int steps = 0;
    do {
      old = value;
      double norm = 0;
      for (int i = 0; i < 3; i++) {
        double s = 0;
        for (int j = 0; j < 3; j++) {
          s += matrix[3 * i + j] * v[j];
        }
        w[i] = s;
        norm += s * s;
      }
      value = Math.sqrt(norm);
      for (int i = 0; i < 3; i++) {
        w[i] /= value;
      }
      double[] t = v;
      v = w;
      w = t;
    } while (++steps < 40 && Math.abs(value - old) > 1e-15);
    return value + v[0] * w[1];
  }

  // at {2, 1, 1, 3}, 6
  @Differentiable(wrt = "a", modes = {GRADIENT, VJP})
  static double jacobiRotations(double[] a, int sweeps) {
    double p = a[0];
    double q = a[3];
    double off = (a[1] + a[2]) / 2;
    for (int i = 0; i < sweeps; i++) {
      if (Math.abs(off) < 1e-10) {
        break;
      }
      double theta = (q - p) / (2 * off);
      double t = Math.signum(theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      double c = 1 / Math.sqrt(t * t + 1);
      double s = t * c;
      double np = c * c * p - 2 * s * c * off + s * s * q;
      double nq = s * s * p + 2 * s * c * off + c * c * q;
      off = 0.5 * off * (c - s) * (c + s);
      p = np;
      q = nq;
    }
    return p * p * q + off;
  }

  // at {1, 2, 0.5}, {3, -1, 2}, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double conjugateGradients(double[] diagonal, double[] b, int steps) {
    int n = b.length;
    double[] x = new double[n];
    double[] r = b.clone();
    double[] p = b.clone();
    double rr = dot(r, r);
    for (int k = 0; k < steps; k++) {
      double[] ap = apply(diagonal, p);
      double alpha = rr / dot(p, ap);
      axpy(alpha, p, x);
      axpy(-alpha, ap, r);
      double next = dot(r, r);
      double beta = next / rr;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta * p[i];
      }
      rr = next;
    }
    return dot(x, b);
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  static void axpy(double factor, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += factor * x[i];
    }
  }

  static double[] apply(double[] d, double[] p) {
    double[] y = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      y[i] = (3 + d[i]) * p[i];
      if (i > 0) {
        y[i] -= p[i - 1];
      }
      if (i + 1 < p.length) {
        y[i] -= p[i + 1];
      }
    }
    return y;
  }

  // at {1, 0.5}, 0.8, 1e-4
  // at {0.2, 1}, 1.7, 1e-3
  @Differentiable(wrt = {"state", "mu"}, modes = {GRADIENT, VJP})
  static double adaptiveHeun(double[] state, double mu, double tolerance) {
    double t = 0;
    double h = 0.1;
    double[] y = state;
    int rejected = 0;
    while (t < 1) {
      if (t + h > 1) {
        h = 1 - t;
      }
      double[] k1 = vanDerPol(y, mu);
      double[] trial = new double[2];
      for (int i = 0; i < 2; i++) {
        trial[i] = y[i] + h * k1[i];
      }
      double[] k2 = vanDerPol(trial, mu);
      double error = 0;
      for (int i = 0; i < 2; i++) {
        error = Math.max(error, Math.abs(h * (k2[i] - k1[i]) / 2));
      }
      if (error > tolerance) {
        h = h / 2;
        rejected++;
        continue;
      }
      double[] next = new double[2];
      for (int i = 0; i < 2; i++) {
        next[i] = y[i] + h * (k1[i] + k2[i]) / 2;
      }
      y = next;
      t += h;
      if (error < tolerance / 8) {
        h *= 2;
      }
    }
    return y[0] * y[1] + rejected;
  }

  static double[] vanDerPol(double[] y, double mu) {
    return new double[] {y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]};
  }

  // at {0, 1, 2.5, 4}, {1, 0.5, 2, -1}, 1.7
  // at {0, 1, 2.5, 4}, {1, 0.5, 2, -1}, 3.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double dividedDifferences(double[] x, double[] y, double at) {
    int n = x.length;
    double[] c = y.clone();
    for (int j = 1; j < n; j++) {
      for (int i = n - 1; i >= j; i--) {
        c[i] = (c[i] - c[i - 1]) / (x[i] - x[i - j]);
      }
    }
    double value = c[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      value = value * (at - x[i]) + c[i];
    }
    return value;
  }

  // at {0, 1, 3, 1, 0, 2}, 0.3
  // at {0, 1, 3, 1, 0, 2}, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double deCasteljau(double[] points, double t) {
    double[][] levels = new double[points.length][];
    levels[0] = points;
    for (int k = 1; k < points.length; k++) {
      levels[k] = new double[points.length - k];
      for (int i = 0; i < levels[k].length; i++) {
        levels[k][i] = (1 - t) * levels[k - 1][i] + t * levels[k - 1][i + 1];
      }
    }
    return levels[points.length - 1][0] * levels[1][0];
  }

  // at 0.37, 2, {0, 0, 0, 1, 2, 3, 3, 3}
  // at 1.5, 2, {0, 0, 0, 1, 2, 3, 3, 3}
  @Differentiable(wrt = "u", modes = {GRADIENT, VJP})
  static double splineBasis(double u, int degree, double[] knots) {
    double s = 0;
    for (int i = 0; i + degree + 1 < knots.length; i++) {
      double b = basis(i, degree, u, knots);
      s += b * b * (i + 1);
    }
    return s;
  }

  static double basis(int i, int p, double u, double[] knots) {
    if (p == 0) {
      return u >= knots[i] && u < knots[i + 1] ? 1 : 0;
    }
    double left = knots[i + p] - knots[i];
    double right = knots[i + p + 1] - knots[i + 1];
    double s = 0;
    if (left > 0) {
      s += (u - knots[i]) / left * basis(i, p - 1, u, knots);
    }
    if (right > 0) {
      s += (knots[i + p + 1] - u) / right * basis(i + 1, p - 1, u, knots);
    }
    return s;
  }

  // at {0.2, 0.5, 0.3}, {{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.3, 0.4}}, {2, 0, 1, 1}
  @Differentiable(wrt = {"start", "step"}, modes = {GRADIENT, VJP})
  static double viterbi(double[] start, double[][] step, int[] seen) {
    int n = start.length;
    double[] score = new double[n];
    int[][] from = new int[seen.length][n];
    for (int i = 0; i < n; i++) {
      score[i] = Math.log(start[i]);
    }
    for (int t = 0; t < seen.length; t++) {
      double[] next = new double[n];
      for (int j = 0; j < n; j++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          double s = score[i] + Math.log(step[i][j]);
          if (s > best) {
            best = s;
            from[t][j] = i;
          }
        }
        next[j] = best + (seen[t] == j ? 0.5 : -0.5) * start[from[t][j]];
      }
      score = next;
    }
    double best = score[0];
    int last = 0;
    for (int i = 1; i < n; i++) {
      if (score[i] > best) {
        best = score[last = i];
      }
    }
    for (int t = seen.length - 1; t >= 0; t--) {
      last = from[t][last];
      best += step[last][seen[t]];
    }
    return best;
  }

  // at {1, 3, 2, 4}, {1, 2.5, 3.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double warpedWithTwoRows(double[] a, double[] b) {
    double[] previous = new double[b.length + 1];
    double[] current = new double[b.length + 1];
    Arrays.fill(previous, 1e9);
    previous[0] = 0;
    for (double x : a) {
      current[0] = 1e9;
      for (int j = 1; j <= b.length; j++) {
        double d = x - b[j - 1];
        double m = Math.min(previous[j], Math.min(current[j - 1], previous[j - 1]));
        current[j] = d * d + m;
      }
      double[] t = previous;
      previous = current;
      current = t;
    }
    return previous[b.length];
  }

  // at 100, 95, 0.25, 0.04, 0.5, "call"
  // at 100, 95, 0.25, 0.04, 0.5, "put"
  // at 100, 95, 0.25, 0.04, 0.5, "digital"
  // at 100, 95, 0.25, 0.04, 0.5, "straddle"
  @Differentiable(modes = {GRADIENT, VJP})
  static double trinomial(
      double spot, double strike, double vol, double rate, double years, String kind) {
    int n = 5;
    double dt = years / n;
    double dx = vol * Math.sqrt(3 * dt);
    double drift = rate - vol * vol / 2;
    double up = 0.5 * ((vol * vol * dt + drift * drift * dt * dt) / (dx * dx) + drift * dt / dx);
    double down = up - drift * dt / dx;
    double mid = 1 - up - down;
    double[] v = new double[2 * n + 1];
    for (int i = -n; i <= n; i++) {
      double s = spot * Math.exp(i * dx);
      v[i + n] =
          switch (kind) {
            case "call" -> Math.max(s - strike, 0);
            case "put" -> Math.max(strike - s, 0);
            case "digital" -> {
              double z = (s - strike) / strike;
              yield 1 / (1 + Math.exp(-20 * z));
            }
            default -> Math.abs(s - strike);
          };
    }
    for (int step = n; step > 0; step--) {
      double[] w = new double[v.length];
      for (int i = n - step + 1; i < n + step; i++) {
        w[i] = Math.exp(-rate * dt) * (up * v[i + 1] + mid * v[i] + down * v[i - 1]);
      }
      v = w;
    }
    return v[n];
  }

  // at {0, 2, 2.5, 0.5}, {0, 0.2, 1.8, 1.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double polygonMoment(double[] x, double[] y) {
    double area = 0;
    double ix = 0;
    for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
      double cross = x[j] * y[i] - x[i] * y[j];
      area += cross;
      ix += (y[j] * y[j] + y[j] * y[i] + y[i] * y[i]) * cross;
    }
    return ix / 12 / (area / 2);
  }

  // at {0.5, 1.5, 0.7}, {0, 1, 0.2, 3, 1.1, 0.9}
  @Differentiable(wrt = "query", modes = {GRADIENT, VJP})
  static double nearestTwo(double[] query, double[] sites) {
    double total = 0;
    for (double q : query) {
      double first = Double.MAX_VALUE;
      double second = Double.MAX_VALUE;
      for (double s : sites) {
        double d = (q - s) * (q - s);
        if (d < first) {
          second = first;
          first = d;
        } else if (d < second) {
          second = d;
        }
      }
      total += first / (second + 1);
    }
    return total;
  }

  // at {0.1, 0.9, 0.4, 0.7}, 0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double welford(double[] x, double shift) {
    double mean = 0;
    double m2 = 0;
    double m3 = 0;
    int n = 0;
    for (double v : x) {
      n++;
      double delta = v - shift - mean;
      double dn = delta / n;
      double term = delta * dn * (n - 1);
      mean += dn;
      m3 += term * dn * (n - 2) - 3 * dn * m2;
      m2 += term;
    }
    return Math.sqrt(n) * m3 / Math.pow(m2, 1.5) + mean;
  }

  // at {3, 1, 2, 5, 4}, 0.3
  // at {3, 1, 2, 5, 4}, 0.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double quantileByQuickSort(double[] x, double q) {
    double[] a = x.clone();
    quickSort(a, 0, a.length - 1);
    double at = q * (a.length - 1);
    int low = (int) at;
    double part = at - Math.floor(at);
    return a[low] * (1 - part) + a[low + 1] * part;
  }

  static void quickSort(double[] a, int low, int high) {
    if (low >= high) {
      return;
    }
    double pivot = a[(low + high) >>> 1];
    int i = low;
    int j = high;
    while (i <= j) {
      while (a[i] < pivot) {
        i++;
      }
      while (a[j] > pivot) {
        j--;
      }
      if (i <= j) {
        double t = a[i];
        a[i++] = a[j];
        a[j--] = t;
      }
    }
    quickSort(a, low, j);
    quickSort(a, i, high);
  }

  // at {4, 1, 3, 2, 0.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double mergeSortWeighted(double[] a) {
    double[] sorted = mergeSort(a, 0, a.length);
    double s = 0;
    for (int i = 0; i < sorted.length; i++) {
      s += sorted[i] * sorted[i] * i;
    }
    return s;
  }

  static double[] mergeSort(double[] a, int from, int to) {
    if (to - from == 1) {
      return new double[] {a[from]};
    }
    int mid = from + to >> 1;
    double[] left = mergeSort(a, from, mid);
    double[] right = mergeSort(a, mid, to);
    double[] out = new double[to - from];
    for (int i = 0, j = 0, k = 0; k < out.length; k++) {
      out[k] = j >= right.length || i < left.length && left[i] <= right[j] ? left[i++] : right[j++];
    }
    return out;
  }

  // at {0.5, 0.2}, 7
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double heapMaximum(double[] x, int n) {
    double[] heap = new double[n + 1];
    int size = 0;
    for (int i = 0; i < n; i++) {
      int at = ++size;
      heap[at] = Math.sin(i * x[0] * 3 + x[1]) + x[i % 2];
      for (; at > 1 && heap[at] > heap[at / 2]; at /= 2) {
        double t = heap[at];
        heap[at] = heap[at / 2];
        heap[at / 2] = t;
      }
    }
    double s = 0;
    double weight = 1;
    while (size > 0) {
      s += weight * heap[1];
      weight *= 0.7;
      heap[1] = heap[size--];
      int at = 1;
      while (true) {
        int child = 2 * at;
        if (child > size) {
          break;
        }
        if (child < size && heap[child + 1] > heap[child]) {
          child++;
        }
        if (heap[at] >= heap[child]) {
          break;
        }
        double t = heap[at];
        heap[at] = heap[child];
        heap[child] = t;
        at = child;
      }
    }
    return s;
  }

  // at {{0.1, 3, 9, 8}, {9, 0.2, 1, 7}, {9, 9, 0.3, 2}, {1, 9, 9, 0.4}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double shortestPaths(double[][] d) {
    for (int k = 0; k < d.length; k++) {
      for (int i = 0; i < d.length; i++) {
        for (int j = 0; j < d.length; j++) {
          if (d[i][k] + d[k][j] < d[i][j]) {
            d[i][j] = d[i][k] + d[k][j];
          }
        }
      }
    }
    double s = 0;
    for (double[] row : d) {
      for (double x : row) {
        s += x * x;
      }
    }
    return s;
  }

  // at {0.3, 0.5, -0.2}, {1, -2, 0.5, 3, 1, -1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double filter(double[] taps, double[] signal) {
    double[] ring = new double[taps.length];
    int head = 0;
    double power = 0;
    for (double s : signal) {
      ring[head] = s;
      double y = 0;
      int at = head;
      for (double tap : taps) {
        y += tap * ring[at];
        at = at == 0 ? ring.length - 1 : at - 1;
      }
      head = (head + 1) % ring.length;
      ring[head] += 0.1 * y;
      power += y * y;
    }
    return power;
  }

  // at 0.5, 1.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double bisection(double a, double b) {
    double low = 0;
    double high = 3;
    for (int i = 0; i < 20; i++) {
      double mid = (low + high) / 2;
      if (mid * mid * a - b > 0) {
        high = mid;
      } else {
        low = mid;
      }
    }
    double x = (low + high) / 2;
    return x - (x * x * a - b) / (2 * a * x);
  }

  // at 0.5, 2.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double goldenSection(double a, double b) {
    double g = (Math.sqrt(5) - 1) / 2;
    double lo = a;
    double hi = b;
    double c = hi - g * (hi - lo);
    double d = lo + g * (hi - lo);
    while (Math.abs(hi - lo) > 0.05) {
      double fc = Math.sin(c) * c;
      double fd = Math.sin(d) * d;
      if (fc > fd) {
        hi = d;
        d = c;
        c = hi - g * (hi - lo);
      } else {
        lo = c;
        c = d;
        d = lo + g * (hi - lo);
      }
    }
    return (lo + hi) / 2;
  }

  // at 0.9
  @Differentiable(modes = {GRADIENT, VJP})
  static double continuedFraction(double x) {
    double tiny = 1e-30;
    double f = tiny;
    double c = f;
    double d = 0;
    for (int i = 1; i < 60; i++) {
      double a = i == 1 ? x : -(x * x) * (i - 1);
      double b = 2 * i - 1;
      d = b + a * d;
      if (d == 0) {
        d = tiny;
      }
      c = b + a / c;
      d = 1 / d;
      double delta = c * d;
      f *= delta;
      if (Math.abs(delta - 1) < 1e-15) {
        return f;
      }
    }
    return f;
  }

  // at {1.5, 2, 0.3}, 4
  @Differentiable(wrt = "c", modes = {GRADIENT, VJP})
  static double clenshaw(double[] c, int n) {
    double b1 = 0;
    double b2 = 0;
    double x = Math.tanh(c[0]);
    for (int k = n; k > 0; --k) {
      double t = 2 * x * b1 - b2 + c[k % c.length];
      b2 = b1;
      b1 = t;
    }
    return x * b1 - b2 + c[0];
  }

  // at {{1, 2, 3, 4}, {2, 1, 0, 1}, {0, 0, 5, 1}, {3, 1, 1, 1}}, 0.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double poissonRedBlack(double[][] u, double omega) {
    int n = u.length;
    for (int sweep = 0; sweep < 4; sweep++) {
      for (int i = 1; i < n - 1; i++) {
        for (int j = 1 + (i + sweep & 1); j < n - 1; j += 2) {
          double r = (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1]) / 4 - u[i][j];
          u[i][j] += omega * r * (1 + u[i][j]);
        }
      }
    }
    return u[1][1] * u[2][2] + u[1][2] * u[2][1];
  }

  // at {0.1, 0.5, 0.2}, {1, 0, -1}, 0.2, 5
  @Differentiable(wrt = {"q", "v", "h"}, modes = {GRADIENT, VJP})
  static double leapfrogChain(double[] q, double[] v, double h, int steps) {
    double[] f = new double[q.length];
    for (int s = 0; s < steps; s++) {
      force(q, f);
      for (int i = 0; i < q.length; i++) {
        v[i] += h * f[i] / 2;
        q[i] += h * v[i];
      }
      force(q, f);
      for (int i = 0; i < q.length; i++) {
        v[i] += h * f[i] / 2;
      }
    }
    double e = 0;
    for (int i = 0; i < q.length; i++) {
      e += v[i] * v[i] / 2 + Math.pow(q[i], 4) / 4;
    }
    return e;
  }

  static void force(double[] q, double[] f) {
    for (int i = 0; i < q.length; i++) {
      double left = i == 0 ? 0 : q[i - 1];
      double right = i == q.length - 1 ? 0 : q[i + 1];
      f[i] = left - 2 * q[i] + right - q[i] * q[i] * q[i];
    }
  }

  // at {0.2, -0.4, 0.1, 0.7}, {0.3, 0.8, -0.5}
  @Differentiable(modes = {GRADIENT, VJP})
  static double quaternionChain(double[] q, double[] v) {
    double n = 0;
    for (double x : q) {
      n += x * x;
    }
    double[] r = {v[0], v[1], v[2]};
    for (int k = 0; k < 3; k++) {
      double w = q[0] / n;
      double tx = 2 * (q[2] * r[2] - q[3] * r[1]);
      double ty = 2 * (q[3] * r[0] - q[1] * r[2]);
      double tz = 2 * (q[1] * r[1] - q[2] * r[0]);
      r =
          new double[] {
            r[0] + w * tx + q[2] * tz - q[3] * ty,
            r[1] + w * ty + q[3] * tx - q[1] * tz,
            r[2] + w * tz + q[1] * ty - q[2] * tx
          };
    }
    return r[0] * r[1] + r[2];
  }

  // at {1, 2, -1, 0.5}, {0.3, 0.1, 0.2, 0.4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double attention(double[] tokens, double[] w) {
    int n = tokens.length;
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      double top = Double.NEGATIVE_INFINITY;
      double[] score = new double[n];
      for (int j = 0; j <= i; j++) {
        score[j] = tokens[i] * w[0] * tokens[j] * w[1];
        top = Math.max(top, score[j]);
      }
      double z = 0;
      for (int j = 0; j <= i; j++) {
        z += score[j] = Math.exp(score[j] - top);
      }
      for (int j = 0; j <= i; j++) {
        out[i] += score[j] / z * tokens[j] * w[2];
      }
    }
    double loss = 0;
    for (int i = 1; i < n; i++) {
      double e = out[i - 1] + w[3] - tokens[i];
      loss += e * e;
    }
    return loss;
  }

  // at {{{1, 2}, {3, 4}}, {{0, 1}, {2, 1}}}, {{0.5, -0.2}, {0.1, 1}}
  @Differentiable(modes = {GRADIENT, VJP})
  static double pooling(double[][][] images, double[][] kernel) {
    double s = 0;
    for (double[][] image : images) {
      double best = Double.NEGATIVE_INFINITY;
      for (int y = 0; y < image.length; y++) {
        for (int x = 0; x < image[y].length; x++) {
          double c = 0;
          for (int v = 0; v < kernel.length; v++) {
            for (int u = 0; u < kernel[v].length; u++) {
              int yy = y + v - 1;
              int xx = x + u - 1;
              if (yy < 0 || xx < 0 || yy >= image.length || xx >= image[yy].length) {
                continue;
              }
              c += image[yy][xx] * kernel[v][u];
            }
          }
          best = Math.max(best, c > 0 ? c : 0.01 * c);
        }
      }
      s += Math.log1p(best * best);
    }
    return s;
  }

  // at 0.02, 3, 0.05, 12
  @Differentiable(wrt = {"rate", "principal", "spread"}, modes = {GRADIENT, VJP})
  static double yieldOfBond(double rate, double principal, double spread, int periods) {
    double price = 0;
    double discount = 1;
    for (int i = 1; i <= periods; i++) {
      discount /= 1 + rate + spread * i / periods;
      price += discount * (i == periods ? principal + 0.1 : 0.1);
    }
    double y = 0.03;
    for (int it = 0; it < 30; it++) {
      double f = -price;
      double df = 0;
      double v = 1;
      for (int i = 1; i <= periods; i++) {
        v /= 1 + y;
        double c = i == periods ? principal + 0.1 : 0.1;
        f += c * v;
        df -= i * c * v / (1 + y);
      }
      y -= f / df;
    }
    return y;
  }

  // at {0.5, 1.5, 2.5}, 17
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double monteCarlo(double[] x, long seed) {
    long state = seed;
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      double u = (state >>> 11) * 0x1p-53;
      double s = x[0] * Math.exp(x[1] * (u - 0.5));
      sum += s > 0.4 ? s * x[(int) (state & 1) + 1] : 0;
    }
    return sum / 50;
  }

  // at {0.5, 1.5, -2.5, 1}, 5
  // at {0.5, 1.5, -2.5, 1}, 0
  // at {0.5, 1.5, -2.5, 1}, 15
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double subsetByBits(double[] x, int mask) {
    double p = 1;
    for (int m = mask; m != 0; m &= m - 1) {
      p = p * x[Integer.numberOfTrailingZeros(m)] + Math.cos(p);
    }
    return p;
  }

  // at {2, 0.5, 3}, "+*"
  // at {2, 0.5, 3}, "-/"
  // at {2, 0.5, 3}, "^m"
  @Differentiable(wrt = "x", modes = {GRADIENT, VJP})
  static double stackMachine(double[] x, String program) {
    double[] stack = new double[x.length];
    int top = 0;
    for (double v : x) {
      stack[top++] = v;
    }
    for (int i = 0; i < program.length(); i++) {
      double b = stack[--top];
      double a = stack[--top];
      stack[top++] =
          switch (program.charAt(i)) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            case '/' -> a / b;
            case '^' -> Math.pow(a, b);
            default -> Math.max(a, b) * a;
          };
    }
    return stack[0];
  }
}
