package io.adjoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AliasTableTest {
  private static final String SHARED = "must not be the same array, nor share a row";

  private static void check(boolean firstWritten, boolean secondWritten, Object a, Object b) {
    AliasTable.begin();
    AliasTable.add(a, firstWritten, "a");
    AliasTable.add(new double[] {0}, true, "other");
    AliasTable.add(b, secondWritten, "b");
    AliasTable.end();
  }

  private static void isRefused(Object a, Object b) {
    for (int written = 1; written < 4; written++) {
      boolean first = (written & 1) != 0;
      boolean second = (written & 2) != 0;
      assertThatThrownBy(() -> check(first, second, a, b))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a, b " + SHARED);
    }
    assertThatCode(() -> check(false, false, a, b)).doesNotThrowAnyException();
  }

  private static void isFine(Object a, Object b) {
    assertThatCode(() -> check(true, true, a, b)).doesNotThrowAnyException();
  }

  @Test
  void oneArrayForTwoIsRefusedWhereOneIsWritten() {
    double[] a = {1, 2};
    isRefused(a, a);
    double[][] empty = {};
    isRefused(empty, empty);
  }

  @Test
  void equalArraysAreNotTheSame() {
    isFine(new double[] {1, 2}, new double[] {1, 2});
    isFine(new double[0], new double[0]);
  }

  @Test
  void sharedRowsAreRefusedWhereOneIsWritten() {
    double[] row = {1, 2};
    isRefused(new double[][] {row}, new double[][] {{3}, row});
    isRefused(row, new double[][] {{3}, row});
    isRefused(new double[][][] {{{1}, row}}, new double[][] {{3}, row});
  }

  @Test
  void anArgumentMayHoldARowTwice() {
    double[] row = {1, 2};
    isFine(new double[][] {row, row}, new double[][] {{1, 2}});
  }

  @Test
  void rowsWithoutElementsMayBeShared() {
    double[] empty = {};
    isFine(new double[][] {empty, null}, new double[][] {empty, null});
  }

  @Test
  void aRefusalLeavesNothingBehind() {
    double[] a = {1, 2};
    isRefused(a, a);
    isFine(a, new double[] {1, 2});
    isFine(new double[] {1, 2}, a);
  }

  @Test
  void manyArraysAreToldApart() {
    double[][] arrays =
        IntStream.range(0, 5000).mapToObj(i -> new double[1]).toArray(double[][]::new);
    for (int round = 0; round < 2; round++) {
      AliasTable.begin();
      for (double[] array : arrays) {
        AliasTable.add(array, true, "a");
      }
      assertThatThrownBy(() -> AliasTable.add(arrays[17], false, "b")).hasMessage("a, b " + SHARED);
    }
    AliasTable.begin();
    AliasTable.add(arrays, false, "rows");
    assertThatThrownBy(() -> AliasTable.add(arrays[4000], true, "row"))
        .hasMessage("rows, row " + SHARED);
  }
}
