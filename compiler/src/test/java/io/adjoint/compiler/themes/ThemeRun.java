package io.adjoint.compiler.themes;

import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** The themes, tried with another compiler than the one that is built. */
public final class ThemeRun {
  private ThemeRun() {}

  /** The names of all themes. */
  public static List<String> names() {
    return Themes.NAMES;
  }

  /** What a processor generates for a theme; whatever is wrong with it. */
  public static Map<String, String> generated(String name, Supplier<Processor> processor) {
    return ProcessorHarness.javac()
        .processor(processor)
        .options("-proc:only")
        .source(Themes.PACKAGE + name, Themes.source(name))
        .compile()
        .generated();
  }

  /**
   * The first method of a theme that is not as it should be, with what is wrong.
   *
   * @param processor makes the processor that the theme is compiled with
   */
  public static Optional<String> firstFailure(String name, Supplier<Processor> processor) {
    Themes.Theme theme = Themes.compile(name, processor);
    for (int refused : theme.refused().keySet()) {
      return Optional.of(theme.methods().get(refused) + ": " + theme.refused().get(refused));
    }
    DualOracle oracle = new DualOracle(theme);
    for (ThemeMethod method : theme.methods()) {
      try {
        new ThemesTest.MethodCheck(new Generated(method, theme.loader()), oracle).run();
      } catch (AssertionError | RuntimeException problem) {
        return Optional.of(method + ": " + problem.getMessage());
      }
    }
    return Optional.empty();
  }
}
