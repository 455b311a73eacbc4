package io.adjoint.bench.problems;

import io.adjoint.Differentiable;

/** Predator and prey by the classical Runge–Kutta method; the sum of squares along the way. */
public final class LotkaVolterra {
  private LotkaVolterra() {}

  @Differentiable(wrt = {"a", "b", "c", "d", "x0", "y0"})
  public static double energy(
      double a, double b, double c, double d, double x0, double y0, int steps, double h) {
    double x = x0;
    double y = y0;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double k1x = a * x - b * x * y;
      double k1y = c * x * y - d * y;
      double x2 = x + 0.5 * h * k1x;
      double y2 = y + 0.5 * h * k1y;
      double k2x = a * x2 - b * x2 * y2;
      double k2y = c * x2 * y2 - d * y2;
      double x3 = x + 0.5 * h * k2x;
      double y3 = y + 0.5 * h * k2y;
      double k3x = a * x3 - b * x3 * y3;
      double k3y = c * x3 * y3 - d * y3;
      double x4 = x + h * k3x;
      double y4 = y + h * k3y;
      double k4x = a * x4 - b * x4 * y4;
      double k4y = c * x4 * y4 - d * y4;
      x += h / 6 * (k1x + 2 * k2x + 2 * k3x + k4x);
      y += h / 6 * (k1y + 2 * k2y + 2 * k3y + k4y);
      sum += x * x + y * y;
    }
    return sum;
  }

  /** Keeps the state of each step, and computes the stages again. */
  static double plain(
      double a,
      double b,
      double c,
      double d,
      double x0,
      double y0,
      int steps,
      double h,
      double[] xs,
      double[] ys,
      double[] gradient) {
    double x = x0;
    double y = y0;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      xs[i] = x;
      ys[i] = y;
      double k1x = a * x - b * x * y;
      double k1y = c * x * y - d * y;
      double x2 = x + 0.5 * h * k1x;
      double y2 = y + 0.5 * h * k1y;
      double k2x = a * x2 - b * x2 * y2;
      double k2y = c * x2 * y2 - d * y2;
      double x3 = x + 0.5 * h * k2x;
      double y3 = y + 0.5 * h * k2y;
      double k3x = a * x3 - b * x3 * y3;
      double k3y = c * x3 * y3 - d * y3;
      double x4 = x + h * k3x;
      double y4 = y + h * k3y;
      double k4x = a * x4 - b * x4 * y4;
      double k4y = c * x4 * y4 - d * y4;
      x += h / 6 * (k1x + 2 * k2x + 2 * k3x + k4x);
      y += h / 6 * (k1y + 2 * k2y + 2 * k3y + k4y);
      sum += x * x + y * y;
    }
    double da = 0;
    double db = 0;
    double dc = 0;
    double dd = 0;
    double dx = 0;
    double dy = 0;
    for (int i = steps - 1; i >= 0; i--) {
      dx += 2 * x;
      dy += 2 * y;
      x = xs[i];
      y = ys[i];
      double k1x = a * x - b * x * y;
      double k1y = c * x * y - d * y;
      double x2 = x + 0.5 * h * k1x;
      double y2 = y + 0.5 * h * k1y;
      double k2x = a * x2 - b * x2 * y2;
      double k2y = c * x2 * y2 - d * y2;
      double x3 = x + 0.5 * h * k2x;
      double y3 = y + 0.5 * h * k2y;
      double k3x = a * x3 - b * x3 * y3;
      double k3y = c * x3 * y3 - d * y3;
      double x4 = x + h * k3x;
      double y4 = y + h * k3y;
      double gx = h / 6 * dx;
      double gy = h / 6 * dy;
      double ex = gx;
      double ey = gy;
      double sx = ex * (a - b * y4) + ey * c * y4;
      double sy = -ex * b * x4 + ey * (c * x4 - d);
      da += ex * x4;
      db -= ex * x4 * y4;
      dc += ey * x4 * y4;
      dd -= ey * y4;
      dx += sx;
      dy += sy;
      ex = 2 * gx + h * sx;
      ey = 2 * gy + h * sy;
      sx = ex * (a - b * y3) + ey * c * y3;
      sy = -ex * b * x3 + ey * (c * x3 - d);
      da += ex * x3;
      db -= ex * x3 * y3;
      dc += ey * x3 * y3;
      dd -= ey * y3;
      dx += sx;
      dy += sy;
      ex = 2 * gx + 0.5 * h * sx;
      ey = 2 * gy + 0.5 * h * sy;
      sx = ex * (a - b * y2) + ey * c * y2;
      sy = -ex * b * x2 + ey * (c * x2 - d);
      da += ex * x2;
      db -= ex * x2 * y2;
      dc += ey * x2 * y2;
      dd -= ey * y2;
      dx += sx;
      dy += sy;
      ex = gx + 0.5 * h * sx;
      ey = gy + 0.5 * h * sy;
      da += ex * x;
      db -= ex * x * y;
      dc += ey * x * y;
      dd -= ey * y;
      dx += ex * (a - b * y) + ey * c * y;
      dy += -ex * b * x + ey * (c * x - d);
    }
    gradient[0] += da;
    gradient[1] += db;
    gradient[2] += dc;
    gradient[3] += dd;
    gradient[4] += dx;
    gradient[5] += dy;
    return sum;
  }

  /**
   * Keeps the four states of each step, eight numbers in a row, so that nothing is computed again;
   * in the reverse sweep the four products of a stage are taken once.
   */
  static double best(
      double a,
      double b,
      double c,
      double d,
      double x0,
      double y0,
      int steps,
      double h,
      double[] stages,
      double[] gradient) {
    double x = x0;
    double y = y0;
    double sum = 0;
    double half = 0.5 * h;
    double sixth = h / 6;
    for (int i = 0, s = 0; i < steps; i++, s += 8) {
      double k1x = x * (a - b * y);
      double k1y = y * (c * x - d);
      double x2 = x + half * k1x;
      double y2 = y + half * k1y;
      double k2x = x2 * (a - b * y2);
      double k2y = y2 * (c * x2 - d);
      double x3 = x + half * k2x;
      double y3 = y + half * k2y;
      double k3x = x3 * (a - b * y3);
      double k3y = y3 * (c * x3 - d);
      double x4 = x + h * k3x;
      double y4 = y + h * k3y;
      stages[s] = x;
      stages[s + 1] = y;
      stages[s + 2] = x2;
      stages[s + 3] = y2;
      stages[s + 4] = x3;
      stages[s + 5] = y3;
      stages[s + 6] = x4;
      stages[s + 7] = y4;
      x += sixth * (k1x + 2 * (k2x + k3x) + x4 * (a - b * y4));
      y += sixth * (k1y + 2 * (k2y + k3y) + y4 * (c * x4 - d));
      sum += x * x + y * y;
    }
    double da = 0;
    double db = 0;
    double dc = 0;
    double dd = 0;
    double dx = 2 * x;
    double dy = 2 * y;
    for (int s = 8 * (steps - 1); s >= 0; s -= 8) {
      double gx = sixth * dx;
      double gy = sixth * dy;
      double x4 = stages[s + 6];
      double y4 = stages[s + 7];
      double px = gx * x4;
      double py = gy * y4;
      da += px;
      dd -= py;
      db -= px * y4;
      dc += py * x4;
      double sx = gx * (a - b * y4) + c * py;
      double sy = gy * (c * x4 - d) - b * px;
      dx += sx;
      dy += sy;
      double ex = 2 * gx + h * sx;
      double ey = 2 * gy + h * sy;
      double x3 = stages[s + 4];
      double y3 = stages[s + 5];
      px = ex * x3;
      py = ey * y3;
      da += px;
      dd -= py;
      db -= px * y3;
      dc += py * x3;
      sx = ex * (a - b * y3) + c * py;
      sy = ey * (c * x3 - d) - b * px;
      dx += sx;
      dy += sy;
      ex = 2 * gx + half * sx;
      ey = 2 * gy + half * sy;
      double x2 = stages[s + 2];
      double y2 = stages[s + 3];
      px = ex * x2;
      py = ey * y2;
      da += px;
      dd -= py;
      db -= px * y2;
      dc += py * x2;
      sx = ex * (a - b * y2) + c * py;
      sy = ey * (c * x2 - d) - b * px;
      dx += sx;
      dy += sy;
      ex = gx + half * sx;
      ey = gy + half * sy;
      double x1 = stages[s];
      double y1 = stages[s + 1];
      px = ex * x1;
      py = ey * y1;
      da += px;
      dd -= py;
      db -= px * y1;
      dc += py * x1;
      // The state before the first step is no term of the sum.
      double term = s == 0 ? 0 : 2;
      dx += ex * (a - b * y1) + c * py + term * x1;
      dy += ey * (c * x1 - d) - b * px + term * y1;
    }
    gradient[0] += da;
    gradient[1] += db;
    gradient[2] += dc;
    gradient[3] += dd;
    gradient[4] += dx;
    gradient[5] += dy;
    return sum;
  }
}
