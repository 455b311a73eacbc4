package io.adjoint.compiler.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.themes.ThemeRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of whole programs notice every fault that was put into the compiler by hand.
 *
 * <p>A build tries a few; {@code -Dadjoint.mutants=all} tries all of them, and {@code
 * -Dadjoint.mutants=not-saved,minus-rule} those with such names.
 */
class MutantsTest {
  private static final int WORKERS = 2;

  private static final Set<String> FEW =
      Set.of("scalar-not-reset", "contribution-lost", "exit-guard-off-by-one", "not-saved");

  private static final List<Mutant> ALL =
      Stream.of(StatementMutants.ALL, ControlFlowMutants.ALL, StorageMutants.ALL, RuleMutants.ALL)
          .flatMap(List::stream)
          .toList();

  @Test
  void namesAreDifferent() {
    assertThat(ALL.stream().map(Mutant::name)).doesNotHaveDuplicates();
  }

  @Test
  void witnessesAreThere() {
    for (Mutant mutant : ALL) {
      mutant
          .witnessesByTheme()
          .forEach(
              (theme, methods) ->
                  assertThat(ThemeRun.methods(theme)).as(mutant.toString()).containsAll(methods));
    }
  }

  /** Each still stands for a fault in the source as it is now. */
  @Test
  void allApplyAndCompile() {
    List<Mutant> rest = new ArrayList<>(ALL);
    while (!rest.isEmpty()) {
      Set<String> files = new HashSet<>();
      List<Mutant> together = rest.stream().filter(mutant -> files.add(mutant.file())).toList();
      assertThat(MutatedCompiler.compile(together)).isNotEmpty();
      rest.removeAll(together);
    }
  }

  /**
   * Loaded in the same way but without a fault, the compiler passes: it is the faults that fail.
   */
  @ParameterizedTest
  @MethodSource("few")
  void withoutFaultNothingFails(Mutant mutant) {
    assertThat(Killers.byWitnesses(mutant, MutatedCompiler.processor(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("few")
  void isNoticedAtOnce(Mutant mutant) {
    assertThat(Killers.byWitnesses(mutant, processor(mutant))).isPresent();
  }

  static Stream<Mutant> few() {
    return ALL.stream().filter(mutant -> FEW.contains(mutant.name()));
  }

  @Test
  @EnabledIfSystemProperty(named = "adjoint.mutants", matches = ".+")
  void allAreNoticed() throws Exception {
    Set<String> wanted = Set.of(System.getProperty("adjoint.mutants", "").split(","));
    List<Mutant> tried =
        ALL.stream().filter(m -> wanted.contains("all") || wanted.contains(m.name())).toList();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<Killers.Outcome>> trials = new ArrayList<>();
      tried.forEach(mutant -> trials.add(workers.submit(() -> trial(mutant))));
      List<String> unnoticed = new ArrayList<>();
      for (int i = 0; i < trials.size(); i++) {
        if (trials.get(i).get().disagreement().isEmpty()) {
          unnoticed.add(tried.get(i).toString());
        }
      }
      System.out.println(
          tried.size() + " faults, " + (tried.size() - unnoticed.size()) + " noticed");
      assertThat(unnoticed).isEmpty();
    } finally {
      workers.shutdownNow();
    }
  }

  private static Killers.Outcome trial(Mutant mutant) {
    Killers.Outcome outcome = Killers.trial(mutant, processor(mutant));
    String end =
        outcome
            .disagreement()
            .map(MutantsTest::firstLine)
            .orElse("NOT NOTICED; changed in " + outcome.changed() + " themes or batches");
    System.out.println(mutant.name() + ": " + end);
    return outcome;
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.substring(0, Math.min(160, line.length()));
  }

  private static Supplier<Processor> processor(Mutant mutant) {
    return MutatedCompiler.processor(MutatedCompiler.compile(List.of(mutant)));
  }
}
