package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.Mutants.Mutant;
import io.adjoint.compiler.processor.ProcessorHarness.Host;
import io.adjoint.compiler.processor.QuickHost.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever text goes in, a clear message comes out: {@link Mutants} of the themes' methods, each
 * compiled by javac and by Eclipse's compiler.
 *
 * <p>The processor must not throw, report a fault of its own (AD040), or run for ever. If the
 * compiler accepts the changed source without the processor, it must accept what is generated too,
 * unless errors of Adjoint's say why there is nothing; and then those are the only errors.
 *
 * <p>{@code -Dadjoint.mutations=20000 -Dadjoint.mutations.seed=7} tries as many as one likes.
 */
class SourceMutationsTest {
  /** No source takes a second; one that takes this long has no end. */
  private static final int LIMIT_SECONDS = 60;

  private final List<String> wrong = new ArrayList<>();
  private int accepted;
  private int refused;

  @ParameterizedTest
  @EnumSource
  void neverFaultsNeverUncompilable(Host host) throws IOException, InterruptedException {
    int count = Integer.getInteger("adjoint.mutations", 400);
    int seed = Integer.getInteger("adjoint.mutations.seed", 1);
    Mutants mutants = Mutants.ofThemes();
    QuickHost quick = new QuickHost(host);
    Worker worker = new Worker();
    for (int i = 0; i < count && wrong.size() < 10; i++) {
      Mutant mutant = mutants.mutant(seed + i);
      QuickHost current = quick;
      Optional<String> problem = worker.run(() -> check(current, mutant));
      if (problem.isPresent()) {
        wrong.add(problem.get() + "\nthe seed " + mutant.seed() + ":\n" + mutant.source());
        if (problem.get().startsWith(Worker.NO_END)) {
          worker = new Worker();
          quick = new QuickHost(host);
        }
      }
    }
    worker.stop();
    quick.close();
    System.out.printf(
        "%s: %d mutations from the seed %d, %d accepted, %d refused, the others no Java; %d wrong%n",
        host, count, seed, accepted, refused, wrong.size());
    assertThat(wrong).isEmpty();
    assertThat(accepted).isGreaterThan(count / 10);
  }

  /** Or else nothing would be learnt from changing them. */
  @ParameterizedTest
  @EnumSource
  void withoutAChangeTheyCompile(Host host) throws IOException {
    Mutants mutants = Mutants.ofThemes();
    try (QuickHost quick = new QuickHost(host)) {
      for (int seed = 0; seed < 40; seed++) {
        Mutant original = mutants.original(seed);
        Outcome outcome = quick.compile(Map.of(original.className(), original.source()));
        assertThat(outcome.errors()).as(original.source()).isEmpty();
        assertThat(outcome.generated()).containsKey(original.className() + "Grad");
      }
    }
  }

  /** A thread that can be given up. */
  private static final class Worker {
    static final String NO_END = "no end";

    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final ExecutorService pool =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "mutation");
              made.setDaemon(true);
              thread.set(made);
              return made;
            });

    /** What a check finds; what it throws is found too. */
    Optional<String> run(java.util.concurrent.Callable<Optional<String>> check)
        throws InterruptedException {
      Future<Optional<String>> found = pool.submit(check);
      try {
        return found.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException slow) {
        String where =
            Stream.of(thread.get().getStackTrace())
                .map(StackTraceElement::toString)
                .reduce("", (all, frame) -> all + "\n  at " + frame);
        stop();
        return Optional.of(NO_END + where);
      } catch (ExecutionException thrown) {
        return Optional.of("thrown: " + thrown.getCause());
      }
    }

    void stop() {
      pool.shutdownNow();
    }
  }

  /** What is wrong. */
  private Optional<String> check(QuickHost host, Mutant mutant) {
    Map<String, String> sources = Map.of(mutant.className(), mutant.source());
    Outcome outcome = host.compile(sources);
    List<Report> errors = outcome.errors();
    boolean fault =
        errors.stream()
            .anyMatch(
                report ->
                    report.code().filter("AD040"::equals).isPresent()
                        || report.message().contains("at io.adjoint"));
    if (fault || outcome.console().contains("at io.adjoint")) {
      return Optional.of("fault: " + errors + outcome.console());
    }
    if (outcome.success()) {
      accepted++;
      return Optional.empty();
    }
    boolean echoes = errors.stream().anyMatch(report -> report.code().isEmpty());
    boolean explained = errors.stream().anyMatch(report -> report.code().isPresent());
    // Javac looks no further after an error of Adjoint's, Eclipse's compiler does: so ask.
    boolean java = host.compilePlain(sources).success();
    if (java && (echoes || !explained)) {
      return Optional.of(
          (explained ? "echoes: " : "not compilable: ")
              + errors
              + outcome.console()
              + outcome.generated());
    }
    refused += java ? 1 : 0;
    return Optional.empty();
  }
}
