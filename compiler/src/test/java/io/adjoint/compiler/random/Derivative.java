package io.adjoint.compiler.random;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The derivative methods of a program, compiled or interpreted. */
interface Derivative {
  /**
   * What a call gave.
   *
   * @param gradients by the names of the parameters
   */
  record Answer(@Nullable Object value, Map<String, @Nullable Object> gradients) {}

  boolean hasGradient();

  /** The names of the parameters differentiated by. */
  List<String> names();

  /** How many seeds the product takes. */
  int seeds();

  /**
   * @param times how often to accumulate into one gradient, each time on a copy of the arguments
   */
  Answer gradient(@Nullable Object[] arguments, int times);

  Answer product(@Nullable Object[] arguments, List<?> seeds);
}
