package io.adjoint.compiler.metamorphic;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a call of a derivative method did.
 *
 * @param thrown the name of the class of what it threw; empty if it came back
 * @param exact what must agree to the last bit: the value, and what is left in the arguments
 * @param gradients what may differ by rounding, since sums may be made in another order
 */
public record Agreement(String thrown, Object exact, Object gradients) {

  /** A call that threw. */
  public static Agreement thrown(Throwable problem, Object arguments) {
    return new Agreement(problem.getClass().getName(), arguments, new double[0]);
  }

  /**
   * How another call differs from this one.
   *
   * @param tolerance relative to each derivative, and a hundredth of it relative to the largest
   * @param spread for each derivative, how much it changes where the point does by rounding: what
   *     no computation can be expected to be better than; asked for only where there is need
   */
  public Optional<String> difference(Agreement other, double tolerance, Supplier<double[]> spread) {
    if (!thrown.equals(other.thrown)) {
      return Optional.of("throws '" + other.thrown + "' instead of '" + thrown + "'");
    } else if (!Arrays.deepEquals(new Object[] {exact}, new Object[] {other.exact})) {
      return Optional.of(show(other.exact) + " instead of " + show(exact));
    }
    double[] expected = numbers(gradients);
    double[] found = numbers(other.gradients);
    if (expected.length != found.length) {
      return Optional.of(show(other.gradients) + " has another shape than " + show(gradients));
    }
    for (int i = 0; i < expected.length; i++) {
      double largest = largest(expected);
      double allowed = tolerance * Math.max(Math.abs(expected[i]), 0.01 * largest) + 1e-13;
      boolean same = expected[i] == found[i] || bothHaveNoEnd(expected[i], found[i]);
      if (!same
          && !(Math.abs(expected[i] - found[i]) <= allowed)
          && !(Math.abs(expected[i] - found[i]) <= 100 * spread.get()[i])) {
        return Optional.of(
            "derivative " + i + ": " + show(other.gradients) + " instead of " + show(gradients));
      }
    }
    return Optional.empty();
  }

  /** Infinities that meet in another order may cancel out to NaN, or not. */
  private static boolean bothHaveNoEnd(double one, double other) {
    return !Double.isFinite(one) && !Double.isFinite(other);
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  /** The numbers in a value, one after the other. */
  public static double[] numbers(Object value) {
    List<Double> all = new ArrayList<>();
    collect(value, all);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(Object value, List<Double> all) {
    if (value instanceof Number number) {
      all.add(number.doubleValue());
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        collect(Array.get(value, i), all);
      }
    }
  }

  private static String show(Object value) {
    return Arrays.deepToString(new Object[] {value});
  }
}
