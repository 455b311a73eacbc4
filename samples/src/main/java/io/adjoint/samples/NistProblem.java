package io.adjoint.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Problems of nonlinear regression from the Statistical Reference Datasets of the US National
 * Institute of Standards and Technology. For each there are two starting points, a far and a near
 * one, and parameters certified to eleven digits.
 */
enum NistProblem {
  MISRA1A("Misra1a", "lower"),
  DANWOOD("DanWood", "lower"),
  LANCZOS3("Lanczos3", "lower"),
  MGH17("MGH17", "average"),
  RAT42("Rat42", "higher"),
  RAT43("Rat43", "higher"),
  MGH09("MGH09", "higher"),
  MGH10("MGH10", "higher"),
  THURBER("Thurber", "higher"),
  BOXBOD("BoxBOD", "higher"),
  ECKERLE4("Eckerle4", "higher");

  /** NIST's name for the problem. */
  final String title;

  /** NIST's level of difficulty. */
  final String level;

  NistProblem(String title, String level) {
    this.title = title;
    this.level = level;
  }

  /** What is known of a problem: the observations, where to start, and where to arrive. */
  static final class Data {
    final double[][] starts;
    final double[] certified;
    final double certifiedSumOfSquares;
    final double[] x;
    final double[] y;

    private Data(List<String> lines) {
      starts = new double[][] {named("start1", lines.get(0)), named("start2", lines.get(1))};
      certified = named("certified", lines.get(2));
      certifiedSumOfSquares = named("rss", lines.get(3))[0];
      double[][] observations = lines.stream().skip(4).map(Data::numbers).toArray(double[][]::new);
      x = Arrays.stream(observations).mapToDouble(observation -> observation[0]).toArray();
      y = Arrays.stream(observations).mapToDouble(observation -> observation[1]).toArray();
    }

    private static double[] named(String name, String line) {
      if (!line.startsWith(name + " ")) {
        throw new IllegalArgumentException("expected " + name + ": " + line);
      }
      return numbers(line.substring(name.length() + 1));
    }

    private static double[] numbers(String line) {
      return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** Reads the problem from its file, {@code nist/NAME.txt}. */
  Data load() {
    String file = "nist/" + title + ".txt";
    List<String> lines = new ArrayList<>();
    try (InputStream in = NistProblem.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Data(lines);
  }
}
