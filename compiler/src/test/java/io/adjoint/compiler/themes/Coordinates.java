package io.adjoint.compiler.themes;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers among arguments by which a method is differentiated, as the coordinates of a point. A
 * number that can be reached on several ways, through shared arrays, is one coordinate.
 */
final class Coordinates {
  private final Object[] arguments;
  private final List<Coordinate> all = new ArrayList<>();

  /** A number's ways: the index of the argument, then those into arrays. */
  record Coordinate(List<List<Integer>> ways) {}

  private Coordinates(Object[] arguments) {
    this.arguments = arguments;
  }

  static Coordinates of(ThemeMethod method, Object[] arguments) {
    Coordinates made = new Coordinates(arguments);
    Map<Object, Map<Integer, Coordinate>> known = new IdentityHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      if (method.isWrt(i)) {
        made.add(List.of(i), arguments[i], known);
      }
    }
    return made;
  }

  private void add(List<Integer> way, Object value, Map<Object, Map<Integer, Coordinate>> known) {
    if (value instanceof Number) {
      all.add(new Coordinate(List.of(way)));
    } else if (value != null) {
      for (int i = 0; i < Array.getLength(value); i++) {
        List<Integer> further = new ArrayList<>(way);
        further.add(i);
        if (value.getClass().getComponentType().isPrimitive()) {
          Map<Integer, Coordinate> entries =
              known.computeIfAbsent(value, v -> new LinkedHashMap<>());
          Coordinate coordinate = entries.get(i);
          if (coordinate == null) {
            coordinate = new Coordinate(new ArrayList<>());
            entries.put(i, coordinate);
            all.add(coordinate);
          }
          coordinate.ways().add(further);
        } else {
          add(further, Array.get(value, i), known);
        }
      }
    }
  }

  int size() {
    return all.size();
  }

  double[] values() {
    double[] x = new double[size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = ((Number) get(arguments, all.get(i).ways().get(0))).doubleValue();
    }
    return x;
  }

  /** Copies of the arguments, moved to another point. */
  Object[] at(double[] x) {
    Object[] copies = Arguments.copy(arguments);
    for (int i = 0; i < x.length; i++) {
      set(copies, all.get(i).ways().get(0), x[i]);
    }
    return copies;
  }

  /** The derivatives by the coordinates from those by the arguments, which are null where none. */
  double[] gather(Object[] gradients) {
    double[] result = new double[size()];
    for (int i = 0; i < result.length; i++) {
      for (List<Integer> way : all.get(i).ways()) {
        result[i] += ((Number) get(gradients, way)).doubleValue();
      }
    }
    return result;
  }

  /** Zeros in the shape of the arguments that are differentiated by; null for the others. */
  Object[] shape(ThemeMethod method) {
    Object[] zeros = new Object[arguments.length];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = method.isWrt(i) ? Arguments.widened(Arguments.fill(arguments[i], () -> 0)) : null;
    }
    return zeros;
  }

  /** The direction of one coordinate, of the shape of the arguments, as doubles. */
  Object[] direction(int coordinate, ThemeMethod method) {
    Object[] zeros = shape(method);
    set(zeros, all.get(coordinate).ways().get(0), 1);
    return zeros;
  }

  private static Object get(Object array, List<Integer> way) {
    Object value = array;
    for (int index : way) {
      value = Array.get(value, index);
    }
    return value;
  }

  private static void set(Object[] array, List<Integer> way, double value) {
    Object place = array;
    for (int index : way.subList(0, way.size() - 1)) {
      place = Array.get(place, index);
    }
    int last = way.get(way.size() - 1);
    if (place == array) {
      array[last] = array[last] instanceof Float ? (Object) (float) value : (Object) value;
    } else if (place instanceof float[] floats) {
      floats[last] = (float) value;
    } else {
      Array.setDouble(place, last, value);
    }
  }
}
