package io.adjoint.compiler.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Compiles sources as a user's build does, with the annotation processor, and loads what comes out.
 *
 * <pre>{@code
 * Compiled compiled =
 *     ProcessorHarness.javac()
 *         .strict()
 *         .source("p.Foo", "package p;", "class Foo { @io.adjoint.Differentiable … }")
 *         .compile();
 * assertThat(compiled.reports()).isEmpty();
 * compiled.generated("p.FooGrad");                  // the text of the generated class
 * compiled.call("p.FooGrad", "fGrad", 1.0, 2.0);    // by reflection, access ignored
 * }</pre>
 *
 * <p>A harness is immutable: each method returns a changed copy. Sources and outputs are real
 * files, since every compiler reads those in the same way.
 */
public record ProcessorHarness(
    Host host,
    Map<String, String> sources,
    List<String> options,
    List<Path> classPath,
    List<String> classNames,
    Optional<Path> outputs,
    boolean modular,
    Supplier<List<Processor>> processors) {

  /** The compilers that a processor meets. */
  public enum Host {
    JAVAC,
    /** Eclipse's batch compiler. */
    ECJ;

    JavaCompiler compiler() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  public static ProcessorHarness javac() {
    return on(Host.JAVAC);
  }

  public static ProcessorHarness ecj() {
    return on(Host.ECJ).options("-warn:none");
  }

  public static ProcessorHarness on(Host host) {
    return new ProcessorHarness(
        host,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        () -> registered(new AdjointProcessor()));
  }

  /** Adds a source file by the full name of its class, such as {@code p.Foo}. */
  public ProcessorHarness source(String className, String... lines) {
    Map<String, String> more = new LinkedHashMap<>(sources);
    more.put(className, String.join("\n", lines) + "\n");
    return new ProcessorHarness(
        host, more, options, classPath, classNames, outputs, modular, processors);
  }

  /** Adds options of the compiler. */
  public ProcessorHarness options(String... added) {
    return new ProcessorHarness(
        host,
        sources,
        Stream.concat(options.stream(), Stream.of(added)).toList(),
        classPath,
        classNames,
        outputs,
        modular,
        processors);
  }

  /** Turns every warning of javac into an error. */
  public ProcessorHarness strict() {
    return host == Host.JAVAC ? options("-Xlint:all", "-Werror") : this;
  }

  /** Adds a directory of classes, such as {@link Compiled#classes()} of another compilation. */
  public ProcessorHarness classPath(Path directory) {
    return new ProcessorHarness(
        host,
        sources,
        options,
        Stream.concat(classPath.stream(), Stream.of(directory)).toList(),
        classNames,
        outputs,
        modular,
        processors);
  }

  /** Has classes that are compiled already processed again, by name. */
  public ProcessorHarness classNames(String... names) {
    return new ProcessorHarness(
        host, sources, options, classPath, List.of(names), outputs, modular, processors);
  }

  /** Compiles into the directories of an earlier compilation, as an incremental build does. */
  public ProcessorHarness into(Compiled earlier) {
    return new ProcessorHarness(
        host,
        sources,
        options,
        classPath,
        classNames,
        Optional.of(earlier.root()),
        modular,
        processors);
  }

  /** Puts the libraries on the module path; one of the sources is {@code module-info}. */
  public ProcessorHarness modulePath() {
    return new ProcessorHarness(
        host, sources, options, classPath, classNames, outputs, true, processors);
  }

  /** Another processor in the place of Adjoint's, or Adjoint's in another environment. */
  public ProcessorHarness processor(Supplier<Processor> other) {
    return processors(() -> registered(other.get()));
  }

  /** Exactly these processors, in this order. */
  public ProcessorHarness processors(Supplier<List<Processor>> others) {
    return new ProcessorHarness(
        host, sources, options, classPath, classNames, outputs, modular, others);
  }

  /** As Adjoint's jar registers them. */
  static List<Processor> registered(Processor adjoint) {
    return List.of(adjoint, new GeneratedMarkProcessor(), new LocalMethodsProcessor());
  }

  /** Compiles. Never throws for what is wrong with the sources: that is in the reports. */
  public Compiled compile() {
    try {
      return compileFiles();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Compiled compileFiles() throws IOException {
    Path root = outputs.isPresent() ? outputs.get() : Files.createTempDirectory("adjoint-test");
    Path written = Files.createDirectories(root.resolve("src"));
    Path classes = Files.createDirectories(root.resolve("classes"));
    Path generated = Files.createDirectories(root.resolve("generated"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = written.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    List<String> arguments = new ArrayList<>();
    String libraries =
        Stream.concat(modular ? Stream.of() : Stream.of(classes), classPath.stream())
                .map(Path::toString)
                .reduce("", (paths, path) -> paths + path + File.pathSeparator)
            + (modular ? copy(runtimeClasses(), root.resolve("runtime")) : runtimeClasses());
    arguments.addAll(List.of(modular ? "--module-path" : "-classpath", libraries));
    arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    if (options.stream().noneMatch(List.of("--release", "-source", "--source")::contains)) {
      arguments.addAll(List.of("--release", "17"));
    }
    arguments.addAll(List.of("-g", "-parameters"));
    arguments.addAll(options);

    // Looked at when they come: later javac has changed the trees that tell the places.
    List<Report> reports = new ArrayList<>();
    DiagnosticListener<JavaFileObject> listener = found -> reports.add(Report.of(found, sources));
    StringWriter console = new StringWriter();
    JavaCompiler compiler = host.compiler();
    boolean success;
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(
            listener, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8)) {
      if (modular) {
        // Eclipse's compiler would take the class path of the tests.
        manager.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              console,
              manager,
              listener,
              arguments,
              classNames.isEmpty() ? null : classNames,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(processors.get());
      success = task.call();
    }
    return new Compiled(success, List.copyOf(reports), console.toString(), root);
  }

  /**
   * Copies a directory or a jar. On the module path Eclipse's compiler takes a place that is on the
   * tests' own class path for no module.
   */
  private static Path copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return Files.copy(from, to.resolveSibling(to.getFileName() + ".jar"));
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /** Where the runtime's classes are: a module, with its descriptor. */
  static Path runtimeClasses() {
    try {
      return Path.of(
          io.adjoint.Differentiable.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (java.net.URISyntaxException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
