package io.adjoint.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor as javac loads it from its jar, beside other versions of the same libraries. */
class ProcessorPathTest {
  private static final String SQUARE =
      """
      package p;
      final class Square {
        @io.adjoint.Differentiable
        static double f(double x) { return x * x; }
      }
      """;

  @TempDir Path directory;

  private Path classes;

  @BeforeEach
  void makeDirectories() throws Exception {
    classes = Files.createDirectories(directory.resolve("classes"));
  }

  private String compile(List<Path> processorPath, Path classes, String name, String text)
      throws Exception {
    Path file = directory.resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter console = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      List<String> options =
          List.of(
              "-Xlint:all,-path",
              "-Werror",
              "-classpath",
              path(Stream.concat(Stream.of(Jars.runtime()), processorPath.stream()).toList()),
              processorPath.isEmpty() ? "-proc:none" : "-processorpath",
              path(processorPath),
              "-d",
              classes.toString());
      boolean success =
          compiler
              .getTask(
                  console,
                  manager,
                  null,
                  options.stream().filter(option -> !option.isEmpty()).toList(),
                  null,
                  manager.getJavaFileObjects(file))
              .call();
      return success ? console.toString() : "failed: " + console;
    }
  }

  private static String path(List<Path> places) {
    return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private void works(List<Path> before) throws Exception {
    List<Path> path =
        Stream.concat(before.stream(), Stream.of(Jars.compiler(), Jars.runtime())).toList();
    assertThat(compile(path, classes, "p.Square", SQUARE)).isEmpty();
    assertThat(classes.resolve("p/SquareGrad.class")).exists();
  }

  @Test
  void alone() throws Exception {
    works(List.of());
  }

  /** In a process of its own: here the tests' class path has the runtime. */
  @Test
  void withoutTheRuntime() throws Exception {
    Path file = Files.writeString(directory.resolve("Square.java"), SQUARE);
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-classpath",
                Jars.runtime().toString(),
                "-processorpath",
                Jars.compiler().toString(),
                "-d",
                classes.toString(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).isNotZero();
    assertThat(said)
        .contains("add adjoint-runtime beside adjoint-compiler")
        .doesNotContain("AD040");
  }

  @Test
  void besideOtherVersions() throws Exception {
    works(
        List.of(
            Jars.of(com.squareup.javapoet.JavaFile.class),
            Jars.of(com.palantir.javapoet.JavaFile.class),
            Jars.of(com.github.javaparser.JavaParser.class)));
  }

  /** Harder than any version: classes of the former names that nobody can load. */
  @Test
  void besideOnesThatCannotBeLoaded() throws Exception {
    Path broken = Files.createDirectories(directory.resolve("broken"));
    for (String name :
        List.of(
            "com.palantir.javapoet.JavaFile",
            "com.palantir.javapoet.TypeSpec",
            "com.github.javaparser.JavaParser",
            "com.github.javaparser.ast.CompilationUnit")) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      String text =
          "package "
              + name.substring(0, name.lastIndexOf('.'))
              + "; public class "
              + simple
              + " { static { if (true) throw new AssertionError(\""
              + name
              + "\"); } }";
      assertThat(compile(List.of(), broken, name, text)).isEmpty();
    }
    works(List.of(broken));
  }
}
