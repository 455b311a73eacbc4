package io.adjoint.compiler.mutants;

import io.adjoint.compiler.processor.AdjointProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The compiler with some classes in the place of its own.
 *
 * <p>All classes of the compiler are loaded anew, by a loader that looks at the changed ones first;
 * libraries come from the loader of the tests. So what judges the output is the compiler without
 * the fault.
 */
final class MutatedCompiler {
  private static final String OWN = "io.adjoint.compiler.";

  private MutatedCompiler() {}

  /**
   * Compiles the changed sources of mutants of different files, against the compiler as it was
   * built.
   *
   * @return the classes by their names
   */
  static Map<String, byte[]> compile(List<Mutant> mutants) {
    Map<String, Written> written = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(
                null, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return written.computeIfAbsent(name, Written::new);
          }
        }) {
      List<JavaFileObject> sources = new ArrayList<>();
      mutants.forEach(mutant -> sources.add(new Changed(mutant)));
      String classPath =
          AdjointProcessor.class.getProtectionDomain().getCodeSource().getLocation().getPath()
              + File.pathSeparator
              + System.getProperty("java.class.path");
      List<String> options =
          List.of("-classpath", classPath, "-proc:none", "-nowarn", "--release", "17");
      if (!compiler.getTask(messages, files, null, options, null, sources).call()) {
        throw new AssertionError(mutants + " do not compile: " + messages);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Map<String, byte[]> classes = new TreeMap<>();
    written.forEach((name, one) -> classes.put(name, one.bytes.toByteArray()));
    return classes;
  }

  /** The processor of the compiler with the changed classes. */
  static Supplier<Processor> processor(Map<String, byte[]> changed) {
    Loader loader = new Loader(changed);
    return () -> {
      try {
        return (Processor)
            loader.loadClass(AdjointProcessor.class.getName()).getConstructor().newInstance();
      } catch (ReflectiveOperationException problem) {
        throw new AssertionError(problem);
      }
    };
  }

  private static final class Changed extends SimpleJavaFileObject {
    private final String text;

    Changed(Mutant mutant) {
      super(URI.create("string:///io/adjoint/compiler/" + mutant.file() + ".java"), Kind.SOURCE);
      this.text = mutant.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String name) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> changed;

    Loader(Map<String, byte[]> changed) {
      super(
          new URL[] {AdjointProcessor.class.getProtectionDomain().getCodeSource().getLocation()},
          AdjointProcessor.class.getClassLoader());
      this.changed = changed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OWN)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        byte[] bytes = changed.get(name);
        return bytes == null ? findClass(name) : defineClass(name, bytes, 0, bytes.length);
      }
    }
  }
}
