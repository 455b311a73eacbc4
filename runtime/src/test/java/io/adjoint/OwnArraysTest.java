package io.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrays that generated code makes anew, and copies, in those of an earlier call. */
class OwnArraysTest {

  static List<Class<?>> scalars() {
    return List.of(
        double.class,
        float.class,
        long.class,
        int.class,
        short.class,
        byte.class,
        char.class,
        boolean.class);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void newArraysAreThoseOfTheLastCallWithZeros(Class<?> scalar) throws Throwable {
    for (int rank = 1; rank <= 3; rank++) {
      int[] sizes = new int[] {2, 3, 4};
      Object first = alloc(scalar, rank, null, sizes);
      assertThat(first.getClass()).isEqualTo(arrays(scalar, rank));
      Object fresh = copyOf(first, rank);
      Object filled = fill(first, rank);
      Object again = alloc(scalar, rank, filled, sizes);
      assertThat(again).isSameAs(first).usingRecursiveComparison().isEqualTo(fresh);
      assertThat(alloc(scalar, rank, again, new int[] {3, 3, 4})).isNotSameAs(first);
    }
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void rowsOfAnotherLengthAreMadeAnew(Class<?> scalar) throws Throwable {
    Object first = alloc(scalar, 2, null, new int[] {2, 3});
    Object again = alloc(scalar, 2, first, new int[] {2, 5});
    assertThat(again).isSameAs(first);
    assertThat(Array.getLength(Array.get(again, 1))).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void arraysWithoutRows(Class<?> scalar) throws Throwable {
    for (int rank = 2; rank <= 3; rank++) {
      Method method = NewArrays.class.getMethod("allocRows", arrays(scalar, rank), int.class);
      Object first = invoke(method, null, 2);
      Array.set(first, 0, Array.newInstance(arrays(scalar, rank - 1).getComponentType(), 1));
      Object again = invoke(method, first, 2);
      assertThat(again).isSameAs(first);
      assertThat(Array.get(again, 0)).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void negativeLengthsThrowAsNewDoes(Class<?> scalar) {
    for (int rank = 1; rank <= 3; rank++) {
      for (int at = 0; at < rank; at++) {
        int[] sizes = {2, 2, 2};
        sizes[at] = -1;
        int r = rank;
        assertThatThrownBy(
                () -> alloc(scalar, r, alloc(scalar, r, null, new int[] {2, 2, 2}), sizes))
            .isInstanceOf(NegativeArraySizeException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void copiesAreThoseOfTheLastCall(Class<?> scalar) throws Throwable {
    Class<?> type = arrays(scalar, 1);
    Object source = fill(Array.newInstance(scalar, 3), 1);
    Object buffer = fill(Array.newInstance(scalar, 3), 1);
    assertThat(copy(type, buffer, source)).isSameAs(buffer).isEqualTo(source);
    assertThat(copy(type, source, source)).isNotSameAs(source).isEqualTo(source);
    assertThat(copy(type, null, source)).isNotSameAs(source).isEqualTo(source);
    Object longer = fill(Array.newInstance(scalar, 5), 1);
    Object padded = copy(type, longer, source, 5);
    assertThat(padded).isSameAs(longer);
    assertThat(Array.get(padded, 2)).isEqualTo(Array.get(source, 2));
    assertThat(Array.get(padded, 4)).isEqualTo(Array.get(Array.newInstance(scalar, 1), 0));
    Object range = copy(type, buffer, source, 1, 4);
    assertThat(range).isSameAs(buffer);
    assertThat(Array.get(range, 0)).isEqualTo(Array.get(source, 1));
    assertThat(Array.get(range, 2)).isEqualTo(Array.get(Array.newInstance(scalar, 1), 0));
    assertThatThrownBy(() -> copy(type, buffer, source, 4, 7))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    assertThatThrownBy(() -> copy(type, buffer, source, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> copy(type, buffer, source, -1))
        .isInstanceOf(NegativeArraySizeException.class);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void copiesOfArraysOfArraysShareTheRows(Class<?> scalar) {
    Object[] source = (Object[]) Array.newInstance(scalar, 2, 3);
    Object[] buffer = (Object[]) Array.newInstance(scalar, 2, 1);
    Object[] copy = ArrayCopies.copy(buffer, source);
    assertThat(copy).isSameAs(buffer);
    assertThat(copy[1]).isSameAs(source[1]);
    assertThat(ArrayCopies.copy(buffer, source, 3)).hasSize(3).endsWith((Object) null);
  }

  private static Class<?> arrays(Class<?> scalar, int rank) {
    return Array.newInstance(scalar, new int[rank]).getClass();
  }

  private static Object alloc(Class<?> scalar, int rank, Object buffer, int[] sizes)
      throws Throwable {
    List<Class<?>> types = new ArrayList<>(List.of(arrays(scalar, rank)));
    List<Object> arguments = new ArrayList<>();
    arguments.add(buffer);
    for (int i = 0; i < rank; i++) {
      types.add(int.class);
      arguments.add(sizes[i]);
    }
    Method method = NewArrays.class.getMethod("alloc", types.toArray(Class<?>[]::new));
    return invoke(method, arguments.toArray());
  }

  private static Object copy(Class<?> type, Object buffer, Object source, int... bounds)
      throws Throwable {
    List<Class<?>> types = new ArrayList<>(List.of(type, type));
    List<Object> arguments = new ArrayList<>();
    arguments.add(buffer);
    arguments.add(source);
    for (int bound : bounds) {
      types.add(int.class);
      arguments.add(bound);
    }
    Method method = ArrayCopies.class.getMethod("copy", types.toArray(Class<?>[]::new));
    return invoke(method, arguments.toArray());
  }

  private static Object fill(Object array, int rank) {
    for (int i = 0; i < Array.getLength(array); i++) {
      if (rank > 1) {
        fill(Array.get(array, i), rank - 1);
      } else if (array instanceof boolean[] flags) {
        flags[i] = true;
      } else if (array instanceof char[] characters) {
        characters[i] = (char) ('a' + i);
      } else {
        Array.setByte(array, i, (byte) (i + 1));
      }
    }
    return array;
  }

  private static Object copyOf(Object array, int rank) {
    Object copy = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      Array.set(copy, i, rank > 1 ? copyOf(element, rank - 1) : element);
    }
    return copy;
  }

  private static Object invoke(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
