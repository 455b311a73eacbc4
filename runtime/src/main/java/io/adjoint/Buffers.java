package io.adjoint;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Arrays for generated code: those that hold gradients, those that a reverse sweep keeps values in.
 *
 * <p>Public because generated code is in the user's own packages; not meant for written code. No
 * method here allocates where nothing has to be made or to grow.
 */
public final class Buffers {

  /** Like the JDK's own collections: some virtual machines cannot make longer arrays. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private static final int MIN_LENGTH = 16;

  /** A hash table of references, empty between uses; see {@link #requireDistinctRows}. */
  private static final ThreadLocal<@Nullable Object[]> TABLE = new ThreadLocal<>();

  private Buffers() {}

  // gradient: the array that a gradient accumulates in

  /**
   * The array that holds the gradient by an argument: of the shape of {@code shape}, jagged rows
   * and null rows included.
   *
   * @param shape the argument; null if there is none, which has no gradient
   * @param buffer the array to use, or null to have one made, filled with zeros
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static double @Nullable [] gradient(
      double @Nullable [] shape, double @Nullable [] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  /**
   * As {@link #gradient(double[], double[])}.
   *
   * @param shape the argument, or null
   * @param buffer the array to use, or null
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static double @Nullable [][] gradient(
      double @Nullable [][] shape, double @Nullable [][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  /**
   * As {@link #gradient(double[], double[])}.
   *
   * @param shape the argument, or null
   * @param buffer the array to use, or null
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static double @Nullable [][][] gradient(
      double @Nullable [][][] shape, double @Nullable [][][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  /**
   * As {@link #gradient(double[], double[])}.
   *
   * @param shape the argument, or null
   * @param buffer the array to use, or null
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static float @Nullable [] gradient(float @Nullable [] shape, float @Nullable [] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  /**
   * As {@link #gradient(double[], double[])}.
   *
   * @param shape the argument, or null
   * @param buffer the array to use, or null
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static float @Nullable [][] gradient(
      float @Nullable [][] shape, float @Nullable [][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  /**
   * As {@link #gradient(double[], double[])}.
   *
   * @param shape the argument, or null
   * @param buffer the array to use, or null
   * @return {@code buffer}, or a new array; null if {@code shape} is null
   * @throws IllegalArgumentException if {@code buffer} has another shape
   */
  public static float @Nullable [][][] gradient(
      float @Nullable [][][] shape, float @Nullable [][][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null) {
      return zeros(shape);
    }
    if (!sameShape(shape, buffer)) {
      throw differentShapes(shape, buffer);
    }
    return buffer;
  }

  // zeroed: scratch arrays that a workspace keeps

  /**
   * An array of zeros of the shape of {@code shape}. Whatever parts of {@code buffer} fit are used
   * again.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static double @Nullable [] zeroed(double @Nullable [] shape, double @Nullable [] buffer) {
    return shape == null ? null : NewArrays.alloc(buffer, shape.length);
  }

  /**
   * As {@link #zeroed(double[], double[])}.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static double @Nullable [][] zeroed(
      double @Nullable [][] shape, double @Nullable [][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null || buffer.length != shape.length) {
      return zeros(shape);
    }
    for (int i = 0; i < shape.length; i++) {
      buffer[i] = zeroed(shape[i], buffer[i]);
    }
    return buffer;
  }

  /**
   * As {@link #zeroed(double[], double[])}.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static double @Nullable [][][] zeroed(
      double @Nullable [][][] shape, double @Nullable [][][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null || buffer.length != shape.length) {
      return zeros(shape);
    }
    for (int i = 0; i < shape.length; i++) {
      buffer[i] = zeroed(shape[i], buffer[i]);
    }
    return buffer;
  }

  /**
   * As {@link #zeroed(double[], double[])}.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static float @Nullable [] zeroed(float @Nullable [] shape, float @Nullable [] buffer) {
    return shape == null ? null : NewArrays.alloc(buffer, shape.length);
  }

  /**
   * As {@link #zeroed(double[], double[])}.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static float @Nullable [][] zeroed(
      float @Nullable [][] shape, float @Nullable [][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null || buffer.length != shape.length) {
      return zeros(shape);
    }
    for (int i = 0; i < shape.length; i++) {
      buffer[i] = zeroed(shape[i], buffer[i]);
    }
    return buffer;
  }

  /**
   * As {@link #zeroed(double[], double[])}.
   *
   * @param shape an array, or null
   * @param buffer what the last call returned, or null
   * @return {@code buffer} or a new array; null if {@code shape} is null
   */
  public static float @Nullable [][][] zeroed(
      float @Nullable [][][] shape, float @Nullable [][][] buffer) {
    if (shape == null) {
      return null;
    }
    if (buffer == null || buffer.length != shape.length) {
      return zeros(shape);
    }
    for (int i = 0; i < shape.length; i++) {
      buffer[i] = zeroed(shape[i], buffer[i]);
    }
    return buffer;
  }

  // add and clear

  /**
   * Adds {@code from} to {@code to}, element by element. Null stands for an array that is not
   * there, and adds nothing.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(double @Nullable [] from, double @Nullable [] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      to[i] += from[i];
    }
  }

  /**
   * As {@link #add(double[], double[])}.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(double @Nullable [][] from, double @Nullable [][] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      add(from[i], to[i]);
    }
  }

  /**
   * As {@link #add(double[], double[])}.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(double @Nullable [][][] from, double @Nullable [][][] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      add(from[i], to[i]);
    }
  }

  /**
   * As {@link #add(double[], double[])}.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(float @Nullable [] from, float @Nullable [] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      to[i] += from[i];
    }
  }

  /**
   * As {@link #add(double[], double[])}.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(float @Nullable [][] from, float @Nullable [][] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      add(from[i], to[i]);
    }
  }

  /**
   * As {@link #add(double[], double[])}.
   *
   * @param from what to add, or null
   * @param to the array of the same shape that is added to; null only if {@code from} is
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void add(float @Nullable [][][] from, float @Nullable [][][] to) {
    if (from == null) {
      return;
    }
    if (to == null || to.length != from.length) {
      throw differentShapes(from, to);
    }
    for (int i = 0; i < from.length; i++) {
      add(from[i], to[i]);
    }
  }

  /**
   * Fills {@code x} with zeros.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(double @Nullable [] x) {
    if (x != null) {
      Arrays.fill(x, 0);
    }
  }

  /**
   * As {@link #clear(double[])}.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(double @Nullable [][] x) {
    if (x != null) {
      for (double[] row : x) {
        clear(row);
      }
    }
  }

  /**
   * As {@link #clear(double[])}.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(double @Nullable [][][] x) {
    if (x != null) {
      for (double[][] row : x) {
        clear(row);
      }
    }
  }

  /**
   * As {@link #clear(double[])}.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(float @Nullable [] x) {
    if (x != null) {
      Arrays.fill(x, 0);
    }
  }

  /**
   * As {@link #clear(double[])}.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(float @Nullable [][] x) {
    if (x != null) {
      for (float[] row : x) {
        clear(row);
      }
    }
  }

  /**
   * As {@link #clear(double[])}.
   *
   * @param x an array, or null, for which nothing is done
   */
  public static void clear(float @Nullable [][][] x) {
    if (x != null) {
      for (float[][] row : x) {
        clear(row);
      }
    }
  }

  // grow: tapes whose length is not known beforehand

  /**
   * Makes room for an element: {@code a[index]} exists in what is returned, and what {@code a}
   * holds stays where it is. The length at least doubles when it grows.
   *
   * @param <T> the type of the elements
   * @param a an array
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static <T> T[] grow(T[] a, int index) {
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static double[] grow(double @Nullable [] a, int index) {
    if (a == null) {
      return new double[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static float[] grow(float @Nullable [] a, int index) {
    if (a == null) {
      return new float[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static long[] grow(long @Nullable [] a, int index) {
    if (a == null) {
      return new long[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static int[] grow(int @Nullable [] a, int index) {
    if (a == null) {
      return new int[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static short[] grow(short @Nullable [] a, int index) {
    if (a == null) {
      return new short[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static byte[] grow(byte @Nullable [] a, int index) {
    if (a == null) {
      return new byte[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static char[] grow(char @Nullable [] a, int index) {
    if (a == null) {
      return new char[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  /**
   * As {@link #grow(Object[], int)}; null stands for an array without elements.
   *
   * @param a an array, or null
   * @param index the index that is written next
   * @return {@code a} if it is long enough, otherwise a longer copy
   */
  public static boolean[] grow(boolean @Nullable [] a, int index) {
    if (a == null) {
      return new boolean[grownLength(0, index)];
    }
    return index < a.length ? a : Arrays.copyOf(a, grownLength(a.length, index));
  }

  // Arrays that must not be one and the same

  /**
   * Requires that two arrays are not one and the same.
   *
   * @param a an array, or null
   * @param b an array, or null
   * @param names what the caller calls them, such as {@code "x and y"}
   * @throws IllegalArgumentException if they are one array
   */
  public static void requireDistinct(@Nullable Object a, @Nullable Object b, String names) {
    if (a != null && a == b) {
      throw new IllegalArgumentException(names + " must not be the same array");
    }
  }

  /**
   * Requires that no two rows of an array are one and the same; of an array of a higher rank, no
   * two of its innermost arrays. Rows that are null, and rows without elements, may be.
   *
   * @param rows an array of arrays, or null
   * @param name what the caller calls it
   * @throws IllegalArgumentException if two rows are one array
   */
  public static void requireDistinctRows(Object @Nullable [] rows, String name) {
    if (rows == null) {
      return;
    }
    int capacity = capacity(countRows(rows));
    @Nullable Object[] table = table(capacity);
    try {
      if (!insertRows(rows, table, capacity - 1)) {
        throw new IllegalArgumentException("two rows of " + name + " must not be the same array");
      }
    } finally {
      Arrays.fill(table, 0, capacity, null);
    }
  }

  /**
   * Requires that no row of {@code a} is a row of {@code b} too; as {@link #requireDistinctRows}
   * goes by the innermost arrays, and lets null and rows without elements be.
   *
   * @param a an array of arrays, or null
   * @param b an array of arrays, or null
   * @param names what the caller calls them, such as {@code "x and y"}
   * @throws IllegalArgumentException if they share a row
   */
  public static void requireNoSharedRows(
      Object @Nullable [] a, Object @Nullable [] b, String names) {
    if (a == null || b == null) {
      return;
    }
    int capacity = capacity(countRows(a));
    @Nullable Object[] table = table(capacity);
    try {
      insertRows(a, table, capacity - 1);
      if (containsRow(b, table, capacity - 1)) {
        throw new IllegalArgumentException(names + " must not have a row in common");
      }
    } finally {
      Arrays.fill(table, 0, capacity, null);
    }
  }

  private static int countRows(Object[] rows) {
    int count = 0;
    for (Object row : rows) {
      count += row instanceof Object[] inner ? countRows(inner) : 1;
    }
    return count;
  }

  /** A power of two, so that a table is never more than half full. */
  private static int capacity(int count) {
    return Integer.highestOneBit(Math.max(count, 1)) << 2;
  }

  private static @Nullable Object[] table(int capacity) {
    @Nullable Object[] table = TABLE.get();
    if (table == null || table.length < capacity) {
      table = new Object[capacity];
      TABLE.set(table);
    }
    return table;
  }

  /** Puts the rows into the table; false if one was there already. */
  private static boolean insertRows(Object[] rows, @Nullable Object[] table, int mask) {
    boolean distinct = true;
    for (Object row : rows) {
      if (row instanceof Object[] inner) {
        distinct &= insertRows(inner, table, mask);
      } else if (row != null && Array.getLength(row) > 0) {
        int slot = slot(row, table, mask);
        distinct &= table[slot] == null;
        table[slot] = row;
      }
    }
    return distinct;
  }

  private static boolean containsRow(Object[] rows, @Nullable Object[] table, int mask) {
    for (Object row : rows) {
      if (row instanceof Object[] inner) {
        if (containsRow(inner, table, mask)) {
          return true;
        }
      } else if (row != null && table[slot(row, table, mask)] == row) {
        return true;
      }
    }
    return false;
  }

  /** Where the row is, or else where it would go. */
  private static int slot(Object row, @Nullable Object[] table, int mask) {
    int slot = System.identityHashCode(row) & mask;
    while (table[slot] != null && table[slot] != row) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int grownLength(int length, int index) {
    if (index == Integer.MAX_VALUE) {
      throw new OutOfMemoryError("an array cannot hold an element at index " + index);
    }
    long wanted = Math.max(2L * length, MIN_LENGTH);
    return (int) Math.max(Math.min(wanted, MAX_LENGTH), index + 1L);
  }

  private static double[] zeros(double[] shape) {
    return new double[shape.length];
  }

  private static double[][] zeros(double[][] shape) {
    double[][] zeros = new double[shape.length][];
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != null) {
        zeros[i] = zeros(shape[i]);
      }
    }
    return zeros;
  }

  private static double[][][] zeros(double[][][] shape) {
    double[][][] zeros = new double[shape.length][][];
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != null) {
        zeros[i] = zeros(shape[i]);
      }
    }
    return zeros;
  }

  private static float[] zeros(float[] shape) {
    return new float[shape.length];
  }

  private static float[][] zeros(float[][] shape) {
    float[][] zeros = new float[shape.length][];
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != null) {
        zeros[i] = zeros(shape[i]);
      }
    }
    return zeros;
  }

  private static float[][][] zeros(float[][][] shape) {
    float[][][] zeros = new float[shape.length][][];
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != null) {
        zeros[i] = zeros(shape[i]);
      }
    }
    return zeros;
  }

  private static boolean sameShape(double @Nullable [] a, double @Nullable [] b) {
    return a == null || b == null ? a == b : a.length == b.length;
  }

  private static boolean sameShape(double @Nullable [][] a, double @Nullable [][] b) {
    if (a == null || b == null || a.length != b.length) {
      return a == null && b == null;
    }
    for (int i = 0; i < a.length; i++) {
      if (!sameShape(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameShape(double @Nullable [][][] a, double @Nullable [][][] b) {
    if (a == null || b == null || a.length != b.length) {
      return a == null && b == null;
    }
    for (int i = 0; i < a.length; i++) {
      if (!sameShape(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameShape(float @Nullable [] a, float @Nullable [] b) {
    return a == null || b == null ? a == b : a.length == b.length;
  }

  private static boolean sameShape(float @Nullable [][] a, float @Nullable [][] b) {
    if (a == null || b == null || a.length != b.length) {
      return a == null && b == null;
    }
    for (int i = 0; i < a.length; i++) {
      if (!sameShape(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameShape(float @Nullable [][][] a, float @Nullable [][][] b) {
    if (a == null || b == null || a.length != b.length) {
      return a == null && b == null;
    }
    for (int i = 0; i < a.length; i++) {
      if (!sameShape(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException differentShapes(Object wanted, @Nullable Object found) {
    return new IllegalArgumentException(
        "the gradient has the shape " + shape(found) + ", its argument " + shape(wanted));
  }

  /** {@code double[2][3]}, or for rows of unequal length {@code double[2][]{[3], null}}. */
  private static String shape(@Nullable Object array) {
    if (array == null) {
      return "null";
    }
    Class<?> element = array.getClass();
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.getName() + lengths(array);
  }

  private static String lengths(Object array) {
    if (!(array instanceof Object[] rows)) {
      return "[" + Array.getLength(array) + "]";
    }
    String outer = "[" + rows.length + "]";
    if (rows.length == 0) {
      return outer + "[]";
    }
    String[] inner = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      inner[i] = rows[i] == null ? "null" : lengths(rows[i]);
    }
    if (rows[0] != null && Arrays.stream(inner).allMatch(inner[0]::equals)) {
      return outer + inner[0];
    }
    int shown = Math.min(inner.length, 8);
    String list = String.join(", ", Arrays.copyOf(inner, shown));
    return outer + "[]{" + list + (shown < inner.length ? ", …}" : "}");
  }
}
