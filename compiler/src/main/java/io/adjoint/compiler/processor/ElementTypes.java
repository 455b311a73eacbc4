package io.adjoint.compiler.processor;

import io.adjoint.compiler.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Types of {@code javax.lang.model} as types of the intermediate representation. */
record ElementTypes(Elements elements, Types types) {

  /** The type; a type variable is its bound. */
  Type type(TypeMirror mirror) {
    return switch (mirror.getKind()) {
      case DOUBLE -> Type.DOUBLE;
      case FLOAT -> Type.FLOAT;
      case LONG -> Type.LONG;
      case INT -> Type.INT;
      case SHORT -> Type.SHORT;
      case BYTE -> Type.BYTE;
      case CHAR -> Type.CHAR;
      case BOOLEAN -> Type.BOOLEAN;
      case VOID -> Type.VOID;
      case ARRAY -> new Type.Array(type(((ArrayType) mirror).getComponentType()));
      default -> new Type.Opaque(written(mirror).orElseGet(() -> erased(mirror)));
    };
  }

  /** The type in full, as source text; empty where a type variable is in it. */
  private Optional<String> written(TypeMirror mirror) {
    if (mirror instanceof ArrayType array) {
      return written(array.getComponentType()).map(element -> element + "[]");
    }
    if (mirror instanceof WildcardType wildcard) {
      return writtenWildcard(wildcard);
    }
    if (mirror.getKind().isPrimitive()) {
      return Optional.of(erased(mirror));
    }
    if (mirror.getKind() != TypeKind.DECLARED || !(mirror instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    List<Optional<String>> arguments =
        declared.getTypeArguments().stream().map(this::written).toList();
    if (arguments.isEmpty()) {
      return Optional.of(erased(mirror));
    }
    boolean inGenericClass = declared.getEnclosingType().getKind() == TypeKind.DECLARED;
    if (inGenericClass || arguments.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        arguments.stream()
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", ", erased(mirror) + "<", ">")));
  }

  private Optional<String> writtenWildcard(WildcardType wildcard) {
    if (wildcard.getExtendsBound() != null) {
      return written(wildcard.getExtendsBound()).map(bound -> "? extends " + bound);
    }
    if (wildcard.getSuperBound() != null) {
      return written(wildcard.getSuperBound()).map(bound -> "? super " + bound);
    }
    return Optional.of("?");
  }

  /** Without type arguments, and without the type annotations that a host may print. */
  private String erased(TypeMirror mirror) {
    TypeMirror erasure = types.erasure(mirror);
    return erasure instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : erasure.toString();
  }

  /** A type of the signature that does not exist, or not yet. */
  Optional<TypeMirror> missing(ExecutableElement method) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(method.getReturnType()),
            method.getParameters().stream().map(VariableElement::asType))
        .map(this::missing)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<TypeMirror> missing(TypeMirror mirror) {
    if (mirror.getKind() == TypeKind.ERROR) {
      return Optional.of(mirror);
    }
    if (mirror instanceof ArrayType array) {
      return missing(array.getComponentType());
    }
    if (mirror instanceof DeclaredType declared) {
      return declared.getTypeArguments().stream()
          .map(this::missing)
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Optional.empty();
  }

  /** Whether a class of that package can name the element and everything around it. */
  boolean accessible(Element element, PackageElement from) {
    boolean near = elements.getPackageOf(element).equals(from);
    for (Element it = element; it != null && !(it instanceof PackageElement); ) {
      boolean open = it.getModifiers().contains(Modifier.PUBLIC);
      boolean closed = it.getModifiers().contains(Modifier.PRIVATE);
      if (closed || !(open || near)) {
        return false;
      }
      it = it.getEnclosingElement();
    }
    return true;
  }
}
