package io.adjoint.compiler.ir;

import java.util.Arrays;

/**
 * Access to the elements of real Java arrays by carrier; each throws what Java's own access throws.
 */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class Elements {
  private Elements() {}

  static double real(Object array, int index, boolean single) {
    return single ? ((float[]) array)[index] : ((double[]) array)[index];
  }

  static void setReal(Object array, int index, double value, boolean single) {
    if (single) {
      ((float[]) array)[index] = (float) value;
    } else {
      ((double[]) array)[index] = value;
    }
  }

  static long whole(Object array, int index, Type type) {
    if (type == Type.INT) {
      return ((int[]) array)[index];
    } else if (type == Type.LONG) {
      return ((long[]) array)[index];
    } else if (type == Type.SHORT) {
      return ((short[]) array)[index];
    } else if (type == Type.BYTE) {
      return ((byte[]) array)[index];
    }
    return ((char[]) array)[index];
  }

  static void setWhole(Object array, int index, long value, Type type) {
    if (type == Type.INT) {
      ((int[]) array)[index] = (int) value;
    } else if (type == Type.LONG) {
      ((long[]) array)[index] = value;
    } else if (type == Type.SHORT) {
      ((short[]) array)[index] = (short) value;
    } else if (type == Type.BYTE) {
      ((byte[]) array)[index] = (byte) value;
    } else {
      ((char[]) array)[index] = (char) value;
    }
  }

  static Object copyOf(Object array, int length) {
    if (array instanceof double[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof float[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof int[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof long[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof boolean[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof short[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof byte[] a) {
      return Arrays.copyOf(a, length);
    } else if (array instanceof char[] a) {
      return Arrays.copyOf(a, length);
    }
    return Arrays.copyOf((Object[]) array, length);
  }

  static Object copyOfRange(Object array, int from, int to) {
    if (array instanceof double[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof float[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof int[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof long[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof boolean[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof short[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof byte[] a) {
      return Arrays.copyOfRange(a, from, to);
    } else if (array instanceof char[] a) {
      return Arrays.copyOfRange(a, from, to);
    }
    return Arrays.copyOfRange((Object[]) array, from, to);
  }

  static void fillWhole(Object array, int from, int to, long value, Type type) {
    if (type == Type.INT) {
      Arrays.fill((int[]) array, from, to, (int) value);
    } else if (type == Type.LONG) {
      Arrays.fill((long[]) array, from, to, value);
    } else if (type == Type.SHORT) {
      Arrays.fill((short[]) array, from, to, (short) value);
    } else if (type == Type.BYTE) {
      Arrays.fill((byte[]) array, from, to, (byte) value);
    } else {
      Arrays.fill((char[]) array, from, to, (char) value);
    }
  }

  static void fillReal(Object array, int from, int to, double value, boolean single) {
    if (single) {
      Arrays.fill((float[]) array, from, to, (float) value);
    } else {
      Arrays.fill((double[]) array, from, to, value);
    }
  }
}
