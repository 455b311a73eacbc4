package p;

final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Point point = new Point(3, 4);
    System.out.println(point.x() + " " + point.slope() + " " + Point.Unit.INCH.size());
  }
}
