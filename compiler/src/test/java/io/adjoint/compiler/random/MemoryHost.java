package io.adjoint.compiler.random;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Javac with the processor, without a file: sources, generated sources and classes are in memory.
 * What javac knows of the libraries' files is kept from one compilation to the next.
 */
final class MemoryHost {
  private static final Pattern CODE = Pattern.compile("\\[(AD\\d{3})\\]");
  private static final Queue<MemoryHost> IDLE = new ConcurrentLinkedQueue<>();

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager libraries;

  private MemoryHost() {
    try {
      libraries =
          compiler.getStandardFileManager(
              ignored -> {}, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8);
      Path runtime =
          Path.of(
              io.adjoint.Differentiable.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      libraries.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (URISyntaxException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** Compiles programs together, with the processor and all lints. */
  static Compiled compile(List<RandomProgram> programs, Supplier<Processor> processor) {
    return borrow(
        programs,
        List.of("-Xlint:all", "-Xmaxwarns", "100000", "-Xmaxerrs", "10000"),
        List.of(processor.get()));
  }

  /** Whether javac by itself accepts a program. */
  static boolean accepts(RandomProgram program) {
    return borrow(List.of(program), List.of("-proc:none"), List.of()).success();
  }

  /** A host can do one compilation at a time; one that failed is not used again. */
  private static Compiled borrow(
      List<RandomProgram> programs, List<String> options, List<Processor> processors) {
    MemoryHost idle = IDLE.poll();
    MemoryHost host = idle == null ? new MemoryHost() : idle;
    Compiled compiled = host.compile(programs, options, processors);
    IDLE.add(host);
    return compiled;
  }

  /**
   * A message of the compilation.
   *
   * @param file the simple name of the source file, or empty
   * @param code {@code AD012}, or empty for a message of javac's own
   */
  record Message(String file, boolean isError, String code, String text) {
    static Message of(Diagnostic<? extends JavaFileObject> found) {
      String text = found.getMessage(Locale.ROOT);
      Matcher code = CODE.matcher(text);
      String file = found.getSource() == null ? "" : found.getSource().getName();
      return new Message(
          file.substring(file.lastIndexOf('/') + 1),
          found.getKind() == Diagnostic.Kind.ERROR,
          code.find() ? code.group(1) : "",
          text);
    }
  }

  /** What a compilation left. */
  record Compiled(
      boolean success, List<Message> messages, String console, Map<String, byte[]> classes) {

    /** A loader of the compiled classes, over that of the tests. */
    ClassLoader loader() {
      return new MemoryLoader(classes);
    }
  }

  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes) {
      super(MemoryHost.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private Compiled compile(
      List<RandomProgram> programs, List<String> options, List<Processor> processors) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (RandomProgram program : programs) {
      MemoryFile file = new MemoryFile(program.qualifiedName(), JavaFileObject.Kind.SOURCE);
      file.write(program.source());
      sources.add(file);
    }
    List<Message> messages = new ArrayList<>();
    DiagnosticListener<JavaFileObject> listener = found -> messages.add(Message.of(found));
    StringWriter console = new StringWriter();
    MemoryFiles files = new MemoryFiles(libraries);
    JavaCompiler.CompilationTask task =
        compiler.getTask(console, files, listener, options, null, sources);
    if (!processors.isEmpty()) {
      task.setProcessors(processors);
    }
    boolean success = task.call();
    return new Compiled(success, List.copyOf(messages), console.toString(), files.classes());
  }

  /** The libraries' files, with outputs that stay in memory. */
  private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, MemoryFile> written = new LinkedHashMap<>();

    MemoryFiles(JavaFileManager libraries) {
      super(libraries);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      written.forEach((name, file) -> classes.put(name, file.content.toByteArray()));
      return classes;
    }

    @Override
    public boolean hasLocation(Location location) {
      return location.isOutputLocation()
          ? location != StandardLocation.NATIVE_HEADER_OUTPUT
          : super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      MemoryFile file = new MemoryFile(className, kind);
      if (kind == JavaFileObject.Kind.CLASS) {
        written.put(className, file);
      }
      return file;
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
      return one.equals(other);
    }

    /** The libraries' files stay open for the next compilation. */
    @Override
    public void close() {}
  }

  private static final class MemoryFile extends SimpleJavaFileObject {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    MemoryFile(String className, JavaFileObject.Kind kind) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
    }

    void write(String text) {
      content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OutputStream openOutputStream() {
      content.reset();
      return content;
    }

    @Override
    public Writer openWriter() {
      return new java.io.OutputStreamWriter(openOutputStream(), StandardCharsets.UTF_8);
    }

    @Override
    public java.io.InputStream openInputStream() {
      return new java.io.ByteArrayInputStream(content.toByteArray());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MemoryFile file && Objects.equals(toUri(), file.toUri());
    }

    @Override
    public int hashCode() {
      return toUri().hashCode();
    }
  }
}
