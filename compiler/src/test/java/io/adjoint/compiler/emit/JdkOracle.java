package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows the classes of {@code java.lang}, {@code java.util} and the runtime, by reflection. */
final class JdkOracle implements TypeOracle {
  @Override
  public Optional<ClassFacts> resolve(String insideClass, String name) {
    return Stream.of("", "java.lang.", "java.util.", "io.adjoint.")
        .flatMap(prefix -> load(prefix + name).stream())
        .map(c -> new ClassFacts(c.getCanonicalName(), c.isEnum(), c.isRecord(), true))
        .findFirst();
  }

  @Override
  public Optional<FieldFacts> field(String className, String fieldName) {
    return load(className).stream()
        .flatMap(c -> Arrays.stream(c.getFields()))
        .filter(f -> f.getName().equals(fieldName))
        .map(f -> facts(className, f))
        .findFirst();
  }

  private static FieldFacts facts(String owner, Field field) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    boolean isFinal = Modifier.isFinal(field.getModifiers());
    boolean constant = isStatic && isFinal && field.getType().isPrimitive();
    try {
      return new FieldFacts(
          owner,
          field.getName(),
          type(field.getType()),
          isStatic,
          isFinal,
          field.isEnumConstant(),
          true,
          constant ? Optional.of(field.get(null)) : Optional.empty());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public List<MethodFacts> methods(String className, String methodName) {
    return load(className).stream()
        .flatMap(c -> Arrays.stream(c.getMethods()))
        .filter(m -> m.getName().equals(methodName))
        .map(m -> facts(className, m))
        .toList();
  }

  private static MethodFacts facts(String owner, Method method) {
    return new MethodFacts(
        owner,
        method.getName(),
        Arrays.stream(method.getParameterTypes()).map(JdkOracle::type).toList(),
        type(method.getReturnType()),
        Modifier.isStatic(method.getModifiers()),
        method.isVarArgs(),
        true);
  }

  @Override
  public Optional<String> staticImportOwner(String insideClass, String name) {
    return Optional.empty();
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Type type(Class<?> type) {
    if (type.isArray()) {
      return new Type.Array(type(type.getComponentType()));
    }
    return type.isPrimitive()
        ? Type.Primitive.valueOf(type.getName().toUpperCase(Locale.ROOT))
        : new Type.Opaque(type.getCanonicalName());
  }
}
