package io.adjoint.compiler;

import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.frontend.ParsedSource;
import io.adjoint.compiler.frontend.Suppressions;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.TypeOracle;
import io.adjoint.compiler.transform.Gradients;
import java.util.List;
import java.util.stream.Stream;

/**
 * Source text in, source text and diagnostics out.
 *
 * <p>The way of a file: {@code Frontend} reads the annotated methods and all that they call; for
 * each class with such methods {@code Gradients} makes the derivative methods, pass by pass, in the
 * same intermediate representation; {@code JavaWriter} writes them.
 */
public final class GradientCompiler {

  /** The passes in their order, by the names that {@link Option#DUMP} takes. */
  public static final List<String> PASSES =
      Stream.concat(Stream.of(CompilerRun.FRONTEND), Gradients.PASSES.stream()).toList();

  private GradientCompiler() {}

  /** A source file that was parsed. */
  public static final class ParsedFile {
    private final ParsedSource parsed;

    private ParsedFile(ParsedSource parsed) {
      this.parsed = parsed;
    }

    /** The imports of the file and the places of its methods; nothing where it cannot be parsed. */
    public Outline outline() {
      return parsed.outline();
    }
  }

  /**
   * Compiles the annotated methods of a source file.
   *
   * <p>Never throws for what the file holds: what cannot be differentiated is in the diagnostics,
   * and so is a fault of the compiler itself.
   */
  public static Compilation compile(ParsedFile file, TypeOracle oracle, CompilerOptions options) {
    return LargeStack.call(() -> run(options).compile(file.parsed, oracle));
  }

  /** Parses and compiles a source file. */
  public static Compilation compile(Source source, TypeOracle oracle, CompilerOptions options) {
    return compile(parse(source), oracle, options);
  }

  /** Parses a source file: a type oracle may need its outline before it can answer. */
  public static ParsedFile parse(Source source) {
    return new ParsedFile(LargeStack.call(() -> ParsedSource.of(source)));
  }

  /**
   * Refuses the annotated methods of local and anonymous classes, and says nothing else. {@link
   * #compile} refuses them too; this is for files that need not be compiled.
   */
  public static List<Diagnostic> localMethods(ParsedFile file, TypeOracle oracle) {
    return LargeStack.call(
        () -> {
          Diagnostics diagnostics = new Diagnostics();
          Frontend.refuseLocal(file.parsed, oracle, diagnostics);
          return diagnostics.all();
        });
  }

  /**
   * Writes classes with the right signatures and bodies that throw, for methods whose text could
   * not be read: code that calls them then still compiles, and the reader sees the one error that
   * matters.
   *
   * @param file methods that are not {@link io.adjoint.compiler.model.SourceMethod#sound() sound}
   */
  public static Compilation signatures(SourceFile file, CompilerOptions options) {
    return LargeStack.call(() -> run(options).generate(file, Suppressions.NONE));
  }

  private static CompilerRun run(CompilerOptions options) {
    return new CompilerRun(Stages.real(options.strategy()), options);
  }
}
