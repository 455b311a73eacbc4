package io.adjoint.compiler;

import io.adjoint.compiler.Compilation.Dump;
import io.adjoint.compiler.Compilation.GeneratedSource;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.diagnostics.Fault;
import io.adjoint.compiler.diagnostics.Severity;
import io.adjoint.compiler.frontend.ParsedSource;
import io.adjoint.compiler.frontend.Suppressions;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.PassObserver;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.model.TypeOracle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One compilation: what it has collected so far. */
final class CompilerRun {
  static final String FRONTEND = "frontend";

  private final Stages stages;
  private final CompilerOptions options;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Set<Dump> dumps = new LinkedHashSet<>();

  CompilerRun(Stages stages, CompilerOptions options) {
    this.stages = stages;
    this.options = options;
  }

  Compilation compile(ParsedSource parsed, TypeOracle oracle) {
    Source source = parsed.source();
    Suppressions suppressions = parsed.suppressions();
    Fault.Outcome<SourceFile> read = Fault.guard(() -> stages.read(parsed, oracle, diagnostics));
    read.fault().ifPresent(fault -> fault.report(diagnostics, Span.NONE, source.fileName()));
    return read.value()
        .map(file -> generate(file, suppressions))
        .orElseGet(() -> result(List.of(), suppressions));
  }

  Compilation generate(SourceFile file, Suppressions suppressions) {
    for (SourceMethod method : file.methods()) {
      observe(FRONTEND, method.function().key(), method.program());
    }
    List<String> classNames =
        file.methods().stream().map(SourceMethod::className).distinct().toList();
    List<GeneratedSource> classes = new ArrayList<>();
    for (String className : classNames) {
      written(only(file, className)).ifPresent(classes::add);
    }
    return result(classes, suppressions);
  }

  private void observe(String pass, String subject, Program program) {
    if (options.dumps().contains(pass)) {
      dumps.add(new Dump(pass, subject, IrPrinter.print(program)));
    }
  }

  /**
   * The class for the methods of {@code file}, which are all of one class. Where a method makes the
   * compiler fail, its derivative methods throw and the others are as if nothing had happened.
   */
  private Optional<GeneratedSource> written(SourceFile file) {
    Fault.Outcome<GeneratedSource> whole = attempt(file, diagnostics, this::observe);
    if (whole.fault().isEmpty()) {
      return whole.value();
    }
    List<SourceMethod> methods = new ArrayList<>();
    boolean found = false;
    for (SourceMethod method : file.methods()) {
      // What the trial itself reports was reported, or will be, by the run over the whole class.
      Optional<Fault> fault =
          attempt(with(file, List.of(method)), new Diagnostics(), PassObserver.NONE).fault();
      fault.ifPresent(it -> report(it, method));
      found |= fault.isPresent();
      methods.add(fault.isPresent() ? signature(method) : method);
    }
    if (!found) {
      // Each compiles alone, all together do not: no method is to blame more than another.
      methods.replaceAll(CompilerRun::signature);
      whole.fault().ifPresent(fault -> report(fault, file.methods().get(0)));
    }
    return attempt(with(file, methods), diagnostics, this::observe).value();
  }

  private Fault.Outcome<GeneratedSource> attempt(
      SourceFile file, Diagnostics reports, PassObserver observer) {
    return Fault.guard(
        () -> {
          String className = file.methods().get(0).className();
          ClassUnit unit = stages.differentiate(file, className, reports, observer);
          return new GeneratedSource(
              unit.packageName(),
              unit.name(),
              unit.origin(),
              stages.write(unit, options.markGenerated()));
        });
  }

  private void report(Fault fault, SourceMethod method) {
    fault.report(diagnostics, method.function().span(), "'" + method.function().name() + "'");
  }

  /** The method without its body, as after an error. */
  private static SourceMethod signature(SourceMethod method) {
    Function function = method.function().withBody(Block.EMPTY);
    return new SourceMethod(
        method.className(),
        method.access(),
        function,
        new Program(List.of(function), List.of()),
        method.wrt(),
        method.modes(),
        false,
        method.places());
  }

  private static SourceFile only(SourceFile file, String className) {
    return with(
        file,
        file.methods().stream().filter(method -> method.className().equals(className)).toList());
  }

  private static SourceFile with(SourceFile file, List<SourceMethod> methods) {
    return new SourceFile(file.source(), file.packageName(), methods);
  }

  private Compilation result(List<GeneratedSource> classes, Suppressions suppressions) {
    List<Diagnostic> shown =
        diagnostics.all().stream()
            .filter(found -> options.notes() || found.code().severity() != Severity.NOTE)
            .filter(found -> !suppressions.hides(found))
            .sorted(
                Comparator.comparing(
                    Diagnostic::span,
                    Comparator.comparingInt(Span::beginLine).thenComparingInt(Span::beginColumn)))
            .toList();
    return new Compilation(classes, shown, List.copyOf(dumps));
  }
}
