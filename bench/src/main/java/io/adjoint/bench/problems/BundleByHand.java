package io.adjoint.bench.problems;

/** The Jacobian of one observation of {@link BundleAdjustment}, by hand. */
final class BundleByHand {
  /** Entries of a row: of the camera, the point, the weight. */
  static final int ROW = 15;

  private BundleByHand() {}

  /** Each row by a reverse sweep of its own. */
  static final class Plain implements BundleJacobian.Entries {
    @Override
    public void write(
        double[] camera,
        double[] point,
        double weight,
        double[] feature,
        double[] error,
        double[] block) {
      plain(camera, point, weight, feature, error, block);
    }

    @Override
    public double weight(double weight, double[] error) {
      return weightSlope(weight, error);
    }
  }

  /** Both rows at once. */
  static final class Best implements BundleJacobian.Entries {
    @Override
    public void write(
        double[] camera,
        double[] point,
        double weight,
        double[] feature,
        double[] error,
        double[] block) {
      best(camera, point, weight, feature, error, block);
    }

    @Override
    public double weight(double weight, double[] error) {
      return weightSlope(weight, error);
    }
  }

  private static double weightSlope(double weight, double[] error) {
    error[0] = 1 - weight * weight;
    return -2 * weight;
  }

  /** The reverse of {@link BundleAdjustment#residual}, once for each of the two errors. */
  private static void plain(
      double[] camera,
      double[] point,
      double weight,
      double[] feature,
      double[] error,
      double[] block) {
    product(camera, point, weight, feature, 1, 0, error, block, 0);
    product(camera, point, weight, feature, 0, 1, error, block, ROW);
  }

  private static void product(
      double[] camera,
      double[] point,
      double weight,
      double[] feature,
      double seed0,
      double seed1,
      double[] error,
      double[] row,
      int at) {
    double x = point[0] - camera[3];
    double y = point[1] - camera[4];
    double z = point[2] - camera[5];
    double r0 = camera[0];
    double r1 = camera[1];
    double r2 = camera[2];
    double squared = r0 * r0 + r1 * r1 + r2 * r2;
    double angle = Math.sqrt(squared);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double v0 = squared != 0 ? r0 / angle : 0;
    double v1 = squared != 0 ? r1 / angle : 0;
    double v2 = squared != 0 ? r2 / angle : 0;
    double inner = v0 * x + v1 * y + v2 * z;
    double along = inner * (1 - cos);
    double cx;
    double cy;
    double cz;
    if (squared != 0) {
      cx = x * cos + (v1 * z - v2 * y) * sin + v0 * along;
      cy = y * cos + (v2 * x - v0 * z) * sin + v1 * along;
      cz = z * cos + (v0 * y - v1 * x) * sin + v2 * along;
    } else {
      cx = x + r1 * z - r2 * y;
      cy = y + r2 * x - r0 * z;
      cz = z + r0 * y - r1 * x;
    }
    double px = cx / cz;
    double py = cy / cz;
    double rho = px * px + py * py;
    double distortion = 1 + camera[9] * rho + camera[10] * rho * rho;
    double focal = camera[6];
    double off0 = px * distortion * focal + camera[7] - feature[0];
    double off1 = py * distortion * focal + camera[8] - feature[1];
    error[0] = weight * off0;
    error[1] = weight * off1;

    double dOff0 = weight * seed0;
    double dOff1 = weight * seed1;
    double dDistortion = (dOff0 * px + dOff1 * py) * focal;
    double dRho = dDistortion * (camera[9] + 2 * camera[10] * rho);
    double dPx = dOff0 * distortion * focal + 2 * px * dRho;
    double dPy = dOff1 * distortion * focal + 2 * py * dRho;
    double g0 = dPx / cz;
    double g1 = dPy / cz;
    double g2 = -(dPx * px + dPy * py) / cz;
    double dx;
    double dy;
    double dz;
    if (squared != 0) {
      double dAlong = g0 * v0 + g1 * v1 + g2 * v2;
      double dInner = dAlong * (1 - cos);
      double dCos = g0 * x + g1 * y + g2 * z - dAlong * inner;
      double dSin = g0 * (v1 * z - v2 * y) + g1 * (v2 * x - v0 * z) + g2 * (v0 * y - v1 * x);
      double dAngle = dSin * cos - dCos * sin;
      double dv0 = g0 * along + dInner * x + sin * (g2 * y - g1 * z);
      double dv1 = g1 * along + dInner * y + sin * (g0 * z - g2 * x);
      double dv2 = g2 * along + dInner * z + sin * (g1 * x - g0 * y);
      dAngle -= (dv0 * v0 + dv1 * v1 + dv2 * v2) / angle;
      row[at] = dv0 / angle + dAngle * v0;
      row[at + 1] = dv1 / angle + dAngle * v1;
      row[at + 2] = dv2 / angle + dAngle * v2;
      dx = g0 * cos + dInner * v0 + sin * (g1 * v2 - g2 * v1);
      dy = g1 * cos + dInner * v1 + sin * (g2 * v0 - g0 * v2);
      dz = g2 * cos + dInner * v2 + sin * (g0 * v1 - g1 * v0);
    } else {
      row[at] = g2 * y - g1 * z;
      row[at + 1] = g0 * z - g2 * x;
      row[at + 2] = g1 * x - g0 * y;
      dx = g0 + g1 * r2 - g2 * r1;
      dy = g1 + g2 * r0 - g0 * r2;
      dz = g2 + g0 * r1 - g1 * r0;
    }
    row[at + 3] = -dx;
    row[at + 4] = -dy;
    row[at + 5] = -dz;
    row[at + 6] = (dOff0 * px + dOff1 * py) * distortion;
    row[at + 7] = dOff0;
    row[at + 8] = dOff1;
    row[at + 9] = dDistortion * rho;
    row[at + 10] = dDistortion * rho * rho;
    row[at + 11] = dx;
    row[at + 12] = dy;
    row[at + 13] = dz;
    row[at + 14] = seed0 * off0 + seed1 * off1;
  }

  /**
   * Both rows at once: one forward sweep, what does not depend on the row before the rows, and one
   * division by each divisor.
   */
  private static void best(
      double[] camera,
      double[] point,
      double weight,
      double[] feature,
      double[] error,
      double[] block) {
    double x = point[0] - camera[3];
    double y = point[1] - camera[4];
    double z = point[2] - camera[5];
    double r0 = camera[0];
    double r1 = camera[1];
    double r2 = camera[2];
    double squared = r0 * r0 + r1 * r1 + r2 * r2;
    if (squared == 0) {
      plain(camera, point, weight, feature, error, block);
      return;
    }
    double angle = Math.sqrt(squared);
    double over = 1 / angle;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double rest = 1 - cos;
    double v0 = r0 * over;
    double v1 = r1 * over;
    double v2 = r2 * over;
    double inner = v0 * x + v1 * y + v2 * z;
    double cross0 = v1 * z - v2 * y;
    double cross1 = v2 * x - v0 * z;
    double cross2 = v0 * y - v1 * x;
    double along = inner * rest;
    double cx = x * cos + cross0 * sin + v0 * along;
    double cy = y * cos + cross1 * sin + v1 * along;
    double reciprocal = 1 / (z * cos + cross2 * sin + v2 * along);
    // By the angle, the axis being fixed.
    double a0 = cross0 * cos + (v0 * inner - x) * sin;
    double a1 = cross1 * cos + (v1 * inner - y) * sin;
    double a2 = cross2 * cos + (v2 * inner - z) * sin;
    double px = cx * reciprocal;
    double py = cy * reciprocal;
    double rho = px * px + py * py;
    double distortion = 1 + rho * (camera[9] + camera[10] * rho);
    double slope = 2 * (camera[9] + 2 * camera[10] * rho);
    double focal = camera[6];
    double bentX = px * distortion;
    double bentY = py * distortion;
    double off0 = bentX * focal + camera[7] - feature[0];
    double off1 = bentY * focal + camera[8] - feature[1];
    error[0] = weight * off0;
    error[1] = weight * off1;
    double scale = weight * focal;
    double both = scale * px * py * slope * reciprocal;
    double sx = scale * (distortion + px * px * slope) * reciprocal;
    double sy = scale * (distortion + py * py * slope) * reciprocal;
    double sinOver = sin * over;
    double restOver = rest * over;
    for (int row = 0; row < 2; row++) {
      int at = ROW * row;
      double g0 = row == 0 ? sx : both;
      double g1 = row == 0 ? both : sy;
      double g2 = -(g0 * px + g1 * py);
      double gv = g0 * v0 + g1 * v1 + g2 * v2;
      double dv0 = restOver * (gv * x + inner * g0) + sinOver * (g2 * y - g1 * z);
      double dv1 = restOver * (gv * y + inner * g1) + sinOver * (g0 * z - g2 * x);
      double dv2 = restOver * (gv * z + inner * g2) + sinOver * (g1 * x - g0 * y);
      double ga = g0 * a0 + g1 * a1 + g2 * a2 - (dv0 * v0 + dv1 * v1 + dv2 * v2);
      block[at] = dv0 + ga * v0;
      block[at + 1] = dv1 + ga * v1;
      block[at + 2] = dv2 + ga * v2;
      double scaled = gv * rest;
      double dx = g0 * cos + scaled * v0 + sin * (g1 * v2 - g2 * v1);
      double dy = g1 * cos + scaled * v1 + sin * (g2 * v0 - g0 * v2);
      double dz = g2 * cos + scaled * v2 + sin * (g0 * v1 - g1 * v0);
      block[at + 3] = -dx;
      block[at + 4] = -dy;
      block[at + 5] = -dz;
      double p = scale * (row == 0 ? px : py) * rho;
      block[at + 6] = weight * (row == 0 ? bentX : bentY);
      block[at + 7] = row == 0 ? weight : 0;
      block[at + 8] = row == 0 ? 0 : weight;
      block[at + 9] = p;
      block[at + 10] = p * rho;
      block[at + 11] = dx;
      block[at + 12] = dy;
      block[at + 13] = dz;
      block[at + 14] = row == 0 ? off0 : off1;
    }
  }
}
