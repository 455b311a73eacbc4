package io.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompilerOptionsTest {
  private final List<String> problems = new ArrayList<>();

  private CompilerOptions parse(Map<String, String> values) {
    return CompilerOptions.parse(values, problems::add);
  }

  @Test
  void nothingIsTheDefault() {
    assertThat(parse(Map.of("other.option", "x"))).isEqualTo(CompilerOptions.DEFAULT);
    assertThat(problems).isEmpty();
  }

  @Test
  void aFlagWithoutValueIsOn() {
    Map<String, String> noValue = new HashMap<>();
    noValue.put("adjoint.notes", null);
    assertThat(parse(noValue).notes()).isTrue();
    assertThat(parse(Map.of("adjoint.notes", "true")).notes()).isTrue();
    assertThat(parse(Map.of("adjoint.notes", "false")).notes()).isFalse();
    assertThat(problems).isEmpty();
  }

  @Test
  void passesByName() {
    assertThat(parse(Map.of("adjoint.dump", "frontend, Adjoint")).dumps())
        .containsExactlyInAnyOrder("frontend", "adjoint");
    assertThat(parse(Map.of("adjoint.dump", "all")).dumps())
        .containsExactlyInAnyOrderElementsOf(GradientCompiler.PASSES);
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    parse(Map.of("adjoint.dump", "adjoint,", "adjoint.notes", "yes", "adjoint.dumps", ""));
    assertThat(problems)
        .hasSize(3)
        .anyMatch(it -> it.contains("no pass ''") && it.contains("frontend"))
        .anyMatch(it -> it.contains("'yes'"))
        .anyMatch(it -> it.contains("-Aadjoint.dumps") && it.contains("-Aadjoint.dump,"));
  }

  @ParameterizedTest
  @EnumSource
  void everyOptionIsDocumented(Option option) throws IOException {
    assertThat(Files.readString(Path.of("../docs/hosts.md"))).contains("| `-A" + option.key());
    assertThat(option.key()).startsWith("adjoint.");
    assertThat(option.argument()).isNotBlank();
    assertThat(option.effect()).isNotBlank();
    assertThat(Option.of(option.key())).contains(option);
  }
}
