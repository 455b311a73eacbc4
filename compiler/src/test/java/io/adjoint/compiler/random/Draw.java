package io.adjoint.compiler.random;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Random choices, all from one seed: the same seed gives the same program for ever.
 *
 * <p>Each program has its own taste: it does without some of the constructs that there are, and has
 * more of others. Programs that are all alike would hardly ever have three rare things together
 * (Groce et al., "Swarm testing", 2012).
 */
final class Draw {
  private final SplittableRandom random;
  private final boolean hasTaste;
  private final int deepest;
  private final Map<String, List<Double>> tastes = new HashMap<>();

  Draw(long seed) {
    random = new SplittableRandom(seed);
    hasTaste = chance(75);
    deepest = hasTaste ? pick(List.of(1, 2, 3, 6)) : 6;
  }

  /** How deep an expression may be that could be so deep. */
  int depth(int depth) {
    return Math.min(depth, deepest);
  }

  /** A whole number from 0, below {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  double real(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  <T> T pick(List<? extends T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The name of one of the choices, if there are any. */
  <T> Optional<String> pick(List<? extends T> choices, Function<? super T, String> name) {
    return choices.isEmpty() ? Optional.empty() : Optional.of(name.apply(pick(choices)));
  }

  String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /**
   * An index, drawn by weight, and by the program's taste.
   *
   * @param decision the name of what is decided: of one taste are all decisions of a name
   */
  int weighted(String decision, int... weights) {
    List<Double> taste =
        tastes.computeIfAbsent(decision, key -> hasTaste ? taste(weights.length) : List.of());
    double[] tasted = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      tasted[i] = taste.isEmpty() ? weights[i] : weights[i] * taste.get(i);
      sum += tasted[i];
    }
    if (sum == 0) {
      tasted = Arrays.stream(weights).asDoubleStream().toArray();
      sum = Arrays.stream(tasted).sum();
    }
    double rest = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < tasted.length; i++) {
      if (tasted[i] > 0) {
        last = i;
        if (rest < tasted[i]) {
          break;
        }
        rest -= tasted[i];
      }
    }
    return last;
  }

  private List<Double> taste(int choices) {
    return Stream.generate(() -> pick(List.of(0.0, 0.25, 1.0, 1.0, 4.0))).limit(choices).toList();
  }
}
