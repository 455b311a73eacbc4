package io.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuffersTest {

  /** A jagged array with a null row and a row without elements, of each type that has overloads. */
  static Stream<Object> shapes() {
    return Stream.of(
        new double[] {1, 2, 3},
        new double[][] {{1, 2}, null, {}, {3}},
        new double[][][] {{{1}, {2, 3}}, null, {}, {null, {4, 5}}},
        new float[] {1, 2, 3},
        new float[][] {{1, 2}, null, {}, {3}},
        new float[][][] {{{1}, {2, 3}}, null, {}, {null, {4, 5}}});
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientIsMadeOnceAndUsedAgain(Object shape) throws Throwable {
    Object made = call("gradient", shape.getClass(), shape, null);
    assertThat(made).isEqualTo(scaled(shape, 0)).isNotSameAs(shape);
    set(made, 7);
    Object again = call("gradient", shape.getClass(), shape, made);
    assertThat(again).isSameAs(made).isEqualTo(filled(shape, 7));
    assertThat(call("gradient", shape.getClass(), null, null)).isNull();
    assertThat(call("gradient", shape.getClass(), null, made)).isNull();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientRefusesAnotherShape(Object shape) {
    Object other = Array.newInstance(shape.getClass().getComponentType(), 4);
    assertThatThrownBy(() -> call("gradient", shape.getClass(), shape, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shape");
  }

  @Test
  void gradientNamesBothShapes() {
    assertThatThrownBy(() -> Buffers.gradient(new double[3], new double[4]))
        .hasMessage("the gradient has the shape double[4], its argument double[3]");
    assertThatThrownBy(() -> Buffers.gradient(new float[2][3], new float[][] {{1}, null}))
        .hasMessage("the gradient has the shape float[2][]{[1], null}, its argument float[2][3]");
    assertThatThrownBy(() -> Buffers.gradient(new double[2][3][4], new double[0][][]))
        .hasMessage("the gradient has the shape double[0][], its argument double[2][3][4]");
    double[][] jagged = new double[20][];
    jagged[0] = new double[1];
    assertThatThrownBy(() -> Buffers.gradient(jagged, new double[20][1]))
        .hasMessageEndingWith("null, null, …}");
  }

  @Test
  void gradientMindsNullRows() {
    double[][] withNull = {{1}, null};
    double[][] without = {{1}, {}};
    assertThatThrownBy(() -> Buffers.gradient(withNull, without))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Buffers.gradient(without, withNull))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void zeroedUsesWhatFits(Object shape) throws Throwable {
    Object made = call("zeroed", shape.getClass(), shape, null);
    assertThat(made).isEqualTo(scaled(shape, 0)).isNotSameAs(shape);
    set(made, 7);
    assertThat(call("zeroed", shape.getClass(), shape, made))
        .isSameAs(made)
        .isEqualTo(scaled(shape, 0));
    Object other = Array.newInstance(shape.getClass().getComponentType(), 1);
    assertThat(call("zeroed", shape.getClass(), shape, other)).isEqualTo(scaled(shape, 0));
    assertThat(call("zeroed", shape.getClass(), null, made)).isNull();
  }

  @Test
  void zeroedKeepsRowsThatFit() {
    double[] fits = {1, 2};
    double[][] buffer = {fits, {3}, {4}, null};
    double[][] zeroed = Buffers.zeroed(new double[][] {{9, 9}, {9, 9}, null, {9}}, buffer);
    assertThat(zeroed).isSameAs(buffer).isEqualTo(new double[][] {{0, 0}, {0, 0}, null, {0}});
    assertThat(zeroed[0]).isSameAs(fits);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void addAddsElementByElement(Object shape) throws Throwable {
    Object to = scaled(shape, 10);
    call("add", shape.getClass(), shape, to);
    assertThat(to).isEqualTo(scaled(shape, 11));
    call("add", shape.getClass(), null, to);
    call("add", shape.getClass(), null, null);
    assertThat(to).isEqualTo(scaled(shape, 11));
    Object longer = Array.newInstance(shape.getClass().getComponentType(), 5);
    assertThatThrownBy(() -> call("add", shape.getClass(), shape, longer))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> call("add", shape.getClass(), shape, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the gradient has the shape null");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void clearFillsWithZeros(Object shape) throws Throwable {
    Object x = scaled(shape, 1);
    callUnary("clear", shape.getClass(), x);
    assertThat(x).isEqualTo(scaled(shape, 0));
    callUnary("clear", shape.getClass(), null);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        double.class,
        float.class,
        long.class,
        int.class,
        short.class,
        byte.class,
        char.class,
        boolean.class
      })
  void growAndAlloc(Class<?> primitive) throws Throwable {
    Class<?> type = primitive.arrayType();
    assertThat(Array.getLength(callGrow(type, null, 0))).isEqualTo(16);
    assertThat(Array.getLength(callGrow(type, null, 99))).isEqualTo(100);
    Object seventeen = Array.newInstance(primitive, 17);
    Array.set(seventeen, 16, one(primitive));
    assertThat(callGrow(type, seventeen, 16)).isSameAs(seventeen);
    Object grown = callGrow(type, seventeen, 17);
    assertThat(Array.getLength(grown)).isEqualTo(34);
    assertThat(Array.get(grown, 16)).isEqualTo(one(primitive));

    assertThat(callAlloc(type, seventeen, 17))
        .isSameAs(seventeen)
        .isEqualTo(Array.newInstance(primitive, 17));
    assertThat(callAlloc(type, seventeen, 5)).isEqualTo(Array.newInstance(primitive, 5));
    assertThat(callAlloc(type, null, 0)).isEqualTo(Array.newInstance(primitive, 0));
    assertThatThrownBy(() -> callAlloc(type, null, -3))
        .isInstanceOf(NegativeArraySizeException.class)
        .hasMessage("-3");
    assertThatThrownBy(() -> callAlloc(type, seventeen, -3))
        .isInstanceOf(NegativeArraySizeException.class)
        .hasMessage("-3");
  }

  @Test
  void growOfObjectsKeepsTheElementType() {
    String[] one = {"a"};
    assertThat(Buffers.grow(one, 0)).isSameAs(one);
    String[] grown = Buffers.grow(one, 1);
    assertThat(grown).hasSize(16).startsWith("a").isExactlyInstanceOf(String[].class);
    assertThat(Buffers.grow(grown, 40)).hasSize(41);
  }

  @Test
  void growDoesNotOverflow() {
    assertThatThrownBy(() -> Buffers.grow(new byte[1], Integer.MAX_VALUE))
        .isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> Buffers.grow((double[]) null, Integer.MAX_VALUE))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Nested
  class Distinct {
    private final double[] row = {1};

    @Test
    void arrays() {
      assertThatCode(() -> Buffers.requireDistinct(row, row.clone(), "x and y"))
          .doesNotThrowAnyException();
      assertThatCode(() -> Buffers.requireDistinct(null, null, "x and y"))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> Buffers.requireDistinct(row, row, "x and y"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("x and y must not be the same array");
    }

    @Test
    void rows() {
      double[] empty = {};
      Buffers.requireDistinctRows(null, "w");
      Buffers.requireDistinctRows(new double[0][], "w");
      Buffers.requireDistinctRows(new double[][] {row, null, empty, {1}, null, empty}, "w");
      Buffers.requireDistinctRows(new double[2000][3], "w");
      assertThatThrownBy(() -> Buffers.requireDistinctRows(new double[][] {row, {2}, row}, "w"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("two rows of w must not be the same array");
      // The table is empty again after a refusal.
      Buffers.requireDistinctRows(new double[][] {row, {2}}, "w");
      Buffers.requireDistinctRows(new float[][] {{1}, {1}}, "w");
    }

    @Test
    void manyRows() {
      double[][] rows = new double[5000][1];
      Buffers.requireDistinctRows(rows, "w");
      rows[4999] = rows[17];
      assertThatThrownBy(() -> Buffers.requireDistinctRows(rows, "w"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsOfHigherRank() {
      double[][][] apart = {{{1}, {2}}, null, {{1}}};
      Buffers.requireDistinctRows(apart, "w");
      double[][][] shared = {{{1}, row}, null, {row}};
      assertThatThrownBy(() -> Buffers.requireDistinctRows(shared, "w"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Buffers.requireNoSharedRows(apart, new double[][][] {apart[0]}, "a"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSharedRows() {
      double[][] a = {row, {2}, null};
      Buffers.requireNoSharedRows(a, new double[][] {{1}, null}, "a and b");
      Buffers.requireNoSharedRows(a, null, "a and b");
      Buffers.requireNoSharedRows(null, a, "a and b");
      Buffers.requireNoSharedRows(new double[][] {row, row}, new double[][] {{1}}, "a and b");
      assertThatThrownBy(
              () -> Buffers.requireNoSharedRows(a, new double[][] {null, row}, "a and b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a and b must not have a row in common");
    }
  }

  private static Object one(Class<?> primitive) {
    Object array = Array.newInstance(primitive, 1);
    if (primitive == boolean.class) {
      Array.setBoolean(array, 0, true);
    } else if (primitive == char.class) {
      Array.setChar(array, 0, (char) 1);
    } else {
      Array.setByte(array, 0, (byte) 1);
    }
    return Array.get(array, 0);
  }

  private static Object filled(Object shape, double value) {
    Object copy = scaled(shape, 0);
    set(copy, value);
    return copy;
  }

  private static void set(Object array, double value) {
    if (array instanceof Object[] rows) {
      for (Object row : rows) {
        set(row, value);
      }
    } else if (array != null) {
      for (int i = 0; i < Array.getLength(array); i++) {
        put(array, i, value);
      }
    }
  }

  private static Object scaled(Object shape, double factor) {
    if (shape == null) {
      return null;
    }
    int length = Array.getLength(shape);
    Object copy = Array.newInstance(shape.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      if (shape instanceof Object[] rows) {
        Array.set(copy, i, scaled(rows[i], factor));
      } else {
        put(copy, i, Array.getDouble(shape, i) * factor);
      }
    }
    return copy;
  }

  private static void put(Object array, int index, double value) {
    if (array instanceof float[] floats) {
      floats[index] = (float) value;
    } else {
      ((double[]) array)[index] = value;
    }
  }

  private static Object call(String name, Class<?> type, Object a, Object b) throws Throwable {
    return invoke(Buffers.class.getMethod(name, type, type), a, b);
  }

  private static void callUnary(String name, Class<?> type, Object a) throws Throwable {
    invoke(Buffers.class.getMethod(name, type), a);
  }

  private static Object callGrow(Class<?> type, Object a, int index) throws Throwable {
    return invoke(Buffers.class.getMethod("grow", type, int.class), a, index);
  }

  private static Object callAlloc(Class<?> type, Object a, int n) throws Throwable {
    return invoke(NewArrays.class.getMethod("alloc", type, int.class), a, n);
  }

  private static Object invoke(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
