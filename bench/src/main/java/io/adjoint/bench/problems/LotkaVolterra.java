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
}
