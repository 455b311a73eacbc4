package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.Node;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.diagnostics.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reports what is wrong with one method, and remembers whether anything was. */
final class Problems {
  private final Diagnostics diagnostics;
  private final Suppressions suppressions;
  private final RefusedNames refusedNames = new RefusedNames();
  private boolean errors;

  Problems(Diagnostics diagnostics, Suppressions suppressions) {
    this.diagnostics = diagnostics;
    this.suppressions = suppressions;
  }

  /** Reports, unless the source suppresses it. */
  void report(Code code, Node place, String message) {
    Diagnostic diagnostic = new Diagnostic(code, message, Spans.of(place));
    if (code.severity() == Severity.ERROR) {
      errors = true;
      refusedNames.add(place);
    }
    if (!suppressions.hides(diagnostic)) {
      diagnostics.report(code, diagnostic.span(), message);
    }
  }

  /** Reports an error; the caller throws the result. */
  Refused refuse(Code code, Node place, String message) {
    report(code, place, message);
    return new Refused();
  }

  /** What the refused constructs of the method declare. */
  RefusedNames refusedNames() {
    return refusedNames;
  }

  /** Whether an error was reported. */
  boolean any() {
    return errors;
  }

  /** What {@code reading} gives; nothing where it was refused. */
  <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (Refused refused) {
      errors = true;
      return Optional.empty();
    }
  }

  /** Reads all, so that every error among them is reported, and then fails if one was refused. */
  <S, T> List<T> all(List<? extends S> sources, Function<? super S, ? extends T> reading) {
    List<T> results = new ArrayList<>();
    sources.forEach(source -> attempt(() -> reading.apply(source)).ifPresent(results::add));
    if (results.size() < sources.size()) {
      throw new Refused();
    }
    return results;
  }

  /** What must have succeeded for reading to go on. */
  static <T> T need(Optional<T> result) {
    return result.orElseThrow(Refused::new);
  }
}
