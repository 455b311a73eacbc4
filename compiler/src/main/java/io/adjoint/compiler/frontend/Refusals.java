package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle.FieldFacts;
import java.util.Map;
import java.util.Optional;

/** The sentences for what is not supported: what cannot be done, why, and what to do instead. */
final class Refusals {
  private record Reason(Code code, String sentence) {}

  private static Reason unsupported(String sentence) {
    return new Reason(Code.AD012, "cannot differentiate " + sentence);
  }

  private static final Map<String, Reason> BY_KIND =
      Map.ofEntries(
          Map.entry(
              "LambdaExpr",
              new Reason(
                  Code.AD011,
                  "cannot differentiate a lambda because its calls cannot be followed; write what"
                      + " it does in place, as a loop or as a static method")),
          Map.entry(
              "MethodReferenceExpr",
              new Reason(
                  Code.AD011,
                  "cannot differentiate a method reference because its calls cannot be followed;"
                      + " call the method in place")),
          Map.entry(
              "InstanceOfExpr",
              unsupported("instanceof because objects are not followed; pass a boolean")),
          Map.entry(
              "ThisExpr",
              unsupported(
                  "a use of this because only static methods are supported; pass what the method"
                      + " needs as parameters")),
          Map.entry(
              "SuperExpr",
              unsupported(
                  "a use of super because only static methods are supported; pass what the method"
                      + " needs as parameters")),
          Map.entry(
              "ClassExpr",
              unsupported("a class literal because classes are not values here; leave it out")),
          Map.entry(
              "SynchronizedStmt",
              unsupported(
                  "a synchronized block because derivatives are confined to one thread; do the"
                      + " locking around the call")),
          Map.entry(
              "LocalClassDeclarationStmt",
              unsupported(
                  "a local class or enum because its methods cannot be followed; move it out of the"
                      + " method")),
          Map.entry(
              "LocalRecordDeclarationStmt",
              unsupported("a local record because records are not supported; use arrays")));

  private Refusals() {}

  static Refused expression(Problems problems, Expression expression) {
    return byKind(problems, expression, "this expression");
  }

  static Refused statement(Problems problems, Statement statement) {
    if (statement instanceof TryStmt) {
      return problems.refuse(
          Code.AD010,
          statement,
          "cannot differentiate try because an exception could leave the computation half-way;"
              + " handle the exception in the caller");
    }
    return byKind(problems, statement, "this statement");
  }

  private static Refused byKind(Problems problems, Node node, String otherwise) {
    Reason reason =
        Optional.ofNullable(BY_KIND.get(node.getClass().getSimpleName()))
            .orElse(
                unsupported(
                    otherwise + " because its kind is not supported; write it in another form"));
    return problems.refuse(reason.code(), node, reason.sentence());
  }

  /** A value where another type is wanted. */
  static Refused conversion(Problems problems, Node place, Type from, Type to) {
    boolean boxes =
        TypeNames.unboxed(from).isPresent()
            || TypeNames.unboxed(to).isPresent()
            || (from.isPrimitive() && to instanceof Type.Opaque)
            || (to.isPrimitive() && from instanceof Type.Opaque);
    String types = TypeNames.shown(from) + " to " + TypeNames.shown(to);
    if (boxes && from != Type.VOID) {
      return problems.refuse(
          Code.AD012,
          place,
          "cannot differentiate the conversion of "
              + types
              + " because boxed numbers are not followed; use primitive types");
    }
    return problems.refuse(
        Code.AD012,
        place,
        "cannot differentiate the conversion of "
            + types
            + " because the types do not fit; use values of one type");
  }

  static Refused operator(Problems problems, Node place, String symbol, Type a, Type b) {
    boolean boxed = TypeNames.unboxed(a).isPresent() || TypeNames.unboxed(b).isPresent();
    String operands =
        a.equals(b) ? TypeNames.shown(a) : TypeNames.shown(a) + " and " + TypeNames.shown(b);
    return problems.refuse(
        Code.AD012,
        place,
        "cannot differentiate "
            + symbol
            + " on "
            + operands
            + (boxed
                ? " because boxed numbers are not followed; use primitive types"
                : " because it takes other types; use numbers or booleans"));
  }

  /** In silence, where the name is that of a class that was refused. */
  static Refused unknownName(Problems problems, Expression name) {
    if (Names.dotted(name).filter(problems.refusedNames()::hasClass).isPresent()) {
      return new Refused();
    }
    return problems.refuse(
        Code.AD012, name, "cannot find " + name + "; declare it, or import its class");
  }

  static Refused instanceField(Problems problems, Node place, String field) {
    return problems.refuse(
        Code.AD012,
        place,
        "cannot differentiate a use of the instance field "
            + field
            + " because only static methods are supported; pass its value as a parameter");
  }

  static Refused objectField(Problems problems, FieldAccessExpr access, Type object) {
    return problems.refuse(
        Code.AD012,
        access,
        "cannot differentiate a use of the field "
            + access.getNameAsString()
            + " of "
            + TypeNames.shown(object)
            + " because objects are not followed; pass its value as a parameter");
  }

  static Refused staticArrayWrite(Problems problems, Node place, String field) {
    return problems.refuse(
        Code.AD013,
        place,
        "cannot differentiate a write to the static array "
            + field
            + " because static data is constant for the derivative; write to a local array or to a"
            + " parameter");
  }

  /** An assignment to anything but a local variable or an element. */
  static Refused fieldWrite(Body body, Expression target) {
    Optional<FieldFacts> field =
        body.startsWithLocal(target) ? Optional.empty() : body.names.field(body.owner, target);
    if (field.isPresent() && field.get().isStatic()) {
      boolean isReal = field.get().type().isReal();
      return body.problems.refuse(
          isReal ? Code.AD013 : Code.AD012,
          target,
          "cannot differentiate an assignment to the static field "
              + field.get().name()
              + " because static data is constant for the derivative; return the value, or write"
              + " it to an array parameter");
    }
    if (field.isPresent() || target instanceof FieldAccessExpr) {
      return body.problems.refuse(
          Code.AD012,
          target,
          "cannot differentiate an assignment to a field because objects are not followed; use"
              + " local variables and array parameters");
    }
    return target instanceof NameExpr
        ? unknownName(body.problems, target)
        : body.problems.refuse(
            Code.AD012, target, "cannot assign to this; use a variable or an array element");
  }

  static Refused iteration(Problems problems, Node place, Type type) {
    return problems.refuse(
        Code.AD012,
        place,
        "cannot differentiate a loop over "
            + TypeNames.shown(type)
            + " because only arrays are iterated; copy it to an array first");
  }

  static Refused pattern(Problems problems, Node place) {
    return problems.refuse(
        Code.AD012,
        place,
        "cannot differentiate a pattern or a null as a case label because objects are not"
            + " followed; use constants as labels, and if for the rest");
  }
}
