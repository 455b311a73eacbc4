package io.adjoint.compiler.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tests of whole programs notice every fault that was put into the compiler by hand.
 *
 * <p>A build tries a few; {@code -Dadjoint.mutants=all} tries all of them, and {@code
 * -Dadjoint.mutants=not-saved,minus-rule} those with such names.
 */
class MutantsTest {
  private static final int WORKERS = 2;

  private static final List<Mutant> ALL =
      Stream.of(StatementMutants.ALL, ControlFlowMutants.ALL, StorageMutants.ALL, RuleMutants.ALL)
          .flatMap(List::stream)
          .toList();

  @Test
  void namesAreDifferent() {
    assertThat(ALL.stream().map(Mutant::name)).doesNotHaveDuplicates();
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
  @Test
  void withoutFaultNothingFails() {
    assertThat(Killers.inTheme("Assignment", MutatedCompiler.processor(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar-not-reset", "contribution-lost", "minus-rule", "not-saved"})
  void isNoticedAtOnce(String name) {
    Mutant mutant = ALL.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    assertThat(Killers.inTheme("Assignment", processor(mutant))).as(mutant.toString()).isPresent();
  }

  @Test
  @EnabledIfSystemProperty(named = "adjoint.mutants", matches = ".+")
  void allAreNoticed() throws Exception {
    Set<String> wanted = Set.of(System.getProperty("adjoint.mutants", "").split(","));
    List<Mutant> tried =
        ALL.stream().filter(m -> wanted.contains("all") || wanted.contains(m.name())).toList();
    Map<Mutant, Future<Killers.Outcome>> trials = new LinkedHashMap<>();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Mutant> unnoticed = new ArrayList<>();
    try {
      tried.forEach(
          mutant -> trials.put(mutant, workers.submit(() -> Killers.trial(processor(mutant)))));
      for (Map.Entry<Mutant, Future<Killers.Outcome>> trial : trials.entrySet()) {
        Killers.Outcome outcome = trial.getValue().get();
        System.out.println(
            trial.getKey().name()
                + ": "
                + outcome
                    .disagreement()
                    .map(MutantsTest::firstLine)
                    .orElse("NOT NOTICED, changed " + outcome.changed()));
        if (outcome.disagreement().isEmpty()) {
          unnoticed.add(trial.getKey());
        }
      }
    } finally {
      workers.shutdownNow();
    }
    System.out.println(tried.size() + " faults, " + (tried.size() - unnoticed.size()) + " noticed");
    assertThat(unnoticed.stream().map(Mutant::toString).collect(Collectors.toList())).isEmpty();
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.substring(0, Math.min(160, line.length()));
  }

  private static Supplier<Processor> processor(Mutant mutant) {
    return MutatedCompiler.processor(MutatedCompiler.compile(List.of(mutant)));
  }
}
