package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compiler's work and its output grow as the program does: a program twice as large takes
 * little more than twice as much, in whatever way it is large.
 *
 * <p>Counts, not times: the size of the program after each pass and of the Java text, and the bytes
 * that each stage allocates. Passes build immutable trees, so a pass that does something again for
 * each statement allocates again.
 */
class ScalingTest {
  /** How much more there may be of a program twice as large, after each pass. */
  private static final double SIZE = 2.3;

  /**
   * How many times as many bytes a pass may allocate for it. Tables that grow by doubling make that
   * uneven; where something grew with the square, it would be four times.
   */
  private static final double WORK = 3;

  /** What does nothing, or less, for a program that is not cut into parts. */
  private static final Set<String> AFTER_CUT = Set.of("split", CompilerCost.EMIT);

  static Stream<SizedProgram> programs() {
    return Stream.of(
        SizedProgram.straightLine(),
        SizedProgram.sum(),
        SizedProgram.parentheses(),
        SizedProgram.conditionals(),
        SizedProgram.locals(),
        SizedProgram.parameters(),
        SizedProgram.arrays(),
        SizedProgram.nestedLoops(),
        SizedProgram.nestedIfs(),
        SizedProgram.elseIfs(),
        SizedProgram.switchOfInts(),
        SizedProgram.switchOfStrings(),
        SizedProgram.switchOfEnum(),
        SizedProgram.chainOfHelpers(),
        SizedProgram.chainOfSmallHelpers(),
        SizedProgram.callsOfOneHelper(),
        SizedProgram.chainedCalls(),
        SizedProgram.methods(),
        SizedProgram.loops());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void growsEvenly(SizedProgram program) {
    // The first run loads classes.
    CompilerCost.of(program.source(program.smallest()));
    List<CompilerCost> costs =
        Stream.of(1, 2, 4)
            .map(factor -> CompilerCost.of(program.source(factor * program.smallest())))
            .toList();
    for (int i = 0; i < 2; i++) {
      CompilerCost half = costs.get(i);
      CompilerCost whole = costs.get(i + 1);
      for (String stage : CompilerCost.STAGES) {
        if (half.isCut() || !whole.isCut() || !AFTER_CUT.contains(stage)) {
          assertThat(ratio(half.sizes(), whole.sizes(), stage))
              .as("%s, size after %s: %s, then %s", program, stage, half.sizes(), whole.sizes())
              .isBetween(1.0, SIZE);
          assertThat(ratio(half.bytes(), whole.bytes(), stage))
              .as("%s, bytes for %s: %s, then %s", program, stage, half.bytes(), whole.bytes())
              .isLessThan(WORK);
        }
      }
    }
  }

  private static double ratio(Map<String, Long> half, Map<String, Long> whole, String stage) {
    long before = Objects.requireNonNull(half.get(stage));
    long after = Objects.requireNonNull(whole.get(stage));
    return (double) after / before;
  }

  /** A switch is not cut, so one of many cases may be too large. */
  static Stream<SizedProgram> programsWithoutSwitches() {
    return programs().filter(program -> !program.name().contains("switch"));
  }

  @ParameterizedTest
  @MethodSource("programsWithoutSwitches")
  void noMethodIsTooLargeForTheJit(SizedProgram program) throws Exception {
    FutureTask<Compiled> task =
        new FutureTask<>(
            () ->
                ProcessorHarness.javac()
                    .source("sized.Big", program.source(4 * program.smallest()))
                    .compile()
                    .orFail());
    // Javac itself overflows a thread's usual stack on some of the sources.
    new Thread(null, task, "javac -J-Xss64m", 64L << 20).start();
    Compiled compiled = task.get();
    Map<String, Integer> sizes = CodeSizes.of(compiled.classes(), "BigGrad");
    assertThat(sizes).isNotEmpty();
    assertThat(sizes.values()).allMatch(size -> size < CodeSizes.HUGE_METHOD, sizes.toString());
  }
}
