package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Program;

/** Is shown the intermediate representation after each pass; for dumps and tests. */
@FunctionalInterface
public interface PassObserver {
  /** Looks away. */
  PassObserver NONE = (pass, subject, program) -> {};

  /**
   * Called when a pass is done.
   *
   * @param pass the name of the pass, as {@code -Aadjoint.dump} names it
   * @param subject what was compiled: the key of the user's method
   * @param program the functions that the pass made
   */
  void after(String pass, String subject, Program program);
}
