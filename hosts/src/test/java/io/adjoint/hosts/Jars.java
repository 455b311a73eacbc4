package io.adjoint.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars of this build. */
final class Jars {
  /** What the Maven builds were given; the build's own plugin fills it before the tests. */
  private static final Path LOCAL_REPOSITORY = Path.of("target", "local-repo");

  private Jars() {}

  static Path compiler() {
    return of(io.adjoint.compiler.processor.AdjointProcessor.class);
  }

  static Path runtime() {
    return of(io.adjoint.Differentiable.class);
  }

  /** The jar that a class of the tests comes from. */
  static Path of(Class<?> type) {
    try {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      assertThat(jar).as("these tests need the jars: run the phase verify").isRegularFile();
      return jar;
    } catch (URISyntaxException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** A file of that local repository, by a pattern of its name. */
  static Path installed(String folder, String pattern) {
    try (Stream<Path> files = Files.walk(LOCAL_REPOSITORY.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().matches(pattern))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + pattern + " in " + folder));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** What is in a jar, by the entries' names. */
  static Map<String, byte[]> entries(Path jar) {
    Map<String, byte[]> contents = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(it -> !it.isDirectory()).toList()) {
        try (InputStream stream = file.getInputStream(entry)) {
          contents.put(entry.getName(), stream.readAllBytes());
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return contents;
  }

  static String text(Path jar, String entry) {
    byte[] content = entries(jar).get(entry);
    assertThat(content).as(entry).isNotNull();
    return new String(content, StandardCharsets.UTF_8);
  }
}
