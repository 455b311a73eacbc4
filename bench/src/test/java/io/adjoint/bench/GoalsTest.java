package io.adjoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of goals says what is met, and names what is not. */
class GoalsTest {
  @Test
  void figuresWithinTheirBoundsAreMet() {
    assertThat(table(result(Way.Kind.PRIMAL, 10), result(Way.Kind.ACCUMULATING, 15)))
        .contains("| generated : primal; each | ≤ 4 | 1.50 (xor) | yes |")
        .contains("| bytes allocated by a call of the generated gradient | ≤ 0 | 0 (xor) | yes |");
  }

  @Test
  void figuresBeyondAreNamed() {
    assertThat(
            table(
                result(Way.Kind.PRIMAL, 10),
                result(Way.Kind.ACCUMULATING, 45),
                result(Way.Kind.TAPE, 30)))
        .contains("| generated : primal; each | ≤ 4 | 4.50 (xor) | **no** |")
        .contains("tape or differences; each | ≤ 1 | 1.50 (xor) | **no** |");
  }

  @Test
  void whatWasNotMeasuredIsNotMet() {
    assertThat(table(result(Way.Kind.PRIMAL, 10), result(Way.Kind.ACCUMULATING, 15)))
        .contains("by hand, best; geometric mean | ≤ 1.25 | not measured in this run | |");
  }

  @Test
  void growthIsOfTheTimeAdded() {
    List<CompileTime> times =
        List.of(
            new CompileTime(CompileTime.Sources.STATEMENTS, 100, List.of(1.0, 2.0, 10.0, 20.0)),
            new CompileTime(CompileTime.Sources.STATEMENTS, 1_000, List.of(1.0, 2.0, 10.0, 210.0)));
    assertThat(CompileTime.read(CompileTime.write(times).lines().toList())).isEqualTo(times);
    assertThat(Goals.table(Map.of(), times))
        .contains("statements in one method | ≤ 15 | 20 (to 1,000) | **no** |");
  }

  private static String table(Result... results) {
    return Goals.table(Report.byProblem(List.of(results)), List.of());
  }

  private static Result result(Way.Kind kind, double nanoseconds) {
    return new Result("xor", kind, nanoseconds, 0, 0);
  }
}
