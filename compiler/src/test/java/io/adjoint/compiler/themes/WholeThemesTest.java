package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.AdjointProcessor;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ThemesTest} with one test for each theme, up to the first failure: for mutation testing,
 * which would compile all themes for each of the methods.
 */
@EnabledIfSystemProperty(named = "adjoint.themes.whole", matches = "true")
class WholeThemesTest {

  @ParameterizedTest
  @MethodSource("io.adjoint.compiler.themes.ThemeRun#names")
  void isRight(String theme) {
    assertThat(ThemeRun.run(theme, AdjointProcessor::new, Map.of()).failure()).isEmpty();
  }
}
