package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.adjoint.GradientCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of the themes at each of its points: the gradient against the interpreter over dual
 * numbers and against differences of the compiled method, values and effects bit for bit, the two
 * forms of each derivative method against each other.
 */
class ThemesTest {

  @TestFactory
  Stream<DynamicNode> themes() {
    return Themes.NAMES.stream()
        .map(name -> DynamicContainer.dynamicContainer(name, theme(Themes.compile(name))));
  }

  private static Stream<DynamicNode> theme(Themes.Theme theme) {
    DualOracle oracle = new DualOracle(theme);
    return IntStream.range(0, theme.methods().size())
        .mapToObj(
            i -> {
              ThemeMethod method = theme.methods().get(i);
              return DynamicTest.dynamicTest(
                  method.toString(),
                  () -> {
                    if (theme.refused().containsKey(i)) {
                      fail(theme.refused().get(i));
                    }
                    new MethodCheck(new Generated(method, theme.loader()), oracle).run();
                  });
            });
  }

  /** The checks of one method. */
  record MethodCheck(Generated method, DualOracle oracle) {

    void run() {
      assertThat(method.source.points()).as("points").isNotEmpty();
      List<Generated.Form> forms = new ArrayList<>();
      if (method.source.gradient()) {
        forms.add(method.gradient());
      }
      if (method.source.vjp()) {
        forms.add(method.vjp());
      }
      for (Generated.Form form : forms) {
        reuse(form);
      }
      for (Point point : method.source.points()) {
        try {
          point(point);
        } catch (Throwable problem) {
          throw new AssertionError(point + " (line " + point.line() + "): " + problem, problem);
        }
      }
    }

    private Object[] arguments(Point point) {
      return Arguments.of(point.arguments(), method.primal.getParameterTypes());
    }

    private void point(Point point) {
      Object[] arguments = arguments(point);
      Object[] after = Arguments.copy(arguments);
      Optional<Throwable> thrown = Optional.empty();
      Object value = null;
      try {
        value = method.value(after);
      } catch (Throwable problem) {
        thrown = Optional.of(problem);
      }
      if (thrown.isPresent() != (point.kind() == Point.Kind.THROWS)) {
        throw new AssertionError("the method itself: " + thrown);
      }
      if (point.kind() == Point.Kind.THROWS) {
        throwsAlike(arguments, after, thrown.orElseThrow());
      } else if (point.kind() == Point.Kind.REFUSED) {
        refuses(arguments, value, after);
      } else {
        new PointCheck(method, oracle, point, arguments, value, after).run();
      }
    }

    /** One gradient object for all points of the same shape, with zero() between. */
    private void reuse(Generated.Form form) {
      Object into = form.newGradient();
      Object[] shape = null;
      for (Point point : method.source.points()) {
        Object[] arguments = arguments(point);
        Object[] zeros = Coordinates.of(method.source, arguments).shape(method.source);
        if (point.kind() == Point.Kind.REFUSED) {
          continue;
        }
        if (shape != null && !Arguments.same(shape, zeros)) {
          into = form.newGradient();
        }
        shape = zeros;
        try {
          Object[] copy = Arguments.copy(arguments);
          Object value = method.value(copy);
          Object[] seeds =
              form.fresh.getName().endsWith("Grad")
                  ? new Object[0]
                  : method.outputs(value, copy).stream()
                      .map(o -> Arguments.fill(o, () -> 0.75))
                      .toArray();
          Object fresh =
              Generated.call(form.fresh, null, Generated.with(Arguments.copy(arguments), seeds));
          form.zero(into);
          Object[] again = Generated.with(Generated.with(Arguments.copy(arguments), seeds), into);
          Generated.call(form.accumulating, null, again);
          assertThat(Arguments.show(form.read(into)))
              .as("a used gradient after zero(), at " + point)
              .isEqualTo(Arguments.show(form.read(fresh)));
        } catch (AssertionError problem) {
          if (point.kind() != Point.Kind.THROWS) {
            throw problem;
          }
        } catch (RuntimeException problem) {
          if (point.kind() != Point.Kind.THROWS) {
            throw new AssertionError(
                form.fresh.getName() + " at " + point + ": " + problem, problem);
          }
        }
      }
    }

    /** Seeds where the method gives none to shape them by: an array may as well be null. */
    private Object[] seeds(Object[] arguments) {
      Class<?> result = method.primal.getReturnType();
      if (result == void.class) {
        return method.outputs(arguments, arguments).toArray();
      }
      return new Object[] {
        result == double.class ? (Object) 1.0 : result == float.class ? (Object) 1f : null
      };
    }

    private void throwsAlike(Object[] arguments, Object[] after, Throwable expected) {
      if (method.source.gradient()) {
        throwsAlike(method.gradient(), arguments, new Object[0], after, expected);
      }
      if (method.source.vjp()) {
        throwsAlike(method.vjp(), arguments, seeds(arguments), after, expected);
      }
    }

    private void throwsAlike(
        Generated.Form form,
        Object[] arguments,
        Object[] seeds,
        Object[] after,
        Throwable expected) {
      for (boolean accumulates : new boolean[] {false, true}) {
        Object[] copy = Arguments.copy(arguments);
        Object[] all = Generated.with(copy, seeds);
        Throwable actual =
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    Generated.call(
                        accumulates ? form.accumulating : form.fresh,
                        null,
                        accumulates ? Generated.with(all, form.newGradient()) : all));
        assertThat(actual).as("exception").hasSameClassAs(expected);
        // The JVM describes what was null in terms of the code around it.
        if (!(expected instanceof NullPointerException)) {
          assertThat(actual).hasMessage(expected.getMessage());
        }
        assertThat(Arguments.show(copy)).as("arguments").isEqualTo(Arguments.show(after));
      }
    }

    private void refuses(Object[] arguments, Object value, Object[] after) {
      Generated.Form form = method.source.gradient() ? method.gradient() : method.vjp();
      Object[] seeds =
          method.source.gradient() ? new Object[0] : method.outputs(value, after).toArray();
      Throwable actual =
          org.assertj.core.api.Assertions.catchThrowable(
              () ->
                  Generated.call(
                      form.fresh, null, Generated.with(Arguments.copy(arguments), seeds)));
      assertThat(actual).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** The checks at one point. */
  private record PointCheck(
      Generated method,
      DualOracle oracle,
      Point point,
      Object[] arguments,
      Object value,
      Object[] after) {

    void run() {
      Random random = new Random(42);
      List<Object> seeds =
          method.outputs(value, after).stream()
              .map(output -> Arguments.fill(output, () -> random.nextInt(-32, 33) / 16.0))
              .toList();
      if (method.source.gradient()) {
        Object one = value instanceof Float ? (Object) 1f : (Object) 1.0;
        double[] gradient = form(method.gradient(), List.of());
        correct("gradient", gradient, List.of(one));
        if (method.source.vjp()) {
          Object minus = value instanceof Float ? (Object) (-2.5f) : (Object) (-2.5);
          double[] scaled = form(method.vjp(), List.of(minus));
          double[] expected = Arrays.stream(gradient).map(g -> g == 0 ? 0 : -2.5 * g).toArray();
          close("vjp with seed -2.5", scaled, expected, method.source.usesFloats() ? 1e-5 : 1e-11);
          Object zero = value instanceof Float ? (Object) 0f : (Object) 0.0;
          double[] none = form(method.vjp(), List.of(zero));
          if (Arrays.stream(gradient).allMatch(Double::isFinite)) {
            close("vjp with seed 0", none, new double[none.length], 1e-300);
          }
        }
      } else {
        correct("vjp", form(method.vjp(), seeds), seeds);
      }
    }

    /** Runs both forms; the derivatives by the coordinates. */
    private double[] form(Generated.Form form, List<Object> seeds) {
      Object[] copy = Arguments.copy(arguments);
      Object fresh = Generated.call(form.fresh, null, Generated.with(copy, seeds.toArray()));
      effects(copy);
      boolean hasValue = method.primal.getReturnType() != void.class;
      if (hasValue) {
        same("value", form.value(fresh), value);
      }
      Object into = form.newGradient();
      Object[] again = Arguments.copy(arguments);
      Object returned =
          Generated.call(
              form.accumulating,
              null,
              Generated.with(Generated.with(again, seeds.toArray()), into));
      effects(again);
      if (hasValue) {
        same("returned value", returned, value);
        same("value", form.value(into), value);
      }
      Object[] gradients = form.read(fresh);
      same("the accumulating form", form.read(into), gradients);
      shape(gradients);
      Coordinates coordinates = Coordinates.of(method.source, arguments);
      double[] gradient = coordinates.gather(gradients);
      Object[] third = Arguments.copy(arguments);
      Generated.call(
          form.accumulating, null, Generated.with(Generated.with(third, seeds.toArray()), into));
      effects(third);
      double[] twice = Arrays.stream(gradient).map(g -> 2 * g).toArray();
      close(
          "accumulated twice",
          coordinates.gather(form.read(into)),
          twice,
          method.source.usesFloats() ? 1e-5 : 1e-13);
      form.zero(into);
      same("zeroed", new double[gradient.length], coordinates.gather(form.read(into)));
      return gradient;
    }

    private void shape(Object[] gradients) {
      for (int i = 0; i < gradients.length; i++) {
        if (method.source.isWrt(i)) {
          same(
              "shape of the gradient by " + method.source.parameters().get(i),
              Arguments.fill(gradients[i], () -> 0),
              Arguments.fill(arguments[i], () -> 0));
        }
      }
    }

    private void effects(Object[] used) {
      same("arguments after the call", used, after);
    }

    private static void same(String what, Object actual, Object expected) {
      if (!Arguments.same(actual, expected)) {
        throw new AssertionError(
            what + ": " + Arguments.show(actual) + " instead of " + Arguments.show(expected));
      }
    }

    private void correct(String what, double[] gradient, List<Object> seeds) {
      double tolerance = method.source.usesFloats() ? 1e-5 : 2e-12;
      double[] dual = oracle.gradient(method, arguments, seeds);
      if (point.expected().isPresent()) {
        double[] expected = expected(point.expected().get());
        close("expected " + what, gradient, expected, tolerance);
        // At a singularity, infinity times zero is met in another order from front to back.
        for (int i = 0; i < dual.length; i++) {
          dual[i] = Double.isNaN(dual[i]) || Double.isNaN(expected[i]) ? expected[i] : dual[i];
        }
      }
      close(what + " and dual numbers", gradient, dual, tolerance);
      if (point.kind() == Point.Kind.AT) {
        differences(gradient, seeds);
      }
    }

    private double[] expected(List<String> texts) {
      Class<?>[] types = method.primal.getParameterTypes();
      Object[] gradients = new Object[types.length];
      int next = 0;
      for (int i = 0; i < types.length; i++) {
        if (method.source.isWrt(i)) {
          Class<?>[] type = {types[i]};
          gradients[i] = Arguments.of(List.of(texts.get(next++)), type)[0];
        }
      }
      return Coordinates.of(method.source, arguments).gather(gradients);
    }

    private void differences(double[] gradient, List<Object> seeds) {
      Coordinates coordinates = Coordinates.of(method.source, arguments);
      ToDoubleFunction<double[]> weighted =
          x -> {
            Object[] moved = coordinates.at(x);
            try {
              Object result = method.value(moved);
              return DualOracle.product(method.outputs(result, moved), seeds);
            } catch (RuntimeException | AssertionError outside) {
              return Double.NaN;
            }
          };
      if (method.source.usesFloats()) {
        coarse(weighted, coordinates.values(), gradient);
      } else {
        GradientCheck.of(weighted).at(coordinates.values()).against(gradient).orThrow();
      }
    }

    /** Differences of single-precision values: the steps must be large. */
    private static void coarse(ToDoubleFunction<double[]> function, double[] x, double[] gradient) {
      double[] expected = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double wide = difference(function, x, i, 0x1p-5);
        double narrow = difference(function, x, i, 0x1p-6);
        expected[i] = (4 * narrow - wide) / 3;
      }
      close("gradient and differences", gradient, expected, 2e-3);
    }

    private static double difference(
        ToDoubleFunction<double[]> function, double[] x, int i, double step) {
      double[] left = x.clone();
      double[] right = x.clone();
      left[i] = (float) (x[i] - step);
      right[i] = (float) (x[i] + step);
      return (function.applyAsDouble(right) - function.applyAsDouble(left)) / (right[i] - left[i]);
    }

    /** Relative to each entry, and a hundredth of that relative to the largest one. */
    private static void close(String what, double[] actual, double[] expected, double tolerance) {
      double largest = 0;
      for (double entry : expected) {
        largest = Math.max(largest, Double.isFinite(entry) ? Math.abs(entry) : 0);
      }
      for (int i = 0; i < actual.length; i++) {
        double a = actual[i];
        double e = expected[i];
        boolean equal = a == e || Double.isNaN(a) && Double.isNaN(e);
        double bound = tolerance * Math.max(Math.abs(e), 0.01 * largest);
        if (!equal && !(Math.abs(a - e) <= bound)) {
          throw new AssertionError(
              what + ": " + Arrays.toString(actual) + " instead of " + Arrays.toString(expected));
        }
      }
    }
  }
}
