package io.adjoint.compiler.random;

/**
 * What is wrong with a program.
 *
 * @param kind what a shrunk program must still show
 */
record Failure(Kind kind, String detail) {
  /** The ways in which a program can fail. */
  enum Kind {
    /** Javac does not accept it: a fault of the generator. */
    NO_PROGRAM,
    /** The compiler refuses the program. */
    REFUSED,
    /** The compiler reports a fault of its own, or throws. */
    FAULT,
    /** The generated code does not compile. */
    GENERATED,
    /** The interpreter computes another value than the compiled method. */
    INTERPRETED,
    /** The derivative method returns another value, or leaves other arrays behind. */
    VALUE,
    /** The derivative method throws what the method does not, or the other way round. */
    THROWN,
    /** The gradient is wrong. */
    GRADIENT,
    /** The seeded product is wrong. */
    PRODUCT,
    /** Accumulating twice does not give the double. */
    ACCUMULATED,
    /** It takes too long. */
    HANGS
  }

  Failure at(String point) {
    return new Failure(kind, detail + "\n  at " + point);
  }

  @Override
  public String toString() {
    return kind + ": " + detail;
  }
}
