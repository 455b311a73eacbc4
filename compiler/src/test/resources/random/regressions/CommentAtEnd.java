package random;

/** A comment that ended a generated method was taken for the head of an empty one. */
final class CommentAtEnd {
  @io.adjoint.Differentiable(modes = {io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP})
  static double f(double x, int k) {
    return x * (switch (k) {
      case 0 -> x;
      default -> 2;
    });
  }
}
