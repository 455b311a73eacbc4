package io.adjoint.compiler.processor;

import io.adjoint.compiler.Compilation;
import io.adjoint.compiler.Compilation.GeneratedSource;
import io.adjoint.compiler.CompilerOptions;
import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Fault;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic.Kind;

/**
 * Processes one top-level class after the other. Holds nothing of the host's between two rounds but
 * names: what a class was in one round need not be what it is in the next.
 */
final class FileProcessing {
  private static final String KOTLIN = "kotlin.Metadata";
  private static final String MARK = "javax.annotation.processing.Generated";

  /** Hosts that compile signatures only; the real compilation follows. */
  private static final String HEADER_COMPILER = "com.google.turbine.";

  private final ProcessingEnvironment environment;
  private final CompilerOptions options;
  private final SourceTexts texts;
  private final GeneratedFiles files;
  private final ElementTypes types;

  /** The files of this round: one may hold several top-level classes. */
  private final Map<Source, Compilation> compiled = new HashMap<>();

  FileProcessing(ProcessingEnvironment environment, CompilerOptions options) {
    this.environment = environment;
    this.options = options;
    this.texts = new SourceTexts(environment);
    this.files = new GeneratedFiles(environment, texts);
    this.types = new ElementTypes(environment.getElementUtils(), environment.getTypeUtils());
  }

  /** Forgets the files of the round before. */
  void newRound() {
    compiled.clear();
  }

  /**
   * Generates the derivatives of a class and of the classes in it.
   *
   * @param last whether there is no later round to wait for
   * @return whether it is done; if not, a class is missing that another processor may yet make
   */
  boolean process(TypeElement topLevel, boolean last) {
    List<ExecutableElement> methods = Annotated.methods(topLevel);
    Optional<ExecutableElement> incomplete =
        methods.stream().filter(method -> types.missing(method).isPresent()).findFirst();
    if (incomplete.isPresent() && !last) {
      return false;
    }
    if (isKotlin(topLevel)) {
      String problem =
          "because it is written in Kotlin, and only its signature reaches annotation processors;"
              + " write it in Java";
      methods.forEach(method -> report(Code.AD006, method, problem));
      writeSignatures(topLevel);
    } else if (incomplete.isPresent()) {
      methods.forEach(this::reportMissing);
      writeSignatures(topLevel);
    } else {
      return processText(topLevel, last);
    }
    return true;
  }

  private boolean processText(TypeElement topLevel, boolean last) {
    SourceTexts.Found found = texts.read(topLevel);
    if (found.text().isPresent()) {
      return compile(topLevel, found.text().get(), last);
    }
    boolean headersOnly = texts.host().startsWith(HEADER_COMPILER);
    if (!headersOnly && generatedNames(topLevel).stream().allMatch(files::exists)) {
      // A build that processes compiled classes again: they and their derivatives are as they were.
      return true;
    }
    if (!headersOnly) {
      String problem =
          "because the text of its source file cannot be read in this host, "
              + texts.host()
              + " ("
              + String.join("; ", found.failures())
              + "); compile with JDK 18 or newer, or set the compiler's option -sourcepath to the"
              + " directory of the sources";
      Annotated.methods(topLevel).stream()
          .findFirst()
          .ifPresent(method -> report(Code.AD006, method, problem));
    }
    writeSignatures(topLevel);
    return true;
  }

  private boolean compile(TypeElement topLevel, TextSource.Text text, boolean last) {
    Source source =
        new Source(text.fileName(), text.content(), environment.getSourceVersion().ordinal());
    Compilation known = compiled.get(source);
    if (known != null) {
      write(known, topLevel);
      return true;
    }
    GradientCompiler.ParsedFile parsed = GradientCompiler.parse(source);
    Outline outline = parsed.outline();
    ElementsOracle oracle = new ElementsOracle(environment, topLevel, outline);
    Compilation compilation = GradientCompiler.compile(parsed, oracle, options(topLevel));
    if (compilation.hasErrors() && oracle.missed() && !last) {
      return false;
    }
    compiled.put(source, compilation);
    Reporter reporter = Reporter.of(environment, topLevel, source, () -> outline);
    compilation.diagnostics().forEach(reporter::report);
    write(compilation, topLevel);
    if (compilation.classes().isEmpty()) {
      // The file could not be read at all; what the host knows of it is still of use.
      writeSignatures(topLevel);
    }
    files
        .dump(compilation, topLevel)
        .ifPresent(problem -> environment.getMessager().printMessage(Kind.WARNING, problem));
    return true;
  }

  private void write(Compilation compilation, TypeElement topLevel) {
    String name = topLevel.getSimpleName().toString();
    for (GeneratedSource source : compilation.classes()) {
      if (source.origin().equals(name) || source.origin().startsWith(name + ".")) {
        files
            .write(source, topLevel)
            .ifPresent(
                problem ->
                    report(
                        Code.AD007,
                        topLevel,
                        "because its derivatives, '"
                            + source.qualifiedName()
                            + "', cannot be written: "
                            + problem));
      }
    }
  }

  private void writeSignatures(TypeElement topLevel) {
    SourceFile file = new Signatures(environment).read(topLevel);
    write(GradientCompiler.signatures(file, options(topLevel)), topLevel);
  }

  /** A module that does not read {@code java.compiler} cannot name what marks generated code. */
  private CompilerOptions options(TypeElement topLevel) {
    ModuleElement module = environment.getElementUtils().getModuleOf(topLevel);
    boolean visible =
        module == null
            || module.isUnnamed()
            || environment.getElementUtils().getTypeElement(module, MARK) != null;
    return visible ? options : options.withoutMark();
  }

  private List<String> generatedNames(TypeElement topLevel) {
    return Annotated.methods(topLevel).stream()
        .map(Annotated::owner)
        .map(this::generatedName)
        .distinct()
        .toList();
  }

  private String generatedName(TypeElement type) {
    String home = environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    int skip = home.isEmpty() ? 0 : home.length() + 1;
    String className = type.getQualifiedName().toString().substring(skip).replace('.', '_');
    return type.getQualifiedName().toString().substring(0, skip) + className + "Grad";
  }

  private static boolean isKotlin(TypeElement topLevel) {
    return Annotated.annotation(topLevel, KOTLIN).isPresent()
        || Annotated.methods(topLevel).stream()
            .anyMatch(method -> Annotated.annotation(Annotated.owner(method), KOTLIN).isPresent());
  }

  private void reportMissing(ExecutableElement method) {
    Optional<TypeMirror> missing = types.missing(method);
    missing.ifPresent(
        type -> report(Code.AD005, method, "because there is no type '" + type + "'; declare it"));
  }

  /** The message for an exception that nothing here should throw. */
  static String fault(String subject, Throwable cause) {
    Diagnostic diagnostic =
        new Diagnostic(Code.AD040, new Fault(cause).message("'" + subject + "'"), Span.NONE);
    return Reporter.headline(diagnostic) + "\n  " + Reporter.reference(diagnostic);
  }

  /** Reports on an element as a whole; {@code problem} is the end of a sentence. */
  private void report(Code code, Element element, String problem) {
    Diagnostic diagnostic =
        new Diagnostic(
            code, "cannot differentiate '" + element.getSimpleName() + "' " + problem, Span.NONE);
    environment
        .getMessager()
        .printMessage(
            Reporter.kind(diagnostic),
            Reporter.headline(diagnostic) + "\n  " + Reporter.reference(diagnostic),
            element);
  }
}
