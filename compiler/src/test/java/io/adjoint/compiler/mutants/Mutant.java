package io.adjoint.compiler.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault in one class of the compiler.
 *
 * @param file the source file, below the compiler's package and without its ending
 * @param text what is replaced; it stands in the file exactly once, between any white space
 * @param fault what is wrong then, in a few words
 * @param witnesses methods of the themes that should notice, such as {@code Loops.gather}; between
 *     spaces
 */
record Mutant(
    String name, String file, String text, String replacement, String fault, String witnesses) {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "adjoint", "compiler");

  Path path() {
    return SOURCES.resolve(file + ".java");
  }

  /** The source text with the fault. */
  String source() {
    String original;
    try {
      original = Files.readString(path());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    String pattern =
        Arrays.stream(text.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    Matcher matcher = Pattern.compile(pattern).matcher(original);
    if (!matcher.find()) {
      throw new AssertionError(name + ": not in " + path() + ": " + text);
    }
    String changed =
        original.substring(0, matcher.start()) + replacement + original.substring(matcher.end());
    if (matcher.find()) {
      throw new AssertionError(name + ": more than once in " + path() + ": " + text);
    }
    return changed;
  }

  /** The names of the methods that should notice, by their themes. */
  Map<String, Set<String>> witnessesByTheme() {
    Map<String, Set<String>> byTheme = new TreeMap<>();
    for (String witness : witnesses.split(" ")) {
      String[] parts = witness.split("\\.");
      byTheme.computeIfAbsent(parts[0], key -> new TreeSet<>()).add(parts[1]);
    }
    return byTheme;
  }

  @Override
  public String toString() {
    return name + " (" + fault + ")";
  }
}
