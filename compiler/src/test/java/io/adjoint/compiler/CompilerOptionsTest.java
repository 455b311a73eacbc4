package io.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void optimisationsAreLeftOutByName() {
    assertThat(parse(Map.of("adjoint.off", "sum-loops, Guards")).strategy().off())
        .containsExactly(Optimisation.SUM_LOOPS, Optimisation.GUARDS);
    assertThat(parse(Map.of("adjoint.off", "all")).strategy().off())
        .containsExactly(Optimisation.values());
    assertThat(problems).isEmpty();
  }

  @Test
  void strategiesComeTogether() {
    Strategy strategy =
        parse(Map.of("adjoint.off", "pool", "adjoint.split", "150", "adjoint.keep", "recomputed"))
            .strategy();
    assertThat(strategy)
        .isEqualTo(new Strategy(Set.of(Optimisation.POOL), 150, Strategy.Storage.RECOMPUTED));
    assertThat(strategy.uses(Optimisation.POOL)).isFalse();
    assertThat(strategy.uses(Optimisation.INLINE)).isTrue();
    assertThat(parse(Map.of("adjoint.split", "unbounded")).strategy().splitSize())
        .isEqualTo(Strategy.UNBOUNDED);
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsNoStrategyIsSaid() {
    CompilerOptions options =
        parse(Map.of("adjoint.off", "guards,gards", "adjoint.split", "99", "adjoint.keep", "all"));
    assertThat(options.strategy()).isEqualTo(Strategy.DEFAULT.without(Set.of(Optimisation.GUARDS)));
    assertThat(problems)
        .hasSize(3)
        .anyMatch(it -> it.contains("no optimisation 'gards'") && it.contains("sum-loops, "))
        .anyMatch(it -> it.contains("-Aadjoint.split") && it.contains("100") && it.contains("'99'"))
        .anyMatch(it -> it.contains("AUTO, KEPT or RECOMPUTED") && it.contains("'all'"));
    parse(Map.of("adjoint.split", "small"));
    assertThat(problems).hasSize(4).anyMatch(it -> it.contains("'small'"));
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimisationIsDocumented(Optimisation optimisation) throws IOException {
    assertThat(Files.readString(Path.of("../docs/architecture.md")))
        .contains("| `" + optimisation.key() + "` | " + optimisation.effect() + " |");
    assertThat(Optimisation.of(optimisation.key())).contains(optimisation);
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
