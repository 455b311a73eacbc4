package io.adjoint.compiler.themes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A method of a theme with the derivative methods that were generated for it, by reflection. */
final class Generated {
  final ThemeMethod source;
  final Method primal;
  private final Class<?> derivatives;

  Generated(ThemeMethod source, ClassLoader loader) {
    this.source = source;
    try {
      Class<?> owner = loader.loadClass(Themes.PACKAGE + source.owner());
      this.primal = primal(owner, source);
      this.derivatives =
          loader.loadClass(Themes.PACKAGE + source.owner().replace('$', '_') + "Grad");
    } catch (ClassNotFoundException problem) {
      throw new AssertionError(problem);
    }
  }

  private static Method primal(Class<?> owner, ThemeMethod source) {
    for (Method method : owner.getDeclaredMethods()) {
      List<String> types =
          Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
      if (method.getName().equals(source.name()) && types.equals(source.types())) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new AssertionError("no " + source);
  }

  /** A derivative method: {@code fGrad} or {@code fVjp} in both forms. */
  final class Form {
    final Method fresh;
    final Method accumulating;
    final Class<?> gradient;

    Form(String suffix) {
      this.fresh = find(suffix, false);
      this.accumulating = find(suffix, true);
      this.gradient = fresh.getReturnType();
    }

    private Method find(String suffix, boolean accumulates) {
      Class<?>[] own = primal.getParameterTypes();
      List<Method> found = new ArrayList<>();
      for (Method method : derivatives.getDeclaredMethods()) {
        Class<?>[] types = method.getParameterTypes();
        boolean matches =
            method.getName().equals(source.name() + suffix)
                && types.length == own.length + seeds(suffix) + (accumulates ? 1 : 0)
                && Arrays.equals(own, Arrays.copyOf(types, own.length))
                && (types.length > 0 && types[types.length - 1].getDeclaringClass() == derivatives)
                    == accumulates;
        if (matches) {
          found.add(method);
        }
      }
      if (found.size() != 1) {
        throw new AssertionError(source + suffix + " is " + found);
      }
      found.get(0).setAccessible(true);
      return found.get(0);
    }

    Object newGradient() {
      try {
        var constructor = gradient.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (ReflectiveOperationException problem) {
        throw new AssertionError(problem);
      }
    }

    /** The gradient by each argument; null for those that are not differentiated by. */
    Object[] read(Object result) {
      Class<?>[] types = primal.getParameterTypes();
      Object[] gradients = new Object[types.length];
      for (int i = 0; i < types.length; i++) {
        if (source.isWrt(i)) {
          gradients[i] = call(accessor(source.parameters().get(i), types[i]), result);
        }
      }
      return gradients;
    }

    private Method accessor(String name, Class<?> type) {
      String accessor = name.equals("value") ? "value_" : name;
      for (int i = 0; i < 3; i++, accessor += "_") {
        try {
          Method method = gradient.getDeclaredMethod(accessor);
          if (method.getReturnType() == type) {
            return method;
          }
        } catch (NoSuchMethodException tryTheNext) {
          continue;
        }
      }
      throw new AssertionError("no accessor for " + name + " in " + gradient);
    }

    Object value(Object result) {
      return call(method("value"), result);
    }

    void zero(Object result) {
      call(method("zero"), result);
    }

    private Method method(String name) {
      try {
        return gradient.getDeclaredMethod(name);
      } catch (NoSuchMethodException problem) {
        throw new AssertionError(problem);
      }
    }
  }

  int seeds(String suffix) {
    if (suffix.equals("Grad")) {
      return 0;
    }
    return primal.getReturnType() == void.class ? source.outputs().size() : 1;
  }

  Form gradient() {
    return new Form("Grad");
  }

  Form vjp() {
    return new Form("Vjp");
  }

  Object value(Object... arguments) {
    return call(primal, null, arguments);
  }

  /** What a method gives for seeds: its result, or the parameters that it writes. */
  List<Object> outputs(Object result, Object[] arguments) {
    if (primal.getReturnType() != void.class) {
      return List.of(result);
    }
    List<Object> outputs = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (source.outputs().contains(source.parameters().get(i))) {
        outputs.add(arguments[i]);
      }
    }
    return outputs;
  }

  /** Calls; what is thrown comes out as it is. */
  static Object call(Method method, Object receiver, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException thrown) {
      throw Generated.<RuntimeException>unchecked(thrown.getCause());
    } catch (IllegalAccessException problem) {
      throw new AssertionError(problem);
    } catch (IllegalArgumentException problem) {
      throw new AssertionError(method + Arrays.deepToString(arguments), problem);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  static Object[] with(Object[] arguments, Object... more) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }
}
