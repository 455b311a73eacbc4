package library;

import io.adjoint.Differentiable;

/** A function with a derivative. */
public final class Shape {
  private Shape() {}

  /** The volume of a cylinder. */
  @Differentiable
  public static double volume(double radius, double height) {
    return Math.PI * radius * radius * height;
  }
}
