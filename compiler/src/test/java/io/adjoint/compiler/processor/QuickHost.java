package io.adjoint.compiler.processor;

import io.adjoint.compiler.processor.ProcessorHarness.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Compiles many small sources, one after the other, in a tenth of the time that {@link
 * ProcessorHarness} takes: the JDK's classes are looked up once, and for javac there are no files.
 * Eclipse's compiler works with no other file manager than its own, so it gets one directory for
 * all its sources. Not for several threads.
 */
final class QuickHost implements AutoCloseable {
  private final Host host;
  private final JavaCompiler compiler;
  private final StandardJavaFileManager libraries;
  private final Path directory;

  /**
   * What came of one compilation.
   *
   * @param generated the generated sources by the full names of their classes
   */
  record Outcome(
      boolean success, List<Report> reports, String console, Map<String, String> generated) {

    /** All errors, the host compiler's own included. */
    List<Report> errors() {
      return reports.stream()
          .filter(report -> report.kind() == javax.tools.Diagnostic.Kind.ERROR)
          .toList();
    }
  }

  QuickHost(Host host) {
    this.host = host;
    this.compiler = host.compiler();
    this.libraries = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    try {
      this.directory = Files.createTempDirectory("adjoint-quick");
      libraries.setLocationFromPaths(
          StandardLocation.CLASS_PATH, List.of(ProcessorHarness.runtimeClasses()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Compiles with the processor; the sources by the full names of their classes. */
  Outcome compile(Map<String, String> sources) {
    return compile(sources, List.of(), List.of(new AdjointProcessor()));
  }

  /** Compiles as if there were no processor. */
  Outcome compilePlain(Map<String, String> sources) {
    return compile(sources, List.of("-proc:none"), List.of());
  }

  private Outcome compile(
      Map<String, String> sources, List<String> options, List<Processor> processors) {
    try {
      return host == Host.JAVAC
          ? inMemory(sources, options, processors)
          : inDirectory(sources, options, processors);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Outcome inMemory(
      Map<String, String> sources, List<String> options, List<Processor> processors) {
    Map<String, Written> generated = new LinkedHashMap<>();
    List<Text> files =
        sources.entrySet().stream().map(it -> new Text(it.getKey(), it.getValue())).toList();
    return run(
        sources,
        new Memory(libraries, generated),
        files,
        options,
        processors,
        () -> {
          Map<String, String> texts = new LinkedHashMap<>();
          generated.forEach((name, file) -> texts.put(name, file.text()));
          return texts;
        });
  }

  private Outcome inDirectory(
      Map<String, String> sources, List<String> options, List<Processor> processors)
      throws IOException {
    delete();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path generated = Files.createDirectories(directory.resolve("generated"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("src/" + source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    // Not --release: the compiler would open the JDK's signature files each time.
    List<String> all = new ArrayList<>(List.of("-source", "17", "-target", "17", "-warn:none"));
    all.addAll(List.of("-classpath", ProcessorHarness.runtimeClasses().toString()));
    all.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    all.addAll(options);
    return run(
        sources,
        libraries,
        libraries.getJavaFileObjectsFromPaths(files),
        all,
        processors,
        () -> new Compiled(true, List.of(), "", directory).generated());
  }

  private Outcome run(
      Map<String, String> sources,
      JavaFileManager manager,
      Iterable<? extends JavaFileObject> files,
      List<String> options,
      List<Processor> processors,
      Supplier<Map<String, String>> generated) {
    List<Report> reports = new ArrayList<>();
    DiagnosticListener<JavaFileObject> listener = found -> reports.add(Report.of(found, sources));
    StringWriter console = new StringWriter();
    JavaCompiler.CompilationTask task =
        compiler.getTask(console, manager, listener, options, null, files);
    task.setProcessors(processors);
    boolean success = task.call();
    return new Outcome(success, List.copyOf(reports), console.toString(), generated.get());
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Override
  public void close() {
    try {
      libraries.close();
      delete();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static URI uri(String className, String ending) {
    return URI.create("mem:///" + className.replace('.', '/') + ending);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String className, String text) {
      super(uri(className, ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A file that a compiler writes, and may read again. */
  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Written(String className, Kind kind) {
      super(uri(className, kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      content.reset();
      return content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }

    String text() {
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  /** The libraries are read from files; all that is written stays in quick. */
  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Written> generated;

    Memory(StandardJavaFileManager libraries, Map<String, Written> generated) {
      super(libraries);
      this.generated = generated;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      Written file = new Written(className.replace('/', '.'), kind);
      if (kind == JavaFileObject.Kind.SOURCE) {
        generated.put(className.replace('/', '.'), file);
      }
      return file;
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(
        JavaFileManager.Location location, String className, JavaFileObject.Kind kind)
        throws IOException {
      return location == StandardLocation.CLASS_OUTPUT || location == StandardLocation.SOURCE_OUTPUT
          ? null
          : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public @Nullable FileObject getFileForInput(
        JavaFileManager.Location location, String packageName, String name) throws IOException {
      return location == StandardLocation.CLASS_OUTPUT || location == StandardLocation.SOURCE_OUTPUT
          ? null
          : super.getFileForInput(location, packageName, name);
    }

    @Override
    public boolean hasLocation(JavaFileManager.Location location) {
      return location == StandardLocation.CLASS_OUTPUT
          || location == StandardLocation.SOURCE_OUTPUT
          || super.hasLocation(location);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
      return a.equals(b);
    }

    @Override
    public void close() {
      // The next compilation reads the libraries too.
    }
  }
}
