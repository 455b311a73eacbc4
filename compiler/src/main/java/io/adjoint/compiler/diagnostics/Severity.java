package io.adjoint.compiler.diagnostics;

/** How much a diagnostic weighs. */
public enum Severity {
  ERROR,
  WARNING,
  /** Shown only where the user asks for notes. */
  NOTE
}
