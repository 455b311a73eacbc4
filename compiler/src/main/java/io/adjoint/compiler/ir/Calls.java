package io.adjoint.compiler.ir;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls: of the program's functions in frames of their own, of everything else by reflection. */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class Calls {
  private final Machine machine;
  private final ExprCompiler expressions;

  Calls(Machine machine, ExprCompiler expressions) {
    this.machine = machine;
    this.expressions = expressions;
  }

  /** Evaluates an argument in the caller's frame and puts it into the callee's. */
  private interface Pass {
    void pass(Frame caller, Frame callee);
  }

  Node function(Expr.CallFunction e) {
    Routine routine = machine.routine(e.function());
    List<Variable> parameters = routine.function.parameters();
    if (parameters.size() != e.arguments().size()) {
      throw new IllegalArgumentException("wrong number of arguments: " + IrPrinter.print(e));
    }
    Node[] arguments = e.arguments().stream().map(expressions::node).toArray(Node[]::new);
    Call call = new Call(routine, parameters, arguments);
    Type type = e.type();
    if (type.isRealScalar()) {
      return (Node.Real)
          f -> {
            Frame callee = call.run(f);
            f.tangent = callee.tangent;
            return callee.real;
          };
    } else if (type == Type.BOOLEAN) {
      return (Node.Truth) f -> call.run(f).whole != 0;
    } else if (type.isIntegral()) {
      return (Node.Whole) f -> call.run(f).whole;
    }
    return (Node.Ref) f -> call.run(f).ref;
  }

  /**
   * A call of a function of the program; its code, and so its slots, are made when it first runs.
   */
  private static final class Call {
    private final Routine routine;
    private final List<Variable> parameters;
    private final Node[] arguments;
    private volatile Pass @Nullable [] passes;

    Call(Routine routine, List<Variable> parameters, Node[] arguments) {
      this.routine = routine;
      this.parameters = parameters;
      this.arguments = arguments;
    }

    Frame run(Frame caller) {
      Routine.Code code = routine.code();
      Pass[] ready = passes;
      if (ready == null) {
        ready = new Pass[arguments.length];
        for (int i = 0; i < ready.length; i++) {
          ready[i] = pass(arguments[i], code.slots().of(parameters.get(i)));
        }
        passes = ready;
      }
      Frame callee = code.slots().frame(caller.memory);
      for (Pass pass : ready) {
        pass.pass(caller, callee);
      }
      routine.run(callee);
      return callee;
    }

    private static Pass pass(Node argument, int slot) {
      if (argument instanceof Node.Real real) {
        return (caller, callee) -> {
          callee.reals[slot] = real.eval(caller);
          callee.tangents[slot] = caller.tangent;
        };
      } else if (argument instanceof Node.Whole whole) {
        return (caller, callee) -> callee.wholes[slot] = whole.eval(caller);
      } else if (argument instanceof Node.Truth truth) {
        return (caller, callee) -> callee.wholes[slot] = truth.eval(caller) ? 1 : 0;
      }
      Node.Ref ref = (Node.Ref) argument;
      return (caller, callee) -> callee.refs[slot] = ref.eval(caller);
    }
  }

  Node method(Expr.Invoke e) {
    Class<?> owner =
        e.receiver()
            .<Class<?>>map(receiver -> machine.classes.of(receiver.type()))
            .orElseGet(() -> machine.classes.named(e.owner()));
    List<Class<?>> types = types(e.arguments());
    Method method = machine.classes.method(owner, e.method(), types, e.receiver().isEmpty());
    Node.Ref[] arguments = boxed(e.arguments());
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    // What gives a boolean or a string is told nothing of derivatives; what gives a real, or
    // writes, would be.
    boolean losesTangents = e.type().isReal() || e.type() == Type.VOID;
    List<Type> argumentTypes = e.arguments().stream().map(Expr::type).toList();
    Node.Ref receiver = e.receiver().map(expressions::ref).orElse(f -> null);
    Node.Ref call =
        f -> {
          Object on = receiver.eval(f);
          @Nullable Object[] passed = new Object[arguments.length];
          for (int i = 0; i < passed.length; i++) {
            passed[i] = arguments[i].eval(f);
            if (losesTangents && hasTangent(argumentTypes.get(i), passed[i], f)) {
              throw new UnsupportedOperationException(
                  "a derivative would be lost in " + IrPrinter.print(e));
            }
          }
          @Nullable Object[] values = packed(method, types, passed);
          Object target = isStatic ? null : Objects.requireNonNull(on);
          try {
            return method.invoke(target, values);
          } catch (InvocationTargetException x) {
            throw Values.thrown(x.getCause());
          } catch (IllegalAccessException x) {
            throw new UnsupportedOperationException("cannot call " + method, x);
          }
        };
    return ExprCompiler.unboxed(e.type(), call);
  }

  /** Whether the argument that was just evaluated carries a derivative. */
  private static boolean hasTangent(Type type, @Nullable Object value, Frame f) {
    return type.isRealScalar() ? f.tangent != 0 : type.isReal() && f.memory.holdsTangent(value);
  }

  Node constructor(Expr.New e) {
    List<Class<?>> types = types(e.arguments());
    Constructor<?> constructor = machine.classes.constructor(machine.classes.of(e.type()), types);
    Node.Ref[] arguments = boxed(e.arguments());
    return (Node.Ref)
        f -> {
          @Nullable Object[] values =
              packed(constructor, types, ExprCompiler.evaluate(arguments, f));
          try {
            return constructor.newInstance(values);
          } catch (InvocationTargetException x) {
            throw Values.thrown(x.getCause());
          } catch (IllegalAccessException | InstantiationException x) {
            throw new UnsupportedOperationException("cannot call " + constructor, x);
          }
        };
  }

  private List<Class<?>> types(List<Expr> arguments) {
    List<Class<?>> types = new ArrayList<>();
    arguments.forEach(argument -> types.add(machine.classes.of(argument.type())));
    return types;
  }

  private Node.Ref[] boxed(List<Expr> arguments) {
    return arguments.stream().map(expressions::boxed).toArray(Node.Ref[]::new);
  }

  /** The last arguments of a varargs call in an array, as Java's compiler would pass them. */
  private static @Nullable Object[] packed(
      Executable executable, List<Class<?>> types, @Nullable Object[] values) {
    if (Classes.isFixed(executable, types)) {
      return values;
    }
    Class<?>[] parameters = executable.getParameterTypes();
    int fixed = parameters.length - 1;
    Object rest = Array.newInstance(parameters[fixed].getComponentType(), values.length - fixed);
    for (int i = fixed; i < values.length; i++) {
      Array.set(rest, i - fixed, values[i]);
    }
    @Nullable Object[] packed = Arrays.copyOf(values, parameters.length);
    packed[fixed] = rest;
    return packed;
  }
}
