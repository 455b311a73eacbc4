package io.adjoint.compiler.processor;

import io.adjoint.compiler.diagnostics.Diagnostic;
import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/** Tells the user what the compiler has to say about one source file. */
interface Reporter {

  /** Puts the message at the span of the source, as nearly as the host can. */
  void report(Diagnostic diagnostic);

  static Kind kind(Diagnostic diagnostic) {
    return switch (diagnostic.code().severity()) {
      case ERROR -> Kind.ERROR;
      case WARNING -> Kind.WARNING;
      case NOTE -> Kind.NOTE;
    };
  }

  /** {@code [AD012] cannot …}. */
  static String headline(Diagnostic diagnostic) {
    return "[" + diagnostic.code() + "] " + diagnostic.message();
  }

  /** Where the manual tells more. */
  static String reference(Diagnostic diagnostic) {
    return "see docs/diagnostics.md#" + diagnostic.code().name().toLowerCase(Locale.ROOT);
  }
}
