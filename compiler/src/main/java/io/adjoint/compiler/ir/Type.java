package io.adjoint.compiler.ir;

/** The type of a value. */
public sealed interface Type extends TypeQuestions {

  /** Java's primitive types, and {@code void} for functions without a result. */
  enum Primitive implements Type {
    DOUBLE,
    FLOAT,
    LONG,
    INT,
    SHORT,
    BYTE,
    CHAR,
    BOOLEAN,
    VOID;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** An array of {@code element}; {@code double[][]} is an array of arrays, as in Java. */
  record Array(Type element) implements Type {
    @Override
    public String toString() {
      return element + "[]";
    }
  }

  /** A class that the generated code declares itself: a gradient or the frame of a call. */
  record Struct(String name) implements Type {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Any other reference type: a string, an enum, an object. Its values are constants of the
   * differentiation.
   *
   * @param name the type as generated source may write it, fully qualified
   */
  record Opaque(String name) implements Type {
    @Override
    public String toString() {
      return name;
    }
  }

  Primitive DOUBLE = Primitive.DOUBLE;
  Primitive FLOAT = Primitive.FLOAT;
  Primitive LONG = Primitive.LONG;
  Primitive INT = Primitive.INT;
  Primitive SHORT = Primitive.SHORT;
  Primitive BYTE = Primitive.BYTE;
  Primitive CHAR = Primitive.CHAR;
  Primitive BOOLEAN = Primitive.BOOLEAN;
  Primitive VOID = Primitive.VOID;
  Opaque STRING = new Opaque("java.lang.String");

  /** {@code scalar} with {@code rank} array dimensions. */
  static Type arrayOf(Type scalar, int rank) {
    Type type = scalar;
    for (int i = 0; i < rank; i++) {
      type = new Array(type);
    }
    return type;
  }

  /** Binary numeric promotion (JLS 5.6): the type in which Java computes {@code left op right}. */
  static Type promote(Type left, Type right) {
    if (left == DOUBLE || right == DOUBLE) {
      return DOUBLE;
    }
    if (left == FLOAT || right == FLOAT) {
      return FLOAT;
    }
    return left == LONG || right == LONG ? LONG : INT;
  }
}
