package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.type.PrimitiveType;
import io.adjoint.compiler.ir.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names of types tell by themselves. */
final class TypeNames {
  private static final Map<String, Type> BOXES =
      Map.of(
          "java.lang.Double", Type.DOUBLE,
          "java.lang.Float", Type.FLOAT,
          "java.lang.Long", Type.LONG,
          "java.lang.Integer", Type.INT,
          "java.lang.Short", Type.SHORT,
          "java.lang.Byte", Type.BYTE,
          "java.lang.Character", Type.CHAR,
          "java.lang.Boolean", Type.BOOLEAN);

  private static final Set<String> ARRAY_SUPERTYPES =
      Set.of("java.lang.Object", "java.lang.Cloneable", "java.io.Serializable");

  private TypeNames() {}

  static Type primitive(PrimitiveType type) {
    return Type.Primitive.valueOf(type.getType().name().toUpperCase(Locale.ROOT));
  }

  /** The primitive type that a box such as {@code Double} holds. */
  static Optional<Type> unboxed(Type type) {
    return type instanceof Type.Opaque opaque
        ? Optional.ofNullable(BOXES.get(opaque.name()))
        : Optional.empty();
  }

  static String box(Type primitive) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue() == primitive)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static boolean isObject(Type type) {
    return type instanceof Type.Opaque opaque && opaque.name().equals("java.lang.Object");
  }

  static boolean holdsArrays(Type.Opaque type) {
    return ARRAY_SUPERTYPES.contains(type.name());
  }

  /** A class name without its type arguments. */
  static String erased(String name) {
    int open = name.indexOf('<');
    return open < 0 ? name : name.substring(0, open);
  }

  static String simple(String canonicalName) {
    String name = erased(canonicalName);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A type as messages write it: without packages. */
  static String shown(Type type) {
    if (type instanceof Type.Array array) {
      return shown(array.element()) + "[]";
    }
    return type instanceof Type.Opaque opaque ? simple(opaque.name()) : type.toString();
  }
}
