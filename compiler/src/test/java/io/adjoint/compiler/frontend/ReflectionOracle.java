package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers from loaded classes. Only the imports are taken from the source text, since class files
 * do not hold them.
 */
public final class ReflectionOracle implements TypeOracle {
  private static final Pattern IMPORT =
      Pattern.compile("^\\s*import\\s+(static\\s+)?([\\w.]+?)(\\.\\*)?\\s*;", Pattern.MULTILINE);

  private final ClassLoader loader;
  private final String packageName;
  private final List<Import> imports;

  private record Import(boolean isStatic, String name, boolean onDemand) {}

  private ReflectionOracle(ClassLoader loader, String packageName, List<Import> imports) {
    this.loader = loader;
    this.packageName = packageName;
    this.imports = imports;
  }

  /** The oracle for one source file, whose classes {@code loader} has. */
  public static ReflectionOracle of(String source, ClassLoader loader) {
    Matcher declaration =
        Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE).matcher(source);
    String packageName = declaration.find() ? declaration.group(1) : "";
    List<Import> imports = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(source);
    while (matcher.find()) {
      imports.add(new Import(matcher.group(1) != null, matcher.group(2), matcher.group(3) != null));
    }
    return new ReflectionOracle(loader, packageName, List.copyOf(imports));
  }

  @Override
  public Optional<ClassFacts> resolve(String insideClass, String name) {
    return find(insideClass, name).map(this::facts);
  }

  private ClassFacts facts(Class<?> c) {
    return new ClassFacts(c.getCanonicalName(), c.isEnum(), c.isRecord(), isAccessible(c));
  }

  private Optional<Class<?>> find(String insideClass, String name) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    String rest = dot < 0 ? "" : name.substring(dot);
    return simple(insideClass, head)
        .flatMap(c -> load(c.getCanonicalName() + rest))
        .or(() -> load(name));
  }

  private Optional<Class<?>> simple(String insideClass, String name) {
    for (Optional<Class<?>> c = load(insideClass);
        c.isPresent();
        c = Optional.ofNullable(c.get().getEnclosingClass())) {
      if (c.get().getSimpleName().equals(name)) {
        return c;
      }
      for (Class<?> owner : supertypes(c.get())) {
        for (Class<?> member : owner.getDeclaredClasses()) {
          if (member.getSimpleName().equals(name)) {
            return Optional.of(member);
          }
        }
      }
    }
    for (Import imported : imports) {
      if (!imported.onDemand() && imported.name().endsWith("." + name)) {
        return load(imported.name());
      }
    }
    Optional<Class<?>> here = load(packageName.isEmpty() ? name : packageName + "." + name);
    if (here.isPresent()) {
      return here;
    }
    for (Import imported : imports) {
      if (imported.onDemand()) {
        Optional<Class<?>> member = load(imported.name() + "." + name);
        if (member.isPresent()) {
          return member;
        }
      }
    }
    return load("java.lang." + name);
  }

  /** A class by its canonical name: the last dots may stand for nesting. */
  private Optional<Class<?>> load(String canonicalName) {
    String binary = canonicalName;
    while (true) {
      try {
        return Optional.of(Class.forName(binary, false, loader));
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          return Optional.empty();
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
  }

  @Override
  public Optional<FieldFacts> field(String className, String fieldName) {
    return load(className).stream()
        .flatMap(c -> supertypes(c).stream())
        .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
        .filter(f -> f.getName().equals(fieldName))
        .findFirst()
        .map(this::facts);
  }

  private FieldFacts facts(Field field) {
    int modifiers = field.getModifiers();
    boolean isConstant = Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers);
    boolean accessible =
        !Modifier.isPrivate(modifiers) && isAccessible(field.getDeclaringClass(), modifiers);
    return new FieldFacts(
        field.getDeclaringClass().getCanonicalName(),
        field.getName(),
        type(field.getType()),
        Modifier.isStatic(modifiers),
        Modifier.isFinal(modifiers),
        field.isEnumConstant(),
        accessible,
        isConstant ? constant(field) : Optional.empty());
  }

  /**
   * Reflection cannot tell a constant variable from another: of the JDK's classes all are taken.
   */
  private static Optional<Object> constant(Field field) {
    boolean simple = field.getType().isPrimitive() || field.getType() == String.class;
    if (!simple || field.getDeclaringClass().getClassLoader() != null) {
      return Optional.empty();
    }
    try {
      return Modifier.isPublic(field.getModifiers())
          ? Optional.ofNullable(field.get(null))
          : Optional.empty();
    } catch (IllegalAccessException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<MethodFacts> methods(String className, String methodName) {
    List<MethodFacts> facts = new ArrayList<>();
    load(className).stream()
        .flatMap(c -> supertypes(c).stream())
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(m -> m.getName().equals(methodName) && !m.isSynthetic())
        .forEach(m -> facts.add(facts(m)));
    return facts;
  }

  private MethodFacts facts(Method method) {
    boolean accessible =
        !Modifier.isPrivate(method.getModifiers())
            && isAccessible(method.getDeclaringClass(), method.getModifiers());
    return new MethodFacts(
        method.getDeclaringClass().getCanonicalName(),
        method.getName(),
        Arrays.stream(method.getParameterTypes()).map(ReflectionOracle::type).toList(),
        type(method.getReturnType()),
        Modifier.isStatic(method.getModifiers()),
        method.isVarArgs(),
        accessible);
  }

  @Override
  public Optional<String> staticImportOwner(String insideClass, String name) {
    for (Import imported : imports) {
      if (imported.isStatic()) {
        int dot = imported.name().lastIndexOf('.');
        String owner = imported.onDemand() ? imported.name() : imported.name().substring(0, dot);
        boolean named = imported.onDemand() || imported.name().substring(dot + 1).equals(name);
        Optional<String> declaring = named ? declaringClass(owner, name) : Optional.empty();
        if (declaring.isPresent()) {
          return declaring;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> declaringClass(String owner, String name) {
    return field(owner, name)
        .filter(FieldFacts::isStatic)
        .map(FieldFacts::owner)
        .or(
            () ->
                methods(owner, name).stream()
                    .filter(MethodFacts::isStatic)
                    .map(MethodFacts::owner)
                    .findFirst());
  }

  /** A class, its superclasses and all their interfaces, nearest first. */
  private static Collection<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    Deque<Class<?>> todo = new ArrayDeque<>(List.of(type));
    while (!todo.isEmpty()) {
      Class<?> next = todo.remove();
      if (all.add(next)) {
        Optional.ofNullable(next.getSuperclass()).ifPresent(todo::add);
        todo.addAll(Arrays.asList(next.getInterfaces()));
      }
    }
    if (type.isInterface()) {
      all.add(Object.class);
    }
    return all;
  }

  private boolean isAccessible(Class<?> c) {
    for (Class<?> here = c; here != null; here = here.getEnclosingClass()) {
      boolean hidden =
          Modifier.isPrivate(here.getModifiers())
              || (!here.getPackageName().equals(packageName)
                  && !Modifier.isPublic(here.getModifiers()));
      if (hidden) {
        return false;
      }
    }
    return true;
  }

  private boolean isAccessible(Class<?> owner, int modifiers) {
    return isAccessible(owner)
        && (owner.getPackageName().equals(packageName) || Modifier.isPublic(modifiers));
  }

  static Type type(Class<?> c) {
    if (c.isArray()) {
      return new Type.Array(type(c.getComponentType()));
    }
    return c.isPrimitive()
        ? Type.Primitive.valueOf(c.getName().toUpperCase(Locale.ROOT))
        : new Type.Opaque(c.getCanonicalName());
  }
}
