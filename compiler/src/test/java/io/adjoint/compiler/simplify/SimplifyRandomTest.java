package io.adjoint.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Interpreter;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.ir.Verifier;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Before and after run alike: same bits, same memory, same exceptions. */
final class SimplifyRandomTest {
  private static final int FUNCTIONS = Integer.getInteger("adjoint.random.functions", 300);

  private static final double[] VALUES = {
    0.0, -0.0, 1, -1, 0.5, 3.25, -7.5, 1e300, Double.NaN, Double.POSITIVE_INFINITY
  };

  private record Outcome(String result, String memory) {}

  @Test
  void usersCodeKeepsEveryBit() {
    check(false, v -> false);
  }

  @Test
  void generatedCodeKeepsAllButTheSignsOfZeros() {
    check(true, v -> true);
  }

  private static void check(boolean smooth, Predicate<Variable> generated) {
    int checked = 0;
    for (int seed = 0; checked < FUNCTIONS; seed++) {
      assertThat(seed).as("too few of the functions are sound").isLessThan(4 * FUNCTIONS);
      Function before = RandomFunctions.make(seed, smooth, 10 + seed % 50);
      if (!faults(before).isEmpty()) {
        // Something in it cannot be reached.
        continue;
      }
      checked++;
      Function after = SimplifyPass.run(before, Strategy.DEFAULT, generated);
      assertThat(faults(after)).as("seed %d\n%s", seed, text(before, after)).isEmpty();
      Interpreter first = interpreter(before);
      Interpreter second = interpreter(after);
      for (int i = 0; i < VALUES.length; i++) {
        int n = i % 4;
        int length = i % 5 == 3 ? 2 : 4;
        double x = VALUES[i];
        double y = VALUES[(i * 3 + seed) % VALUES.length];
        assertThat(run(second, x, y, n, length, smooth))
            .as("seed %d\n%s", seed, text(before, after))
            .isEqualTo(run(first, x, y, n, length, smooth));
      }
    }
  }

  private static String text(Function before, Function after) {
    return IrPrinter.print(before) + "becomes\n" + IrPrinter.print(after);
  }

  private static List<String> faults(Function function) {
    return Verifier.verify(new Program(List.of(function), List.of()));
  }

  private static Interpreter interpreter(Function function) {
    return Interpreter.of(new Program(List.of(function), List.of()));
  }

  private static Outcome run(
      Interpreter interpreter, double x, double y, int n, int length, boolean withoutSigns) {
    double[] a = IntStream.range(0, length).mapToDouble(i -> 0.75 * i - 1).toArray();
    List<Object> arguments = new ArrayList<>(List.of(x, y, n, n % 2 == 0, a));
    String result;
    try {
      result = bits((double) interpreter.call("f", arguments), withoutSigns);
    } catch (RuntimeException e) {
      result = e.toString();
    }
    return new Outcome(
        result, Arrays.stream(a).mapToObj(v -> bits(v, withoutSigns)).toList().toString());
  }

  private static String bits(double value, boolean withoutSigns) {
    return Double.toString(withoutSigns ? value + 0.0 : value);
  }
}
