package io.adjoint.compiler.processor;

import io.adjoint.compiler.CompilerOptions;
import io.adjoint.compiler.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotated methods and has the compiler emit their derivatives.
 *
 * <p>Here is what has to do with rounds: which classes are to be processed, and which have to wait
 * for one that another processor is still to make. {@link FileProcessing} does the work.
 */
public final class AdjointProcessor extends AbstractProcessor {

  /** Full names of top-level classes that wait for the next round. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private @Nullable FileProcessing processing;

  /** Called by the service loader. */
  public AdjointProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Annotated.ANNOTATION, Annotated.GENERATED_BY_ADJOINT);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Stream.of(Option.values()).map(Option::key).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    if (!hasRuntime()) {
      environment
          .getMessager()
          .printMessage(
              Kind.ERROR,
              "Adjoint's runtime is missing on the processor path: add adjoint-runtime beside"
                  + " adjoint-compiler");
      return;
    }
    CompilerOptions options =
        CompilerOptions.parse(
            environment.getOptions(),
            problem -> environment.getMessager().printMessage(Kind.ERROR, problem));
    processing = new FileProcessing(environment, options);
  }

  /** Build tools put it there by themselves, but not a person who calls javac. */
  private static boolean hasRuntime() {
    try {
      Class.forName(Annotated.ANNOTATION, false, AdjointProcessor.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  /**
   * Claims Adjoint's own annotations and no others. Javac's lint {@code processing} complains of
   * each that nobody claims; and a processor that wants to see them all the same can still ask the
   * round for the elements. The standard {@code @Generated} on what is written is the business of
   * {@link GeneratedMarkProcessor}, since a processor claims all it is shown or nothing.
   */
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (processing != null && !(round.processingOver() && round.errorRaised())) {
      process(processing, annotations, round);
    }
    return true;
  }

  private void process(
      FileProcessing files, Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<String> names = new LinkedHashSet<>(waiting);
    waiting.clear();
    annotations.stream()
        .filter(annotation -> annotation.getQualifiedName().contentEquals(Annotated.ANNOTATION))
        .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
        .map(method -> Annotated.topLevel(method).getQualifiedName().toString())
        .forEach(names::add);
    files.newRound();
    for (String name : List.copyOf(names)) {
      TypeElement topLevel = processingEnv.getElementUtils().getTypeElement(name);
      if (topLevel != null && !done(files, topLevel, round.processingOver())) {
        waiting.add(name);
      }
    }
  }

  /** As {@link FileProcessing#process}; whatever it throws is told, and the other classes go on. */
  private boolean done(FileProcessing files, TypeElement topLevel, boolean last) {
    try {
      return files.process(topLevel, last);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
      processingEnv
          .getMessager()
          .printMessage(
              Kind.ERROR,
              FileProcessing.fault(topLevel.getSimpleName().toString(), fault),
              topLevel);
      return true;
    }
  }
}
