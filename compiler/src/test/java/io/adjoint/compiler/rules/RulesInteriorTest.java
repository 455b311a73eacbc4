package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.adjoint.compiler.ir.Expr;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row, at points inside its domain, against differences of the JDK's own function. */
final class RulesInteriorTest {
  private static final double STEP = 1.0 / 64;
  private static final double[] POINTS = {-3.3, -1.4, -0.7, -0.3, 0.2, 0.6, 0.9, 1.3, 2.4, 5.1};
  private static final double[] FEW = {-1.4, -0.3, 0.6, 2.4};
  private static final double[] INTEGERS = {-3, 0, 2};

  private static final Rules RULES = Rules.standard();

  /** A function of doubles with its rule. */
  private record Subject(String name, Rule rule, List<double[]> points, Value value) {
    interface Value {
      double at(double... arguments);
    }

    double derivative(int argument, double[] at, boolean ofPartial, int which) {
      Ridders.Estimate estimate =
          Ridders.derivative(
              moved -> {
                double[] changed = at.clone();
                changed[argument] = moved;
                double result = value.at(changed);
                return ofPartial ? rule.partial(which).value(changed, result) : result;
              },
              at[argument],
              STEP);
      assertThat(estimate.error()).isLessThan(1e-6 * (1 + Math.abs(estimate.derivative())));
      return estimate.derivative();
    }
  }

  @TestFactory
  Stream<DynamicTest> firstOrder() {
    return subjects().map(s -> dynamicTest(s.name(), () -> checkFirst(s)));
  }

  @TestFactory
  Stream<DynamicTest> secondOrder() {
    return subjects().map(s -> dynamicTest(s.name(), () -> checkSecond(s)));
  }

  private static void checkFirst(Subject subject) {
    for (double[] at : subject.points()) {
      double result = subject.value().at(at);
      for (int i = 0; i < subject.rule().arity(); i++) {
        if (isInteger(subject, i)) {
          continue;
        }
        double expected = subject.derivative(i, at, false, i);
        assertThat(subject.rule().partial(i).value(at, result))
            .as("%s by argument %d at %s", subject.name(), i, at)
            .isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
      }
    }
  }

  private static void checkSecond(Subject subject) {
    for (double[] at : subject.points()) {
      double result = subject.value().at(at);
      for (int i = 0; i < subject.rule().arity(); i++) {
        for (int j = 0; j < subject.rule().arity(); j++) {
          if (isInteger(subject, i) || isInteger(subject, j)) {
            continue;
          }
          Partial partial = subject.rule().partial(i);
          Expr second = Differentiate.partial(subject.rule(), partial, j);
          double expected = subject.derivative(j, at, true, i);
          assertThat(TemplateValue.of(second, at, result))
              .as("%s by arguments %d and %d at %s", subject.name(), i, j, at)
              .isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  private static boolean isInteger(Subject subject, int argument) {
    return subject.rule().name().equals("scalb") && argument == 1;
  }

  private static Stream<Subject> subjects() {
    Stream<Subject> methods =
        Stream.of(Math.class, StrictMath.class, Double.class)
            .flatMap(JavaFunctions::of)
            .filter(m -> m.getReturnType() == double.class)
            .flatMap(m -> subject(m).stream());
    return Stream.concat(methods, operators());
  }

  private static List<Subject> subject(Method method) {
    return RULES.find(JavaFunctions.function(method)).stream()
        .map(
            rule ->
                inside(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                    rule,
                    arguments -> JavaFunctions.call(method, arguments)))
        .toList();
  }

  private static Stream<Subject> operators() {
    return Stream.of(
        inside("neg", RULES.forNegation(), v -> -v[0]),
        operator("+", v -> v[0] + v[1]),
        operator("-", v -> v[0] - v[1]),
        operator("*", v -> v[0] * v[1]),
        operator("/", v -> v[0] / v[1]),
        operator("%", v -> v[0] % v[1]));
  }

  private static Subject operator(String symbol, Subject.Value value) {
    Rule rule =
        RULES.table().stream().filter(r -> r.name().equals(symbol)).findFirst().orElseThrow();
    return inside(symbol, rule, value);
  }

  /** Keeps the points where the function is smooth, and asks that some are left. */
  private static Subject inside(String name, Rule rule, Subject.Value value) {
    List<double[]> points = new ArrayList<>();
    for (double[] candidate : candidates(rule)) {
      if (isSmoothNear(rule, candidate, value)) {
        points.add(candidate);
      }
    }
    assertThat(points).as(name).hasSizeGreaterThan(3);
    return new Subject(name, rule, points, value);
  }

  private static List<double[]> candidates(Rule rule) {
    List<double[]> result = new ArrayList<>();
    double[] points = rule.arity() == 1 ? POINTS : FEW;
    for (double x : points) {
      if (rule.arity() == 1) {
        result.add(new double[] {x});
        continue;
      }
      for (double y : rule.name().equals("scalb") ? INTEGERS : new double[] {-2.2, 0.7, 1.9}) {
        if (rule.arity() == 2) {
          result.add(new double[] {x, y});
          continue;
        }
        for (double z : new double[] {-0.5, 1.1, 3.3}) {
          result.add(new double[] {x, y, z});
        }
      }
    }
    return result;
  }

  private static boolean isSmoothNear(Rule rule, double[] point, Subject.Value value) {
    double here = value.at(point);
    for (int i = 0; i < point.length; i++) {
      for (int k = -8; k <= 8; k++) {
        double[] near = point.clone();
        near[i] += rule.name().equals("scalb") && i == 1 ? 0 : k * STEP / 8;
        double result = value.at(near);
        boolean jumps = Math.abs(result - here) > 0.5 * (1 + Math.abs(here));
        if (Double.isNaN(result)
            || jumps
            || rule.isSingularAt(near, result)
            || Double.isNaN(rule.partial(i).value(near, result))) {
          return false;
        }
      }
    }
    return true;
  }
}
