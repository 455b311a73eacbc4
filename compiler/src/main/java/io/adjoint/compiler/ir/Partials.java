package io.adjoint.compiler.ir;

/**
 * The partial derivatives of the functions that {@link Expr.Apply} calls, for the interpreter over
 * dual numbers. The interpreter knows only arithmetic by itself.
 */
public interface Partials {

  /**
   * The derivative by each argument; what stands for an integer argument is not read.
   *
   * <p>Called only where the tangent of an argument is not zero, unless {@link #isAskedAlways}. A
   * tangent that is zero contributes zero, whatever the partial derivative is.
   *
   * @param arguments the arguments' values, integers too
   * @param result the function's value at the arguments
   */
  double[] at(MathFunction function, double[] arguments, double result);

  /**
   * Whether it is called for every call of a function, to see where functions have no derivative.
   */
  default boolean isAskedAlways() {
    return false;
  }
}
