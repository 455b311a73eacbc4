package io.adjoint.compiler.ir;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The classes, fields and methods outside the program, found by reflection as Java's compiler would
 * choose them.
 */
final class Classes {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          double.class, Double.class,
          float.class, Float.class,
          long.class, Long.class,
          int.class, Integer.class,
          short.class, Short.class,
          byte.class, Byte.class,
          char.class, Character.class,
          boolean.class, Boolean.class,
          void.class, Void.class);

  /** Primitive types in the order of widening; char stands beside short. */
  private static final List<Class<?>> WIDENING =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private final ClassLoader loader;
  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

  Classes(ClassLoader loader) {
    this.loader = loader;
  }

  Class<?> of(Type type) {
    if (type instanceof Type.Primitive primitive) {
      return switch (primitive) {
        case DOUBLE -> double.class;
        case FLOAT -> float.class;
        case LONG -> long.class;
        case INT -> int.class;
        case SHORT -> short.class;
        case BYTE -> byte.class;
        case CHAR -> char.class;
        case BOOLEAN -> boolean.class;
        case VOID -> void.class;
      };
    } else if (type instanceof Type.Array array) {
      return of(array.element()).arrayType();
    } else if (type instanceof Type.Struct) {
      return StructValue.class;
    } else {
      return named(type.toString());
    }
  }

  static Class<?> box(Class<?> primitive) {
    return BOXES.getOrDefault(primitive, primitive);
  }

  /**
   * A class by the name that source gives it: nested classes with dots, {@code java.lang} left out,
   * type arguments.
   */
  Class<?> named(String name) {
    return named.computeIfAbsent(name, this::find);
  }

  private Class<?> find(String sourceName) {
    int arguments = sourceName.indexOf('<');
    String name = (arguments < 0 ? sourceName : sourceName.substring(0, arguments)).strip();
    for (String prefix : List.of("", "java.lang.")) {
      String binary = prefix + name;
      while (true) {
        Optional<Class<?>> found = load(binary);
        if (found.isPresent()) {
          return found.get();
        }
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          break;
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
    throw new UnsupportedOperationException("no class " + sourceName + " to run the program with");
  }

  private Optional<Class<?>> load(String binaryName) {
    try {
      // Not initialised here: Java does that when the program first uses the class.
      return Optional.of(Class.forName(binaryName, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  Field field(String owner, String name) {
    for (Class<?> type : ancestry(named(owner))) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          open(field);
          return field;
        }
      }
    }
    throw new UnsupportedOperationException("no field " + owner + "." + name);
  }

  Method method(Class<?> owner, String name, List<Class<?>> arguments, boolean isStatic) {
    List<Method> candidates = new ArrayList<>();
    for (Class<?> type : ancestry(owner)) {
      for (Method method : type.getDeclaredMethods()) {
        boolean callable = !isStatic || Modifier.isStatic(method.getModifiers());
        if (method.getName().equals(name) && callable && !method.isBridge()) {
          candidates.add(method);
        }
      }
    }
    Method chosen = choose(candidates, arguments, owner.getName() + "." + name);
    open(chosen);
    return chosen;
  }

  Constructor<?> constructor(Class<?> type, List<Class<?>> arguments) {
    Constructor<?> chosen =
        choose(List.of(type.getDeclaredConstructors()), arguments, "new " + type.getName());
    open(chosen);
    return chosen;
  }

  private static void open(java.lang.reflect.AccessibleObject member) {
    // Where the module forbids it the member may still be public; if not, the call says so.
    boolean unused = member.trySetAccessible();
  }

  /**
   * The class, its superclasses and all their interfaces: subclasses first, so that overriding
   * methods come first.
   */
  private static Set<Class<?>> ancestry(Class<?> owner) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      all.add(type);
    }
    for (Class<?> type : List.copyOf(all)) {
      addInterfaces(type, all);
    }
    all.add(Object.class);
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> one : type.getInterfaces()) {
      all.add(one);
      addInterfaces(one, all);
    }
  }

  /** Java's three phases: without boxing, with boxing, with a variable number of arguments. */
  private static <E extends Executable> E choose(
      List<E> candidates, List<Class<?>> arguments, String what) {
    Predicate<E> strict = e -> accepts(e.getParameterTypes(), arguments, false);
    Predicate<E> loose = e -> accepts(e.getParameterTypes(), arguments, true);
    Predicate<E> variable =
        e ->
            e.isVarArgs()
                && accepts(spread(e.getParameterTypes(), arguments.size()), arguments, true);
    for (Predicate<E> phase : List.of(strict, loose, variable)) {
      List<E> applicable = candidates.stream().filter(phase).toList();
      if (!applicable.isEmpty()) {
        return mostSpecific(applicable);
      }
    }
    throw new UnsupportedOperationException("no " + what + arguments + " to run the program with");
  }

  private static <E extends Executable> E mostSpecific(List<E> applicable) {
    E best = applicable.get(0);
    for (E other : applicable) {
      boolean narrower =
          best.getParameterCount() == other.getParameterCount()
              && accepts(best.getParameterTypes(), List.of(other.getParameterTypes()), false)
              && !accepts(other.getParameterTypes(), List.of(best.getParameterTypes()), false);
      best = narrower ? other : best;
    }
    return best;
  }

  /** The parameters of a varargs method with its last one repeated to {@code count}. */
  static Class<?>[] spread(Class<?>[] parameters, int count) {
    int fixed = parameters.length - 1;
    if (count < fixed) {
      return parameters;
    }
    Class<?>[] all = java.util.Arrays.copyOf(parameters, count);
    java.util.Arrays.fill(all, fixed, count, parameters[fixed].getComponentType());
    return all;
  }

  /**
   * Whether a call with arguments of these types needs no array to be made for a varargs parameter.
   */
  static boolean isFixed(Executable executable, List<Class<?>> arguments) {
    return accepts(executable.getParameterTypes(), arguments, true);
  }

  private static boolean accepts(Class<?>[] parameters, List<Class<?>> arguments, boolean boxing) {
    if (parameters.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!accepts(parameters[i], arguments.get(i), boxing)) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(Class<?> parameter, Class<?> argument, boolean boxing) {
    if (parameter.isPrimitive() && argument.isPrimitive()) {
      return widens(argument, parameter);
    } else if (parameter.isPrimitive()) {
      return boxing
          && BOXES.entrySet().stream()
              .anyMatch(e -> e.getValue() == argument && widens(e.getKey(), parameter));
    } else if (argument.isPrimitive()) {
      return boxing && parameter.isAssignableFrom(box(argument));
    } else {
      return parameter.isAssignableFrom(argument);
    }
  }

  private static boolean widens(Class<?> from, Class<?> to) {
    if (from == to) {
      return true;
    }
    int width = from == char.class ? WIDENING.indexOf(short.class) : WIDENING.indexOf(from);
    return width >= 0 && WIDENING.indexOf(to) > width;
  }
}
