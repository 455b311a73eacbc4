package io.adjoint.compiler.diagnostics;

import io.adjoint.compiler.ir.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the messages of one compilation, in order, each once. */
public final class Diagnostics {
  private final Set<Diagnostic> reported = new LinkedHashSet<>();

  public void report(Code code, Span span, String message) {
    reported.add(new Diagnostic(code, message, span));
  }

  public boolean hasErrors() {
    return reported.stream().anyMatch(Diagnostic::isError);
  }

  /** How many errors there are; a stage compares two counts to learn whether it was successful. */
  public long errorCount() {
    return reported.stream().filter(Diagnostic::isError).count();
  }

  public List<Diagnostic> all() {
    return new ArrayList<>(reported);
  }
}
