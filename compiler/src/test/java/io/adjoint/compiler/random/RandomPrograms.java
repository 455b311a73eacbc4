package io.adjoint.compiler.random;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Tries many random programs, and shrinks those that fail. */
final class RandomPrograms {
  private static final int BATCH = 50;
  private static final int POINTS = 3;

  /** After how many programs the command line tells what was found. */
  private static final int CHUNK = 500;

  private RandomPrograms() {}

  /**
   * What a run found.
   *
   * @param failures the shrunk programs that fail, as texts
   * @param points how many points were tried
   * @param skipped at how many nothing could be said, since something was not finite
   * @param seconds how long it took, all of it
   * @param cpu the processor time, that of the JIT compilers included, in seconds
   */
  record Result(
      int programs, int points, int skipped, List<String> failures, double seconds, double cpu) {
    @Override
    public String toString() {
      return programs
          + " programs at "
          + points
          + " points ("
          + skipped
          + " comparisons without a finite derivative) in "
          + String.format(
              Locale.ROOT,
              "%.0f s, %.1f programs a second and %.1f a second of processor time, ",
              seconds,
              programs / seconds,
              programs / cpu)
          + failures.size()
          + " failures";
    }
  }

  /** Two clocks, in seconds. */
  private record Clock(double seconds, double cpu) {
    static Clock read() {
      double cpu =
          ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process
              ? 1e-9 * process.getProcessCpuTime()
              : Double.NaN;
      return new Clock(1e-9 * System.nanoTime(), cpu);
    }
  }

  /** The programs of {@code count} seeds from the first on. */
  static Result run(long firstSeed, int count, PrintStream log) {
    Clock start = Clock.read();
    int workers = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Batch.Outcome>> batches = new ArrayList<>();
      for (int from = 0; from < count; from += BATCH) {
        long first = firstSeed + from;
        int size = Math.min(BATCH, count - from);
        batches.add(pool.submit(() -> tried(first, size)));
      }
      return collect(batches, count, start, log);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Batch.Outcome tried(long firstSeed, int count) {
    List<RandomProgram> programs =
        LongStream.range(firstSeed, firstSeed + count)
            .mapToObj(seed -> Programs.of(seed, "P" + Long.toUnsignedString(seed)))
            .toList();
    return Batch.run(programs, POINTS);
  }

  private static Result collect(
      List<Future<Batch.Outcome>> batches, int count, Clock start, PrintStream log) {
    List<String> failures = new ArrayList<>();
    int points = 0;
    int skipped = 0;
    for (Future<Batch.Outcome> batch : batches) {
      Batch.Outcome outcome = await(batch);
      points += outcome.tried();
      skipped += outcome.skipped();
      for (Map.Entry<RandomProgram, Failure> failure : outcome.failures().entrySet()) {
        String text = report(failure.getKey(), failure.getValue(), failures.size() < 10);
        log.println(text);
        failures.add(text);
      }
    }
    Clock now = Clock.read();
    return new Result(
        count, points, skipped, failures, now.seconds() - start.seconds(), now.cpu() - start.cpu());
  }

  private static Batch.Outcome await(Future<Batch.Outcome> batch) {
    try {
      return batch.get(60, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException problem) {
      throw new AssertionError("a batch of random programs did not come to its end", problem);
    }
  }

  private static String report(RandomProgram program, Failure failure, boolean shrink) {
    String head = "seed " + program.seed() + ": " + failure + "\n";
    if (!shrink || failure.kind() == Failure.Kind.NO_PROGRAM) {
      return head + program.source();
    }
    RandomProgram small = shrunk(program, failure);
    return head + small.source() + trial(small, 12).map(f -> f + "\n").orElse("");
  }

  /** The smallest program found that fails in the same way. */
  static RandomProgram shrunk(RandomProgram program, Failure failure) {
    String gist = gist(failure);
    return program.withBody(
        Shrinker.shrink(
            program.body(),
            body ->
                trial(program.withBody(body), 8)
                    .filter(other -> other.kind() == failure.kind() && gist(other).equals(gist))
                    .isPresent(),
            120));
  }

  /** What is the same in two failures of one cause. */
  private static String gist(Failure failure) {
    return switch (failure.kind()) {
      case FAULT, GENERATED, THROWN, REFUSED ->
          failure
              .detail()
              .replaceAll("\\n[\\s\\S]*| at [\\s\\S]*", "")
              .replaceAll("\\w*[0-9#]+\\w*|'[^']*'", "");
      default -> "";
    };
  }

  /** Tries one program, with some patience: one that is being shrunk may not come to its end. */
  static Optional<Failure> trial(RandomProgram program, int points) {
    ExecutorService one =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "trial");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return one.submit(() -> Batch.failure(program, points)).get(30, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      return Optional.of(new Failure(Failure.Kind.HANGS, "no end after 30 seconds"));
    } catch (InterruptedException | ExecutionException problem) {
      throw new AssertionError(problem);
    } finally {
      one.shutdownNow();
    }
  }

  /** From the command line: how many programs, and the first seed. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    for (int done = 0; done < count; done += CHUNK) {
      long first = seed + done;
      System.out.println(
          "from the seed " + first + ": " + run(first, Math.min(CHUNK, count - done), System.out));
    }
  }
}
