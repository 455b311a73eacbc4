package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Type;
import java.util.List;
import java.util.Optional;

/**
 * What is known of names that the differentiated source file uses but does not itself explain:
 * classes, static fields, constants, methods. An annotation processor answers from {@code
 * javax.lang.model}, a test by reflection.
 */
public interface TypeOracle {

  /**
   * The class that a (simple or qualified) name means in the body of a class.
   *
   * @param insideClass the canonical name of the class whose body uses the name
   */
  Optional<ClassFacts> resolve(String insideClass, String name);

  /** A field of a class or of what it inherits from, by the class' canonical name. */
  Optional<FieldFacts> field(String className, String fieldName);

  /** All methods of that name of a class and of what it inherits from. */
  List<MethodFacts> methods(String className, String methodName);

  /**
   * A static import: the class that declares the static member which {@code name} means inside the
   * class.
   */
  Optional<String> staticImportOwner(String insideClass, String name);

  /**
   * A class.
   *
   * @param name canonical
   * @param accessible whether a class in the same package can name it
   */
  record ClassFacts(String name, boolean isEnum, boolean isRecord, boolean accessible) {}

  /**
   * A field.
   *
   * @param owner canonical name of the class that declares it
   * @param constant the value of a compile-time constant (Java's boxed types or String)
   * @param accessible whether a class in the same package can read it
   */
  record FieldFacts(
      String owner,
      String name,
      Type type,
      boolean isStatic,
      boolean isFinal,
      boolean isEnumConstant,
      boolean accessible,
      Optional<Object> constant) {}

  /** A method. The last parameter of a {@code varargs} method has an array type. */
  record MethodFacts(
      String owner,
      String name,
      List<Type> parameters,
      Type result,
      boolean isStatic,
      boolean isVarargs,
      boolean accessible) {}
}
