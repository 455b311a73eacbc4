package io.adjoint.compiler.themes;

import io.adjoint.compiler.processor.AdjointProcessor;
import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import io.adjoint.compiler.processor.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;

/**
 * A theme, compiled with the processor: its methods, and what was said of those that do not
 * compile.
 */
final class Themes {
  static final String PACKAGE = "io.adjoint.themes.";

  static final List<String> NAMES =
      List.of(
          "Assignment",
          "Branches",
          "Switches",
          "Loops",
          "Calls",
          "Recursion",
          "ArraysTheme",
          "Aliases",
          "Floats",
          "Integers",
          "MathFunctions",
          "InPlace",
          "Names",
          "Problems",
          "Domains",
          "Oddities");

  private static final Pattern GENERATED = Pattern.compile("(?U)static .* ([\\w$]+)(Grad|Vjp)\\(");

  private Themes() {}

  /**
   * @param text without the annotations of methods that were refused
   * @param refused by the index of the method in {@code methods}
   */
  record Theme(
      String name,
      String text,
      List<ThemeMethod> methods,
      Map<Integer, String> refused,
      Compiled compiled,
      ClassLoader loader) {}

  static String source(String name) {
    try (InputStream in = Themes.class.getResourceAsStream("/themes/" + name + ".java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Compiles a theme. Where a method is refused, its annotation is taken away, so that all others
   * are tested nevertheless.
   */
  static Theme compile(String name) {
    return compile(name, method -> true, AdjointProcessor::new);
  }

  /**
   * Compiles some methods of a theme with another processor. The others count as refused, without a
   * reason.
   */
  static Theme compile(String name, Predicate<ThemeMethod> wanted, Supplier<Processor> processor) {
    List<ThemeMethod> methods = ThemeMethod.read(source(name));
    Map<Integer, String> refused = new TreeMap<>();
    for (int i = 0; i < methods.size(); i++) {
      if (!wanted.test(methods.get(i))) {
        refused.put(i, "");
      }
    }
    String text = without(source(name), methods, refused);
    while (true) {
      Compiled compiled =
          ProcessorHarness.javac()
              .processor(processor)
              .options("-Xlint:all")
              .source(PACKAGE + name, text)
              .compile();
      List<Report> bad =
          compiled.reports().stream()
              .filter(r -> r.kind() == Diagnostic.Kind.ERROR || r.file().endsWith("Grad.java"))
              .toList();
      if (bad.isEmpty()) {
        ClassLoader loader = compiled.loader();
        loader.setDefaultAssertionStatus(true);
        return new Theme(name, text, methods, refused, compiled, loader);
      }
      int before = refused.size();
      for (Report report : bad) {
        method(report, methods, compiled).forEach(i -> refused.putIfAbsent(i, report.toString()));
      }
      if (refused.size() == before) {
        throw new AssertionError(bad + compiled.console());
      }
      text = without(source(name), methods, refused);
    }
  }

  private static List<Integer> method(Report report, List<ThemeMethod> methods, Compiled compiled) {
    List<Integer> found = new ArrayList<>();
    String generated = report.file().endsWith("Grad.java") ? generated(report, compiled) : "";
    for (int i = 0; i < methods.size(); i++) {
      ThemeMethod method = methods.get(i);
      boolean inside = method.first() - 8 <= report.line() && report.line() <= method.last();
      boolean later = i + 1 < methods.size() && methods.get(i + 1).first() <= report.line();
      if (generated.isEmpty() ? inside && !later : method.name().equals(generated)) {
        found.add(i);
      }
    }
    return found;
  }

  private static String generated(Report report, Compiled compiled) {
    String name = PACKAGE + report.file().replace(".java", "");
    List<String> lines = compiled.generated(name).lines().toList();
    for (int i = Math.min(report.line(), lines.size()) - 1; i >= 0; i--) {
      Matcher matcher = GENERATED.matcher(lines.get(i));
      if (matcher.find() && lines.get(i).startsWith("  s")) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private static String without(
      String text, List<ThemeMethod> methods, Map<Integer, String> refused) {
    String[] lines = text.split("\n", -1);
    for (int index : refused.keySet()) {
      int from = methods.get(index).first() - 1;
      int depth = 0;
      do {
        for (char c : lines[from].toCharArray()) {
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        lines[from++] = "";
      } while (depth > 0);
    }
    return String.join("\n", lines);
  }
}
