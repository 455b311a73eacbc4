package io.adjoint.srcgen;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler emits for the samples is what is committed here, but for line ends. */
class CommittedSourcesTest {

  private static final String REFRESH = "mvn -q -Pupdate-src-gen test";

  private final Path committed = directory("adjoint.src-gen.committed");
  private final Path emitted = directory("adjoint.src-gen.emitted");

  @Test
  void emittedSourcesAreTheCommittedOnes() throws IOException {
    SortedMap<String, String> now = sources(emitted);
    if (Boolean.getBoolean("adjoint.src-gen.update")) {
      update(now);
    }
    List<String> differences = differences(sources(committed), now);
    if (!differences.isEmpty()) {
      fail(
          "What the compiler emits for the samples is not what src-gen holds:\n"
              + String.join("\n", differences)
              + "\nIf the change is meant, run\n  "
              + REFRESH
              + "\nthen review and commit src-gen.\n");
    }
  }

  private void update(SortedMap<String, String> now) throws IOException {
    assertTrue(!now.isEmpty(), "the compiler emitted nothing into " + emitted);
    for (String file : sources(committed).keySet()) {
      if (!now.containsKey(file)) {
        Files.delete(committed.resolve(file));
      }
    }
    for (var source : now.entrySet()) {
      Path file = committed.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
  }

  private static List<String> differences(
      SortedMap<String, String> before, SortedMap<String, String> now) {
    SortedSet<String> files = new TreeSet<>(before.keySet());
    files.addAll(now.keySet());
    return files.stream()
        .filter(file -> !now.getOrDefault(file, "").equals(before.get(file)))
        .map(file -> "  io/" + file + ": " + describe(before.get(file), now.get(file)))
        .toList();
  }

  private static String describe(String before, String now) {
    if (before == null) {
      return "emitted, not committed";
    }
    if (now == null) {
      return "committed, no longer emitted";
    }
    List<String> old = before.lines().toList();
    List<String> fresh = now.lines().toList();
    int line = 0;
    while (line < old.size() && line < fresh.size() && old.get(line).equals(fresh.get(line))) {
      line++;
    }
    return "differs from line " + (line + 1) + " on";
  }

  private static SortedMap<String, String> sources(Path directory) throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return sources;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        sources.put(name, Files.readString(file).replace("\r\n", "\n"));
      }
    }
    return sources;
  }

  private static Path directory(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("the build sets the property " + property);
    }
    return Path.of(value).normalize();
  }
}
