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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the page of the manual: tables of what was measured, and what is to be said of it. */
final class Report {
  private Report() {}

  static void write(Path directory) throws IOException {
    Path target = directory.resolve("target");
    StringBuilder page =
        new StringBuilder(Files.readString(directory.resolve("performance-head.md")));
    SortedMap<Integer, List<String>> runs = files(target, "results-");
    for (Map.Entry<Integer, List<String>> run : runs.entrySet()) {
      List<String> lines = run.getValue();
      List<CompileTime> compileTimes =
          CompileTime.read(files(target, "compile-").getOrDefault(run.getKey(), List.of()));
      Map<String, Map<Way.Kind, Result>> problems = byProblem(Result.read(lines));
      page.append("\n## JDK ").append(run.getKey()).append("\n\n");
      page.append("In this run " + lines.get(0).substring(2) + ".\n\n");
      ratios(problems, page);
      page.append("\n### Goals\n\n").append(Goals.table(problems, compileTimes));
      compileTimes(compileTimes, page);
    }
    page.append('\n').append(Files.readString(directory.resolve("performance-notes.md")));
    Files.writeString(directory.resolve("../docs/performance.md"), page.toString());
    List<String> first = runs.isEmpty() ? List.of() : runs.get(runs.firstKey());
    Files.writeString(
        directory.resolve("../docs/performance.svg"), Bars.svg(byProblem(Result.read(first))));
  }

  /** The lines of the kept files, by the version of Java. */
  private static SortedMap<Integer, List<String>> files(Path target, String prefix)
      throws IOException {
    SortedMap<Integer, List<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix) && name.endsWith(".tsv")) {
          lines.put(Integer.parseInt(name.replaceAll("\\D", "")), Files.readAllLines(file));
        }
      }
    }
    return lines;
  }

  /** The results by problem and kind. */
  static Map<String, Map<Way.Kind, Result>> byProblem(List<Result> results) {
    Map<String, Map<Way.Kind, Result>> map = new LinkedHashMap<>();
    for (Result result : results) {
      map.computeIfAbsent(result.problem(), key -> new TreeMap<>()).put(result.kind(), result);
    }
    return map;
  }

  private static void ratios(Map<String, Map<Way.Kind, Result>> problems, StringBuilder page) {
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
        "\n"
            + "Times of gradients are in units of the primal; in brackets, bytes allocated by a"
            + " call.\n\n");
    page.append("| ratio | geometric mean | worst |\n|---|---|---|\n");
    ratio("generated : primal", problems, Way.Kind.PRIMAL, page);
    ratio("generated : by hand, plain", problems, Way.Kind.PLAIN, page);
    ratio("generated : by hand, best", problems, Way.Kind.BEST, page);
  }

  private static void compileTimes(List<CompileTime> times, StringBuilder page) {
    if (times.isEmpty()) {
      return;
    }
    page.append("\n### What the compiler costs a build\n\n");
    page.append(
        "| source | javac, cold | with Adjoint | added | javac, warm | with Adjoint | added |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    for (CompileTime time : times) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %,d %s | %s | %s | %s | %s | %s | %s |%n",
              time.size(),
              time.sources().title(),
              number(time.milliseconds().get(0)),
              number(time.milliseconds().get(1)),
              number(time.added(false)),
              number(time.milliseconds().get(2)),
              number(time.milliseconds().get(3)),
              number(time.added(true))));
    }
    page.append(
        "\nMilliseconds; medians. Cold is a process of its own, warm the same javac again.\n");
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
      if (other.isPresent() && own != null && Goals.isFair(problem.getKey(), to)) {
        double ratio = own.nanoseconds() / other.get().nanoseconds();
        ratios.add(ratio);
        if (ratio > greatest) {
          greatest = ratio;
          worst = problem.getKey();
        }
      }
    }
    double mean = Goals.geometricMean(ratios);
    page.append(
        String.format(Locale.ROOT, "| %s | %.2f | %.2f (%s) |%n", title, mean, greatest, worst));
  }
}
