package io.adjoint.compiler.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * What a compilation left behind.
 *
 * @param console what the compiler printed besides the reports
 * @param root the directory that holds {@code src}, {@code generated} and {@code classes}
 */
public record Compiled(boolean success, List<Report> reports, String console, Path root) {

  public Path classes() {
    return root.resolve("classes");
  }

  /** The reports that have one of Adjoint's codes. */
  public List<Report> adjointReports() {
    return reports.stream().filter(report -> report.code().isPresent()).toList();
  }

  /** All errors, the host compiler's own included. */
  public List<Report> errors() {
    return reports.stream().filter(report -> report.kind() == Diagnostic.Kind.ERROR).toList();
  }

  /** Fails, with all reports in its text, unless the compilation was successful. */
  public Compiled orFail() {
    if (!success) {
      throw new AssertionError("compilation failed: " + reports + console + generated());
    }
    return this;
  }

  /** The generated sources by the full names of their classes. */
  public Map<String, String> generated() {
    Path directory = root.resolve("generated");
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = directory.relativize(file).toString().replaceAll("[/\\\\]", ".");
        texts.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return texts;
  }

  /** The text of one generated class. */
  public String generated(String className) {
    Map<String, String> all = generated();
    if (!all.containsKey(className)) {
      throw new AssertionError(className + " is not among " + all.keySet() + "; " + reports);
    }
    return all.get(className);
  }

  /** A loader of the compiled classes, over that of the tests. */
  public ClassLoader loader() {
    try {
      URL[] places = {classes().toUri().toURL()};
      return new URLClassLoader(places, Compiled.class.getClassLoader());
    } catch (java.net.MalformedURLException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** Calls a static method by name; of several, the first that takes such arguments. */
  public Object call(String className, String method, Object... arguments) {
    return invoke(load(className), null, method, arguments);
  }

  /** Reads a component of a result, such as {@code value} or {@code x} of a gradient. */
  public static Object get(Object result, String accessor) {
    return invoke(result.getClass(), result, accessor);
  }

  /** Loads a class; each call has a loader of its own, so that statics start afresh. */
  public Class<?> load(String className) {
    try {
      return loader().loadClass(className);
    } catch (ClassNotFoundException problem) {
      throw new AssertionError(className + " was not compiled: " + reports, problem);
    }
  }

  private static Object invoke(Class<?> type, Object receiver, String name, Object... arguments) {
    List<Method> tried = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        tried.add(method);
        if (accepts(method, arguments)) {
          return invoke(method, receiver, arguments);
        }
      }
    }
    throw new AssertionError(
        "no " + name + Arrays.toString(arguments) + " in " + type + " but " + tried);
  }

  private static boolean accepts(Method method, Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      Class<?> boxed = java.lang.invoke.MethodType.methodType(type).wrap().returnType();
      if (arguments[i] == null ? type.isPrimitive() : !boxed.isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Unchecked exceptions and errors of the method come out as they are. */
  private static Object invoke(Method method, Object receiver, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (thrown.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new AssertionError(thrown.getCause());
    } catch (IllegalAccessException problem) {
      throw new AssertionError(problem);
    }
  }
}
