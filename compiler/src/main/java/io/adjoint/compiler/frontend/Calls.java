package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.frontend.Functions.Callee;
import io.adjoint.compiler.frontend.Overloads.Candidate;
import io.adjoint.compiler.frontend.Overloads.Choice;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.TypeOracle.ClassFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Method calls: what the called name means, and the calls of methods of the same top-level class.
 */
final class Calls {
  private final Body body;
  private final ArrayCalls arrayCalls;
  private final OutsideCalls outside;
  private final Objects objects;

  Calls(Body body) {
    this.body = body;
    this.arrayCalls = new ArrayCalls(body);
    this.outside = new OutsideCalls(body);
    this.objects = new Objects(body);
  }

  Objects objects() {
    return objects;
  }

  /**
   * What a call comes to.
   *
   * @param value empty where the call is only statements
   */
  record Outcome(List<Stmt> before, Optional<Expr> value) {
    static Outcome of(Computed computed) {
      return new Outcome(computed.before(), Optional.of(computed.value()));
    }
  }

  /** An argument: where it stands, and what it is. */
  record Argument(Expression place, Computed computed) {
    Type type() {
      return computed.type();
    }
  }

  /** A call whose value is used. */
  Computed read(MethodCallExpr call) {
    Outcome outcome = outcome(call);
    if (outcome.value().isEmpty() || outcome.value().get().type() == Type.VOID) {
      throw Refusals.conversion(body.problems, call, Type.VOID, Type.DOUBLE);
    }
    return new Computed(outcome.before(), outcome.value().get());
  }

  /** A call as a statement. */
  List<Stmt> effect(MethodCallExpr call) {
    Outcome outcome = outcome(call);
    return outcome
        .value()
        .map(value -> body.statements.dropped(new Computed(outcome.before(), value)))
        .orElse(outcome.before());
  }

  private Outcome outcome(MethodCallExpr call) {
    Optional<Expression> scope = call.getScope();
    if (scope.isEmpty()) {
      return unqualified(call);
    }
    Expression receiver = scope.get();
    if (receiver.isThisExpr() || receiver.isSuperExpr()) {
      throw instanceMethod(call);
    }
    if (!body.startsWithLocal(receiver) && body.names.field(body.owner, receiver).isEmpty()) {
      Optional<ClassFacts> owner = body.names.classNamed(body.owner, receiver);
      if (owner.isPresent()) {
        return ofClass(call, owner.get().name());
      }
    }
    Optional<Computed> object = body.problems.attempt(() -> body.expressions.pure(receiver));
    if (object.isEmpty()) {
      arguments(call);
      throw new Refused();
    }
    return object.get().type().isArray()
        ? Outcome.of(arrayCalls.onArray(call, object.get()))
        : Outcome.of(outside.onObject(call, object.get(), arguments(call)));
  }

  List<Argument> arguments(MethodCallExpr call) {
    return body.problems.all(
        call.getArguments(), place -> new Argument(place, body.expressions.pure(place)));
  }

  // What the name means.

  /** Innermost class that has a method of that name, then static imports. */
  private Outcome unqualified(MethodCallExpr call) {
    String name = call.getNameAsString();
    for (Optional<FileClass> c = Optional.of(body.owner); c.isPresent(); c = c.get().outer()) {
      FileClass here = c.get();
      boolean inherits =
          here.methods(name).isEmpty()
              && !body.names.oracle().methods(here.canonicalName(), name).isEmpty();
      if (!here.methods(name).isEmpty() || inherits) {
        return ofClass(call, here.canonicalName());
      }
    }
    Optional<String> imported =
        body.names.oracle().staticImportOwner(body.owner.canonicalName(), name);
    if (imported.isPresent()) {
      return ofClass(call, imported.get());
    }
    arguments(call);
    throw body.problems.refuse(
        Code.AD012,
        call.getName(),
        "cannot find a method " + name + " in this class; call it by the name of its class");
  }

  private Outcome ofClass(MethodCallExpr call, String className) {
    Optional<FileClass> own =
        body.names
            .classes()
            .byCanonicalName(className)
            .filter(c -> c.topLevel().equals(body.owner.topLevel()))
            .filter(c -> !c.methods(call.getNameAsString()).isEmpty());
    if (own.isPresent()) {
      return Outcome.of(ofFile(call, own.get()));
    }
    List<Argument> arguments = arguments(call);
    return arrayCalls
        .ofClass(call, className, arguments)
        .orElseGet(() -> Outcome.of(outside.ofClass(call, className, arguments)));
  }

  // Methods of the same top-level class.

  private Computed ofFile(MethodCallExpr call, FileClass owner) {
    List<Argument> arguments = arguments(call);
    List<Candidate<MethodDeclaration>> candidates = new ArrayList<>();
    boolean unreadable = false;
    for (MethodDeclaration method : owner.methods(call.getNameAsString())) {
      Optional<List<Type>> parameters = body.functions.parameterTypes(owner, method);
      unreadable |= parameters.isEmpty();
      parameters.ifPresent(
          types -> candidates.add(new Candidate<>(method, types, Functions.isVarargs(method))));
    }
    Choice<MethodDeclaration> choice =
        Overloads.choose(candidates, arguments.stream().map(Argument::type).toList());
    if (choice.methods().isEmpty() && unreadable) {
      owner.methods(call.getNameAsString()).forEach(m -> body.functions.reportSignature(owner, m));
      throw new Refused();
    }
    if (choice.methods().size() != 1) {
      throw unclear(call, choice.methods().isEmpty());
    }
    MethodDeclaration method = choice.methods().get(0);
    if (!method.isStatic()) {
      throw instanceMethod(call);
    }
    Callee callee = body.functions.callee(owner, method);
    body.functions.called(callee);
    List<Computed> operands =
        choice.spread()
            ? spread(arguments, callee.parameterTypes())
            : converted(arguments, callee.parameterTypes());
    Ordering.Ordered values = body.ordering.inOrder(operands);
    return values.with(new Expr.CallFunction(callee.key(), values.values(), callee.result()));
  }

  private List<Computed> converted(List<Argument> arguments, List<Type> types) {
    List<Computed> result = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Argument argument = arguments.get(i);
      result.add(body.expressions.assigned(argument.place(), argument.computed(), types.get(i)));
    }
    return result;
  }

  /** The last arguments as a new array. */
  private List<Computed> spread(List<Argument> arguments, List<Type> types) {
    int fixed = types.size() - 1;
    List<Computed> result =
        new ArrayList<>(converted(arguments.subList(0, fixed), types.subList(0, fixed)));
    Variable array = body.locals.fresh("arguments", types.get(fixed));
    List<Stmt> statements =
        body.arrays.elements(
            array,
            arguments.subList(fixed, arguments.size()),
            (argument, type) ->
                body.expressions.assigned(argument.place(), argument.computed(), type));
    result.add(new Computed(statements, Expr.of(array)));
    return result;
  }

  Refused unclear(MethodCallExpr call, boolean none) {
    return body.problems.refuse(
        Code.AD012,
        call,
        none
            ? "cannot find a method "
                + call.getNameAsString()
                + " that takes these arguments; cast them to the types of its parameters"
            : "cannot tell which method "
                + call.getNameAsString()
                + " this calls; cast the arguments to the types of its parameters");
  }

  private Refused instanceMethod(MethodCallExpr call) {
    return body.problems.refuse(
        Code.AD012,
        call,
        "cannot differentiate a call of the instance method "
            + call.getNameAsString()
            + " because only static methods are supported; make it static");
  }
}
