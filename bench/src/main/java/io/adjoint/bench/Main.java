package io.adjoint.bench;

import io.adjoint.bench.problems.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and writes {@code docs/performance.md}.
 *
 * <p>Arguments: names of problems, or beginnings of names, or {@code compile-time} for what the
 * compiler costs; all, if there are none. Each way is checked before it is timed. Results are kept
 * in {@code bench/target} by the version of Java, and the page shows those of all versions that are
 * there.
 */
public final class Main {
  private Main() {}

  private static final String COMPILE_TIME = "compile-time";

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(System.getProperty("adjoint.bench.directory", "."));
    int version = Runtime.version().feature();
    List<Result> results = new ArrayList<>();
    for (Problem problem : Problems.all()) {
      if (isWanted(problem.name(), arguments)) {
        List<String> disagreements = Agreement.disagreements(problem);
        if (!disagreements.isEmpty()) {
          throw new IllegalStateException(String.join(System.lineSeparator(), disagreements));
        }
        for (Way way : problem.ways()) {
          results.add(run(problem, way));
        }
      }
    }
    if (!results.isEmpty()) {
      keep(directory, "results-" + version, Result.write(Problems.data(), results));
    }
    if (isWanted(COMPILE_TIME, arguments)) {
      Path processor = Path.of(System.getProperty("adjoint.bench.processor", ""));
      keep(
          directory,
          "compile-" + version,
          CompileTime.write(CompileTime.measure(processor.toAbsolutePath())));
    }
    Report.write(directory);
  }

  private static void keep(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve("target").resolve(name + ".tsv");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private static boolean isWanted(String name, String[] arguments) {
    for (String argument : arguments) {
      if (name.startsWith(argument)) {
        return true;
      }
    }
    return arguments.length == 0;
  }

  private static Result run(Problem problem, Way way) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(GradientBenchmark.class.getName())
                    .param("problem", problem.name())
                    .param("way", way.kind().name())
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(300))
                    .addProfiler(GCProfiler.class)
                    .build())
            .runSingle();
    return new Result(
        problem.name(),
        way.kind(),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }
}
