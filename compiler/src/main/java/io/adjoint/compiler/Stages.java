package io.adjoint.compiler;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.emit.JavaWriter;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.frontend.ParsedSource;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.PassObserver;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.model.TypeOracle;
import io.adjoint.compiler.transform.Gradients;

/** The three stages of a compilation; an interface so that a test can put a faulty one in. */
interface Stages {
  SourceFile read(ParsedSource source, TypeOracle oracle, Diagnostics diagnostics);

  ClassUnit differentiate(
      SourceFile file, String className, Diagnostics diagnostics, PassObserver observer);

  String write(ClassUnit unit, boolean markGenerated);

  /** The stages as they are. */
  static Stages real(Strategy strategy) {
    return new Stages() {
      @Override
      public SourceFile read(ParsedSource source, TypeOracle oracle, Diagnostics diagnostics) {
        return Frontend.read(source, oracle, diagnostics);
      }

      @Override
      public ClassUnit differentiate(
          SourceFile file, String className, Diagnostics diagnostics, PassObserver observer) {
        return Gradients.unit(file, className, strategy, diagnostics, observer);
      }

      @Override
      public String write(ClassUnit unit, boolean markGenerated) {
        return markGenerated ? JavaWriter.write(unit) : JavaWriter.writeWithoutGenerated(unit);
      }
    };
  }
}
