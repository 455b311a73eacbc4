package io.adjoint.bench;

import java.util.Arrays;

/**
 * A tape of operations with one or two operands, in primitive arrays that grow and are used again:
 * what an operator-overloading tool can do at best in Java. A number is its index.
 */
public final class Tape {
  private int[] left = new int[1024];
  private int[] right = new int[1024];
  private double[] byLeft = new double[1024];
  private double[] byRight = new double[1024];
  private double[] values = new double[1024];
  private double[] adjoints = new double[1024];
  private int size;

  /** Forgets all numbers. */
  public void clear() {
    size = 0;
  }

  /** A number that is not computed: an input or a constant. */
  public int number(double value) {
    return add(value, 0, 0, 0, 0);
  }

  public double value(int number) {
    return values[number];
  }

  public int plus(int a, int b) {
    return add(values[a] + values[b], a, 1, b, 1);
  }

  public int shift(int a, double c) {
    return add(values[a] + c, a, 1, 0, 0);
  }

  public int minus(int a, int b) {
    return add(values[a] - values[b], a, 1, b, -1);
  }

  public int times(int a, int b) {
    return add(values[a] * values[b], a, values[b], b, values[a]);
  }

  public int scale(int a, double c) {
    return add(values[a] * c, a, c, 0, 0);
  }

  public int over(int a, int b) {
    double quotient = values[a] / values[b];
    return add(quotient, a, 1 / values[b], b, -quotient / values[b]);
  }

  public int reciprocal(int a) {
    double value = 1 / values[a];
    return add(value, a, -value * value, 0, 0);
  }

  public int sin(int a) {
    return add(Math.sin(values[a]), a, Math.cos(values[a]), 0, 0);
  }

  public int cos(int a) {
    return add(Math.cos(values[a]), a, -Math.sin(values[a]), 0, 0);
  }

  public int tanh(int a) {
    double value = Math.tanh(values[a]);
    return add(value, a, 1 - value * value, 0, 0);
  }

  public int exp(int a) {
    double value = Math.exp(values[a]);
    return add(value, a, value, 0, 0);
  }

  public int log(int a) {
    return add(Math.log(values[a]), a, 1 / values[a], 0, 0);
  }

  public int log1p(int a) {
    return add(Math.log1p(values[a]), a, 1 / (1 + values[a]), 0, 0);
  }

  public int sqrt(int a) {
    double value = Math.sqrt(values[a]);
    return add(value, a, 0.5 / value, 0, 0);
  }

  public int abs(int a) {
    return add(Math.abs(values[a]), a, Math.signum(values[a]), 0, 0);
  }

  /** The reverse sweep from a number on; then {@link #adjoint} gives the derivatives by all. */
  public void reverse(int from) {
    Arrays.fill(adjoints, 0, size, 0);
    adjoints[from] = 1;
    for (int i = from; i >= 0; i--) {
      double adjoint = adjoints[i];
      if (adjoint != 0) {
        adjoints[left[i]] += adjoint * byLeft[i];
        adjoints[right[i]] += adjoint * byRight[i];
      }
    }
  }

  public double adjoint(int number) {
    return adjoints[number];
  }

  private int add(double value, int a, double byA, int b, double byB) {
    if (size == values.length) {
      grow();
    }
    left[size] = a;
    right[size] = b;
    byLeft[size] = byA;
    byRight[size] = byB;
    values[size] = value;
    return size++;
  }

  private void grow() {
    int length = 2 * size;
    left = Arrays.copyOf(left, length);
    right = Arrays.copyOf(right, length);
    byLeft = Arrays.copyOf(byLeft, length);
    byRight = Arrays.copyOf(byRight, length);
    values = Arrays.copyOf(values, length);
    adjoints = Arrays.copyOf(adjoints, length);
  }
}
