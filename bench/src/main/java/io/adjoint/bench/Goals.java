package io.adjoint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the project wants of the figures of one run, and whether it is met. */
final class Goals {
  /** JMH's own threads allocate this much while a call runs, in bytes for each nanosecond. */
  private static final double NOISE = 1e-4;

  /** Its primal is too large for HotSpot's compiler: a ratio to it would flatter. */
  private static final String INTERPRETED = "straight-line";

  private final Map<String, Map<Way.Kind, Result>> problems;
  private final List<CompileTime> compileTimes;
  private final StringBuilder table = new StringBuilder();

  private Goals(Map<String, Map<Way.Kind, Result>> problems, List<CompileTime> compileTimes) {
    this.problems = problems;
    this.compileTimes = compileTimes;
  }

  static String table(Map<String, Map<Way.Kind, Result>> problems, List<CompileTime> compileTimes) {
    return new Goals(problems, compileTimes).table();
  }

  private String table() {
    table.append("| goal | bound | figure | met |\n|---|---|---|---|\n");
    mean("generated : by hand, plain; geometric mean", Way.Kind.PLAIN, 0.9);
    worst("generated : by hand, plain; each", ratios(Way.Kind.PLAIN, name -> true), 1.1);
    mean("generated : by hand, best; geometric mean", Way.Kind.BEST, 1.25);
    mean("generated : primal; geometric mean", Way.Kind.PRIMAL, 2.0);
    worst("generated : primal; each", ratios(Way.Kind.PRIMAL, name -> true), 4);
    worst(
        "GMM at D = 10 and 32",
        ratios(Way.Kind.PRIMAL, name -> name.startsWith("gmm-d10") || name.startsWith("gmm-d32")),
        2.5);
    worst("LSTM", ratios(Way.Kind.PRIMAL, name -> name.startsWith("lstm")), 2.5);
    worst("BA", ratios(Way.Kind.PRIMAL, name -> name.startsWith("ba-")), 9);
    worst("bytes allocated by a call of the generated gradient", bytes(), 0);
    worst(
        "generated : Hipparchus, tape or differences; each",
        Stream.of(Way.Kind.HIPPARCHUS, Way.Kind.TAPE, Way.Kind.DIFFERENCES)
            .flatMap(kind -> ratios(kind, name -> true).stream())
            .toList(),
        1);
    worst(
        "generated : PyTorch where tensors are small",
        ratios(Way.Kind.PYTORCH, List.of("xor", "black-scholes", "rosenbrock-10")::contains),
        0.05);
    compiler();
    return table.toString();
  }

  static boolean isFair(String problem, Way.Kind to) {
    return to != Way.Kind.PRIMAL || !problem.equals(INTERPRETED);
  }

  /** A figure, and what it is of. */
  private record Figure(String problem, double value) {}

  private List<Figure> ratios(Way.Kind to, Predicate<String> wanted) {
    List<Figure> ratios = new ArrayList<>();
    problems.forEach(
        (name, ways) -> {
          Result own = ways.get(Way.Kind.ACCUMULATING);
          Result other = ways.get(to);
          if (own != null && other != null && isFair(name, to) && wanted.test(name)) {
            ratios.add(new Figure(name, own.nanoseconds() / other.nanoseconds()));
          }
        });
    return ratios;
  }

  private List<Figure> bytes() {
    List<Figure> bytes = new ArrayList<>();
    problems.forEach(
        (name, ways) ->
            Optional.ofNullable(ways.get(Way.Kind.ACCUMULATING))
                .ifPresent(
                    own -> {
                      double noise = 1 + NOISE * own.nanoseconds();
                      bytes.add(new Figure(name, own.bytes() <= noise ? 0 : own.bytes()));
                    }));
    return bytes;
  }

  private void mean(String goal, Way.Kind to, double bound) {
    List<Figure> ratios = ratios(to, name -> true);
    if (ratios.isEmpty()) {
      unmeasured(goal, "≤ " + number(bound));
    } else {
      double mean = geometricMean(ratios.stream().map(Figure::value).toList());
      row(goal, "≤ " + number(bound), number(mean), mean <= bound);
    }
  }

  static double geometricMean(List<Double> ratios) {
    return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }

  /** All that are beyond the bound, or the greatest. */
  private void worst(String goal, List<Figure> figures, double bound) {
    List<Figure> sorted =
        figures.stream().sorted((a, b) -> Double.compare(b.value(), a.value())).toList();
    if (sorted.isEmpty()) {
      unmeasured(goal, "≤ " + number(bound));
      return;
    }
    List<Figure> beyond = sorted.stream().filter(figure -> figure.value() > bound).toList();
    String text =
        (beyond.isEmpty() ? sorted.subList(0, 1) : beyond)
            .stream()
                .map(figure -> number(figure.value()) + " (" + figure.problem() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    row(goal, "≤ " + number(bound), text, beyond.isEmpty());
  }

  /** Linear: ten times the size costs no more than fifteen times as much, on a warm build. */
  private void compiler() {
    for (CompileTime.Sources sources : CompileTime.Sources.values()) {
      List<CompileTime> times =
          compileTimes.stream().filter(time -> time.sources() == sources).toList();
      String goal = "time added to a warm build, growth by ten times the " + sources.title();
      List<Figure> growth = new ArrayList<>();
      for (int i = 1; i < times.size(); i++) {
        CompileTime less = times.get(i - 1);
        CompileTime more = times.get(i);
        double tens = Math.log10((double) more.size() / less.size());
        growth.add(
            new Figure(
                "to " + String.format(Locale.ROOT, "%,d", more.size()),
                Math.pow(more.added(true) / less.added(true), 1 / tens)));
      }
      worst(goal, growth, 15);
    }
    worst(
        "time added to a warm build by a typical class, ms",
        compileTimes.stream()
            .filter(time -> time.sources() == CompileTime.Sources.METHODS && time.size() == 1)
            .map(time -> new Figure("one method", time.added(true)))
            .toList(),
        1_000);
  }

  private void row(String goal, String bound, String figure, boolean met) {
    table.append(
        "| " + goal + " | " + bound + " | " + figure + " | " + (met ? "yes" : "**no**") + " |\n");
  }

  private void unmeasured(String goal, String bound) {
    table.append("| " + goal + " | " + bound + " | not measured in this run | |\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6 || value >= 1_000
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
  }
}
