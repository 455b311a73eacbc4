package io.adjoint.compiler.random;

import io.adjoint.compiler.metamorphic.Agreement;
import io.adjoint.compiler.metamorphic.Variant;
import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import io.adjoint.compiler.processor.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs that are compiled as always and in other ways, and called at the same points. */
final class TwoWays {
  private static final int POINTS = 2;

  private final List<RandomProgram> programs;
  private final Compiled plain;

  /** What came of another way: where the derivatives differ, and how many calls were compared. */
  record Outcome(List<String> differences, int compared) {}

  TwoWays(List<RandomProgram> programs) {
    this.programs = programs;
    this.plain = compile(programs, Variant.DEFAULT);
  }

  /** Compiles the programs in another way, and calls what comes out of both. */
  Outcome compare(Variant variant) {
    List<RandomProgram> rewritten =
        programs.stream()
            .map(program -> program.withBody(body(variant.rewriting().apply(program.source()))))
            .toList();
    Compiled other = compile(rewritten, variant);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try {
      ClassLoader plainLoader = plain.loader();
      ClassLoader otherLoader = other.loader();
      for (int i = 0; i < programs.size(); i++) {
        RandomProgram program = programs.get(i);
        Outcome one = compare(program, plainLoader, otherLoader);
        for (String difference : one.differences()) {
          differences.add(
              variant + ", seed " + program.seed() + difference + rewritten.get(i).source());
        }
        compared += one.compared();
      }
    } finally {
      delete(other.root());
    }
    return new Outcome(differences, compared);
  }

  /** Forgets the compiled programs. */
  void delete() {
    delete(plain.root());
  }

  private static String body(String source) {
    return source.replaceFirst("(?s)^\\s*package random;\\s*", "");
  }

  private static Compiled compile(List<RandomProgram> programs, Variant variant) {
    ProcessorHarness harness =
        ProcessorHarness.javac()
            .options("-Xmaxerrs", "1000")
            .options(variant.options().toArray(String[]::new));
    for (RandomProgram program : programs) {
      harness = harness.source(program.qualifiedName(), program.source());
    }
    Compiled compiled = harness.compile();
    if (!compiled.success()) {
      List<Report> errors = compiled.errors();
      String file = errors.isEmpty() ? "" : errors.get(0).file().replace("Grad.java", ".java");
      String source =
          programs.stream()
              .filter(program -> file.equals(program.className() + ".java"))
              .map(RandomProgram::source)
              .findFirst()
              .orElse("");
      throw new AssertionError(variant + " does not compile: " + errors + "\n" + source);
    }
    return compiled;
  }

  /** The same arguments for a program that another loader has: enums are classes of its own. */
  private static @Nullable Object[] inLoader(@Nullable Object[] point, ClassLoader loader) {
    return Arrays.stream(point)
        .map(value -> value instanceof Enum<?> constant ? inLoader(constant, loader) : value)
        .toArray();
  }

  private static Object inLoader(Enum<?> constant, ClassLoader loader) {
    try {
      Class<?> type = loader.loadClass(constant.getDeclaringClass().getName());
      return Arrays.stream(type.getEnumConstants())
          .filter(other -> ((Enum<?>) other).name().equals(constant.name()))
          .findFirst()
          .orElseThrow();
    } catch (ClassNotFoundException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static Outcome compare(RandomProgram program, ClassLoader plain, ClassLoader other) {
    Derivative expected = derivative(program, plain);
    Derivative found = derivative(program, other);
    List<Kind> kinds =
        Arrays.stream(method(program, plain).getParameterTypes()).map(Kind::of).toList();
    double tolerance = program.body().contains("float") ? 1e-4 : 1e-9;
    Draw draw = new Draw(program.seed() + 2);
    int compared = 0;
    for (int i = 0; i < POINTS; i++) {
      @Nullable Object[] point =
          Points.of(List.of(method(program, plain).getParameterTypes()), draw);
      @Nullable Object[] otherPoint = inLoader(point, other);
      List<Call> calls = new ArrayList<>();
      if (expected.hasGradient()) {
        calls.add((derivative, arguments) -> derivative.gradient(arguments, 1));
        calls.add((derivative, arguments) -> derivative.gradient(arguments, 2));
      }
      if (expected.seeds() == 1) {
        Object seed = seed(method(program, plain).getReturnType(), point);
        calls.add((derivative, arguments) -> derivative.product(arguments, seeds(seed)));
      }
      for (Call call : calls) {
        Supplier<double[]> spread = () -> spread(expected, call, kinds, point);
        Optional<String> difference =
            ran(expected, call, point).difference(ran(found, call, otherPoint), tolerance, spread);
        compared++;
        if (difference.isPresent()) {
          String text = ": " + difference.get() + "\n  at " + Shapes.text(point) + "\n";
          return new Outcome(List.of(text), compared);
        }
      }
    }
    return new Outcome(List.of(), compared);
  }

  private interface Call {
    Derivative.Answer of(Derivative derivative, @Nullable Object[] arguments);
  }

  private static List<@Nullable Object> seeds(@Nullable Object seed) {
    List<@Nullable Object> seeds = new ArrayList<>();
    seeds.add(seed);
    return seeds;
  }

  /**
   * A seed of the shape of the result; of an array, the shape of the first argument of its type.
   */
  private static @Nullable Object seed(Class<?> result, @Nullable Object[] point) {
    if (result == double.class) {
      return 1.25;
    } else if (result == float.class) {
      return 1.25f;
    }
    for (Object argument : point) {
      if (argument != null
          && (argument.getClass() == result
              || result == void.class && argument instanceof double[])) {
        double[] numbers = new double[Shapes.size(argument)];
        Arrays.setAll(numbers, i -> 0.75 - i);
        return Shapes.with(argument, numbers);
      }
    }
    return null;
  }

  private static Agreement ran(Derivative derivative, Call call, @Nullable Object[] point) {
    @Nullable Object[] arguments = Shapes.copyAll(point);
    try {
      Derivative.Answer answer = call.of(derivative, arguments);
      return new Agreement(
          "", new Object[] {answer.value(), arguments}, gradients(answer.gradients()));
    } catch (RuntimeException | StackOverflowError | AssertionError problem) {
      return Agreement.thrown(problem, arguments);
    }
  }

  private static double[] gradients(Map<String, @Nullable Object> gradients) {
    return Agreement.numbers(gradients.values().toArray());
  }

  /** How much the derivatives change where the point does by rounding. */
  private static double[] spread(
      Derivative derivative, Call call, List<Kind> kinds, @Nullable Object[] point) {
    double[] here = Agreement.numbers(ran(derivative, call, point).gradients());
    double[] spread = new double[here.length];
    Draw draw = new Draw(1);
    for (int trial = 0; trial < 3; trial++) {
      @Nullable Object[] near = Points.near(point, kinds, draw);
      double[] there = Agreement.numbers(ran(derivative, call, near).gradients());
      for (int i = 0; i < Math.min(here.length, there.length); i++) {
        spread[i] = Math.max(spread[i], Math.abs(there[i] - here[i]));
      }
    }
    return spread;
  }

  private static Method method(RandomProgram program, ClassLoader loader) {
    return Arrays.stream(load(program.qualifiedName(), loader).getDeclaredMethods())
        .filter(method -> method.getName().equals("f"))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException problem) {
      throw new AssertionError(problem);
    }
  }

  private static Derivative derivative(RandomProgram program, ClassLoader loader) {
    Method primal = method(program, loader);
    Class<?> owner = load(program.qualifiedName() + "Grad", loader);
    List<String> names =
        Arrays.stream(primal.getParameters())
            .filter(parameter -> Kind.of(parameter.getType()).isReal())
            .map(parameter -> parameter.getName())
            .filter(
                name -> !isLimited(program) || program.body().contains("wrt = \"" + name + "\""))
            .toList();
    return new CompiledDerivative(
        owner, names, primal.getParameterCount(), primal.getReturnType() != void.class);
  }

  private static boolean isLimited(RandomProgram program) {
    return program.body().contains("wrt = ");
  }

  private static void delete(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
