package io.adjoint;

import java.util.Arrays;

/**
 * What {@code new} makes in a user's method: arrays that nobody but the method ever sees, which
 * generated code therefore takes from an earlier call.
 *
 * <p>In each method here {@code buffer} is an array that nobody needs any more, or null. It is the
 * result if it has the length asked for; otherwise a new array is. Either way the result holds
 * zeros, {@code false} or nulls, and a negative length throws what {@code new} throws.
 *
 * <p>Public because generated code is in the user's own packages; not meant for written code.
 */
public final class NewArrays {
  private NewArrays() {}

  // double

  /** {@code new double[n]}. */
  public static double[] alloc(double @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new double[n];
    }
    Arrays.fill(buffer, 0);
    return buffer;
  }

  /** {@code new double[n][m]}; rows are used again too. */
  public static double[][] alloc(double @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new double[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new double[n][m][l]}; rows are used again too. */
  public static double[][][] alloc(
      double @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new double[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new double[n][]}: an array without rows yet. */
  public static double @Nullable [][] allocRows(double @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new double[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new double[n][][]}: an array without planes yet. */
  public static double @Nullable [][][] allocRows(
      double @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new double[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new double[n][m][]}: planes without rows yet. */
  public static double @Nullable [][][] allocRows(
      double @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new double[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // float

  /** {@code new float[n]}. */
  public static float[] alloc(float @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new float[n];
    }
    Arrays.fill(buffer, 0);
    return buffer;
  }

  /** {@code new float[n][m]}; rows are used again too. */
  public static float[][] alloc(float @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new float[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new float[n][m][l]}; rows are used again too. */
  public static float[][][] alloc(
      float @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new float[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new float[n][]}: an array without rows yet. */
  public static float @Nullable [][] allocRows(float @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new float[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new float[n][][]}: an array without planes yet. */
  public static float @Nullable [][][] allocRows(
      float @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new float[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new float[n][m][]}: planes without rows yet. */
  public static float @Nullable [][][] allocRows(
      float @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new float[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // long

  /** {@code new long[n]}. */
  public static long[] alloc(long @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new long[n];
    }
    Arrays.fill(buffer, 0);
    return buffer;
  }

  /** {@code new long[n][m]}; rows are used again too. */
  public static long[][] alloc(long @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new long[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new long[n][m][l]}; rows are used again too. */
  public static long[][][] alloc(
      long @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new long[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new long[n][]}: an array without rows yet. */
  public static long @Nullable [][] allocRows(long @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new long[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new long[n][][]}: an array without planes yet. */
  public static long @Nullable [][][] allocRows(
      long @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new long[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new long[n][m][]}: planes without rows yet. */
  public static long @Nullable [][][] allocRows(
      long @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new long[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // int

  /** {@code new int[n]}. */
  public static int[] alloc(int @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new int[n];
    }
    Arrays.fill(buffer, 0);
    return buffer;
  }

  /** {@code new int[n][m]}; rows are used again too. */
  public static int[][] alloc(int @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new int[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new int[n][m][l]}; rows are used again too. */
  public static int[][][] alloc(
      int @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new int[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new int[n][]}: an array without rows yet. */
  public static int @Nullable [][] allocRows(int @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new int[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new int[n][][]}: an array without planes yet. */
  public static int @Nullable [][][] allocRows(
      int @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new int[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new int[n][m][]}: planes without rows yet. */
  public static int @Nullable [][][] allocRows(
      int @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new int[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // short

  /** {@code new short[n]}. */
  public static short[] alloc(short @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new short[n];
    }
    Arrays.fill(buffer, (short) 0);
    return buffer;
  }

  /** {@code new short[n][m]}; rows are used again too. */
  public static short[][] alloc(short @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new short[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new short[n][m][l]}; rows are used again too. */
  public static short[][][] alloc(
      short @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new short[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new short[n][]}: an array without rows yet. */
  public static short @Nullable [][] allocRows(short @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new short[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new short[n][][]}: an array without planes yet. */
  public static short @Nullable [][][] allocRows(
      short @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new short[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new short[n][m][]}: planes without rows yet. */
  public static short @Nullable [][][] allocRows(
      short @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new short[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // byte

  /** {@code new byte[n]}. */
  public static byte[] alloc(byte @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new byte[n];
    }
    Arrays.fill(buffer, (byte) 0);
    return buffer;
  }

  /** {@code new byte[n][m]}; rows are used again too. */
  public static byte[][] alloc(byte @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new byte[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new byte[n][m][l]}; rows are used again too. */
  public static byte[][][] alloc(
      byte @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new byte[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new byte[n][]}: an array without rows yet. */
  public static byte @Nullable [][] allocRows(byte @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new byte[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new byte[n][][]}: an array without planes yet. */
  public static byte @Nullable [][][] allocRows(
      byte @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new byte[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new byte[n][m][]}: planes without rows yet. */
  public static byte @Nullable [][][] allocRows(
      byte @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new byte[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // char

  /** {@code new char[n]}. */
  public static char[] alloc(char @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new char[n];
    }
    Arrays.fill(buffer, (char) 0);
    return buffer;
  }

  /** {@code new char[n][m]}; rows are used again too. */
  public static char[][] alloc(char @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new char[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new char[n][m][l]}; rows are used again too. */
  public static char[][][] alloc(
      char @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new char[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new char[n][]}: an array without rows yet. */
  public static char @Nullable [][] allocRows(char @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new char[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new char[n][][]}: an array without planes yet. */
  public static char @Nullable [][][] allocRows(
      char @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new char[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new char[n][m][]}: planes without rows yet. */
  public static char @Nullable [][][] allocRows(
      char @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new char[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }

  // boolean

  /** {@code new boolean[n]}. */
  public static boolean[] alloc(boolean @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new boolean[n];
    }
    Arrays.fill(buffer, false);
    return buffer;
  }

  /** {@code new boolean[n][m]}; rows are used again too. */
  public static boolean[][] alloc(boolean @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new boolean[n][m];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m);
    }
    return buffer;
  }

  /** {@code new boolean[n][m][l]}; rows are used again too. */
  public static boolean[][][] alloc(
      boolean @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m, int l) {
    if (buffer == null || buffer.length != n || m < 0 || l < 0) {
      return new boolean[n][m][l];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = alloc(buffer[i], m, l);
    }
    return buffer;
  }

  /** {@code new boolean[n][]}: an array without rows yet. */
  public static boolean @Nullable [][] allocRows(boolean @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new boolean[n][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new boolean[n][][]}: an array without planes yet. */
  public static boolean @Nullable [][][] allocRows(
      boolean @Nullable [] @Nullable [] @Nullable [] buffer, int n) {
    if (buffer == null || buffer.length != n) {
      return new boolean[n][][];
    }
    Arrays.fill(buffer, null);
    return buffer;
  }

  /** {@code new boolean[n][m][]}: planes without rows yet. */
  public static boolean @Nullable [][][] allocRows(
      boolean @Nullable [] @Nullable [] @Nullable [] buffer, int n, int m) {
    if (buffer == null || buffer.length != n || m < 0) {
      return new boolean[n][m][];
    }
    for (int i = 0; i < n; i++) {
      buffer[i] = allocRows(buffer[i], m);
    }
    return buffer;
  }
}
