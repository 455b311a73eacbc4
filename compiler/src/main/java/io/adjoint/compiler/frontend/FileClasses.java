package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import com.github.javaparser.ast.nodeTypes.modifiers.NodeWithAccessModifiers;
import io.adjoint.compiler.model.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The classes that a source file declares; local and anonymous ones are not among them. */
final class FileClasses {
  private final String packageName;
  private final List<FileClass> classes = new ArrayList<>();

  FileClasses(CompilationUnit unit) {
    packageName = unit.getPackageDeclaration().map(NodeWithName::getNameAsString).orElse("");
    unit.getTypes().forEach(type -> add(type, Optional.empty()));
  }

  /**
   * A class, an interface, an enum or a record.
   *
   * @param name canonical, without the package
   * @param canonicalName with the package
   * @param access the narrower of its own and that of the classes around it
   */
  record FileClass(
      String name,
      String canonicalName,
      TypeDeclaration<?> declaration,
      Optional<FileClass> outer,
      Access access) {

    FileClass topLevel() {
      FileClass top = this;
      while (top.outer().isPresent()) {
        top = top.outer().get();
      }
      return top;
    }

    boolean isInterface() {
      return declaration instanceof ClassOrInterfaceDeclaration type && type.isInterface();
    }

    boolean isEnum() {
      return declaration instanceof EnumDeclaration;
    }

    boolean isRecord() {
      return declaration instanceof RecordDeclaration;
    }

    boolean isAccessible() {
      return access != Access.PRIVATE;
    }

    List<MethodDeclaration> methods(String methodName) {
      return declaration.getMethods().stream()
          .filter(method -> method.getNameAsString().equals(methodName))
          .toList();
    }

    /** What a member declares for itself; members of an interface are public. */
    Access accessOf(NodeWithAccessModifiers<?> member) {
      boolean isPublic = isInterface() && !member.isPrivate();
      return isPublic ? Access.PUBLIC : accessModifier(member);
    }
  }

  private static Access accessModifier(NodeWithAccessModifiers<?> node) {
    if (node.isPublic()) {
      return Access.PUBLIC;
    } else if (node.isProtected()) {
      return Access.PROTECTED;
    }
    return node.isPrivate() ? Access.PRIVATE : Access.PACKAGE;
  }

  /** The narrower of two. */
  static Access narrower(Access a, Access b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private void add(TypeDeclaration<?> declaration, Optional<FileClass> outer) {
    String simple = declaration.getNameAsString();
    String name = outer.map(o -> o.name() + "." + simple).orElse(simple);
    boolean isPublic = outer.isPresent() && outer.get().isInterface() && !declaration.isPrivate();
    Access own = isPublic ? Access.PUBLIC : accessModifier(declaration);
    FileClass entry =
        new FileClass(
            name,
            packageName.isEmpty() ? name : packageName + "." + name,
            declaration,
            outer,
            outer.map(o -> narrower(o.access(), own)).orElse(own));
    classes.add(entry);
    for (BodyDeclaration<?> member : declaration.getMembers()) {
      if (member instanceof TypeDeclaration<?> nested) {
        add(nested, Optional.of(entry));
      }
    }
  }

  String packageName() {
    return packageName;
  }

  List<FileClass> all() {
    return List.copyOf(classes);
  }

  Optional<FileClass> byCanonicalName(String canonicalName) {
    return classes.stream().filter(c -> c.canonicalName().equals(canonicalName)).findFirst();
  }

  Optional<FileClass> of(TypeDeclaration<?> declaration) {
    return classes.stream().filter(c -> c.declaration() == declaration).findFirst();
  }

  /** The class of this file that a simple or dotted name means inside {@code inside}. */
  Optional<FileClass> find(FileClass inside, String dotted) {
    int dot = dotted.indexOf('.');
    String head = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot);
    Optional<FileClass> first = findSimple(inside, head);
    if (first.isPresent()) {
      String canonical = first.get().canonicalName() + rest;
      return byCanonicalName(canonical);
    }
    return byCanonicalName(dotted);
  }

  private Optional<FileClass> findSimple(FileClass inside, String simple) {
    for (Optional<FileClass> c = Optional.of(inside); c.isPresent(); c = c.get().outer()) {
      FileClass here = c.get();
      if (here.declaration().getNameAsString().equals(simple)) {
        return c;
      }
      Optional<FileClass> member = byCanonicalName(here.canonicalName() + "." + simple);
      if (member.isPresent()) {
        return member;
      }
    }
    return classes.stream().filter(c -> c.outer().isEmpty() && c.name().equals(simple)).findFirst();
  }
}
