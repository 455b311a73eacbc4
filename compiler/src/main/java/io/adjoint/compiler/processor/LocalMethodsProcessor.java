package io.adjoint.compiler.processor;

import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Refuses annotated methods of local and anonymous classes. Java compilers tell processors of no
 * annotation in a body, so the texts of the round's files are looked at, and those parsed that have
 * the annotation's name; a file with other annotated methods is {@link AdjointProcessor}'s.
 *
 * <p>It asks for every annotation, since a compilation may have no other annotated method, and
 * claims none. Where no text can be had it says nothing.
 */
public final class LocalMethodsProcessor extends AbstractProcessor {
  private static final String SIMPLE_NAME = "Differentiable";

  private @Nullable SourceTexts texts;

  /** Called by the service loader. */
  public LocalMethodsProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    texts = new SourceTexts(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    boolean usable = processingEnv.getElementUtils().getTypeElement(Annotated.ANNOTATION) != null;
    if (texts != null && usable && !round.processingOver()) {
      files(texts, round).forEach(this::look);
    }
    return false;
  }

  /** The files that have the word, with their top-level classes. */
  private Map<Source, List<TypeElement>> files(SourceTexts sources, RoundEnvironment round) {
    Map<Source, List<TypeElement>> found = new LinkedHashMap<>();
    int level = processingEnv.getSourceVersion().ordinal();
    for (TypeElement topLevel : ElementFilter.typesIn(round.getRootElements())) {
      if (Annotated.annotation(topLevel, Annotated.GENERATED_BY_ADJOINT).isEmpty()) {
        sources
            .read(topLevel)
            .text()
            .filter(text -> text.content().contains(SIMPLE_NAME))
            .map(text -> new Source(text.fileName(), text.content(), level))
            .ifPresent(
                source -> found.computeIfAbsent(source, it -> new ArrayList<>()).add(topLevel));
      }
    }
    return found;
  }

  private void look(Source source, List<TypeElement> classes) {
    if (classes.stream().anyMatch(type -> !Annotated.methods(type).isEmpty())) {
      return;
    }
    TypeElement topLevel = classes.get(0);
    try {
      GradientCompiler.ParsedFile parsed = GradientCompiler.parse(source);
      Outline outline = parsed.outline();
      List<Diagnostic> found =
          GradientCompiler.localMethods(
              parsed, new ElementsOracle(processingEnv, topLevel, outline));
      if (!found.isEmpty()) {
        Reporter reporter = Reporter.of(processingEnv, topLevel, source, () -> outline);
        found.forEach(reporter::report);
      }
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
      processingEnv
          .getMessager()
          .printMessage(Kind.ERROR, FileProcessing.fault(source.fileName(), fault), topLevel);
    }
  }
}
