package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * Whatever text goes in, a clear message comes out: sources of the themes with tokens dropped,
 * doubled, exchanged, or replaced.
 *
 * <p>The processor must not throw, report a fault of its own (AD040), or run for ever. If javac
 * accepts the changed source without the processor, it must accept what is generated too, unless
 * one of Adjoint's errors says why there is nothing.
 *
 * <p>{@code -Dadjoint.mutations=20000 -Dadjoint.mutations.seed=7} tries as many as one likes.
 */
class SourceMutationsTest {
  private static final Path THEMES = Path.of("src", "test", "resources", "themes");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\n]*\"|'[^'\\n]*'|\\w+(\\.\\d+)?|\\+\\+|--|[-+*/%<>=!&|]=|&&|\\|\\||\\S");
  private static final List<String> OTHERS =
      List.of(
          "double",
          "int",
          "float",
          "long",
          "boolean",
          "String",
          "void",
          "var",
          "final",
          "static",
          "0",
          "1",
          "2.5",
          "-1",
          "null",
          "true",
          "x",
          "[]",
          "(",
          ")",
          "{",
          "}",
          ";",
          "+",
          "*",
          "/",
          "%",
          "=",
          "==",
          "<",
          "return",
          "break",
          "continue",
          "if",
          "for",
          "while",
          "switch",
          "new",
          "this",
          "Math",
          "->",
          "?",
          ":",
          "throw",
          "try",
          "record",
          "class",
          "@Override");

  private record Mutant(String name, String source, int seed) {}

  @Test
  void neverFaultsNeverUncompilable() throws IOException {
    int count = Integer.getInteger("adjoint.mutations", 400);
    int seed = Integer.getInteger("adjoint.mutations.seed", 1);
    List<String> members = members();
    List<String> wrong = new ArrayList<>();
    ExecutorService pool = Executors.newSingleThreadExecutor(SourceMutationsTest::daemon);
    for (int i = 0; i < count && wrong.size() < 10; i++) {
      Mutant mutant = mutant(members, seed + i);
      try {
        pool.submit(() -> check(mutant, wrong)).get(60, TimeUnit.SECONDS);
      } catch (TimeoutException slow) {
        wrong.add("no end: " + mutant);
        pool = Executors.newSingleThreadExecutor(SourceMutationsTest::daemon);
      } catch (InterruptedException | ExecutionException thrown) {
        wrong.add(thrown.getCause() + ": " + mutant);
      }
    }
    pool.shutdownNow();
    System.out.println(count + " mutations from the seed " + seed + ", " + wrong.size() + " wrong");
    assertThat(wrong).isEmpty();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mutation");
    thread.setDaemon(true);
    return thread;
  }

  private static void check(Mutant mutant, List<String> wrong) {
    ProcessorHarness harness = ProcessorHarness.javac().source("p." + mutant.name, mutant.source);
    Compiled compiled = harness.compile();
    try {
      boolean fault =
          compiled.reports().stream()
              .anyMatch(
                  report ->
                      report.code().filter("AD040"::equals).isPresent()
                          || report.message().contains("at io.adjoint"));
      if (fault || compiled.console().contains("at io.adjoint")) {
        wrong.add("fault: " + compiled.reports() + compiled.console() + mutant);
      } else if (!compiled.success() && !explained(compiled) && isAccepted(mutant)) {
        wrong.add("not compilable: " + compiled.reports() + compiled.console() + mutant);
      }
    } finally {
      delete(compiled);
    }
  }

  private static boolean explained(Compiled compiled) {
    return compiled.adjointReports().stream()
        .anyMatch(report -> report.kind() == Diagnostic.Kind.ERROR);
  }

  /** Whether javac accepts the source without the processor. */
  private static boolean isAccepted(Mutant mutant) {
    Compiled plain =
        ProcessorHarness.javac()
            .options("-proc:none")
            .source("p." + mutant.name, mutant.source)
            .compile();
    delete(plain);
    return plain.success();
  }

  private static void delete(Compiled compiled) {
    try (Stream<Path> files = Files.walk(compiled.root())) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  /** The members of the themes that stand alone: a method with its annotation. */
  private static List<String> members() throws IOException {
    List<String> members = new ArrayList<>();
    try (Stream<Path> files = Files.list(THEMES)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        Matcher matcher = Pattern.compile("(?m)^  @Differentiable(?s:.*?)^  \\}$").matcher(text);
        matcher.results().map(result -> result.group()).forEach(members::add);
      }
    }
    assertThat(members).hasSizeGreaterThan(200);
    return members;
  }

  private static Mutant mutant(List<String> members, int seed) {
    Random random = new Random(seed);
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(2); i >= 0; i--) {
      body.append(members.get(random.nextInt(members.size())).replaceAll("\\bm\\b", "m" + i));
      body.append("\n\n");
    }
    String text = body.toString();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = mutated(text, random);
    }
    String source =
        "package p;\n\nimport io.adjoint.*;\nimport java.util.*;\n\nfinal class Mutant {\n"
            + text
            + "}\n";
    return new Mutant("Mutant", source, seed);
  }

  private static String mutated(String text, Random random) {
    List<int[]> tokens =
        TOKEN.matcher(text).results().map(r -> new int[] {r.start(), r.end()}).toList();
    int[] one = tokens.get(random.nextInt(tokens.size()));
    int[] two = tokens.get(random.nextInt(tokens.size()));
    String token = text.substring(one[0], one[1]);
    return switch (random.nextInt(5)) {
      case 0 -> replace(text, one, "");
      case 1 -> replace(text, one, token + " " + token);
      case 2 -> replace(text, one, OTHERS.get(random.nextInt(OTHERS.size())));
      case 3 -> replace(text, one, text.substring(two[0], two[1]));
      default -> exchanged(text, one, two);
    };
  }

  private static String exchanged(String text, int[] one, int[] two) {
    if (one[0] == two[0]) {
      return text;
    }
    int[] first = one[0] < two[0] ? one : two;
    int[] second = one[0] < two[0] ? two : one;
    return text.substring(0, first[0])
        + text.substring(second[0], second[1])
        + text.substring(first[1], second[0])
        + text.substring(first[0], first[1])
        + text.substring(second[1]);
  }

  private static String replace(String text, int[] token, String by) {
    return text.substring(0, token[0]) + by + text.substring(token[1]);
  }
}
