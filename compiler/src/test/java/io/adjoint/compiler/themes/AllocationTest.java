package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The accumulating form allocates nothing after its first call.
 *
 * <p>What the method lets out is new at every call, and no more than the method itself allocates.
 *
 * <p>Of each theme a class is made that calls the derivative methods directly, since calls by
 * reflection allocate themselves. Bytes are counted for one call, after two others with the same
 * arguments.
 */
class AllocationTest {

  /** Methods that return arrays, or put new rows into a matrix of the caller's: those are new. */
  private static final Set<String> LET_OUT =
      Set.of(
          "arrayNames(double[], double[])",
          "arrayResult(double[], double)",
          "bundleAdjustment(double[], double[], double, double[])",
          "floatResult(float[], double)",
          "jointChain(double[], double[][])",
          "matrixResult(double[][], double)",
          "passiveEntries(double, double)",
          "planesShared(double[][][])",
          "rowReplaced(double[][], double)",
          "rowsMovedInResult(double[][], double)",
          "rowsTakeTurns(double[][])",
          "severalResults(double[], double)");

  /** {@code StrictMath} of JDK 17 allocates. */
  private static final String JDK_ALLOCATES = "strict(double, double)";

  static List<String> names() {
    return Themes.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void accumulatingFormAllocatesNothing(String name) {
    Map<String, Measured> allocating = new TreeMap<>();
    for (Measured measured : measure(name)) {
      if (measured.gradient() > allowed(measured)) {
        allocating.put(measured.method(), measured);
      }
    }
    assertThat(allocating).as("bytes allocated by a call").isEmpty();
  }

  private static long allowed(Measured measured) {
    String method = measured.method();
    if (LET_OUT.contains(method)) {
      return measured.primal();
    }
    return method.equals(JDK_ALLOCATES) ? 2 * measured.primal() : 0;
  }

  @Test
  void seesAnAllocation() {
    assertThat(measure("ArraysTheme"))
        .filteredOn(measured -> measured.method().startsWith("cloned("))
        .allMatch(measured -> measured.primal() >= 2 * 3 * Double.BYTES);
  }

  /**
   * What calls allocated.
   *
   * @param primal the bytes that a call of the method itself allocates
   * @param gradient those of a call of the accumulating form
   */
  record Measured(String method, String form, long primal, long gradient) {}

  private record Case(Generated method, Generated.Form form, Object[] arguments, Object[] seeds) {}

  static List<Measured> measure(String name) {
    Themes.Theme theme = Themes.compile(name);
    List<Case> cases = cases(theme);
    StringBuilder text = new StringBuilder("package io.adjoint.themes;\nclass Drive {\n");
    text.append("  static final com.sun.management.ThreadMXBean BEAN =\n");
    text.append("      (com.sun.management.ThreadMXBean)\n");
    text.append("          java.lang.management.ManagementFactory.getThreadMXBean();\n");
    for (int i = 0; i < cases.size(); i++) {
      Case it = cases.get(i);
      drive(text, "primal" + i, it.method().primal);
      drive(text, "gradient" + i, it.form().accumulating);
    }
    Compiled drivers =
        ProcessorHarness.javac()
            .classPath(theme.compiled().classes())
            .source("io.adjoint.themes.Drive", text + "}")
            .compile()
            .orFail();
    Class<?> drive = loaded(theme, drivers);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Case it = cases.get(i);
      long primal = least(drive, "primal" + i, it.arguments(), new Object[0]);
      Object[] more = Generated.with(it.seeds(), it.form().newGradient());
      long gradient = least(drive, "gradient" + i, it.arguments(), more);
      measured.add(
          new Measured(it.method().source.toString(), it.form().fresh.getName(), primal, gradient));
    }
    return measured;
  }

  /** In the package of the theme, whose classes are not public. */
  private static Class<?> loaded(Themes.Theme theme, Compiled drivers) {
    try {
      java.nio.file.Path from = drivers.classes().resolve("io/adjoint/themes/Drive.class");
      java.nio.file.Path to = theme.compiled().classes().resolve("io/adjoint/themes/Drive.class");
      java.nio.file.Files.copy(from, to);
      return theme.loader().loadClass("io.adjoint.themes.Drive");
    } catch (java.io.IOException | ClassNotFoundException problem) {
      throw new AssertionError(problem);
    }
  }

  private static List<Case> cases(Themes.Theme theme) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < theme.methods().size(); i++) {
      if (theme.refused().containsKey(i)) {
        continue;
      }
      Generated method = new Generated(theme.methods().get(i), theme.loader());
      for (Point point : method.source.points()) {
        if (point.kind() == Point.Kind.AT) {
          Object[] arguments = Arguments.of(point.arguments(), method.primal.getParameterTypes());
          if (method.source.gradient()) {
            cases.add(new Case(method, method.gradient(), arguments, new Object[0]));
          }
          if (method.source.vjp()) {
            Object[] after = Arguments.copy(arguments);
            Object[] seeds =
                method.outputs(method.value(after), after).stream()
                    .map(output -> Arguments.fill(output, () -> 0.5))
                    .toArray();
            cases.add(new Case(method, method.vjp(), arguments, seeds));
          }
        }
      }
    }
    return cases;
  }

  private static void drive(StringBuilder text, String name, Method method) {
    text.append("  static long ").append(name).append("(Object[] a) {\n");
    Class<?>[] types = method.getParameterTypes();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      text.append("    ").append(types[i].getCanonicalName()).append(" a" + i + " = (");
      text.append(types[i].getCanonicalName()).append(") a[" + i + "];\n");
      arguments.add("a" + i);
    }
    text.append("    long before = BEAN.getCurrentThreadAllocatedBytes();\n    ");
    text.append(method.getDeclaringClass().getCanonicalName()).append('.').append(method.getName());
    text.append('(').append(String.join(", ", arguments)).append(");\n");
    text.append("    return BEAN.getCurrentThreadAllocatedBytes() - before;\n  }\n");
  }

  /** The last of three calls; of two such runs the smaller one, as a class may be loaded. */
  private static long least(Class<?> drive, String name, Object[] arguments, Object[] more) {
    try {
      Method method = drive.getDeclaredMethod(name, Object[].class);
      method.setAccessible(true);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4; i++) {
        Object all = Generated.with(Arguments.copy(arguments), more);
        long bytes = (Long) Generated.call(method, null, all);
        least = i < 2 ? least : Math.min(least, bytes);
      }
      return least;
    } catch (NoSuchMethodException problem) {
      throw new AssertionError(problem);
    }
  }
}
