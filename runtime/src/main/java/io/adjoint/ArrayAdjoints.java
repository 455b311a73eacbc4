package io.adjoint;

/**
 * The adjoints of array operations, for generated code.
 *
 * <p>Public because generated code is in the user's own packages; not meant for written code. Each
 * method takes the arrays that hold the adjoints of the elements, and allocates nothing.
 */
public final class ArrayAdjoints {
  private ArrayAdjoints() {}

  /**
   * The adjoint of {@code System.arraycopy(source, sourceFrom, target, targetFrom, length)}: the
   * adjoints of the target's elements go back to the source's, and the target's begin again at
   * zero. The arrays may be the same one.
   */
  public static void copyAdjoint(
      double[] source, int sourceFrom, double[] target, int targetFrom, int length) {
    // In the order in which an element is added to only after it was taken as a target.
    if (targetFrom > sourceFrom) {
      for (int i = 0; i < length; i++) {
        double adjoint = target[targetFrom + i];
        target[targetFrom + i] = 0;
        source[sourceFrom + i] += adjoint;
      }
    } else {
      for (int i = length - 1; i >= 0; i--) {
        double adjoint = target[targetFrom + i];
        target[targetFrom + i] = 0;
        source[sourceFrom + i] += adjoint;
      }
    }
  }

  /** As {@link #copyAdjoint(double[], int, double[], int, int)}. */
  public static void copyAdjoint(
      float[] source, int sourceFrom, float[] target, int targetFrom, int length) {
    if (targetFrom > sourceFrom) {
      for (int i = 0; i < length; i++) {
        float adjoint = target[targetFrom + i];
        target[targetFrom + i] = 0;
        source[sourceFrom + i] += adjoint;
      }
    } else {
      for (int i = length - 1; i >= 0; i--) {
        float adjoint = target[targetFrom + i];
        target[targetFrom + i] = 0;
        source[sourceFrom + i] += adjoint;
      }
    }
  }

  /**
   * The adjoint of {@code target = Arrays.copyOfRange(source, from, …)}, where the copy may be
   * longer than what there was to copy.
   */
  public static void copyOfAdjoint(double[] source, int from, double[] target) {
    int length = Math.min(target.length, source.length - from);
    for (int i = 0; i < length; i++) {
      source[from + i] += target[i];
    }
  }

  /** As {@link #copyOfAdjoint(double[], int, double[])}. */
  public static void copyOfAdjoint(float[] source, int from, float[] target) {
    int length = Math.min(target.length, source.length - from);
    for (int i = 0; i < length; i++) {
      source[from + i] += target[i];
    }
  }

  /**
   * The adjoint of {@code Arrays.fill(target, from, to, value)}.
   *
   * @return the adjoint of the value: the sum of those of the elements, which begin again at zero
   */
  public static double fillAdjoint(double[] target, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += target[i];
      target[i] = 0;
    }
    return sum;
  }

  /** As {@link #fillAdjoint(double[], int, int)}. */
  public static double fillAdjoint(float[] target, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += target[i];
      target[i] = 0;
    }
    return sum;
  }

  /**
   * The rows of an array, in an outer array of their own: what is done to that leaves the first as
   * it is.
   *
   * @param array an array of rows, or null
   * @param buffer what an earlier call gave, or null; it is used again where it fits
   */
  public static double @Nullable [][] rows(
      double @Nullable [][] array, double @Nullable [][] buffer) {
    return array == null ? null : ArrayCopies.copy(buffer, array);
  }

  /** As {@link #rows(double[][], double[][])}. */
  public static float @Nullable [][] rows(float @Nullable [][] array, float @Nullable [][] buffer) {
    return array == null ? null : ArrayCopies.copy(buffer, array);
  }

  /** As {@link #rows(double[][], double[][])}, for an array of planes. */
  public static double @Nullable [][][] rows(
      double @Nullable [][][] array, double @Nullable [][][] buffer) {
    return array == null ? null : ArrayCopies.copy(buffer, array);
  }

  /** As {@link #rows(float[][], float[][])}, for an array of planes. */
  public static float @Nullable [][][] rows(
      float @Nullable [][][] array, float @Nullable [][][] buffer) {
    return array == null ? null : ArrayCopies.copy(buffer, array);
  }

  /**
   * The planes of an array, each with the same rows in an array of its own.
   *
   * @param array an array of planes, or null
   * @param buffer what an earlier call gave, in which no plane was moved since, or null
   */
  public static double @Nullable [][][] planes(
      double @Nullable [][][] array, double @Nullable [][][] buffer) {
    if (array == null) {
      return null;
    }
    double[][][] copy =
        buffer != null && buffer.length == array.length ? buffer : new double[array.length][][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = rows(array[i], copy[i]);
    }
    return copy;
  }

  /** As {@link #planes(double[][][], double[][][])}. */
  public static float @Nullable [][][] planes(
      float @Nullable [][][] array, float @Nullable [][][] buffer) {
    if (array == null) {
      return null;
    }
    float[][][] copy =
        buffer != null && buffer.length == array.length ? buffer : new float[array.length][][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = rows(array[i], copy[i]);
    }
    return copy;
  }

  /**
   * Refuses an array that is also a row of another argument.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void requireNotRowOf(
      @Nullable Object @Nullable [] rows, @Nullable Object row, String names) {
    if (rows == null || row == null) {
      return;
    }
    for (Object candidate : rows) {
      if (candidate == row) {
        throw new IllegalArgumentException(
            "the arrays " + names + " must not share a row, since one of them is written");
      }
      if (candidate instanceof Object[] inner) {
        requireNotRowOf(inner, row, names);
      }
    }
  }
}
