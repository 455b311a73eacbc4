package io.adjoint.compiler.random;

/**
 * A program: a class with one differentiable method {@code f} and what it calls.
 *
 * @param seed from which it was made; 0 for one that was written
 * @param className without the package
 * @param body the class' source, from the line of its declaration on
 */
record RandomProgram(long seed, String className, String body) {
  static final String PACKAGE = "random";

  /** The whole source file. */
  String source() {
    return "package " + PACKAGE + ";\n\n" + body;
  }

  String qualifiedName() {
    return PACKAGE + "." + className;
  }

  RandomProgram withBody(String other) {
    return new RandomProgram(seed, className, other);
  }
}
