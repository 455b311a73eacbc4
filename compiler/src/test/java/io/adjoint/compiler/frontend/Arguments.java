package io.adjoint.compiler.frontend;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws arguments by type: ordinary values, and those at which Java's rules differ. */
final class Arguments {
  private static final double[] REALS = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    2.0,
    3.25,
    -7.75,
    1e-3,
    123456.789,
    16777217.0,
    3e9,
    -3e9,
    1e19,
    1e300,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final int[] INTEGERS = {0, 1, 2, 3, 4, 5, 6, 7, -1, -2};
  private static final String[] STRINGS = {"a", "b", "ab", "", "sin", "cos"};

  private final Random random;

  Arguments(long seed) {
    random = new Random(seed);
  }

  Object draw(Class<?> type) {
    if (type == double.class) {
      return real();
    } else if (type == float.class) {
      return (float) real();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == String.class) {
      return random.nextInt(12) == 0 ? null : STRINGS[random.nextInt(STRINGS.length)];
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return random.nextInt(12) == 0 ? null : constants[random.nextInt(constants.length)];
    } else if (type.isArray()) {
      return random.nextInt(20) == 0 ? null : array(type);
    }
    int value = INTEGERS[random.nextInt(INTEGERS.length)];
    if (type == long.class) {
      return random.nextInt(4) == 0 ? random.nextLong() : (Object) (long) value;
    } else if (type == short.class) {
      return random.nextInt(4) == 0 ? (short) random.nextInt() : (Object) (short) value;
    } else if (type == byte.class) {
      return random.nextInt(4) == 0 ? (byte) random.nextInt() : (Object) (byte) value;
    } else if (type == char.class) {
      return (char) ('a' + value);
    }
    return value;
  }

  private double real() {
    return random.nextInt(3) == 0
        ? REALS[random.nextInt(REALS.length)]
        : (random.nextDouble() - 0.5) * 8;
  }

  private Object array(Class<?> type) {
    int length = random.nextInt(6) == 0 ? random.nextInt(3) : 3 + random.nextInt(4);
    Object array = Array.newInstance(type.getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(array, i, draw(type.getComponentType()));
    }
    return array;
  }

  /** Arguments for a call; sometimes two arrays of one type are the same. */
  List<Object> draw(Class<?>[] types) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      Object argument = draw(types[i]);
      for (int j = 0; j < i; j++) {
        if (types[i].isArray() && types[j] == types[i] && random.nextInt(4) == 0) {
          argument = arguments.get(j);
        }
      }
      arguments.add(argument);
    }
    return arguments;
  }
}
