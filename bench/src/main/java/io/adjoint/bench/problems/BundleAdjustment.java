package io.adjoint.bench.problems;

import io.adjoint.Differentiable;
import io.adjoint.Mode;

/**
 * The errors of reprojection of points that cameras saw: ADBench's BA. One observation has two
 * errors, and its Jacobian is two seeded products.
 */
public final class BundleAdjustment {
  private BundleAdjustment() {}

  /**
   * @param camera rotation (3), centre (3), focal length, principal point (2), distortion (2)
   * @param point the point in space
   * @param weight of the observation
   * @param feature where it was seen
   * @param error the two errors
   */
  @Differentiable(
      modes = Mode.VJP,
      wrt = {"camera", "point", "weight"})
  // The root is not taken where it is zero, and the errors are no parameters.
  @SuppressWarnings({"adjoint:AD023", "adjoint:AD025", "adjoint:AD028"})
  public static void residual(
      double[] camera, double[] point, double weight, double[] feature, double[] error) {
    double x = point[0] - camera[3];
    double y = point[1] - camera[4];
    double z = point[2] - camera[5];
    double r0 = camera[0];
    double r1 = camera[1];
    double r2 = camera[2];
    double squared = r0 * r0 + r1 * r1 + r2 * r2;
    double cx;
    double cy;
    double cz;
    if (squared != 0) {
      double angle = Math.sqrt(squared);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double v0 = r0 / angle;
      double v1 = r1 / angle;
      double v2 = r2 / angle;
      double along = (v0 * x + v1 * y + v2 * z) * (1 - cos);
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
    error[0] = weight * (px * distortion * camera[6] + camera[7] - feature[0]);
    error[1] = weight * (py * distortion * camera[6] + camera[8] - feature[1]);
  }

  /** What ADBench holds a weight against. */
  @Differentiable
  public static double weightError(double weight) {
    return 1 - weight * weight;
  }
}
