package io.adjoint.compiler;

import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.ParsedSource;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.PassObserver;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.model.TypeOracle;
import java.util.List;
import java.util.Optional;

/** A compiler that fails when it differentiates, so that tests see what a user is told then. */
public final class FaultyStage implements Stages {
  /** Knows no class but the annotation. */
  static final TypeOracle ORACLE =
      new TypeOracle() {
        @Override
        public Optional<ClassFacts> resolve(String insideClass, String name) {
          return name.equals("Differentiable") || name.equals("io.adjoint.Differentiable")
              ? Optional.of(new ClassFacts("io.adjoint.Differentiable", false, false, true))
              : Optional.empty();
        }

        @Override
        public Optional<FieldFacts> field(String className, String fieldName) {
          return Optional.empty();
        }

        @Override
        public List<MethodFacts> methods(String className, String methodName) {
          return List.of();
        }

        @Override
        public Optional<String> staticImportOwner(String insideClass, String name) {
          return Optional.empty();
        }
      };

  private final Stages real = Stages.real(Strategy.DEFAULT);
  private final RuntimeException failure;

  private FaultyStage(RuntimeException failure) {
    this.failure = failure;
  }

  /** What is reported on a source of one method when its differentiation throws. */
  public static List<Diagnostic> diagnostics(Source source, RuntimeException failure) {
    return new CompilerRun(new FaultyStage(failure), CompilerOptions.DEFAULT)
        .compile(ParsedSource.of(source), ORACLE)
        .diagnostics();
  }

  @Override
  public SourceFile read(ParsedSource source, TypeOracle oracle, Diagnostics diagnostics) {
    return real.read(source, oracle, diagnostics);
  }

  @Override
  public ClassUnit differentiate(
      SourceFile file, String className, Diagnostics diagnostics, PassObserver observer) {
    if (file.methods().stream().anyMatch(method -> method.sound())) {
      throw failure;
    }
    return real.differentiate(file, className, diagnostics, observer);
  }

  @Override
  public String write(ClassUnit unit, boolean markGenerated) {
    return real.write(unit, markGenerated);
  }
}
