package io.adjoint.compiler.ir;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link Expr.Apply}: the value from the very method that the compiled program calls, so that it is
 * the same to the last bit; the tangent from the {@link Partials}.
 */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class MathCalls {
  private static final String STOP_GRADIENT = "stopGradient";

  private final Classes classes;
  private final Partials partials;
  private final Map<MathFunction, MethodHandle> handles = new ConcurrentHashMap<>();

  MathCalls(Classes classes, Partials partials) {
    this.classes = classes;
    this.partials = partials;
  }

  Node node(MathFunction function, List<Node> arguments) {
    if (function.name().equals(STOP_GRADIENT) && function.owner().endsWith("Adjoint")) {
      return stopGradient(arguments.get(0));
    }
    MethodHandle handle = handles.computeIfAbsent(function, this::find);
    boolean allReal = function.parameters().stream().allMatch(Type::isRealScalar);
    if (function.result().isRealScalar() && allReal && arguments.size() == 1) {
      return unary(function, handle, (Node.Real) arguments.get(0));
    } else if (function.result().isRealScalar() && allReal && arguments.size() == 2) {
      return binary(function, handle, (Node.Real) arguments.get(0), (Node.Real) arguments.get(1));
    }
    return general(function, handle, arguments);
  }

  /** The value itself; a tangent ends here. */
  private static Node stopGradient(Node argument) {
    if (argument instanceof Node.Real real) {
      return (Node.Real)
          f -> {
            double value = real.eval(f);
            f.tangent = 0;
            return value;
          };
    } else if (argument instanceof Node.Ref ref) {
      return (Node.Ref)
          f -> {
            if (!f.memory.isEmpty()) {
              // Tangents belong to the array, which is returned itself: they cannot end here.
              throw new UnsupportedOperationException("stopGradient of an array over dual numbers");
            }
            return ref.eval(f);
          };
    }
    return argument;
  }

  private Node.Real unary(MathFunction function, MethodHandle handle, Node.Real argument) {
    return f -> {
      double x = argument.eval(f);
      double tangent = f.tangent;
      double value;
      try {
        value = (double) handle.invokeExact(x);
      } catch (Throwable t) {
        throw Values.thrown(t);
      }
      f.tangent =
          tangent == 0 && !partials.isAskedAlways()
              ? 0
              : contract(function, new double[] {x}, value, new double[] {tangent});
      return value;
    };
  }

  private Node.Real binary(
      MathFunction function, MethodHandle handle, Node.Real first, Node.Real second) {
    return f -> {
      double x = first.eval(f);
      double xTangent = f.tangent;
      double y = second.eval(f);
      double yTangent = f.tangent;
      double value;
      try {
        value = (double) handle.invokeExact(x, y);
      } catch (Throwable t) {
        throw Values.thrown(t);
      }
      f.tangent = contract(function, new double[] {x, y}, value, new double[] {xTangent, yTangent});
      return value;
    };
  }

  private Node general(MathFunction function, MethodHandle handle, List<Node> arguments) {
    MethodHandle spread = handle.asSpreader(Object[].class, arguments.size());
    Node[] nodes = arguments.toArray(Node[]::new);
    Type result = function.result();
    if (result.isRealScalar()) {
      return (Node.Real)
          f -> {
            double[] tangents = new double[nodes.length];
            Object[] values = evaluate(nodes, f, tangents);
            double value = (double) call(spread, values);
            double[] numbers = new double[nodes.length];
            for (int i = 0; i < numbers.length; i++) {
              numbers[i] = values[i] instanceof Number number ? number.doubleValue() : 0;
            }
            f.tangent = contract(function, numbers, value, tangents);
            return value;
          };
    } else if (result.isIntegral()) {
      return (Node.Whole) f -> (long) call(spread, evaluate(nodes, f, new double[nodes.length]));
    } else if (result == Type.BOOLEAN) {
      return (Node.Truth) f -> (boolean) call(spread, evaluate(nodes, f, new double[nodes.length]));
    }
    return (Node.Ref) f -> call(spread, evaluate(nodes, f, new double[nodes.length]));
  }

  private static Object[] evaluate(Node[] nodes, Frame f, double[] tangents) {
    Object[] values = new Object[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] instanceof Node.Real real) {
        values[i] = real.eval(f);
        tangents[i] = f.tangent;
      } else if (nodes[i] instanceof Node.Whole whole) {
        values[i] = whole.eval(f);
      } else if (nodes[i] instanceof Node.Truth truth) {
        values[i] = truth.eval(f);
      } else {
        values[i] = ((Node.Ref) nodes[i]).eval(f);
      }
    }
    return values;
  }

  private static Object call(MethodHandle spread, @Nullable Object[] arguments) {
    try {
      return spread.invoke(arguments);
    } catch (Throwable t) {
      throw Values.thrown(t);
    }
  }

  /** The sum of tangent times partial; a zero tangent contributes zero whatever the partial is. */
  private double contract(
      MathFunction function, double[] arguments, double value, double[] tangents) {
    double sum = 0;
    double @Nullable [] by =
        partials.isAskedAlways() ? partials.at(function, arguments, value) : null;
    for (int i = 0; i < tangents.length; i++) {
      if (tangents[i] != 0) {
        by = by == null ? partials.at(function, arguments, value) : by;
        sum += tangents[i] * by[i];
      }
    }
    return sum;
  }

  /**
   * The method, its parameters and result converted to the nodes' carriers: double, long, boolean.
   */
  private MethodHandle find(MathFunction function) {
    List<Class<?>> parameters = new ArrayList<>();
    List<Class<?>> carriers = new ArrayList<>();
    for (Type type : function.parameters()) {
      parameters.add(classes.of(type));
      carriers.add(carrier(type));
    }
    Class<?> owner = classes.named(function.owner());
    try {
      Method method = owner.getDeclaredMethod(function.name(), parameters.toArray(Class<?>[]::new));
      if (!Modifier.isStatic(method.getModifiers())) {
        throw new UnsupportedOperationException(function + " is not static");
      }
      boolean isPublic =
          Modifier.isPublic(method.getModifiers()) && Modifier.isPublic(owner.getModifiers());
      if (!isPublic) {
        method.setAccessible(true);
      }
      return MethodHandles.explicitCastArguments(
          MethodHandles.lookup().unreflect(method),
          MethodType.methodType(carrier(function.result()), carriers));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new UnsupportedOperationException(
          "no " + function + parameters + " to run the program with", e);
    }
  }

  private static Class<?> carrier(Type type) {
    if (type.isRealScalar()) {
      return double.class;
    } else if (type.isIntegral()) {
      return long.class;
    }
    return type == Type.BOOLEAN ? boolean.class : Object.class;
  }
}
