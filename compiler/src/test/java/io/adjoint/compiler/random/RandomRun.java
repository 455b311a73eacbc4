package io.adjoint.compiler.random;

import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** Random programs, tried with another compiler than the one that is built. */
public final class RandomRun {
  private static final int POINTS = 3;

  private RandomRun() {}

  /** What a processor generates for the programs of some seeds, by the seeds; without errors. */
  public static Map<Long, Map<String, String>> generated(
      long firstSeed, int count, Supplier<Processor> processor) {
    ProcessorHarness harness = ProcessorHarness.javac().processor(processor).options("-proc:only");
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      RandomProgram program = program(seed);
      harness = harness.source(program.qualifiedName(), program.source());
    }
    Map<String, String> texts = harness.compile().generated();
    Map<Long, Map<String, String>> bySeed = new TreeMap<>();
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      String name = program(seed).qualifiedName() + "Grad";
      bySeed.put(seed, Map.of(name, texts.getOrDefault(name, "")));
    }
    return bySeed;
  }

  /**
   * A program that fails, with how it does; of those that some seeds give.
   *
   * @param processor makes the processor that the programs are compiled with
   */
  public static Optional<String> firstFailure(
      Collection<Long> seeds, Supplier<Processor> processor) {
    List<RandomProgram> programs = seeds.stream().map(RandomRun::program).toList();
    Map<RandomProgram, Failure> failures = Batch.run(programs, POINTS, processor).failures();
    return failures.entrySet().stream()
        .findFirst()
        .map(failure -> "random program " + failure.getKey().seed() + ": " + failure.getValue());
  }

  private static RandomProgram program(long seed) {
    return Programs.of(seed, "P" + seed);
  }
}
