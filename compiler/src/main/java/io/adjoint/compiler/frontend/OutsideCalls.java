package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.MethodCallExpr;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.Calls.Argument;
import io.adjoint.compiler.frontend.Overloads.Candidate;
import io.adjoint.compiler.frontend.Overloads.Choice;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of methods outside the file: mathematical functions, and methods that have no part in the
 * derivative.
 *
 * <p>What is active is not known yet, so every number that depends on a variable is taken to be. It
 * may go into a method that only formats or tests it, but not where it could come back as a number.
 */
final class OutsideCalls {
  /** They read the arrays that they are given, and give no numbers back that depend smoothly. */
  private static final Set<String> ARRAY_READERS =
      Set.of(
          "java.util.Arrays.equals",
          "java.util.Arrays.deepEquals",
          "java.util.Arrays.toString",
          "java.util.Arrays.deepToString",
          "java.util.Arrays.hashCode",
          "java.util.Arrays.deepHashCode",
          "java.util.Arrays.compare",
          "java.util.Arrays.mismatch",
          "java.util.Objects.isNull",
          "java.util.Objects.nonNull");

  /** Their methods format what they are given, or write it out, and do not give it back. */
  private static final Set<String> SINKS =
      Set.of(
          "java.lang.String",
          "java.lang.Double",
          "java.lang.Float",
          "java.io.PrintStream",
          "java.lang.System.Logger",
          "java.util.logging.Logger",
          "java.util.Objects");

  private final Body body;

  OutsideCalls(Body body) {
    this.body = body;
  }

  Computed ofClass(MethodCallExpr call, String className, List<Argument> arguments) {
    List<MethodFacts> methods = body.names.oracle().methods(className, call.getNameAsString());
    MethodFacts method = choose(call, className, methods, arguments);
    if (!method.isStatic()) {
      throw body.problems.refuse(
          Code.AD012,
          call,
          "cannot differentiate a call of the instance method "
              + method.name()
              + " because only static methods are supported; make it static");
    }
    Optional<MathFunction> function = MathFunctions.function(method);
    return function.isPresent()
        ? apply(function.get(), arguments)
        : invoke(call, Optional.empty(), method, arguments);
  }

  Computed onObject(MethodCallExpr call, Computed object, List<Argument> arguments) {
    if (!(object.type() instanceof Type.Opaque type)) {
      throw Refusals.conversion(
          body.problems, call, object.type(), new Type.Opaque("java.lang.Object"));
    }
    String className = TypeNames.erased(type.name());
    List<MethodFacts> methods = body.names.oracle().methods(className, call.getNameAsString());
    return invoke(
        call, Optional.of(object), choose(call, className, methods, arguments), arguments);
  }

  private MethodFacts choose(
      MethodCallExpr call, String className, List<MethodFacts> methods, List<Argument> arguments) {
    List<Candidate<MethodFacts>> candidates =
        methods.stream()
            .map(method -> new Candidate<>(method, method.parameters(), method.isVarargs()))
            .toList();
    Choice<MethodFacts> choice =
        Overloads.choose(candidates, arguments.stream().map(Argument::type).toList());
    List<MethodFacts> chosen = choice.methods();
    if (chosen.isEmpty()) {
      throw body.problems.refuse(
          Code.AD012,
          call,
          "cannot find a method "
              + call.getNameAsString()
              + " of "
              + TypeNames.simple(className)
              + " that takes these arguments; check its name and their types");
    }
    MethodFacts first = chosen.get(0);
    // An overridden method is listed with those it overrides: any of them will do.
    if (!chosen.stream().allMatch(other -> alike(first, other))) {
      throw body.calls.unclear(call, false);
    }
    if (!first.accessible()) {
      throw body.problems.refuse(
          Code.AD004,
          call,
          "generated code cannot call "
              + first.name()
              + " of "
              + TypeNames.simple(className)
              + "; make it visible in the package");
    }
    return first;
  }

  private static boolean alike(MethodFacts a, MethodFacts b) {
    return a.isStatic() == b.isStatic()
        && a.result().isReal() == b.result().isReal()
        && a.result().isPrimitive() == b.result().isPrimitive();
  }

  private Computed apply(MathFunction function, List<Argument> arguments) {
    List<Computed> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Type type = function.parameters().get(i);
      // A constant exponent has a derivative of its own, so it is told as one.
      Optional<Expr.Const> constant =
          function.name().equals("pow") ? body.constants.value(argument.place()) : Optional.empty();
      Computed value = constant.<Expr>map(c -> c).map(Computed::of).orElse(argument.computed());
      operands.add(body.expressions.assigned(argument.place(), value, type));
    }
    Ordering.Ordered values = body.ordering.inOrder(operands);
    return values.with(MathFunctions.apply(function, values.values()));
  }

  private Computed invoke(
      MethodCallExpr call,
      Optional<Computed> receiver,
      MethodFacts method,
      List<Argument> arguments) {
    boolean refused = false;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      boolean boxed = !parameter(method, i).isPrimitive();
      if (argument.type().isReal()
          && depends(argument.computed().value())
          && !isHarmless(method, argument.type(), boxed)) {
        report(call, argument, method);
        refused = true;
      }
    }
    if (refused) {
      throw new Refused();
    }
    List<Computed> operands = new ArrayList<>();
    receiver.ifPresent(operands::add);
    for (int i = 0; i < arguments.size(); i++) {
      operands.add(passed(arguments.get(i), parameter(method, i)));
    }
    Ordering.Ordered ordered = body.ordering.inOrder(operands);
    int first = receiver.isPresent() ? 1 : 0;
    return ordered.with(
        new Expr.Invoke(
            receiver.map(r -> ordered.first()),
            method.owner(),
            method.name(),
            ordered.values().subList(first, ordered.values().size()),
            method.result()));
  }

  /** The type of the parameter that takes an argument. */
  private static Type parameter(MethodFacts method, int argument) {
    List<Type> types = method.parameters();
    Type last = types.get(Math.min(argument, types.size() - 1));
    return method.isVarargs() && argument >= types.size() - 1 && last.rank() > 0
        ? last.elementType()
        : last;
  }

  /** Primitive arguments have the type of their parameter, so that the overload stays chosen. */
  private Computed passed(Argument argument, Type parameter) {
    if (argument.type().equals(Conversions.NULL)) {
      return Computed.of(new Expr.Null(parameter));
    }
    boolean primitive = argument.type().isPrimitive() && parameter.isPrimitive();
    return primitive
        ? body.expressions.assigned(argument.place(), argument.computed(), parameter)
        : argument.computed();
  }

  /** Whether a number that goes in cannot come back as a number that depends on it. */
  private static boolean isHarmless(MethodFacts method, Type argument, boolean boxed) {
    if (argument.isArray()) {
      return ARRAY_READERS.contains(method.owner() + "." + method.name());
    }
    boolean sink = SINKS.contains(method.owner());
    Type result = method.result();
    if (result == Type.VOID || boxed) {
      return sink && (result == Type.VOID || !result.isReal());
    }
    boolean plain = result.equals(Type.STRING) || (result.isPrimitive() && !result.isReal());
    return plain || (sink && method.owner().equals("java.io.PrintStream"));
  }

  private void report(MethodCallExpr call, Argument argument, MethodFacts method) {
    String name = TypeNames.simple(method.owner()) + "." + call.getNameAsString();
    if (method.result() instanceof Type.Opaque result
        && result.name().startsWith("java.util.stream.")) {
      body.problems.report(
          Code.AD011,
          call,
          "cannot differentiate a stream of numbers because its calls cannot be followed; write a"
              + " loop over the elements");
      return;
    }
    String why =
        argument.type().isArray()
            ? " with an array of numbers because what it does to the array is not known"
            : " because it has no derivative";
    body.problems.report(
        Code.AD014,
        call,
        "cannot differentiate the call of "
            + name
            + why
            + "; write its code in this class, or pass Adjoint.stopGradient("
            + (argument.type().isArray() ? "…) of the elements" : argument.place() + ")"));
  }

  /** Whether a value depends on a number that is not a literal or static data. */
  static boolean depends(Expr value) {
    if (value instanceof Expr.Apply apply && apply.function().name().equals("stopGradient")) {
      return false;
    }
    boolean isReal = value instanceof Expr.Var read && read.type().isReal();
    return isReal
        || value instanceof Expr.Effect
        || value.operands().stream().anyMatch(OutsideCalls::depends);
  }
}
