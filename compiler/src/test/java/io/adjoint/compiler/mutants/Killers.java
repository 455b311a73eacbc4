package io.adjoint.compiler.mutants;

import io.adjoint.compiler.processor.AdjointProcessor;
import io.adjoint.compiler.random.RandomRun;
import io.adjoint.compiler.themes.ThemeRun;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/**
 * What a mutant has to get past: its witnesses, which are methods of the themes; where they are
 * silent, all themes, one after the other, and then some random programs.
 *
 * <p>What is generated as it is without the fault cannot be wrong because of it, so only what is
 * not is run.
 */
final class Killers {
  private static final int BATCH = 50;
  private static final int PROGRAMS = 300;
  private static final int PATIENCE_SECONDS = 300;

  private static final Map<String, Map<String, String>> THEMES = new ConcurrentHashMap<>();
  private static final Map<Long, Map<Long, Map<String, String>>> RANDOM = new ConcurrentHashMap<>();

  private static final Map<String, Integer> NOTICED = new ConcurrentHashMap<>();

  private Killers() {}

  /**
   * What came of a trial.
   *
   * @param disagreement the first thing that went wrong; empty if nothing did
   * @param changed how many themes and random programs came out otherwise than without the fault,
   *     up to there
   */
  record Outcome(Optional<String> disagreement, int changed) {}

  static Outcome trial(Mutant mutant, Supplier<Processor> processor) {
    Optional<String> witnessed = byWitnesses(mutant, processor);
    if (witnessed.isPresent()) {
      return new Outcome(witnessed, 1);
    }
    int changed = 0;
    for (String theme : themes()) {
      Optional<Optional<String>> tried = patiently(() -> theme(theme, processor));
      changed += tried.isPresent() ? 1 : 0;
      if (tried.isPresent() && tried.get().isPresent()) {
        NOTICED.merge(theme, 1, Integer::sum);
        return new Outcome(tried.get(), changed);
      }
    }
    for (long first = 1; first <= PROGRAMS; first += BATCH) {
      long from = first;
      Optional<Optional<String>> tried = patiently(() -> random(from, processor));
      changed += tried.isPresent() ? 1 : 0;
      if (tried.isPresent() && tried.get().isPresent()) {
        return new Outcome(tried.get(), changed);
      }
    }
    return new Outcome(Optional.empty(), changed);
  }

  /** Those first that have noticed most so far: faults of one kind come together. */
  private static List<String> themes() {
    Map<String, Integer> noticed = new HashMap<>(NOTICED);
    Comparator<String> most = Comparator.comparing(theme -> -noticed.getOrDefault(theme, 0));
    return ThemeRun.names().stream().sorted(most).toList();
  }

  /** What goes wrong in the methods that should notice the mutant. */
  static Optional<String> byWitnesses(Mutant mutant, Supplier<Processor> processor) {
    for (Map.Entry<String, Set<String>> theme : mutant.witnessesByTheme().entrySet()) {
      Optional<String> failure =
          patiently(
                  () ->
                      Optional.of(
                          ThemeRun.firstFailure(theme.getKey(), theme.getValue(), processor)))
              .orElseThrow();
      if (failure.isPresent()) {
        return failure.map(text -> theme.getKey() + "." + text);
      }
    }
    return Optional.empty();
  }

  /** What goes wrong in a theme; empty if its generated code is as it was. */
  private static Optional<Optional<String>> theme(String theme, Supplier<Processor> processor) {
    Map<String, String> right =
        THEMES.computeIfAbsent(theme, key -> ThemeRun.generated(key, AdjointProcessor::new));
    ThemeRun.Outcome outcome = ThemeRun.run(theme, processor, right);
    return outcome.changed()
        ? Optional.of(outcome.failure().map(failure -> theme + "." + failure))
        : Optional.empty();
  }

  private static Optional<Optional<String>> random(long first, Supplier<Processor> processor) {
    Map<Long, Map<String, String>> before =
        RANDOM.computeIfAbsent(
            first, key -> RandomRun.generated(key, BATCH, AdjointProcessor::new));
    Map<Long, Map<String, String>> after = RandomRun.generated(first, BATCH, processor);
    Set<Long> changed = new TreeSet<>();
    after.forEach(
        (seed, text) -> {
          if (!text.equals(before.get(seed))) {
            changed.add(seed);
          }
        });
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(RandomRun.firstFailure(changed, processor));
  }

  /** A compiler with a fault, or what it makes, may run for ever, or throw anything. */
  private static Optional<Optional<String>> patiently(Supplier<Optional<Optional<String>>> trial) {
    ExecutorService one =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "trial of a mutant");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return one.submit(trial::get).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      return Optional.of(Optional.of("no end after " + PATIENCE_SECONDS + " seconds"));
    } catch (ExecutionException thrown) {
      return Optional.of(Optional.of(String.valueOf(thrown.getCause())));
    } catch (InterruptedException problem) {
      throw new AssertionError(problem);
    } finally {
      one.shutdownNow();
    }
  }
}
