package io.adjoint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Whether all ways of a problem come to the same gradient, so that what is timed is right. */
final class Agreement {
  private Agreement() {}

  /**
   * What differs: the gradient of each way is held against the one by hand, or, if there is none,
   * against the generated one; and the generated value against the method's own, bit for bit.
   *
   * <p>An entry may differ by 1e-10 of itself, and by 1e-13 of the greatest entry, which is what
   * rounding leaves where terms cancel. Differences are good to 1e-3 only.
   */
  static List<String> disagreements(Problem problem) {
    List<String> found = new ArrayList<>();
    Way generated = required(problem, Way.Kind.ACCUMULATING);
    double value = required(problem, Way.Kind.PRIMAL).run().getAsDouble();
    double generatedValue = generated.run().getAsDouble();
    if (Double.compare(value, generatedValue) != 0) {
      found.add(problem.name() + ": the value is " + value + ", generated " + generatedValue);
    }
    double[] expected = gradient(byHand(problem).orElse(generated));
    for (Way way : problem.ways()) {
      if (way.kind() != Way.Kind.PRIMAL) {
        compare(problem.name() + ", " + way.kind().title(), way, expected).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Way> byHand(Problem problem) {
    return Stream.of(Way.Kind.PLAIN, Way.Kind.BEST)
        .flatMap(k -> problem.way(k).stream())
        .findFirst();
  }

  private static Way required(Problem problem, Way.Kind kind) {
    return problem
        .way(kind)
        .orElseThrow(
            () -> new IllegalArgumentException(problem.name() + " has no way " + kind.title()));
  }

  /** Of the second run: what a first one leaves behind must not matter. */
  private static double[] gradient(Way way) {
    way.run().getAsDouble();
    way.run().getAsDouble();
    return way.gradient().get();
  }

  private static Optional<String> compare(String title, Way way, double[] expected) {
    double[] found = gradient(way);
    if (found.length != expected.length) {
      return Optional.of(
          title + ": " + found.length + " entries where " + expected.length + " are expected");
    }
    boolean coarse = way.kind() == Way.Kind.DIFFERENCES;
    double greatest = DoubleStream.of(expected).map(Math::abs).max().orElse(0);
    double floor = (coarse ? 1e-3 : 1e-13) * greatest;
    double relative = coarse ? 1e-3 : 1e-10;
    for (int i = 0; i < expected.length; i++) {
      double allowed = relative * Math.abs(expected[i]) + floor;
      // Not "greater": a NaN disagrees with everything.
      if (!(Math.abs(found[i] - expected[i]) <= allowed)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s: entry %d is %s where %s is expected",
                title,
                i,
                found[i],
                expected[i]));
      }
    }
    return Optional.empty();
  }
}
