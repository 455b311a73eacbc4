package p;

final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(SquareGrad.fGrad(3).x() + " " + CubeGrad.fGrad(3).x());
  }
}
