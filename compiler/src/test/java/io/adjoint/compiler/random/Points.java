package io.adjoint.compiler.random;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random arguments. */
final class Points {
  private Points() {}

  static @Nullable Object[] of(List<Class<?>> parameters, Draw draw) {
    return parameters.stream()
        .map(
            type ->
                type.isEnum()
                    ? draw.pick(List.of(type.getEnumConstants()))
                    : value(Kind.of(type), draw))
        .toArray(Object[]::new);
  }

  private static Object value(Kind kind, Draw draw) {
    return switch (kind) {
      case DOUBLE -> real(draw);
      case FLOAT -> (float) real(draw);
      case BYTE -> (byte) draw.between(-2, 5);
      case SHORT -> (short) draw.between(-2, 5);
      case CHAR -> (char) draw.between(0, 7);
      case INT -> draw.between(-2, 5);
      case LONG -> (long) draw.between(-2, 5);
      case BOOLEAN -> draw.chance(50);
      case STRING -> draw.oneOf("a", "b", "c");
      case DOUBLES -> {
        double[] array = new double[draw.between(2, 4)];
        java.util.Arrays.setAll(array, i -> real(draw));
        yield array;
      }
      case FLOATS -> {
        float[] array = new float[draw.between(2, 4)];
        for (int i = 0; i < array.length; i++) {
          array[i] = (float) real(draw);
        }
        yield array;
      }
      case INTS -> {
        int[] array = new int[draw.between(2, 4)];
        java.util.Arrays.setAll(array, i -> draw.between(-1, 4));
        yield array;
      }
      case LONGS -> {
        long[] array = new long[draw.between(2, 4)];
        java.util.Arrays.setAll(array, i -> draw.between(-1, 4));
        yield array;
      }
      case BOOLEANS -> {
        boolean[] array = new boolean[draw.between(2, 4)];
        for (int i = 0; i < array.length; i++) {
          array[i] = draw.chance(50);
        }
        yield array;
      }
      case FLOAT_MATRIX -> {
        float[][] rows = new float[draw.between(2, 3)][];
        java.util.Arrays.setAll(rows, i -> (float[]) value(Kind.FLOATS, draw));
        yield rows;
      }
      case INT_MATRIX -> {
        int[][] rows = new int[draw.between(2, 3)][];
        java.util.Arrays.setAll(rows, i -> (int[]) value(Kind.INTS, draw));
        yield rows;
      }
      case MATRIX -> {
        double[][] rows = new double[draw.between(2, 3)][];
        java.util.Arrays.setAll(rows, i -> (double[]) value(Kind.DOUBLES, draw));
        yield rows;
      }
      case CUBE -> {
        double[][][] rows = new double[2][][];
        java.util.Arrays.setAll(rows, i -> (double[][]) value(Kind.MATRIX, draw));
        yield rows;
      }
      case WAY, VOID -> throw new IllegalStateException("no value");
    };
  }

  /** Mostly ordinary numbers; now and then one at which branches and functions have a kink. */
  private static double real(Draw draw) {
    return draw.chance(12) ? draw.pick(List.of(0.0, 1.0, -1.0, 0.5, 2.0)) : draw.real(-1.5, 1.5);
  }

  /** A point that differs by rounding: each number by four units in its last place at most. */
  static @Nullable Object[] near(@Nullable Object[] point, List<Kind> kinds, Draw draw) {
    @Nullable Object[] near = Shapes.copyAll(point);
    for (int p = 0; p < near.length; p++) {
      if (kinds.get(p).isReal()) {
        double[] numbers = Shapes.numbers(near[p]);
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] *= 1 + draw.between(-4, 4) * 0x1p-52;
        }
        near[p] = Shapes.with(near[p], numbers);
      }
    }
    return near;
  }
}
