package io.adjoint.compiler.random;

/** The types of the variables in random programs. */
enum Kind {
  DOUBLE("double"),
  FLOAT("float"),
  BYTE("byte"),
  SHORT("short"),
  CHAR("char"),
  INT("int"),
  LONG("long"),
  BOOLEAN("boolean"),
  STRING("String"),
  /** An enum that the program declares. */
  WAY("Way"),
  DOUBLES("double[]"),
  FLOATS("float[]"),
  INTS("int[]"),
  LONGS("long[]"),
  BOOLEANS("boolean[]"),
  MATRIX("double[][]"),
  FLOAT_MATRIX("float[][]"),
  INT_MATRIX("int[][]"),
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

  /** Whether it is a number, or holds numbers, with a derivative. */
  boolean isReal() {
    return java.startsWith("double") || java.startsWith("float");
  }

  /** Whether it is an integer other than int. */
  boolean isOtherInteger() {
    return this == BYTE || this == SHORT || this == CHAR || this == LONG;
  }

  /** The type of the elements of an array. */
  Kind element() {
    if (!isArray()) {
      throw new IllegalStateException(this + " is no array");
    }
    return named(java.substring(0, java.length() - 2));
  }

  static Kind of(Class<?> type) {
    return named(type.getSimpleName());
  }

  private static Kind named(String java) {
    for (Kind kind : values()) {
      if (kind.java.equals(java)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind for " + java);
  }
}
