package io.adjoint.compiler.random;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arguments and gradients, whatever their shape: numbers, and arrays of any rank. */
final class Shapes {
  private Shapes() {}

  static @Nullable Object[] copyAll(@Nullable Object[] values) {
    return Arrays.stream(values).map(Shapes::copy).toArray(Object[]::new);
  }

  /** A copy that shares nothing with the original. */
  static @Nullable Object copy(@Nullable Object value) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    int length = Array.getLength(value);
    Object copy = Array.newInstance(value.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(copy, i, copy(Array.get(value, i)));
    }
    return copy;
  }

  /** Whether two values are equal to the last bit; all NaN are the same. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return Arrays.deepEquals(new Object[] {one}, new Object[] {other});
  }

  static String text(@Nullable Object value) {
    String text = Arrays.deepToString(new Object[] {value});
    return text.substring(1, text.length() - 1);
  }

  /** How many numbers there are in it. */
  static int size(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (!value.getClass().isArray()) {
      return 1;
    }
    int size = 0;
    for (int i = 0; i < Array.getLength(value); i++) {
      size += size(Array.get(value, i));
    }
    return size;
  }

  /** The numbers of it, one after the other. */
  static double[] numbers(@Nullable Object value) {
    double[] numbers = new double[size(value)];
    collect(value, numbers, 0);
    return numbers;
  }

  private static int collect(@Nullable Object value, double[] numbers, int at) {
    if (value == null) {
      return at;
    }
    if (!value.getClass().isArray()) {
      numbers[at] = ((Number) value).doubleValue();
      return at + 1;
    }
    int next = at;
    for (int i = 0; i < Array.getLength(value); i++) {
      next = collect(Array.get(value, i), numbers, next);
    }
    return next;
  }

  /** The shape of {@code value} with other numbers. */
  static @Nullable Object with(@Nullable Object value, double[] numbers) {
    Object result = copy(value);
    if (result != null && !result.getClass().isArray()) {
      return number(numbers[0], result.getClass() == Float.class);
    }
    fill(result, numbers, 0);
    return result;
  }

  private static Object number(double number, boolean single) {
    if (single) {
      return (float) number;
    }
    return number;
  }

  private static int fill(@Nullable Object array, double[] numbers, int at) {
    int next = at;
    for (int i = 0; array != null && i < Array.getLength(array); i++) {
      if (array instanceof Object[] rows) {
        next = fill(rows[i], numbers, next);
      } else {
        Array.set(array, i, number(numbers[next++], array instanceof float[]));
      }
    }
    return next;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      // A result that is infinite or not a number has no say where its seed is zero.
      sum += one[i] == 0 ? 0 : one[i] * other[i];
    }
    return sum;
  }

  static double magnitude(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] * other[i]);
    }
    return sum;
  }
}
