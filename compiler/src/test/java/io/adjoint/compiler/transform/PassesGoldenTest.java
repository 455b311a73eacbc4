package io.adjoint.compiler.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.Compilation;
import io.adjoint.compiler.CompilerOptions;
import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.frontend.ReflectionOracle;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The intermediate representation after each pass, for one method, as it was reviewed by eye. To
 * accept a change, run the test with {@code -Dadjoint.update=true} and read the difference.
 */
class PassesGoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  static Iterable<String> passes() {
    return GradientCompiler.PASSES;
  }

  @ParameterizedTest
  @MethodSource("passes")
  void theTextAfterThePassIsTheReviewedOne(String pass) throws IOException {
    String text = Files.readString(FOLDER.resolve("Passes.java"));
    Compilation compilation =
        GradientCompiler.compile(
            new Source("Passes.java", text, 17),
            ReflectionOracle.of(text, getClass().getClassLoader()),
            new CompilerOptions(Set.of(pass), false, false, Strategy.DEFAULT));
    assertThat(compilation.diagnostics()).isEmpty();
    String dump =
        compilation.dumps().stream().map(Compilation.Dump::text).collect(Collectors.joining("\n"));
    Path golden = FOLDER.resolve(pass + ".txt");
    if (Boolean.getBoolean("adjoint.update")) {
      Files.writeString(golden, dump);
    }
    assertThat(dump).isEqualTo(Files.readString(golden));
  }
}
