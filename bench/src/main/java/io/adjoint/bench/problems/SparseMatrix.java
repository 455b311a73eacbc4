package io.adjoint.bench.problems;

import java.util.Arrays;

/**
 * A matrix in compressed rows that is appended to, as ADBench's: where each row begins, then
 * columns and values. Cleared, it keeps its capacity.
 */
public final class SparseMatrix {
  private int[] rows = new int[16];
  private int[] columns = new int[16];
  private double[] values = new double[16];
  private int rowCount;
  private int size;

  void clear() {
    rowCount = 0;
    size = 0;
  }

  /** Begins a row: what is appended from now on is in it. */
  void row() {
    if (rowCount == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rowCount);
    }
    rows[rowCount++] = size;
  }

  void add(int column, double value) {
    if (size == values.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    columns[size] = column;
    values[size++] = value;
  }

  /** Where each row begins, and after the last the number of entries. */
  public int[] rows() {
    int[] bounds = Arrays.copyOf(rows, rowCount + 1);
    bounds[rowCount] = size;
    return bounds;
  }

  public int[] columns() {
    return Arrays.copyOf(columns, size);
  }

  public double[] values() {
    return Arrays.copyOf(values, size);
  }
}
