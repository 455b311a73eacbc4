package io.adjoint;

/** What a differentiable method can say to the compiler in its body. */
public final class Adjoint {

  private Adjoint() {}

  /**
   * Returns {@code x} itself, and is a constant to the differentiation: no derivative passes
   * through it.
   *
   * <pre>{@code
   * double scale = Adjoint.stopGradient(Math.abs(x)); // as if scale were a given number
   * return scale * y;
   * }</pre>
   *
   * @param x any value
   * @return {@code x}
   */
  public static double stopGradient(double x) {
    return x;
  }

  /**
   * As {@link #stopGradient(double)}.
   *
   * @param x any value
   * @return {@code x}
   */
  public static float stopGradient(float x) {
    return x;
  }

  /**
   * Returns {@code x}, which never carries a derivative; without this overload Java would turn it
   * into a {@code float}.
   *
   * @param x any value
   * @return {@code x}
   */
  public static int stopGradient(int x) {
    return x;
  }

  /**
   * Returns {@code x}, which never carries a derivative; without this overload Java would turn it
   * into a {@code float}.
   *
   * @param x any value
   * @return {@code x}
   */
  public static long stopGradient(long x) {
    return x;
  }

  /**
   * As {@link #stopGradient(double)}, for an array or a record. The very object is returned, not a
   * copy.
   *
   * @param <T> the type of the value
   * @param x any value
   * @return {@code x}
   */
  public static <T> T stopGradient(T x) {
    return x;
  }
}
