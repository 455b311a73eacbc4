package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a source file says that no type oracle knows of itself: its imports, and where its methods
 * stand.
 *
 * @param methods in the order of the text
 */
public record Outline(List<Import> imports, List<Method> methods) {
  /** Of a file that cannot be parsed. */
  public static final Outline EMPTY = new Outline(List.of(), List.of());

  public Outline {
    imports = List.copyOf(imports);
    methods = List.copyOf(methods);
  }

  /** What an import names: one thing, or on demand all that is in it. */
  public enum Kind {
    TYPE,
    TYPES_OF,
    STATIC,
    STATICS_OF,
    MODULE
  }

  /** An import. {@code name} is without the asterisk. */
  public record Import(Kind kind, String name) {}

  /**
   * A method.
   *
   * @param className its class without the package: {@code Outer.Inner}
   * @param ordinal its number among the methods of that name in the class, from 0 in text order
   */
  public record Method(String className, String name, int ordinal, Span span) {
    private boolean holds(Span place) {
      boolean after =
          place.beginLine() > span.beginLine()
              || (place.beginLine() == span.beginLine()
                  && place.beginColumn() >= span.beginColumn());
      boolean before =
          place.beginLine() < span.endLine()
              || (place.beginLine() == span.endLine() && place.beginColumn() <= span.endColumn());
      return after && before;
    }
  }

  /** The method that a place is in. */
  public Optional<Method> methodAt(Span place) {
    return methods.stream().filter(method -> method.holds(place)).findFirst();
  }
}
