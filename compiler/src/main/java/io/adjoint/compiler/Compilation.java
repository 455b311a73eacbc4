package io.adjoint.compiler;

import io.adjoint.compiler.diagnostics.Diagnostic;
import java.util.List;

/**
 * What came out of compiling one source file.
 *
 * @param classes one for each class of the file with annotated methods, errors or not; where there
 *     were errors, the methods concerned have their signatures and throw
 * @param diagnostics errors, warnings and, where asked for, notes, in the order of the text
 * @param dumps the texts that {@link Option#DUMP} asks for, in the order of the passes
 */
public record Compilation(
    List<GeneratedSource> classes, List<Diagnostic> diagnostics, List<Dump> dumps) {
  public Compilation {
    classes = List.copyOf(classes);
    diagnostics = List.copyOf(diagnostics);
    dumps = List.copyOf(dumps);
  }

  /** Whether there is a diagnostic that fails the build. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * A class that was generated.
   *
   * @param packageName empty for the unnamed package
   * @param name the simple name: {@code FooGrad}, {@code Outer_InnerGrad}
   * @param origin the class whose methods it differentiates, without the package: {@code
   *     Outer.Inner}
   */
  public record GeneratedSource(String packageName, String name, String origin, String text) {
    /** The name of the class with its package, if it has one. */
    public String qualifiedName() {
      return packageName.isEmpty() ? name : packageName + "." + name;
    }
  }

  /**
   * The intermediate representation after a pass.
   *
   * @param subject the user's method, by its key
   */
  public record Dump(String pass, String subject, String text) {}
}
