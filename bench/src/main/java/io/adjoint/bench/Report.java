package io.adjoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the page of the manual: tables of what was measured, and what is to be said of it. */
final class Report {
  private Report() {}

  static void write(Path directory) throws IOException {
    Map<Integer, List<Result>> byVersion = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("target"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("results-") && name.endsWith(".tsv")) {
          int version = Integer.parseInt(name.replaceAll("\\D", ""));
          byVersion.put(version, Result.read(Files.readAllLines(file)));
        }
      }
    }
    StringBuilder page =
        new StringBuilder(Files.readString(directory.resolve("performance-head.md")));
    byVersion.forEach((version, results) -> version(version, results, page));
    page.append('\n').append(Files.readString(directory.resolve("performance-notes.md")));
    Files.writeString(directory.resolve("../docs/performance.md"), page.toString());
    List<Result> first = byVersion.isEmpty() ? List.of() : byVersion.values().iterator().next();
    Files.writeString(directory.resolve("../docs/performance.svg"), Bars.svg(byProblem(first)));
  }

  /** The results by problem and kind. */
  static Map<String, Map<Way.Kind, Result>> byProblem(List<Result> results) {
    Map<String, Map<Way.Kind, Result>> map = new LinkedHashMap<>();
    for (Result result : results) {
      map.computeIfAbsent(result.problem(), key -> new TreeMap<>()).put(result.kind(), result);
    }
    return map;
  }

  private static void version(int version, List<Result> results, StringBuilder page) {
    Map<String, Map<Way.Kind, Result>> problems = byProblem(results);
    page.append("\n## JDK ").append(version).append("\n\n");
    page.append("| problem | primal, ns |");
    for (Way.Kind kind : Way.Kind.values()) {
      page.append(kind == Way.Kind.PRIMAL ? "" : " " + kind.title() + " |");
    }
    page.append("\n|---|---|" + "---|".repeat(Way.Kind.values().length - 1) + "\n");
    problems.forEach(
        (name, ways) -> {
          Result primal = ways.get(Way.Kind.PRIMAL);
          page.append("| " + name + " | " + number(primal.nanoseconds()) + " |");
          for (Way.Kind kind : Way.Kind.values()) {
            if (kind != Way.Kind.PRIMAL) {
              Result result = ways.get(kind);
              page.append(result == null ? " |" : " " + cell(result, primal) + " |");
            }
          }
          page.append("\n");
        });
    page.append(
        "\nTimes of gradients are in units of the primal; in brackets, bytes allocated by a call.\n\n");
    page.append("| ratio | geometric mean | worst |\n|---|---|---|\n");
    ratio("generated : primal", problems, Way.Kind.PRIMAL, page);
    ratio("generated : by hand, plain", problems, Way.Kind.PLAIN, page);
    ratio("generated : by hand, best", problems, Way.Kind.BEST, page);
  }

  private static String cell(Result result, Result primal) {
    String bytes = result.bytes() < 1 ? "0" : number(result.bytes());
    return String.format(
        Locale.ROOT, "%.2f (%s)", result.nanoseconds() / primal.nanoseconds(), bytes);
  }

  private static String number(double value) {
    return value < 100
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  private static void ratio(
      String title, Map<String, Map<Way.Kind, Result>> problems, Way.Kind to, StringBuilder page) {
    List<Double> ratios = new ArrayList<>();
    String worst = "";
    double greatest = 0;
    for (Map.Entry<String, Map<Way.Kind, Result>> problem : problems.entrySet()) {
      Optional<Result> other = Optional.ofNullable(problem.getValue().get(to));
      Result own = problem.getValue().get(Way.Kind.ACCUMULATING);
      if (other.isPresent() && own != null) {
        double ratio = own.nanoseconds() / other.get().nanoseconds();
        ratios.add(ratio);
        if (ratio > greatest) {
          greatest = ratio;
          worst = problem.getKey();
        }
      }
    }
    double mean = Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    page.append(
        String.format(Locale.ROOT, "| %s | %.2f | %.2f (%s) |%n", title, mean, greatest, worst));
  }
}
