package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle.MethodFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pure functions among Java's own static methods: those of {@code Math} and {@code StrictMath},
 * and those of the boxes that take and give primitive values.
 */
final class MathFunctions {
  private static final Set<String> OWNERS = Set.of("java.lang.Math", "java.lang.StrictMath");
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Boolean");
  private static final Set<String> THROWING =
      Set.of(
          "floorDiv",
          "floorMod",
          "ceilDiv",
          "ceilMod",
          "clamp",
          "divideUnsigned",
          "remainderUnsigned");
  private static final String ADJOINT = "io.adjoint.Adjoint";

  private MathFunctions() {}

  static boolean isOwner(String className) {
    return OWNERS.contains(className) || BOXES.contains(className) || className.equals(ADJOINT);
  }

  /** Whether evaluating it may throw. */
  static boolean mayThrow(MathFunction function) {
    return function.name().endsWith("Exact") || THROWING.contains(function.name());
  }

  /** The function as the IR has it; empty for a method that is not one. */
  static Optional<MathFunction> function(MethodFacts method) {
    Predicate<Type> isValue = type -> type.isPrimitive() && type != Type.VOID;
    boolean pure =
        method.isStatic()
            && isOwner(method.owner())
            && !method.name().equals("random")
            && isValue.test(method.result())
            && method.parameters().stream().allMatch(isValue);
    String owner = method.owner().equals(ADJOINT) ? ADJOINT : TypeNames.simple(method.owner());
    return pure
        ? Optional.of(new MathFunction(owner, method.name(), method.parameters(), method.result()))
        : Optional.empty();
  }

  /** A call of it; {@code Double.sum} and its kin are what they stand for. */
  static Expr apply(MathFunction function, List<Expr> arguments) {
    boolean isBox = BOXES.contains("java.lang." + function.owner());
    if (isBox && function.name().equals("sum")) {
      return Expr.binary(Operator.ADD, arguments.get(0), arguments.get(1));
    } else if (isBox && (function.name().equals("max") || function.name().equals("min"))) {
      return new Expr.Apply(
          new MathFunction("Math", function.name(), function.parameters(), function.result()),
          arguments);
    }
    return new Expr.Apply(function, arguments);
  }
}
