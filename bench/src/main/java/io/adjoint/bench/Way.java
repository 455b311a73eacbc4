package io.adjoint.bench;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A way to the value, or to the gradient, of a problem.
 *
 * @param kind what is compared with what
 * @param run computes once and returns the value, or something that depends on all that was
 *     computed
 * @param gradient the gradient of the last run, all parameters in one array
 */
public record Way(Kind kind, DoubleSupplier run, Supplier<double[]> gradient) {

  /** What is compared with what. */
  public enum Kind {
    /** The method itself: no gradient. */
    PRIMAL("primal"),
    /** Generated, into a gradient that is used again. */
    ACCUMULATING("generated"),
    /** Generated, a new gradient for each call. */
    FRESH("generated, fresh"),
    /** By hand, as a careful engineer writes it down. */
    PLAIN("by hand, plain"),
    /** By hand, restructured to be fast. */
    BEST("by hand, best"),
    /** Hipparchus' {@code Gradient}: forward mode, all directions at once. */
    HIPPARCHUS("Hipparchus"),
    /** A tape in primitive arrays, recorded at each call. */
    TAPE("tape"),
    /** Forward differences. */
    DIFFERENCES("differences"),
    /** PyTorch, called through DJL. */
    PYTORCH("PyTorch");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
