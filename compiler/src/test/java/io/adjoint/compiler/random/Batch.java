package io.adjoint.compiler.random;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.frontend.ReflectionOracle;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.model.TypeOracle;
import io.adjoint.compiler.processor.AdjointProcessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** Programs that are compiled together, by javac with the processor; and then tried. */
final class Batch {
  /** How many points each program is tried at. */
  private final int points;

  private final Map<RandomProgram, Failure> failures = new LinkedHashMap<>();
  private int skipped;
  private int tried;

  private final Supplier<Processor> processor;

  private Batch(int points, Supplier<Processor> processor) {
    this.points = points;
    this.processor = processor;
  }

  /** What came of it: the programs that failed, and how many points were tried and skipped. */
  record Outcome(Map<RandomProgram, Failure> failures, int tried, int skipped) {}

  static Outcome run(List<RandomProgram> programs, int points) {
    return run(programs, points, AdjointProcessor::new);
  }

  static Outcome run(List<RandomProgram> programs, int points, Supplier<Processor> processor) {
    Batch batch = new Batch(points, processor);
    batch.compile(programs);
    return new Outcome(batch.failures, batch.tried, batch.skipped);
  }

  /** The failure of one program, if it fails. One that javac itself does not accept does not. */
  static Optional<Failure> failure(RandomProgram program, int points) {
    if (!MemoryHost.accepts(program)) {
      return Optional.empty();
    }
    Failure failure = run(List.of(program), points).failures().get(program);
    return Optional.ofNullable(failure).filter(f -> f.kind() != Failure.Kind.NO_PROGRAM);
  }

  private void compile(List<RandomProgram> programs) {
    List<RandomProgram> rest = new ArrayList<>(programs);
    while (!rest.isEmpty()) {
      MemoryHost.Compiled compiled;
      try {
        compiled = MemoryHost.compile(rest, processor);
      } catch (RuntimeException | StackOverflowError fault) {
        blame(rest, fault);
        return;
      }
      int before = failures.size();
      judge(rest, compiled);
      if (compiled.success()) {
        rest.removeAll(failures.keySet());
        ClassLoader loader = compiled.loader();
        rest.forEach(program -> check(program, loader));
        return;
      }
      if (failures.size() == before) {
        blame(rest, new IllegalStateException(compiled.console() + compiled.messages()));
        return;
      }
      rest.removeAll(failures.keySet());
    }
  }

  /** Nobody knows which of the programs it was: each is compiled by itself. */
  private void blame(List<RandomProgram> programs, Throwable fault) {
    if (programs.size() == 1) {
      failures.put(programs.get(0), new Failure(Failure.Kind.FAULT, trace(fault)));
      return;
    }
    programs.forEach(program -> compile(List.of(program)));
  }

  private void judge(List<RandomProgram> programs, MemoryHost.Compiled compiled) {
    Map<String, RandomProgram> files = new LinkedHashMap<>();
    for (RandomProgram program : programs) {
      files.put(program.className() + ".java", program);
      files.put(program.className() + "Grad.java", program);
    }
    for (MemoryHost.Message report : compiled.messages()) {
      RandomProgram program = files.get(report.file());
      boolean generated = report.file().endsWith("Grad.java");
      boolean error = report.isError();
      if (program == null || (!error && !generated)) {
        continue;
      }
      String code = report.code();
      Failure.Kind kind =
          generated
              ? Failure.Kind.GENERATED
              : code.isEmpty()
                  ? Failure.Kind.NO_PROGRAM
                  : code.equals("AD040") ? Failure.Kind.FAULT : Failure.Kind.REFUSED;
      failures.putIfAbsent(program, new Failure(kind, code + " " + report.text()));
    }
  }

  private void check(RandomProgram program, ClassLoader loader) {
    try {
      Class<?> primal = loader.loadClass(program.qualifiedName());
      SourceMethod method = read(program, loader);
      Oracle oracle = new Oracle(method, primal);
      Derivative derivative =
          new CompiledDerivative(
              loader.loadClass(program.qualifiedName() + "Grad"),
              method.wrt().stream().map(variable -> variable.name()).toList(),
              method.function().parameters().size(),
              method.function().result() != Type.VOID);
      Draw draw = new Draw(program.seed() + 1);
      for (int i = 0; i < points; i++) {
        Object[] point = Points.of(oracle.parameterTypes(), draw);
        Optional<Failure> failure = oracle.check(derivative, point, draw);
        tried++;
        if (failure.isPresent()) {
          failures.put(program, failure.get().at(Shapes.text(point)));
          break;
        }
      }
      skipped += oracle.skipped();
    } catch (ReflectiveOperationException | RuntimeException | Error fault) {
      failures.put(program, new Failure(Failure.Kind.FAULT, trace(fault)));
    }
  }

  private static SourceMethod read(RandomProgram program, ClassLoader loader) {
    String source = program.source();
    TypeOracle types = ReflectionOracle.of(source, loader);
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file =
        Frontend.read(new Source(program.className() + ".java", source, 17), types, diagnostics);
    return file.methods().get(0);
  }

  private static String trace(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault + " at " + List.of(trace).subList(0, Math.min(5, trace.length));
  }
}
