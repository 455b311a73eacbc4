package io.adjoint.bench;

import io.adjoint.bench.problems.Problems;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One way of one problem; {@link Main} runs those that there are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GradientBenchmark {
  @Param("rosenbrock-10")
  public String problem;

  @Param("PRIMAL")
  public String way;

  private DoubleSupplier run;

  @Setup
  public void prepare() {
    run = Problems.named(problem).way(Way.Kind.valueOf(way)).orElseThrow().run();
  }

  @Benchmark
  public double run() {
    return run.getAsDouble();
  }
}
