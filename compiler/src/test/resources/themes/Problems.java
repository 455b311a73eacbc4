package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Programs as people write them. */
@SuppressWarnings({"adjoint:AD020", "adjoint:AD021", "adjoint:AD023", "adjoint:AD025"})
class Problems {

  static double normal(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double p =
        t
            * (0.319381530
                + t
                    * (-0.356563782
                        + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * p;
    return x >= 0 ? 1 - tail : tail;
  }

  // at 100, 105, 0.05, 0.2, 1.5
  // at 100, 80, 0.01, 0.5, 0.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double blackScholes(double s, double k, double r, double sigma, double t) {
    double d1 = (Math.log(s / k) + (r + sigma * sigma / 2) * t) / (sigma * Math.sqrt(t));
    double d2 = d1 - sigma * Math.sqrt(t);
    return s * normal(d1) - k * Math.exp(-r * t) * normal(d2);
  }

  // at 100, 105.3, 0.05, 0.2, 1.5, 6
  // at 100, 105.3, 0.05, 0.2, 1.5, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double americanPut(double s, double k, double r, double sigma, double t, int n) {
    double dt = t / n;
    double up = Math.exp(sigma * Math.sqrt(dt));
    double p = (Math.exp(r * dt) - 1 / up) / (up - 1 / up);
    double discount = Math.exp(-r * dt);
    double[] v = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      v[i] = Math.max(k - s * Math.pow(up, 2 * i - n), 0);
    }
    for (int step = n - 1; step >= 0; step--) {
      for (int i = 0; i <= step; i++) {
        double hold = discount * (p * v[i + 1] + (1 - p) * v[i]);
        double exercise = k - s * Math.pow(up, 2 * i - step);
        v[i] = hold > exercise ? hold : exercise;
      }
    }
    return v[0];
  }

  // at {0, 1, 0.5, -0.3, 0}, 0.2, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double heatEquation(double[] initial, double k, int steps) {
    double[] u = initial.clone();
    for (int t = 0; t < steps; t++) {
      double[] next = new double[u.length];
      for (int i = 1; i < u.length - 1; i++) {
        next[i] = u[i] + k * (u[i - 1] - 2 * u[i] + u[i + 1]);
      }
      u = next;
    }
    double s = 0;
    for (double v : u) {
      s += v * v;
    }
    return s;
  }

  static double minmod(double a, double b) {
    if (a * b <= 0) {
      return 0;
    }
    return Math.abs(a) < Math.abs(b) ? a : b;
  }

  // at {0.1, 1, 0.6, -0.3, 0.2, 0.25}, 0.4, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double limiter(double[] u, double c, int steps) {
    int n = u.length;
    double[] flux = new double[n];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        double slope = minmod(u[i] - u[(i + n - 1) % n], u[(i + 1) % n] - u[i]);
        flux[i] = c * (u[i] + 0.5 * (1 - c) * slope);
      }
      for (int i = 0; i < n; i++) {
        u[i] -= flux[i] - flux[(i + n - 1) % n];
      }
    }
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += u[i] * u[i] * i;
    }
    return s;
  }

  static void lotkaVolterra(double[] y, double[] p, double[] dy) {
    dy[0] = p[0] * y[0] - p[1] * y[0] * y[1];
    dy[1] = p[2] * y[0] * y[1] - p[3] * y[1];
  }

  // at {1.1, 0.4, 0.1, 0.4}, {10, 5}, 0.1, 8
  @Differentiable(modes = {GRADIENT, VJP})
  static double rungeKutta(double[] p, double[] start, double h, int steps) {
    double[] y = start.clone();
    double[] k1 = new double[2];
    double[] k2 = new double[2];
    double[] k3 = new double[2];
    double[] k4 = new double[2];
    double[] at = new double[2];
    double cost = 0;
    for (int t = 0; t < steps; t++) {
      lotkaVolterra(y, p, k1);
      for (int i = 0; i < 2; i++) {
        at[i] = y[i] + h / 2 * k1[i];
      }
      lotkaVolterra(at, p, k2);
      for (int i = 0; i < 2; i++) {
        at[i] = y[i] + h / 2 * k2[i];
      }
      lotkaVolterra(at, p, k3);
      for (int i = 0; i < 2; i++) {
        at[i] = y[i] + h * k3[i];
      }
      lotkaVolterra(at, p, k4);
      for (int i = 0; i < 2; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
      cost += (y[0] - 5) * (y[0] - 5) + y[1];
    }
    return cost;
  }

  // at {1, 1.2, 0.7, 0.9}, 0.3, 0.5
  @Differentiable(modes = {GRADIENT, VJP})
  static double kalmanLikelihood(double[] z, double q, double r) {
    double x = 0;
    double p = 1;
    double likelihood = 0;
    for (int i = 0; i < z.length; i++) {
      p += q;
      double s = p + r;
      double innovation = z[i] - x;
      likelihood -= 0.5 * (Math.log(2 * Math.PI * s) + innovation * innovation / s);
      double gain = p / s;
      x += gain * innovation;
      p *= 1 - gain;
    }
    return likelihood;
  }

  // at 1, 0.7, 1.43
  @Differentiable(modes = {GRADIENT, VJP})
  static double adaptiveSteps(double y, double k, double end) {
    double t = 0;
    double h = 0.5;
    while (t < end) {
      if (t + h > end) {
        h = end - t;
      }
      double whole = y + h * (-k * y * y);
      double middle = y + h / 2 * (-k * y * y);
      double halves = middle + h / 2 * (-k * middle * middle);
      if (Math.abs(whole - halves) > 1e-2) {
        h /= 2;
        continue;
      }
      t += h;
      y = 2 * halves - whole;
      if (t >= end - 1e-12) {
        break;
      }
    }
    return y;
  }

  // at {0, 0, 1, 0, 0, 1.5}, {0, 0.5, 0, -0.5, 0.7, 0}, {1, 0.5, 0.3}, 0.05, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double bodies(double[] position, double[] velocity, double[] mass, double h, int steps) {
    int n = mass.length;
    double[] force = new double[2 * n];
    for (int t = 0; t < steps; t++) {
      java.util.Arrays.fill(force, 0);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double dx = position[2 * i] - position[2 * j];
          double dy = position[2 * i + 1] - position[2 * j + 1];
          double d2 = dx * dx + dy * dy + 0.01;
          double f = mass[i] * mass[j] / (d2 * Math.sqrt(d2));
          force[2 * i] -= f * dx;
          force[2 * i + 1] -= f * dy;
          force[2 * j] += f * dx;
          force[2 * j + 1] += f * dy;
        }
      }
      for (int i = 0; i < 2 * n; i++) {
        velocity[i] += h * force[i] / mass[i / 2];
        position[i] += h * velocity[i];
      }
    }
    double energy = 0;
    for (int i = 0; i < 2 * n; i++) {
      energy += 0.5 * mass[i / 2] * velocity[i] * velocity[i] + position[i];
    }
    return energy;
  }

  // at 0.7, 0.3, 1.2
  // at 0.2, 0.3, 1.2
  @Differentiable(modes = {GRADIENT, VJP})
  static double inverseDistribution(double p, double location, double scale) {
    double x = location;
    for (int i = 0; i < 50; i++) {
      double e = Math.exp(-(x - location) / scale);
      double cdf = 1 / (1 + e);
      double density = cdf * (1 - cdf) / scale;
      double step = (cdf - p) / density;
      x -= step;
      if (Math.abs(step) < 1e-12) {
        break;
      }
    }
    return x;
  }

  // at {1, 2, -1, 0.5}, {0, 0.3, 0.2, -1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double fourier(double[] re, double[] im) {
    int n = re.length;
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
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (int length = 2; length <= n; length <<= 1) {
      double angle = -2 * Math.PI / length;
      for (int i = 0; i < n; i += length) {
        for (int k = 0; k < length / 2; k++) {
          double c = Math.cos(angle * k);
          double s = Math.sin(angle * k);
          int a = i + k;
          int b = a + length / 2;
          double x = re[b] * c - im[b] * s;
          double y = re[b] * s + im[b] * c;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
    double power = 0;
    for (int i = 0; i < n; i++) {
      power += (re[i] * re[i] + im[i] * im[i]) * i;
    }
    return power;
  }

  // at {1, 2, 3.5}, {1.1, 2.4, 3, 3.1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double timeWarping(double[] a, double[] b) {
    double[][] d = new double[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        d[i][j] = Double.POSITIVE_INFINITY;
      }
    }
    d[0][0] = 0;
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
        d[i][j] = cost + Math.min(d[i - 1][j], Math.min(d[i][j - 1], d[i - 1][j - 1]));
      }
    }
    return d[a.length][b.length];
  }

  // at {0.6, 0.4}, {{0.7, 0.3}, {0.4, 0.6}}, {{0.5, 0.5}, {0.1, 0.9}}, {0, 1, 1, 0}
  @Differentiable(modes = {GRADIENT, VJP})
  static double hiddenMarkov(double[] start, double[][] move, double[][] emit, int[] seen) {
    int n = start.length;
    double[] alpha = new double[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = start[i] * emit[i][seen[0]];
    }
    double log = 0;
    for (int t = 1; t < seen.length; t++) {
      double[] next = new double[n];
      double total = 0;
      for (int j = 0; j < n; j++) {
        double s = 0;
        for (int i = 0; i < n; i++) {
          s += alpha[i] * move[i][j];
        }
        next[j] = s * emit[j][seen[t]];
        total += next[j];
      }
      for (int j = 0; j < n; j++) {
        next[j] /= total;
      }
      log += Math.log(total);
      alpha = next;
    }
    double rest = 0;
    for (double v : alpha) {
      rest += v;
    }
    return log + Math.log(rest);
  }

  // at {0, 0, -3}, {0.1, 0.05, 1}, {0.2, 0, 1}, 1.1
  // at {0, 0, -3}, {2, 0.05, 1}, {0.2, 0, 1}, 1.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double rayAndSphere(double[] origin, double[] direction, double[] centre, double radius) {
    double a = 0;
    double b = 0;
    double c = -radius * radius;
    for (int i = 0; i < 3; i++) {
      double d = origin[i] - centre[i];
      a += direction[i] * direction[i];
      b += 2 * d * direction[i];
      c += d * d;
    }
    double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) {
      return -1;
    }
    double t = (-b - Math.sqrt(discriminant)) / (2 * a);
    return t * Math.sqrt(a);
  }

  // at {0, 1, 2, 4}, {1, 3, 2, 5}, 1.4
  // at {0, 1, 2, 4}, {1, 3, 2, 5}, 3.1
  @Differentiable(modes = {GRADIENT, VJP})
  static double spline(double[] x, double[] y, double at) {
    int n = x.length;
    double[] second = new double[n];
    double[] u = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
      double p = sig * second[i - 1] + 2;
      second[i] = (sig - 1) / p;
      double slopes = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
      u[i] = (6 * slopes / (x[i + 1] - x[i - 1]) - sig * u[i - 1]) / p;
    }
    for (int i = n - 2; i >= 0; i--) {
      second[i] = second[i] * second[i + 1] + u[i];
    }
    int low = 0;
    int high = n - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (x[middle] > at) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double h = x[high] - x[low];
    double a = (x[high] - at) / h;
    double b = (at - x[low]) / h;
    return a * y[low]
        + b * y[high]
        + ((a * a * a - a) * second[low] + (b * b * b - b) * second[high]) * h * h / 6;
  }

  static double[] layer(double[][] w, double[] bias, double[] x) {
    double[] y = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      y[i] = bias[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += w[i][j] * x[j];
      }
      y[i] = Math.tanh(y[i]);
    }
    return y;
  }

  // at {{0.1, 0.4}, {-0.3, 0.2}, {0.5, 0.6}}, {0, 0.1, 0.2}, {{0.3, -0.2, 0.7}}, {0.1}, {1, 0.5}
  @Differentiable(
      wrt = {"w1", "b1", "w2", "b2"},
      modes = {GRADIENT, VJP})
  static double perceptron(double[][] w1, double[] b1, double[][] w2, double[] b2, double[] x) {
    double[] h = layer(w1, b1, x);
    double[] y = layer(w2, b2, h);
    double e = y[0] - 0.3;
    return e * e;
  }

  // at {0.3, 0.7}, {{0.1, 0.2}, {1, -1}}, {{0.2, -0.1}, {0.1, 0.3}}, {0.4, -0.6}, {{0.5, 0.1}}, 1.5
  @Differentiable(
      wrt = {"alphas", "means", "logDiagonals", "lowers"},
      modes = {GRADIENT, VJP})
  static double gaussianMixture(
      double[] alphas,
      double[][] means,
      double[][] logDiagonals,
      double[] lowers,
      double[][] x,
      double gamma) {
    int k = alphas.length;
    double[] main = new double[k];
    double total = 0;
    for (double[] point : x) {
      double max = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        double d0 = point[0] - means[c][0];
        double d1 = point[1] - means[c][1];
        double q0 = Math.exp(logDiagonals[c][0]) * d0;
        double q1 = Math.exp(logDiagonals[c][1]) * d1 + lowers[c] * d0;
        double logs = logDiagonals[c][0] + logDiagonals[c][1];
        main[c] = alphas[c] + logs - 0.5 * (q0 * q0 + q1 * q1);
        max = Math.max(max, main[c]);
      }
      double s = 0;
      for (int c = 0; c < k; c++) {
        s += Math.exp(main[c] - max);
      }
      total += max + Math.log(s);
    }
    double s = 0;
    for (double a : alphas) {
      s += Math.exp(a);
    }
    total -= x.length * Math.log(s);
    for (int c = 0; c < k; c++) {
      double w = 0;
      for (double d : logDiagonals[c]) {
        w += Math.exp(2 * d);
        total -= d;
      }
      total += 0.5 * gamma * gamma * (w + lowers[c] * lowers[c]);
    }
    return total;
  }

  static void rotate(double[] rotation, double[] point, double[] result) {
    double square = 0;
    for (int i = 0; i < 3; i++) {
      square += rotation[i] * rotation[i];
    }
    if (square != 0) {
      double theta = Math.sqrt(square);
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      double[] w = new double[3];
      double dot = 0;
      for (int i = 0; i < 3; i++) {
        w[i] = rotation[i] / theta;
        dot += w[i] * point[i];
      }
      double t = dot * (1 - c);
      for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        result[i] = point[i] * c + (w[j] * point[k] - w[k] * point[j]) * s + w[i] * t;
      }
    } else {
      for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        result[i] = point[i] + rotation[j] * point[k] - rotation[k] * point[j];
      }
    }
  }

  // at {0.1, 0.2, -0.1, 0.3, 0.2, 5, 1.2, 0.1, 0.05, 0.02, -0.01}, {0.3, -0.2, 1}, 0.9, {0.1, 0.2}
  // kink {0, 0, 0, 0.3, 0.2, 5, 1.2, 0.1, 0.05, 0.02, -0.01}, {0.3, -0.2, 1}, 0.9, {0.1, 0.2}
  @Differentiable(
      wrt = {"camera", "point", "weight"},
      modes = VJP)
  static double[] bundleAdjustment(double[] camera, double[] point, double weight, double[] feat) {
    double[] moved = new double[3];
    for (int i = 0; i < 3; i++) {
      moved[i] = point[i] - camera[3 + i];
    }
    double[] turned = new double[3];
    rotate(camera, moved, turned);
    double x = turned[0] / turned[2];
    double y = turned[1] / turned[2];
    double r2 = x * x + y * y;
    double distortion = 1 + camera[9] * r2 + camera[10] * r2 * r2;
    double[] error = new double[2];
    error[0] = weight * (camera[6] * x * distortion + camera[7] - feat[0]);
    error[1] = weight * (camera[6] * y * distortion + camera[8] - feat[1]);
    return error;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // at {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}, {0.3, -0.1}, {{0.5, 1}, {-1, 0.2}, {0.3, 0.1}}
  @Differentiable(
      wrt = {"weights", "state"},
      modes = {GRADIENT, VJP})
  static double longShortTermMemory(double[] weights, double[] state, double[][] sequence) {
    double total = 0;
    for (int t = 0; t + 1 < sequence.length; t++) {
      double[] in = sequence[t];
      double forget = sigmoid(in[0] * weights[0] + weights[1]);
      double ingate = sigmoid(state[0] * weights[2] + weights[3]);
      double outgate = sigmoid(in[1] * weights[4] + weights[5]);
      double change = Math.tanh(state[0] * weights[6] + weights[7]);
      state[1] = state[1] * forget + ingate * change;
      state[0] = outgate * Math.tanh(state[1]);
      double e = state[0] - sequence[t + 1][0];
      total += e * e;
    }
    return total / sequence.length;
  }

  // at {0.3, -0.2, 0.5}, {{0, 0}, {1, 0.2}, {0.9, 1.1}}
  @Differentiable(wrt = "theta", modes = VJP)
  static double[][] jointChain(double[] theta, double[][] offsets) {
    double[][] at = new double[theta.length][2];
    double angle = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < theta.length; i++) {
      angle += theta[i];
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      x += c * offsets[i][0] - s * offsets[i][1];
      y += s * offsets[i][0] + c * offsets[i][1];
      at[i][0] = x;
      at[i][1] = y;
    }
    return at;
  }

  // at {1, 2, 3, 4}, {1.1, 2.3, 2.8, 4.2}, 0.2, 0.9
  @Differentiable(
      wrt = {"a", "b"},
      modes = {GRADIENT, VJP})
  static double regression(double[] x, double[] y, double a, double b) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = y[i] - (a + b * x[i]);
      loss += Math.abs(residual) < 0.25 ? residual * residual / 2 : Math.abs(residual) - 0.125;
    }
    return loss / x.length;
  }

  // at 0.3, 0.2, 20
  @Differentiable(modes = {GRADIENT, VJP})
  static double mandelbrot(double cx, double cy, int n) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < n; i++) {
      double t = x * x - y * y + cx;
      y = 2 * x * y + cy;
      x = t;
      if (x * x + y * y > 4) {
        return i + x;
      }
    }
    return x * x + y * y;
  }

  // at {-1.2, 1, 0.7}
  @Differentiable(modes = {GRADIENT, VJP})
  static double rosenbrock(double[] x) {
    double s = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      s += a * a + 100 * b * b;
    }
    return s;
  }
}
