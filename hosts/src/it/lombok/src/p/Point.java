package p;

import io.adjoint.Differentiable;
import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.experimental.Accessors;

@Getter
@Accessors(fluent = true)
@AllArgsConstructor
final class Point {
  private final double x;
  private final double y;

  @Getter
  @AllArgsConstructor
  enum Unit {
    METRE(1),
    INCH(0.0254);

    private final double size;
  }

  @Differentiable
  static double distance(double x, double y, Unit unit) {
    double scale = unit == Unit.INCH ? 2 : 1;
    return scale * Math.hypot(x, y);
  }

  double slope() {
    return PointGrad.distanceGrad(x(), y(), Unit.INCH).x();
  }
}
