package io.adjoint.compiler.processor;

import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The way of every host: the message is put at the method, and its text names line and column and
 * draws the caret itself.
 */
final class TextReporter implements Reporter {
  private final Messager messager;
  private final Elements elements;
  private final TypeElement topLevel;
  private final Source source;
  private final SourceLines lines;
  private final Supplier<Outline> outline;

  TextReporter(
      ProcessingEnvironment environment,
      TypeElement topLevel,
      Source source,
      Supplier<Outline> outline) {
    this.messager = environment.getMessager();
    this.elements = environment.getElementUtils();
    this.topLevel = topLevel;
    this.source = source;
    this.lines = new SourceLines(source.text());
    this.outline = outline;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    String message =
        Reporter.headline(diagnostic)
            + place(diagnostic.span())
            + "\n  "
            + Reporter.reference(diagnostic);
    Optional<ExecutableElement> method = method(diagnostic.span());
    Optional<AnnotationMirror> annotation = method.flatMap(Annotated::annotation);
    Element element = method.<Element>map(found -> found).orElse(topLevel);
    if (annotation.isPresent()) {
      messager.printMessage(Reporter.kind(diagnostic), message, element, annotation.get());
    } else {
      messager.printMessage(Reporter.kind(diagnostic), message, element);
    }
  }

  private String place(Span span) {
    if (!span.isPresent()) {
      return "";
    }
    String file = source.fileName() + ":" + span.beginLine() + ":" + span.beginColumn();
    String caret = lines.indent(span.beginLine(), span.beginColumn()) + "^";
    return "\n  " + file + "\n  " + lines.line(span.beginLine()) + "\n  " + caret;
  }

  private Optional<ExecutableElement> method(Span span) {
    return span.isPresent()
        ? outline.get().methodAt(span).flatMap(this::element)
        : Optional.empty();
  }

  /** The same method as the host knows it: its elements are in the order of the text. */
  private Optional<ExecutableElement> element(Outline.Method place) {
    String home = elements.getPackageOf(topLevel).getQualifiedName().toString();
    TypeElement owner =
        elements.getTypeElement(
            home.isEmpty() ? place.className() : home + "." + place.className());
    if (owner == null) {
      return Optional.empty();
    }
    List<ExecutableElement> overloads =
        ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().contentEquals(place.name()))
            .toList();
    return overloads.stream().skip(place.ordinal()).findFirst();
  }
}
