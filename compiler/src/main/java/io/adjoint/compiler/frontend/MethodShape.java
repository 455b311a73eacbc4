package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.ReferenceType;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.FileClasses.FileClass;

/** What a method must be to be read at all, annotated or called. */
final class MethodShape {
  private MethodShape() {}

  /** Reports all that is wrong outside the body. */
  static void check(Problems problems, FileClass owner, MethodDeclaration method, Names names) {
    String name = method.getNameAsString();
    if (method.getBody().isEmpty()) {
      problems.report(
          Code.AD001,
          method.getName(),
          "cannot differentiate "
              + name
              + " because it has no body: it is abstract or native; give it one");
    }
    if (!method.isStatic() && method.getBody().isPresent()) {
      problems.report(
          Code.AD012,
          method.getName(),
          "cannot differentiate the instance method "
              + name
              + " because only static methods are supported; make it static and pass what it needs"
              + " as parameters");
    }
    method.getTypeParameters().stream()
        .findFirst()
        .ifPresent(
            parameter ->
                problems.report(
                    Code.AD012,
                    parameter,
                    "cannot differentiate the generic method "
                        + name
                        + " because the types of its values are not known; write it for the types"
                        + " that it is used with"));
    if (method.isSynchronized()) {
      problems.report(
          Code.AD012,
          method.getName(),
          "cannot differentiate the synchronized method "
              + name
              + " because derivatives are confined to one thread; do the locking around the call");
    }
    for (ReferenceType thrown : method.getThrownExceptions()) {
      if (!isUnchecked(thrown, owner, names)) {
        problems.report(
            Code.AD012,
            thrown,
            "cannot differentiate "
                + name
                + " because its derivative could not declare the exception "
                + thrown.asString()
                + "; throw one that need not be declared");
      }
    }
  }

  private static boolean isUnchecked(ReferenceType thrown, FileClass owner, Names names) {
    return thrown instanceof ClassOrInterfaceType type
        && names
            .classNamed(owner, type.getNameWithScope())
            .filter(facts -> JdkClasses.isUnchecked(facts.name()))
            .isPresent();
  }
}
