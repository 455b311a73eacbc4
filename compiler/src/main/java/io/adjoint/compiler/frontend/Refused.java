package io.adjoint.compiler.frontend;

/**
 * Thrown after a construct has been reported: whatever cannot be read without it is left out, and
 * reading goes on with what follows.
 */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused() {
    super("reported as a diagnostic", null, false, false);
  }
}
