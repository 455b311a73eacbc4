package io.adjoint.compiler.ir;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tangents of what lies in arrays and structs during one run.
 *
 * <p>The values are in the arrays themselves, real Java arrays, so that identity, rows and aliases
 * are Java's own. Beside them, found by identity, each one that holds a nonzero tangent has a
 * {@code double[]} of tangents; the others' are zero.
 */
final class Memory {
  private final Map<Object, double[]> tangents = new IdentityHashMap<>();

  double get(Object holder, int index) {
    if (tangents.isEmpty()) {
      return 0;
    }
    double[] own = tangents.get(holder);
    return own == null ? 0 : own[index];
  }

  void set(Object holder, int index, double tangent) {
    double[] own = tangent == 0 && tangents.isEmpty() ? null : find(holder, tangent != 0);
    if (own != null) {
      own[index] = tangent;
    }
  }

  void fill(Object holder, int from, int to, double tangent) {
    double[] own = find(holder, tangent != 0);
    if (own != null) {
      Arrays.fill(own, from, to, tangent);
    }
  }

  /** As {@code System.arraycopy} did with the values. */
  void copy(Object source, int sourceFrom, Object target, int targetFrom, int length) {
    double[] from = find(source, false);
    double[] to = find(target, from != null);
    if (from != null && to != null) {
      System.arraycopy(from, sourceFrom, to, targetFrom, length);
    } else if (to != null) {
      Arrays.fill(to, targetFrom, targetFrom + length, 0);
    }
  }

  boolean isEmpty() {
    return tangents.isEmpty();
  }

  /** Whether an array of reals of any rank holds a nonzero tangent. */
  boolean holdsTangent(@Nullable Object array) {
    if (array == null || tangents.isEmpty()) {
      return false;
    } else if (array instanceof Object[] rows) {
      return Arrays.stream(rows).anyMatch(this::holdsTangent);
    }
    double[] own = tangents.get(array);
    return own != null && Arrays.stream(own).anyMatch(tangent -> tangent != 0);
  }

  private double @Nullable [] find(Object holder, boolean make) {
    double[] own = tangents.get(holder);
    if (own == null && make) {
      own =
          new double
              [holder instanceof StructValue struct ? struct.size() : Array.getLength(holder)];
      tangents.put(holder, own);
    }
    return own;
  }

  /**
   * Adds the tangents in {@code direction}, which has the shape of {@code array} (doubles also
   * where the array holds floats), to those of the array.
   */
  void seed(@Nullable Object array, @Nullable Object direction) {
    if (array == null || direction == null) {
      return;
    }
    int length = Array.getLength(array);
    if (Array.getLength(direction) != length) {
      throw new IllegalArgumentException("a tangent has the shape of its array");
    }
    for (int i = 0; i < length; i++) {
      if (array instanceof Object[] rows) {
        seed(rows[i], Array.get(direction, i));
      } else {
        set(array, i, get(array, i) + ((Number) Array.get(direction, i)).doubleValue());
      }
    }
  }

  /** The tangents of an array of real scalars of any rank, as doubles in its shape. */
  Object tangentOf(Object array) {
    int length = Array.getLength(array);
    if (!(array instanceof Object[] rows)) {
      double[] result = new double[length];
      copyTo(array, result);
      return result;
    }
    int rank = 0;
    for (Class<?> type = array.getClass(); type.isArray(); type = type.getComponentType()) {
      rank++;
    }
    Class<?> row = double.class;
    for (int i = 1; i < rank; i++) {
      row = row.arrayType();
    }
    Object[] result = (Object[]) Array.newInstance(row, length);
    for (int i = 0; i < length; i++) {
      if (rows[i] != null) {
        result[i] = tangentOf(rows[i]);
      }
    }
    return result;
  }

  private void copyTo(Object array, double[] result) {
    double[] own = tangents.get(array);
    if (own != null) {
      System.arraycopy(own, 0, result, 0, own.length);
    }
  }
}
