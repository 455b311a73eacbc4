package application;

import io.adjoint.Differentiable;
import library.ShapeGrad;

final class Main {
  private Main() {}

  @Differentiable
  static double f(double[] x) {
    double sum = 0;
    for (double element : x) {
      sum += element * element;
    }
    return sum;
  }

  public static void main(String[] arguments) {
    double byHeight = ShapeGrad.volumeGrad(1, 2).height();
    System.out.println(
        (byHeight == Math.PI) + " " + MainGrad.fGrad(new double[] {1, 2}).x()[1]);
    System.out.println(Main.class.getModule().getName());
    System.out.println(Differentiable.class.getModule().getName());
  }
}
