package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.WildcardType;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.TypeOracle;
import io.adjoint.compiler.model.TypeOracle.ClassFacts;
import io.adjoint.compiler.model.TypeOracle.FieldFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of classes and fields mean inside a class of the file.
 *
 * <p>The file's own classes are read here; all else is asked of the oracle.
 */
final class Names {
  private final FileClasses classes;
  private final TypeOracle oracle;

  /** Constants whose value is being computed, so that a circular definition ends. */
  private final Set<VariableDeclarator> underway = new HashSet<>();

  Names(FileClasses classes, TypeOracle oracle) {
    this.classes = classes;
    this.oracle = oracle;
  }

  FileClasses classes() {
    return classes;
  }

  TypeOracle oracle() {
    return oracle;
  }

  // Classes.

  Optional<ClassFacts> classNamed(FileClass inside, String dotted) {
    return classes
        .find(inside, dotted)
        .map(c -> new ClassFacts(c.canonicalName(), c.isEnum(), c.isRecord(), c.isAccessible()))
        .or(() -> oracle.resolve(inside.canonicalName(), dotted));
  }

  /** The class that an expression names, if it is nothing but names. */
  Optional<ClassFacts> classNamed(FileClass inside, Expression path) {
    return dotted(path).flatMap(name -> classNamed(inside, name));
  }

  /** {@code a.b.c} as text, if the expression is nothing but names. */
  static Optional<String> dotted(Expression expression) {
    if (expression instanceof NameExpr name) {
      return Optional.of(name.getNameAsString());
    } else if (expression instanceof FieldAccessExpr access) {
      return dotted(access.getScope()).map(scope -> scope + "." + access.getNameAsString());
    }
    return Optional.empty();
  }

  // Types.

  /** A type as the IR has it; reported and refused where it has none. */
  Type type(Problems problems, FileClass inside, com.github.javaparser.ast.type.Type type) {
    if (type instanceof PrimitiveType primitive) {
      return TypeNames.primitive(primitive);
    } else if (type.isVoidType()) {
      return Type.VOID;
    } else if (type instanceof ArrayType array) {
      return new Type.Array(type(problems, inside, array.getComponentType()));
    } else if (type instanceof ClassOrInterfaceType named) {
      return new Type.Opaque(className(problems, inside, named));
    }
    throw problems.refuse(
        Code.AD012, type, "cannot read the type " + type.asString() + "; use a class by its name");
  }

  private String className(Problems problems, FileClass inside, ClassOrInterfaceType type) {
    if (problems.refusedNames().hasClass(type.getNameWithScope())) {
      throw new Refused();
    }
    ClassFacts facts =
        classNamed(inside, type.getNameWithScope())
            .orElseThrow(
                () ->
                    problems.refuse(
                        Code.AD012,
                        type,
                        "cannot find the class "
                            + type.getNameWithScope()
                            + "; a type parameter cannot be used here either: write the type itself"));
    if (!facts.accessible()) {
      throw problems.refuse(
          Code.AD004,
          type,
          "generated code cannot use the private class "
              + TypeNames.simple(facts.name())
              + "; make it package-private");
    }
    List<String> arguments =
        type.getTypeArguments().stream()
            .flatMap(List::stream)
            .map(argument -> typeArgument(problems, inside, argument))
            .toList();
    return arguments.isEmpty()
        ? facts.name()
        : facts.name() + "<" + String.join(", ", arguments) + ">";
  }

  private String typeArgument(
      Problems problems, FileClass inside, com.github.javaparser.ast.type.Type argument) {
    if (argument instanceof WildcardType wildcard) {
      return wildcard
          .getExtendedType()
          .map(bound -> "? extends " + type(problems, inside, bound))
          .or(
              () ->
                  wildcard.getSuperType().map(bound -> "? super " + type(problems, inside, bound)))
          .orElse("?");
    }
    return type(problems, inside, argument).toString();
  }

  // Fields.

  /** The field that a simple name means, innermost class first, then static imports. */
  Optional<FieldFacts> field(FileClass inside, String name) {
    for (Optional<FileClass> c = Optional.of(inside); c.isPresent(); c = c.get().outer()) {
      Optional<FieldFacts> found = fieldOf(c.get().canonicalName(), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return oracle
        .staticImportOwner(inside.canonicalName(), name)
        .flatMap(owner -> fieldOf(owner, name));
  }

  /** A field by the canonical name of its class. */
  Optional<FieldFacts> fieldOf(String className, String name) {
    return classes
        .byCanonicalName(className)
        .flatMap(c -> ownField(c, name))
        .or(() -> oracle.field(className, name).map(this::ownIfPossible));
  }

  /** An inherited field of a class of this file is read here: its value may be a constant. */
  private FieldFacts ownIfPossible(FieldFacts field) {
    return classes
        .byCanonicalName(field.owner())
        .flatMap(c -> ownField(c, field.name()))
        .orElse(field);
  }

  /** The field that an expression of nothing but names stands for. */
  Optional<FieldFacts> field(FileClass inside, Expression path) {
    if (path instanceof NameExpr name) {
      return field(inside, name.getNameAsString());
    } else if (path instanceof FieldAccessExpr access) {
      return classNamed(inside, access.getScope())
          .flatMap(owner -> fieldOf(owner.name(), access.getNameAsString()));
    }
    return Optional.empty();
  }

  private Optional<FieldFacts> ownField(FileClass owner, String name) {
    if (owner.declaration() instanceof EnumDeclaration declaration
        && declaration.getEntries().stream().anyMatch(e -> e.getNameAsString().equals(name))) {
      Type type = new Type.Opaque(owner.canonicalName());
      boolean accessible = owner.isAccessible();
      return Optional.of(
          new FieldFacts(
              owner.canonicalName(), name, type, true, true, true, accessible, Optional.empty()));
    }
    for (FieldDeclaration field : owner.declaration().getFields()) {
      for (VariableDeclarator variable : field.getVariables()) {
        if (variable.getNameAsString().equals(name)) {
          return ownField(owner, field, variable);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<FieldFacts> ownField(
      FileClass owner, FieldDeclaration field, VariableDeclarator variable) {
    Optional<Type> type = quietType(owner, variable.getType());
    boolean isStatic = field.isStatic() || owner.isInterface();
    boolean isFinal = field.isFinal() || owner.isInterface();
    boolean accessible = owner.isAccessible() && owner.accessOf(field) != Access.PRIVATE;
    return type.map(
        t ->
            new FieldFacts(
                owner.canonicalName(),
                variable.getNameAsString(),
                t,
                isStatic,
                isFinal,
                false,
                accessible,
                isStatic && isFinal ? constant(owner, variable, t) : Optional.empty()));
  }

  /** A type, without a report where it has none: the report comes where it is used. */
  private Optional<Type> quietType(FileClass inside, com.github.javaparser.ast.type.Type type) {
    Problems unheard =
        new Problems(new io.adjoint.compiler.diagnostics.Diagnostics(), Suppressions.NONE);
    return unheard.attempt(() -> type(unheard, inside, type));
  }

  private Optional<Object> constant(FileClass owner, VariableDeclarator variable, Type type) {
    if (!(type.isPrimitive() || type.equals(Type.STRING)) || !underway.add(variable)) {
      return Optional.empty();
    }
    try {
      return variable
          .getInitializer()
          .flatMap(new Constants(path -> constant(owner, path))::value)
          .map(value -> type.isPrimitive() ? Conversions.convert(value, type) : value)
          .map(Expr.Const::value);
    } finally {
      underway.remove(variable);
    }
  }

  /** The constant that a static field holds. */
  Optional<Expr.Const> constant(FileClass inside, Expression path) {
    return field(inside, path).flatMap(Names::constant);
  }

  static Optional<Expr.Const> constant(FieldFacts field) {
    return field.constant().flatMap(value -> Constants.of(field.type(), value));
  }
}
