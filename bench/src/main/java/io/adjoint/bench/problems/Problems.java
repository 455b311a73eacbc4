package io.adjoint.bench.problems;

import io.adjoint.bench.Problem;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All problems. Each is made when it is asked for. */
public final class Problems {
  private static final List<Supplier<Problem>> ALL =
      Stream.of(SmallProblems.all(), LargeProblems.all(), AdBenchProblems.all())
          .flatMap(List::stream)
          .toList();

  private Problems() {}

  public static List<Problem> all() {
    return ALL.stream().map(Supplier::get).toList();
  }

  /** What the problems of ADBench are measured over. */
  public static String data() {
    return AdBench.file("").isPresent()
        ? "ADBench's problems are over its files"
        : "ADBench's problems are over made data of the same sizes";
  }

  /**
   * The problem of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Problem named(String name) {
    return ALL.stream()
        .map(Supplier::get)
        .filter(problem -> problem.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no problem " + name));
  }
}
