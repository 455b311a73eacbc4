package io.adjoint.compiler.processor;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims the standard {@code @Generated} in a round where it is on nothing but code of Adjoint's:
 * javac's lint {@code processing} would complain that nobody did. Where another processor's code
 * carries it too it is left alone, so that whoever looks for it is shown it, and javac says of it
 * what it says without Adjoint.
 */
public final class GeneratedMarkProcessor extends AbstractProcessor {

  /** Called by the service loader. */
  public GeneratedMarkProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Annotated.GENERATED);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return annotations.stream()
        .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
        .allMatch(e -> Annotated.annotation(e, Annotated.GENERATED_BY_ADJOINT).isPresent());
  }
}
