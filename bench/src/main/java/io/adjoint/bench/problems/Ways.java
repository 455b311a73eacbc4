package io.adjoint.bench.problems;

import io.adjoint.bench.Way;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What the problems share: data from a seed, flat gradients, differences. */
final class Ways {
  private Ways() {}

  static Way primal(DoubleSupplier run) {
    return new Way(Way.Kind.PRIMAL, run, () -> new double[0]);
  }

  /** Forward differences of a function of one array. */
  static Way differences(double[] x, ToDoubleFunction<double[]> f) {
    double[] gradient = new double[x.length];
    double[] moved = x.clone();
    return new Way(
        Way.Kind.DIFFERENCES,
        () -> {
          double value = f.applyAsDouble(x);
          for (int i = 0; i < x.length; i++) {
            double step = 1e-7 * Math.max(1, Math.abs(x[i]));
            moved[i] = x[i] + step;
            gradient[i] = (f.applyAsDouble(moved) - value) / step;
            moved[i] = x[i];
          }
          return value;
        },
        gradient::clone);
  }

  static double[] numbers(Random random, int n) {
    return random.doubles(n, -1, 1).toArray();
  }

  static double[][] numbers(Random random, int n, int m) {
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> numbers(random, m));
    return rows;
  }

  static void zero(double[][] rows) {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  /** The matrix of rows that stand one after the other. */
  static double[][] rows(double[] flat, int columns) {
    double[][] rows = new double[flat.length / columns][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
    return rows;
  }

  /** Parts, or the rows of a matrix, one after the other. */
  static double[] flat(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
  }
}
