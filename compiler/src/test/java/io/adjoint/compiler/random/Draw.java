package io.adjoint.compiler.random;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random choices, all from one seed: the same seed gives the same program for ever. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
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

  /** An index, drawn by weight. */
  int weighted(int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int rest = random.nextInt(sum);
    int index = 0;
    while (rest >= weights[index]) {
      rest -= weights[index++];
    }
    return index;
  }
}
