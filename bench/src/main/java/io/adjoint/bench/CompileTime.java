package io.adjoint.bench;

import io.adjoint.Differentiable;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the compiler costs a build: javac with and without the processor, over sources of several
 * sizes, as a process of its own (cold) and again and again in one process (warm).
 *
 * @param sources what was compiled
 * @param size methods or statements
 * @param milliseconds medians: cold without and with the processor, warm without and with it
 */
record CompileTime(Sources sources, int size, List<Double> milliseconds) {

  /** What is compiled. */
  enum Sources {
    /** Methods of a dozen lines, ten in a class. */
    METHODS("annotated methods", 1, 100, 1_000),
    /** One method without branches. */
    STATEMENTS("statements in one method", 100, 1_000, 10_000);

    private final String title;
    private final int[] sizes;

    Sources(String title, int... sizes) {
      this.title = title;
      this.sizes = sizes;
    }

    String title() {
      return title;
    }
  }

  private static final int METHODS_IN_CLASS = 10;

  /** How long javac runs before its times count, in nanoseconds. */
  private static final long WARM_UP = 4_000_000_000L;

  double added(boolean warm) {
    int at = warm ? 2 : 0;
    return milliseconds.get(at + 1) - milliseconds.get(at);
  }

  /**
   * Measures all sizes.
   *
   * @param processor the jar of the compiler
   */
  static List<CompileTime> measure(Path processor) throws Exception {
    if (!Files.isRegularFile(processor)) {
      throw new IllegalArgumentException("no jar of the compiler: " + processor);
    }
    Path runtime =
        Path.of(Differentiable.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String processorPath = processor + File.pathSeparator + runtime;
    List<CompileTime> times = new ArrayList<>();
    for (Sources sources : Sources.values()) {
      for (int size : sources.sizes) {
        Path directory = Files.createTempDirectory("adjoint-compile-time");
        try {
          List<Path> files =
              sources == Sources.METHODS ? methods(directory, size) : statements(directory, size);
          List<String> without = arguments(files, directory, List.of("-proc:none"));
          List<String> with = arguments(files, directory, List.of("-processorpath", processorPath));
          times.add(
              new CompileTime(
                  sources, size, List.of(cold(without), cold(with), warm(without), warm(with))));
        } finally {
          delete(directory);
        }
      }
    }
    return times;
  }

  /** As many methods as asked for, each a little different. */
  private static List<Path> methods(Path directory, int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int first = 0; first < count; first += METHODS_IN_CLASS) {
      String name = "Models" + first / METHODS_IN_CLASS;
      StringBuilder text = new StringBuilder();
      text.append("import io.adjoint.Differentiable;\n\nfinal class " + name + " {\n");
      for (int i = first; i < Math.min(count, first + METHODS_IN_CLASS); i++) {
        text.append(
            """
              @Differentiable(wrt = {"weights", "bias"})
              static double loss%1$d(double[] weights, double bias, double[][] data, double[] targets) {
                double sum = 0;
                for (int i = 0; i < data.length; i++) {
                  double s = bias;
                  for (int j = 0; j < weights.length; j++) {
                    s += weights[j] * data[i][j];
                  }
                  double difference = Math.tanh(s) - targets[i];
                  sum += difference * difference + %1$d.5 * Math.exp(-s * s);
                }
                return sum / data.length;
              }
            """
                .formatted(i));
      }
      files.add(Files.writeString(directory.resolve(name + ".java"), text.append("}\n")));
    }
    return files;
  }

  /**
   * One method of as many statements. They are short, since ten thousand of them must fit into the
   * 65,535 bytes that Java has for the code of a method.
   */
  private static List<Path> statements(Path directory, int count) throws IOException {
    List<String> round = List.of("p += q * q;", "q -= p * p;", "p *= q;", "q += p;");
    StringBuilder text = new StringBuilder();
    text.append("import io.adjoint.Differentiable;\n\nfinal class Line {\n");
    text.append("  @Differentiable\n  static double line(double p, double q) {\n");
    for (int i = 0; i < count; i++) {
      text.append("    ").append(round.get(i % round.size())).append('\n');
    }
    text.append("    return p;\n  }\n}\n");
    return List.of(Files.writeString(directory.resolve("Line.java"), text));
  }

  private static List<String> arguments(List<Path> files, Path directory, List<String> processing) {
    List<String> arguments = new ArrayList<>(processing);
    arguments.addAll(
        List.of("-classpath", System.getProperty("java.class.path"), "-d", directory.toString()));
    files.forEach(file -> arguments.add(file.toString()));
    return arguments;
  }

  /** The median of three runs; of one that is long enough to be warm for most of its time. */
  private static double cold(List<String> arguments) throws Exception {
    double first = process(arguments);
    double[] times = {first, first, first};
    if (first < WARM_UP / 1e6) {
      times[1] = process(arguments);
      times[2] = process(arguments);
    }
    Arrays.sort(times);
    return times[1];
  }

  private static double process(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(arguments);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Until javac itself is warm, which takes some seconds; then five times, or once more where one
   * run takes longer than that.
   */
  private static double warm(List<String> arguments) throws Exception {
    long start = System.nanoTime();
    int runs = 0;
    while (runs < 1 || runs < 30 && System.nanoTime() - start < WARM_UP) {
      inProcess(arguments);
      runs++;
    }
    return median(runs > 1 ? 5 : 1, () -> inProcess(arguments));
  }

  private static double inProcess(List<String> arguments) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options = arguments.stream().filter(a -> !a.endsWith(".java")).toList();
    List<Path> files = arguments.stream().filter(a -> a.endsWith(".java")).map(Path::of).toList();
    long start = System.nanoTime();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, null)) {
      boolean done =
          javac
              .getTask(
                  output,
                  manager,
                  null,
                  options,
                  List.of(),
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!done) {
        throw new IllegalStateException(output.toString());
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(int runs, Callable<Double> measurement) throws Exception {
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      times[i] = measurement.call();
    }
    Arrays.sort(times);
    return times[runs / 2];
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  static String write(List<CompileTime> times) {
    StringBuilder text = new StringBuilder();
    for (CompileTime time : times) {
      text.append(time.sources).append('\t').append(time.size);
      time.milliseconds.forEach(m -> text.append(String.format(Locale.ROOT, "\t%.1f", m)));
      text.append('\n');
    }
    return text.toString();
  }

  static List<CompileTime> read(List<String> lines) {
    return lines.stream()
        .map(line -> line.split("\t"))
        .map(
            parts ->
                new CompileTime(
                    Sources.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    Stream.of(parts).skip(2).map(Double::valueOf).toList()))
        .toList();
  }
}
