package io.adjoint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a way cost.
 *
 * @param nanoseconds for a call
 * @param error half the width of JMH's interval of confidence (99.9 %)
 * @param bytes allocated by a call
 */
record Result(String problem, Way.Kind kind, double nanoseconds, double error, double bytes) {

  /** A comment says first what the data was. */
  static String write(String data, List<Result> results) {
    StringBuilder text = new StringBuilder("# " + data + System.lineSeparator());
    for (Result r : results) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s\t%s\t%.3f\t%.3f\t%.1f%n",
              r.problem,
              r.kind,
              r.nanoseconds,
              r.error,
              r.bytes));
    }
    return text.toString();
  }

  static List<Result> read(List<String> lines) {
    List<Result> results = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\t");
      results.add(
          new Result(
              parts[0],
              Way.Kind.valueOf(parts[1]),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3]),
              Double.parseDouble(parts[4])));
    }
    return results;
  }
}
