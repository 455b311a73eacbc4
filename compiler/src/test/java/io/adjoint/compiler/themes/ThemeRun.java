package io.adjoint.compiler.themes;

import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;

/** The themes, tried with another compiler than the one that is built. */
public final class ThemeRun {
  private ThemeRun() {}

  /** The names of all themes. */
  public static List<String> names() {
    return Themes.NAMES;
  }

  /** The names of the methods of a theme that are differentiated. */
  public static Set<String> methods(String name) {
    return ThemeMethod.read(Themes.source(name)).stream()
        .map(ThemeMethod::name)
        .collect(Collectors.toSet());
  }

  /** What a processor generates for a theme. */
  public static Map<String, String> generated(String name, Supplier<Processor> processor) {
    return ProcessorHarness.javac()
        .processor(processor)
        .options("-proc:only")
        .source(Themes.PACKAGE + name, Themes.source(name))
        .compile()
        .generated();
  }

  /**
   * What came of a theme.
   *
   * @param changed whether anything was generated otherwise than expected
   * @param failure the first method that is not as it should be, with what is wrong
   */
  public record Outcome(boolean changed, Optional<String> failure) {}

  /**
   * Tries a theme.
   *
   * @param processor makes the processor that the theme is compiled with
   * @param right what would be right without a trial
   */
  public static Outcome run(String name, Supplier<Processor> processor, Map<String, String> right) {
    Themes.Theme theme = Themes.compile(name, method -> true, processor);
    boolean changed = !theme.compiled().generated().equals(right);
    return new Outcome(changed, changed ? firstFailure(theme) : Optional.empty());
  }

  /** What is wrong with some methods of a theme, which is compiled for them only. */
  public static Optional<String> firstFailure(
      String name, Set<String> methods, Supplier<Processor> processor) {
    Themes.Theme theme = Themes.compile(name, method -> methods.contains(method.name()), processor);
    return firstFailure(theme);
  }

  private static Optional<String> firstFailure(Themes.Theme theme) {
    for (Map.Entry<Integer, String> refused : theme.refused().entrySet()) {
      if (!refused.getValue().isEmpty()) {
        return Optional.of(theme.methods().get(refused.getKey()) + ": " + refused.getValue());
      }
    }
    DualOracle oracle = new DualOracle(theme);
    for (int i = 0; i < theme.methods().size(); i++) {
      ThemeMethod method = theme.methods().get(i);
      try {
        if (!theme.refused().containsKey(i)) {
          new ThemesTest.MethodCheck(new Generated(method, theme.loader()), oracle).run();
        }
      } catch (AssertionError | RuntimeException problem) {
        return Optional.of(method + ": " + problem.getMessage());
      }
    }
    return Optional.empty();
  }
}
