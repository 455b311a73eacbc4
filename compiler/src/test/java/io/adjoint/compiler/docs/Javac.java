package io.adjoint.compiler.docs;

import io.adjoint.compiler.processor.AdjointProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What javac prints about a file when it is called by hand. */
final class Javac {
  private Javac() {}

  static String console(String fileName, String source) {
    try {
      Path directory = Files.createTempDirectory("adjoint-test");
      Path file = Files.writeString(directory.resolve(fileName), source);
      StringWriter console = new StringWriter();
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                console,
                manager,
                null,
                List.of("--release", "17", "-d", directory.toString(), "-classpath", runtime()),
                null,
                manager.getJavaFileObjects(file));
        task.setProcessors(List.of(new AdjointProcessor()));
        task.call();
      }
      return console.toString().replace(file.toString(), fileName).replace("\r\n", "\n");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String runtime() {
    try {
      return Path.of(
              io.adjoint.Differentiable.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI())
          .toString();
    } catch (java.net.URISyntaxException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
