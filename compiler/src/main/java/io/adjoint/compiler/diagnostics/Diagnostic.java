package io.adjoint.compiler.diagnostics;

import io.adjoint.compiler.ir.Span;

/**
 * One message about one place of the source.
 *
 * @param message the whole sentence: what cannot be done, why, and what to do; without code, file
 *     or line
 */
public record Diagnostic(Code code, String message, Span span) {
  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }
}
