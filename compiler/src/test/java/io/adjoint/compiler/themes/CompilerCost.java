package io.adjoint.compiler.themes;

import com.sun.management.ThreadMXBean;
import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.emit.JavaWriter;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.frontend.ReflectionOracle;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.transform.Gradients;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * What a compilation cost, stage by stage.
 *
 * @param sizes the statements and expressions of the program after each pass, and the characters of
 *     the Java text
 * @param bytes the bytes that each stage allocated
 */
record CompilerCost(Map<String, Long> sizes, Map<String, Long> bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The last stage: from the program to Java text. */
  static final String EMIT = "emit";

  /** The stages, in order. */
  static final List<String> STAGES =
      Stream.concat(GradientCompiler.PASSES.stream(), Stream.of(EMIT)).toList();

  /** Whether functions were so large that they were cut into parts. */
  boolean isCut() {
    return !Objects.equals(sizes.get("simplify"), sizes.get("split"));
  }

  /** Compiles the text of one file, on a stack as large as the compiler gives itself. */
  static CompilerCost of(String text) {
    FutureTask<CompilerCost> task = new FutureTask<>(() -> new Meter().run(text));
    new Thread(null, task, "compiler", 512L << 20).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** Adds up; what it does itself between two stages is not counted. */
  private static final class Meter {
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private long allocated;

    private CompilerCost run(String text) {
      Diagnostics diagnostics = new Diagnostics();
      Source source = new Source("Big.java", text, 17);
      ReflectionOracle oracle = ReflectionOracle.of(text, CompilerCost.class.getClassLoader());
      begin();
      SourceFile file = Frontend.read(source, oracle, diagnostics);
      end("frontend");
      if (!diagnostics.all().isEmpty()) {
        throw new AssertionError(diagnostics.all());
      }
      for (SourceMethod method : file.methods()) {
        sized("frontend", method.program());
      }
      begin();
      String className = file.methods().get(0).className();
      ClassUnit unit =
          Gradients.unit(
              file,
              className,
              Strategy.DEFAULT,
              diagnostics,
              (pass, subject, program) -> {
                end(pass);
                sized(pass, program);
                begin();
              });
      begin();
      String java = JavaWriter.write(unit);
      end(EMIT);
      sizes.put(EMIT, unindented(java));
      return new CompilerCost(sizes, bytes);
    }

    private void begin() {
      allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private void end(String stage) {
      long now = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      bytes.merge(stage, now - allocated, Long::sum);
    }

    private void sized(String pass, Program program) {
      sizes.merge(pass, nodes(program), Long::sum);
    }

    private static long nodes(Program program) {
      long[] count = {0};
      for (Function function : program.functions()) {
        IrWalk.forEachStmt(function.body(), statement -> count[0]++);
        IrWalk.forEachDeepExpr(function.body(), expression -> count[0]++);
      }
      return count[0];
    }

    /** Indentation is no work, and grows with the depth. */
    private static long unindented(String text) {
      return text.lines().mapToLong(line -> line.strip().length()).sum();
    }
  }
}
