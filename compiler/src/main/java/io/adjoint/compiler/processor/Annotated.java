package io.adjoint.compiler.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finding the annotated methods. */
final class Annotated {
  static final String ANNOTATION = "io.adjoint.Differentiable";

  static final String GENERATED = "javax.annotation.processing.Generated";
  static final String GENERATED_BY_ADJOINT = "io.adjoint.AdjointGenerated";

  private Annotated() {}

  /** The annotation on the method. */
  static Optional<AnnotationMirror> annotation(Element method) {
    return annotation(method, ANNOTATION);
  }

  static Optional<AnnotationMirror> annotation(Element element, String name) {
    return element.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                mirror.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(name))
        .<AnnotationMirror>map(mirror -> mirror)
        .findFirst();
  }

  /** All annotated methods of a class and of the classes within it. */
  static List<ExecutableElement> methods(TypeElement type) {
    Stream<ExecutableElement> own =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> annotation(method).isPresent());
    Stream<ExecutableElement> nested =
        ElementFilter.typesIn(type.getEnclosedElements()).stream()
            .flatMap(member -> methods(member).stream());
    return Stream.concat(own, nested).toList();
  }

  /** The class that declares a member. */
  static TypeElement owner(Element member) {
    if (member.getEnclosingElement() instanceof TypeElement type) {
      return type;
    }
    throw new IllegalArgumentException(member + " is a member of no class");
  }

  /** The outermost class around an element. */
  static TypeElement topLevel(Element element) {
    TypeElement found = null;
    for (Element it = element; it != null; it = it.getEnclosingElement()) {
      if (it instanceof TypeElement type) {
        found = type;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException(element + " is in no class");
    }
    return found;
  }
}
