package io.adjoint.compiler.random;

/** The types of the variables in random programs. */
enum Kind {
  DOUBLE("double"),
  FLOAT("float"),
  INT("int"),
  LONG("long"),
  BOOLEAN("boolean"),
  STRING("String"),
  DOUBLES("double[]"),
  FLOATS("float[]"),
  INTS("int[]"),
  MATRIX("double[][]"),
  CUBE("double[][][]"),
  VOID("void");

  private final String java;

  Kind(String java) {
    this.java = java;
  }

  /** The type as Java writes it. */
  String java() {
    return java;
  }

  boolean isArray() {
    return java.endsWith("]");
  }

  boolean isReal() {
    return this == DOUBLE || this == FLOAT || (isArray() && this != INTS);
  }

  /** The type of the elements of an array. */
  Kind element() {
    return switch (this) {
      case DOUBLES -> DOUBLE;
      case FLOATS -> FLOAT;
      case INTS -> INT;
      case MATRIX -> DOUBLES;
      case CUBE -> MATRIX;
      default -> throw new IllegalStateException(this + " is no array");
    };
  }

  static Kind of(Class<?> type) {
    for (Kind kind : values()) {
      if (kind.java.equals(type.getSimpleName())) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind for " + type);
  }
}
