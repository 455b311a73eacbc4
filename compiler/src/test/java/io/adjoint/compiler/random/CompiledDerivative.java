package io.adjoint.compiler.random;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The derivative methods as a user calls them. */
final class CompiledDerivative implements Derivative {
  private final Class<?> owner;
  private final List<String> names;
  private final int parameters;
  private final boolean hasValue;

  /**
   * @param parameters how many the differentiated method has
   * @param hasValue whether it gives a result
   */
  CompiledDerivative(Class<?> owner, List<String> names, int parameters, boolean hasValue) {
    this.hasValue = hasValue;
    this.owner = owner;
    this.names = names;
    this.parameters = parameters;
  }

  @Override
  public boolean hasGradient() {
    return find("fGrad", false).isPresent();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public int seeds() {
    return find("fVjp", false).orElseThrow().getParameterCount() - parameters;
  }

  /** The fresh form of a method, or its accumulating form. */
  private Optional<Method> find(String name, boolean accumulating) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .filter(
            method -> {
              Class<?>[] types = method.getParameterTypes();
              return types[types.length - 1].getSimpleName().startsWith("FGradient")
                  == accumulating;
            })
        .findFirst();
  }

  @Override
  public Answer gradient(@Nullable Object[] arguments, int times) {
    if (times == 1) {
      Object gradient = call(find("fGrad", false).orElseThrow(), null, arguments);
      return new Answer(get(gradient, "value"), gradients(gradient));
    }
    // The first call makes the gradient, and is forgotten.
    Object into = call(find("fGrad", false).orElseThrow(), null, Shapes.copyAll(arguments));
    call(method(into, "zero").orElseThrow(), into);
    Method accumulating = find("fGrad", true).orElseThrow();
    Object value = null;
    for (int i = 0; i < times; i++) {
      @Nullable Object[] own = i < times - 1 ? Shapes.copyAll(arguments) : arguments;
      @Nullable Object[] all = Arrays.copyOf(own, own.length + 1);
      all[own.length] = into;
      value = call(accumulating, null, all);
    }
    return new Answer(value, gradients(into));
  }

  @Override
  public Answer product(@Nullable Object[] arguments, List<?> seeds) {
    @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + seeds.size());
    for (int i = 0; i < seeds.size(); i++) {
      all[arguments.length + i] = seeds.get(i);
    }
    Object gradient = call(find("fVjp", false).orElseThrow(), null, all);
    return new Answer(hasValue ? get(gradient, "value") : null, gradients(gradient));
  }

  private Map<String, @Nullable Object> gradients(Object gradient) {
    Map<String, @Nullable Object> gradients = new LinkedHashMap<>();
    for (String name : names) {
      boolean renamed = method(gradient, name + "_").isPresent();
      gradients.put(name, get(gradient, renamed ? name + "_" : name));
    }
    return gradients;
  }

  private static Optional<Method> method(Object receiver, String name) {
    return Arrays.stream(receiver.getClass().getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .findFirst();
  }

  private static Object get(Object gradient, String accessor) {
    return call(
        method(gradient, accessor).orElseThrow(() -> new AssertionError("no accessor " + accessor)),
        gradient);
  }

  @SuppressWarnings("NullAway") // a static method has no receiver
  private static Object call(
      Method method, @Nullable Object receiver, @Nullable Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (thrown.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new AssertionError(thrown.getCause());
    } catch (IllegalAccessException problem) {
      throw new AssertionError(problem);
    }
  }
}
