package io.adjoint.compiler.processor;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Looks through the wrappings that build tools put around the host's environment: javac's trees
 * take no other than javac's own. Files and messages still go through the outer one, which is there
 * to see them.
 */
final class Environments {
  private static final int DEPTH = 5;

  private Environments() {}

  /** The environment and those within it, the outermost first. */
  static List<ProcessingEnvironment> of(ProcessingEnvironment outer) {
    Set<ProcessingEnvironment> found = new LinkedHashSet<>();
    Optional<ProcessingEnvironment> next = Optional.of(outer);
    while (next.isPresent() && found.size() < DEPTH && found.add(next.get())) {
      next = inner(next.get());
    }
    return new ArrayList<>(found);
  }

  private static Optional<ProcessingEnvironment> inner(ProcessingEnvironment wrapper) {
    try {
      return Proxy.isProxyClass(wrapper.getClass()) ? unwrapped(wrapper) : delegate(wrapper);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException closed) {
      return Optional.empty();
    }
  }

  /** Gradle: a class of its own with a field {@code delegate}. */
  private static Optional<ProcessingEnvironment> delegate(ProcessingEnvironment wrapper)
      throws ReflectiveOperationException {
    for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && ProcessingEnvironment.class.isAssignableFrom(field.getType())) {
          field.setAccessible(true);
          if (field.get(wrapper) instanceof ProcessingEnvironment inner) {
            return Optional.of(inner);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** IntelliJ's own build: a proxy, and a function that opens it. */
  private static Optional<ProcessingEnvironment> unwrapped(ProcessingEnvironment proxy)
      throws ReflectiveOperationException {
    Object inner =
        Class.forName(
                "org.jetbrains.jps.javac.APIWrappers", true, proxy.getClass().getClassLoader())
            .getDeclaredMethod("unwrap", Class.class, Object.class)
            .invoke(null, ProcessingEnvironment.class, proxy);
    return inner instanceof ProcessingEnvironment environment
        ? Optional.of(environment)
        : Optional.empty();
  }
}
