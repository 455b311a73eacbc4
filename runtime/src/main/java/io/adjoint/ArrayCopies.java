package io.adjoint;

import java.util.Arrays;

/**
 * Copies that a user's method makes of arrays, and that nobody but the method ever sees: generated
 * code puts them where an earlier call had them.
 *
 * <p>In each method here {@code buffer} is an array that nobody needs any more, or null. It is the
 * result if it has the length asked for and is not the source itself; otherwise a new array is. The
 * exceptions are those of the JDK's method in its place.
 *
 * <p>Public because generated code is in the user's own packages; not meant for written code.
 */
public final class ArrayCopies {
  private ArrayCopies() {}

  private static boolean isRange(int sourceLength, int from, int to) {
    return from >= 0 && from <= sourceLength && to >= from;
  }

  // double

  /** {@code source.clone()}. */
  public static double[] copy(double @Nullable [] buffer, double[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static double[] copy(double @Nullable [] buffer, double[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static double[] copy(double @Nullable [] buffer, double[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static double[] copied(double[] buffer, double[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, 0);
    return buffer;
  }

  // float

  /** {@code source.clone()}. */
  public static float[] copy(float @Nullable [] buffer, float[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static float[] copy(float @Nullable [] buffer, float[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static float[] copy(float @Nullable [] buffer, float[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static float[] copied(float[] buffer, float[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, 0);
    return buffer;
  }

  // long

  /** {@code source.clone()}. */
  public static long[] copy(long @Nullable [] buffer, long[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static long[] copy(long @Nullable [] buffer, long[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static long[] copy(long @Nullable [] buffer, long[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static long[] copied(long[] buffer, long[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, 0);
    return buffer;
  }

  // int

  /** {@code source.clone()}. */
  public static int[] copy(int @Nullable [] buffer, int[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static int[] copy(int @Nullable [] buffer, int[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static int[] copy(int @Nullable [] buffer, int[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static int[] copied(int[] buffer, int[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, 0);
    return buffer;
  }

  // short

  /** {@code source.clone()}. */
  public static short[] copy(short @Nullable [] buffer, short[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static short[] copy(short @Nullable [] buffer, short[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static short[] copy(short @Nullable [] buffer, short[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static short[] copied(short[] buffer, short[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, (short) 0);
    return buffer;
  }

  // byte

  /** {@code source.clone()}. */
  public static byte[] copy(byte @Nullable [] buffer, byte[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static byte[] copy(byte @Nullable [] buffer, byte[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static byte[] copy(byte @Nullable [] buffer, byte[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static byte[] copied(byte[] buffer, byte[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, (byte) 0);
    return buffer;
  }

  // char

  /** {@code source.clone()}. */
  public static char[] copy(char @Nullable [] buffer, char[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static char[] copy(char @Nullable [] buffer, char[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static char[] copy(char @Nullable [] buffer, char[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static char[] copied(char[] buffer, char[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, (char) 0);
    return buffer;
  }

  // boolean

  /** {@code source.clone()}. */
  public static boolean[] copy(boolean @Nullable [] buffer, boolean[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static boolean[] copy(boolean @Nullable [] buffer, boolean[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static boolean[] copy(boolean @Nullable [] buffer, boolean[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static boolean[] copied(boolean[] buffer, boolean[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, false);
    return buffer;
  }

  // arrays of arrays: the copy has the rows of the source

  /** {@code source.clone()}. */
  public static <T> @Nullable T[] copy(@Nullable T @Nullable [] buffer, @Nullable T[] source) {
    return copy(buffer, source, source.length);
  }

  /** {@code Arrays.copyOf(source, length)}. */
  public static <T> @Nullable T[] copy(
      @Nullable T @Nullable [] buffer, @Nullable T[] source, int length) {
    if (buffer == null || buffer.length != length || buffer == source) {
      return Arrays.copyOf(source, length);
    }
    return copied(buffer, source, 0);
  }

  /** {@code Arrays.copyOfRange(source, from, to)}. */
  public static <T> @Nullable T[] copy(
      @Nullable T @Nullable [] buffer, @Nullable T[] source, int from, int to) {
    boolean fits = isRange(source.length, from, to) && buffer != source;
    return fits && buffer != null && buffer.length == to - from
        ? copied(buffer, source, from)
        : Arrays.copyOfRange(source, from, to);
  }

  private static <T> @Nullable T[] copied(@Nullable T[] buffer, @Nullable T[] source, int from) {
    int length = Math.min(buffer.length, source.length - from);
    System.arraycopy(source, from, buffer, 0, length);
    Arrays.fill(buffer, length, buffer.length, null);
    return buffer;
  }

  /**
   * The planes of an array, each with the same rows in an array of its own.
   *
   * @param buffer what an earlier call gave, in which no plane was moved since, or null
   */
  public static <T> T[][] planes(T @Nullable [] @Nullable [] buffer, T[][] source) {
    T[][] copy = buffer != null && buffer.length == source.length ? buffer : source.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy(copy[i], source[i]);
    }
    return copy;
  }
}
