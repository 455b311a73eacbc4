package io.adjoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks the Adjoint compiler to generate derivative methods for the annotated method.
 *
 * <pre>{@code
 * final class Rosenbrock {
 *   @Differentiable
 *   static double f(double x, double y) {
 *     double a = 1 - x;
 *     double b = y - x * x;
 *     return a * a + 100 * b * b;
 *   }
 * }
 * }</pre>
 *
 * <p>For a class {@code Foo} the build emits a class {@code FooGrad} in the same package, as
 * visible as the method it serves; for the example, {@code RosenbrockGrad.fGrad(x, y)} returns the
 * value and the partial derivatives {@code x()} and {@code y()}.
 *
 * <p>Parameters of type {@code double} or {@code float}, arrays of them of any rank, and records
 * made of those are <i>real-valued</i>: they can be differentiated by. Integers, booleans, enums,
 * strings and other objects are constants of the differentiation. An instance method's derivative
 * methods are static and take the receiver first.
 *
 * <p>What the compiler cannot differentiate it refuses with an error at the place in the source; it
 * never emits a derivative that is silently wrong.
 *
 * @see Mode
 * @see Adjoint#stopGradient(double)
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Differentiable {

  /**
   * The names of the parameters to differentiate by; {@code "this.w"} names the field {@code w} of
   * the receiver. Empty, the default, stands for all real-valued parameters.
   *
   * @return the names, in any order
   */
  String[] wrt() default {};

  /**
   * Which derivative methods to generate. Empty, the default, stands for {@link Mode#GRADIENT} if
   * the method returns a scalar, and for {@link Mode#JACOBIAN} if it returns an array.
   *
   * @return the modes, in any order
   */
  Mode[] modes() default {};
}
