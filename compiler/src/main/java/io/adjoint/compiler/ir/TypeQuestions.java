package io.adjoint.compiler.ir;

/**
 * What one asks of a {@link Type}.
 *
 * <p>Apart from {@code Type} because of its constants: an interface with default methods is
 * initialised before an enum that implements it, and {@code Type.DOUBLE} would be null for whoever
 * mentions {@code Type.Primitive} first.
 */
public sealed interface TypeQuestions permits Type {

  /** Whether values of this type can carry a derivative: double, float, and arrays of them. */
  default boolean isReal() {
    return scalar() == Type.DOUBLE || scalar() == Type.FLOAT;
  }

  /** Whether this is {@code double} or {@code float} itself. */
  default boolean isRealScalar() {
    return this == Type.DOUBLE || this == Type.FLOAT;
  }

  default boolean isPrimitive() {
    return this instanceof Type.Primitive;
  }

  default boolean isArray() {
    return this instanceof Type.Array;
  }

  /** Whether this is one of Java's integral types. */
  default boolean isIntegral() {
    return this == Type.INT
        || this == Type.LONG
        || this == Type.SHORT
        || this == Type.BYTE
        || this == Type.CHAR;
  }

  default boolean isNumeric() {
    return isIntegral() || isRealScalar();
  }

  /** The type below all array dimensions. */
  default Type scalar() {
    Type type = (Type) this;
    while (type instanceof Type.Array array) {
      type = array.element();
    }
    return type;
  }

  /** The number of array dimensions. */
  default int rank() {
    int rank = 0;
    for (Type type = (Type) this; type instanceof Type.Array array; type = array.element()) {
      rank++;
    }
    return rank;
  }

  /** The element type of an array type. */
  default Type elementType() {
    if (this instanceof Type.Array array) {
      return array.element();
    }
    throw new IllegalStateException(this + " is not an array type");
  }
}
