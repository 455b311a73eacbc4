package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of Java's own classes without asking: how they inherit. */
final class JdkClasses {
  private JdkClasses() {}

  private static Optional<Class<?>> load(String canonicalName) {
    String name = TypeNames.erased(canonicalName);
    if (!name.startsWith("java.")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether one class inherits from the other; {@code true} where that is not known. */
  static boolean isSubclass(String from, String to) {
    if (TypeNames.erased(from).equals(TypeNames.erased(to))) {
      return true;
    }
    Optional<Class<?>> a = load(from);
    Optional<Class<?>> b = load(to);
    if (a.isPresent() && b.isPresent()) {
      return b.get().isAssignableFrom(a.get());
    }
    // Java's own classes do not inherit from the user's.
    return a.isEmpty();
  }

  /** The parameters of the public constructors; none where the class is not Java's own. */
  static List<List<Type>> constructors(String className) {
    return load(className).stream()
        .flatMap(c -> Arrays.stream(c.getConstructors()))
        .map(c -> Arrays.stream(c.getParameterTypes()).map(JdkClasses::type).toList())
        .toList();
  }

  private static Type type(Class<?> c) {
    if (c.isArray()) {
      return new Type.Array(type(c.getComponentType()));
    }
    return c.isPrimitive()
        ? Type.Primitive.valueOf(c.getName().toUpperCase(Locale.ROOT))
        : new Type.Opaque(c.getCanonicalName());
  }

  /** Whether it is known to be an exception that need not be declared. */
  static boolean isUnchecked(String className) {
    return load(className)
        .filter(c -> RuntimeException.class.isAssignableFrom(c) || Error.class.isAssignableFrom(c))
        .isPresent();
  }
}
