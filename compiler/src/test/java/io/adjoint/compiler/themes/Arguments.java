package io.adjoint.compiler.themes;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes arguments from the texts of a point, and copies and compares them. */
final class Arguments {
  private final Map<String, Object> named = new HashMap<>();

  private Arguments() {}

  /** The arguments of a point. {@code &p{1, 2}} names an array, {@code &p} is the same one. */
  static Object[] of(List<String> texts, Class<?>[] types) {
    if (texts.size() != types.length) {
      throw new IllegalArgumentException(texts + " for " + List.of(types));
    }
    Arguments arguments = new Arguments();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = arguments.value(texts.get(i), types[i]);
    }
    return values;
  }

  private Object value(String text, Class<?> type) {
    if (text.equals("null")) {
      return null;
    } else if (text.startsWith("&")) {
      int brace = text.indexOf('{');
      String name = brace < 0 ? text : text.substring(0, brace);
      if (brace >= 0) {
        named.put(name, value(text.substring(brace), type));
      }
      return named.get(name);
    } else if (type.isArray()) {
      List<String> elements = ThemeMethod.split(text.substring(1, text.length() - 1));
      Object array = Array.newInstance(type.getComponentType(), elements.size());
      for (int i = 0; i < elements.size(); i++) {
        Array.set(array, i, value(elements.get(i), type.getComponentType()));
      }
      return array;
    } else if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (constant.toString().equals(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException(text + " of " + type);
    }
    return simple(text, type);
  }

  private static Object simple(String text, Class<?> type) {
    if (type == double.class) {
      return Double.valueOf(text);
    } else if (type == float.class) {
      return Float.valueOf(text);
    } else if (type == int.class) {
      return Integer.valueOf(text);
    } else if (type == long.class) {
      return Long.valueOf(text);
    } else if (type == short.class) {
      return Short.valueOf(text);
    } else if (type == byte.class) {
      return Byte.valueOf(text);
    } else if (type == boolean.class) {
      return Boolean.valueOf(text);
    } else if (type == char.class) {
      return text.charAt(1);
    } else if (type == String.class) {
      return text.substring(1, text.length() - 1);
    }
    throw new IllegalArgumentException("no values of " + type);
  }

  /** Copies of all arrays; what was one array is one array in the copy. */
  static Object[] copy(Object[] arguments) {
    Map<Object, Object> copies = new IdentityHashMap<>();
    Object[] result = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      result[i] = copy(arguments[i], copies);
    }
    return result;
  }

  private static Object copy(Object value, Map<Object, Object> copies) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    Object known = copies.get(value);
    if (known == null) {
      known = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
      copies.put(value, known);
      for (int i = 0; i < Array.getLength(value); i++) {
        Array.set(known, i, copy(Array.get(value, i), copies));
      }
    }
    return known;
  }

  /** The numbers in a value, in order; null rows have none. */
  static List<Double> numbers(Object value) {
    List<Double> numbers = new ArrayList<>();
    collect(value, numbers);
    return numbers;
  }

  private static void collect(Object value, List<Double> into) {
    if (value instanceof Number number) {
      into.add(number.doubleValue());
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        collect(Array.get(value, i), into);
      }
    }
  }

  /** A value of the same shape whose numbers are made by {@code next}; of doubles or floats. */
  static Object fill(Object value, java.util.function.DoubleSupplier next) {
    if (value instanceof Float) {
      return (float) next.getAsDouble();
    } else if (value instanceof Number) {
      return next.getAsDouble();
    } else if (value == null) {
      return null;
    }
    Object copy = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
    for (int i = 0; i < Array.getLength(value); i++) {
      Array.set(copy, i, fill(Array.get(value, i), next));
    }
    return copy;
  }

  /** The same numbers as doubles, in arrays of doubles. */
  static Object widened(Object value) {
    if (value instanceof Float number) {
      return number.doubleValue();
    } else if (value == null || !value.getClass().isArray()) {
      return value;
    }
    Class<?> component = value.getClass().getComponentType();
    Object[] rows = new Object[Array.getLength(value)];
    Object made = Array.newInstance(wide(component), rows.length);
    for (int i = 0; i < rows.length; i++) {
      Array.set(made, i, widened(Array.get(value, i)));
    }
    return made;
  }

  private static Class<?> wide(Class<?> type) {
    if (type.isArray()) {
      return wide(type.getComponentType()).arrayType();
    }
    return type == float.class ? double.class : type;
  }

  /** Whether two values are the same bit for bit, all NaNs being one. */
  static boolean same(Object one, Object other) {
    return java.util.Arrays.deepEquals(new Object[] {one}, new Object[] {other});
  }

  static String show(Object value) {
    String text = java.util.Arrays.deepToString(new Object[] {value});
    return text.substring(1, text.length() - 1);
  }
}
