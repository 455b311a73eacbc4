package io.adjoint.compiler.processor;

import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Tells the user what the compiler has to say about one source file. */
interface Reporter {

  /** Puts the message at the span of the source, as nearly as the host can. */
  void report(Diagnostic diagnostic);

  /** The best that the host has for a class's file; the outline is asked for only if need be. */
  static Reporter of(
      ProcessingEnvironment environment,
      TypeElement topLevel,
      Source source,
      Supplier<Outline> outline) {
    for (ProcessingEnvironment inner : Environments.of(environment)) {
      try {
        Optional<Reporter> trees = TreesReporter.of(inner, topLevel, source.text());
        if (trees.isPresent()) {
          return trees.get();
        }
      } catch (LinkageError noTrees) {
        break;
      }
    }
    return new TextReporter(environment, topLevel, source, outline);
  }

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
