package io.adjoint.compiler.ir;

import org.jspecify.annotations.Nullable;

/** Boxed Java values and the carriers that the interpreter computes with. */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class Values {
  private Values() {}

  /** Java's default value of a type. */
  static @Nullable Object zero(Type type) {
    if (type.isRealScalar()) {
      return boxReal(0, type);
    } else if (type.isIntegral()) {
      return boxWhole(0, type);
    }
    return type == Type.BOOLEAN ? false : null;
  }

  static Object boxReal(double value, Type type) {
    // Two statements: a conditional expression would promote the float.
    if (type == Type.FLOAT) {
      return (float) value;
    }
    return value;
  }

  static Object boxWhole(long value, Type type) {
    if (type == Type.LONG) {
      return value;
    } else if (type == Type.INT) {
      return (int) value;
    } else if (type == Type.SHORT) {
      return (short) value;
    } else if (type == Type.BYTE) {
      return (byte) value;
    } else if (type == Type.CHAR) {
      return (char) value;
    }
    throw new IllegalArgumentException(type + " is no integral type");
  }

  /** Unboxes a number, or widens a char. */
  static long unboxWhole(@Nullable Object value) {
    return value instanceof Character character ? character : ((Number) value).longValue();
  }

  static double unboxReal(@Nullable Object value) {
    return value instanceof Character character ? character : ((Number) value).doubleValue();
  }

  /**
   * A boxed value as a value of the type: references as they are, numbers converted as by a cast.
   */
  static @Nullable Object convert(@Nullable Object value, Type type) {
    if (type.isRealScalar()) {
      return boxReal(unboxReal(value), type);
    } else if (type.isIntegral()) {
      return boxWhole(narrow(unboxWhole(value), type), type);
    } else if (type == Type.BOOLEAN) {
      return (boolean) value;
    } else {
      return value;
    }
  }

  /** Java's narrowing of an integer. */
  static long narrow(long value, Type type) {
    if (type == Type.INT) {
      return (int) value;
    } else if (type == Type.SHORT) {
      return (short) value;
    } else if (type == Type.BYTE) {
      return (byte) value;
    } else if (type == Type.CHAR) {
      return (char) value;
    }
    return value;
  }

  /** Java's conversion of a real to an integral type. */
  static long toWhole(double value, Type type) {
    return type == Type.LONG ? (long) value : narrow((int) value, type);
  }

  /** Throws anything, checked exceptions too: the interpreted program throws what it throws. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException sneak(Throwable throwable) throws E {
    throw (E) throwable;
  }

  static RuntimeException thrown(Throwable throwable) {
    throw Values.<RuntimeException>sneak(throwable);
  }
}
