package io.adjoint.compiler.random;

import io.adjoint.compiler.ir.DualInterpreter;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Interpreter;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Partials;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.rules.PartialsFromRules;
import io.adjoint.compiler.rules.Rules;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the derivative methods of a program against the program itself, as javac compiles it, and
 * against dual numbers.
 */
final class Oracle {
  private static final PartialsFromRules PARTIALS = new PartialsFromRules(Rules.standard());

  private final Function function;
  private final List<Kind> kinds;
  private final Method compiled;
  private final Interpreter interpreter;
  private final DualInterpreter dual;
  private final double tolerance;

  /** Whether a function was met where it or its derivative is not finite. */
  private boolean singular;

  /** Points at which nothing could be said: a value or a derivative is not finite. */
  private int skipped;

  Oracle(SourceMethod method, Class<?> compiledClass) {
    function = method.function();
    compiled =
        Arrays.stream(compiledClass.getDeclaredMethods())
            .filter(m -> m.getName().equals(function.name()))
            .findFirst()
            .orElseThrow();
    compiled.setAccessible(true);
    kinds = Arrays.stream(compiled.getParameterTypes()).map(Kind::of).toList();
    ClassLoader loader = compiledClass.getClassLoader();
    interpreter = Interpreter.of(method.program()).withClassLoader(loader);
    dual = DualInterpreter.of(method.program(), new Watched()).withClassLoader(loader);
    // The adjoints of floats in arrays are floats, and so are products of floats.
    tolerance = usesFloats(method) ? 1e-4 : 1e-9;
  }

  /** The rules, watched for points where a function or its derivative is not finite. */
  private final class Watched implements Partials {
    @Override
    public double[] at(MathFunction called, double[] arguments, double result) {
      double[] partials = PARTIALS.at(called, arguments, result);
      singular |= !Double.isFinite(result);
      for (double partial : partials) {
        singular |= !Double.isFinite(partial);
      }
      return partials;
    }

    @Override
    public boolean isAskedAlways() {
      return true;
    }
  }

  private static boolean usesFloats(SourceMethod method) {
    return io.adjoint.compiler.ir.IrPrinter.print(method.program()).contains("float");
  }

  List<Class<?>> parameterTypes() {
    return List.of(compiled.getParameterTypes());
  }

  int skipped() {
    return skipped;
  }

  private record Ran(@Nullable Object value, Optional<Throwable> thrown) {}

  /** What is wrong at a point, if anything is. */
  Optional<Failure> check(Derivative derivative, @Nullable Object[] point, Draw draw) {
    @Nullable Object[] after = Shapes.copyAll(point);
    Ran ran = run(() -> compiled.invoke(null, after));
    @Nullable Object[] interpretedAfter = Shapes.copyAll(point);
    Ran interpreted = run(() -> interpreter.call(function.key(), interpretedAfter));
    Optional<String> difference = difference(ran, after, interpreted, interpretedAfter);
    if (difference.isPresent()) {
      return Optional.of(new Failure(Failure.Kind.INTERPRETED, difference.get()));
    }
    Jacobian jacobian =
        ran.thrown().isPresent() ? new Jacobian(List.of(), List.of()) : jacobian(point, derivative);
    if (derivative.hasGradient()) {
      Optional<Failure> failure = gradient(derivative, point, ran, after, jacobian);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return product(derivative, point, ran, after, jacobian, draw);
  }

  private Optional<String> difference(
      Ran ran, @Nullable Object[] after, Ran other, @Nullable Object[] otherAfter) {
    if (!thrown(ran).equals(thrown(other))) {
      return Optional.of("throws " + other.thrown() + " where Java throws " + ran.thrown());
    }
    if (ran.thrown().isEmpty() && !Shapes.same(ran.value(), other.value())) {
      return Optional.of(
          "value " + Shapes.text(other.value()) + " where Java gives " + Shapes.text(ran.value()));
    }
    return Shapes.same(after, otherAfter)
        ? Optional.empty()
        : Optional.of(
            "arrays " + Shapes.text(otherAfter) + " where Java leaves " + Shapes.text(after));
  }

  private static String thrown(Ran ran) {
    return ran.thrown().map(t -> t.getClass().getName()).orElse("");
  }

  private interface Action {
    @Nullable Object run() throws Exception;
  }

  private static Ran run(Action action) {
    try {
      return new Ran(action.run(), Optional.empty());
    } catch (InvocationTargetException e) {
      return new Ran(null, Optional.of(e.getCause()));
    } catch (StackOverflowError | RuntimeException | AssertionError e) {
      return new Ran(null, Optional.of(e));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  // Dual numbers.

  /**
   * The derivatives along every single number that goes in.
   *
   * @param directions where the number is
   * @param columns the derivatives of the result, or of all arrays that the method is given
   */
  private record Jacobian(List<Direction> directions, List<double[][]> columns) {
    boolean isFinite() {
      return columns.stream()
          .flatMap(Arrays::stream)
          .flatMapToDouble(Arrays::stream)
          .allMatch(Double::isFinite);
    }
  }

  private record Direction(String name, int parameter, int element) {}

  private Jacobian jacobian(@Nullable Object[] point, Derivative derivative) {
    singular = false;
    List<Direction> directions = new ArrayList<>();
    List<double[][]> columns = new ArrayList<>();
    for (int p = 0; p < kinds.size(); p++) {
      String name = function.parameters().get(p).name();
      if (!kinds.get(p).isReal() || !derivative.names().contains(name)) {
        continue;
      }
      for (int e = 0; e < Shapes.size(point[p]); e++) {
        Direction direction = new Direction(name, p, e);
        directions.add(direction);
        columns.add(column(point, direction));
      }
    }
    return new Jacobian(directions, columns);
  }

  private double[][] column(@Nullable Object[] point, Direction direction) {
    List<@Nullable Object> tangents = new ArrayList<>();
    for (int p = 0; p < point.length; p++) {
      double[] numbers = new double[p == direction.parameter() ? Shapes.size(point[p]) : 0];
      if (p == direction.parameter()) {
        numbers[direction.element()] = 1;
        tangents.add(Shapes.with(point[p], numbers));
      } else {
        tangents.add(null);
      }
    }
    @Nullable Object[] arguments = Shapes.copyAll(point);
    DualInterpreter.Result result = dual.call(function.key(), Arrays.asList(arguments), tangents);
    if (function.result() != Type.VOID) {
      return new double[][] {Shapes.numbers(result.tangent())};
    }
    double[][] all = new double[point.length][];
    for (int p = 0; p < point.length; p++) {
      boolean output = kinds.get(p).isArray() && kinds.get(p).isReal();
      all[p] = Shapes.numbers(output ? result.argumentTangent(p) : null);
    }
    return all;
  }

  // The derivative methods.

  private Optional<Failure> gradient(
      Derivative derivative,
      @Nullable Object[] point,
      Ran ran,
      @Nullable Object[] after,
      Jacobian jacobian) {
    @Nullable Object[] arguments = Shapes.copyAll(point);
    Derivative.Answer[] answer = new Derivative.Answer[1];
    Ran own =
        run(
            () -> {
              answer[0] = derivative.gradient(arguments, 1);
              return answer[0].value();
            });
    Optional<Failure> failure = sameRun("gradient", ran, after, own, arguments);
    if (failure.isPresent() || ran.thrown().isPresent()) {
      return failure;
    }
    if (!jacobian.isFinite()) {
      skipped++;
      return Optional.empty();
    }
    double[][] seeds = {{1}};
    Optional<String> wrong = compare(jacobian, seeds, answer[0].gradients(), point, 1);
    if (wrong.isPresent()) {
      return Optional.of(new Failure(Failure.Kind.GRADIENT, wrong.get()));
    }
    Derivative.Answer twice = derivative.gradient(Shapes.copyAll(point), 2);
    return compare(jacobian, seeds, twice.gradients(), point, 2)
        .map(text -> new Failure(Failure.Kind.ACCUMULATED, text));
  }

  private Optional<Failure> sameRun(
      String what, Ran ran, @Nullable Object[] after, Ran own, @Nullable Object[] ownAfter) {
    if (own.thrown().isPresent() && !thrown(own).equals(thrown(ran))) {
      return Optional.of(
          new Failure(Failure.Kind.THROWN, what + " throws " + trace(own.thrown().get())));
    }
    return difference(ran, after, own, ownAfter)
        .map(
            text ->
                new Failure(
                    text.startsWith("throws") ? Failure.Kind.THROWN : Failure.Kind.VALUE,
                    what + ": " + text));
  }

  private static String trace(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown + " at " + Arrays.asList(trace).subList(0, Math.min(4, trace.length));
  }

  private Optional<Failure> product(
      Derivative derivative,
      @Nullable Object[] point,
      Ran ran,
      @Nullable Object[] after,
      Jacobian jacobian,
      Draw draw) {
    List<List<Integer>> choices = outputs(derivative.seeds());
    Optional<Failure> failure = Optional.empty();
    for (List<Integer> outputs : choices) {
      failure = product(derivative, point, ran, after, jacobian, draw, outputs);
      if (failure.isEmpty()) {
        return failure;
      }
    }
    return failure;
  }

  /**
   * Which parameters the seeds may be for. The seeds of a method without a result are for the
   * arrays that it writes, in the order of the parameters.
   */
  private List<List<Integer>> outputs(int seeds) {
    if (function.result() != Type.VOID) {
      return List.of(List.of(0));
    }
    List<List<Integer>> choices = new ArrayList<>();
    List<Integer> arrays = new ArrayList<>();
    for (int p = 0; p < kinds.size(); p++) {
      if (kinds.get(p).isArray() && kinds.get(p).isReal()) {
        arrays.add(p);
      }
    }
    for (int mask = 0; mask < 1 << arrays.size(); mask++) {
      if (Integer.bitCount(mask) == seeds) {
        List<Integer> choice = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
          if ((mask >> i & 1) == 1) {
            choice.add(arrays.get(i));
          }
        }
        choices.add(choice);
      }
    }
    return choices;
  }

  private Optional<Failure> product(
      Derivative derivative,
      @Nullable Object[] point,
      Ran ran,
      @Nullable Object[] after,
      Jacobian jacobian,
      Draw draw,
      List<Integer> outputs) {
    boolean quiet = function.result() == Type.VOID;
    List<@Nullable Object> seeds = new ArrayList<>();
    double[][] numbers = new double[quiet ? point.length : 1][0];
    for (int output : outputs) {
      Object shape = quiet ? after[output] : ran.value();
      if (shape == null) {
        shape = kindOfResult() == Kind.FLOAT ? (Object) 1f : (Object) 1.0;
      }
      double[] seed = new double[Shapes.size(shape)];
      for (int i = 0; i < seed.length; i++) {
        seed[i] = (float) draw.real(-2, 2);
      }
      numbers[output] = seed;
      seeds.add(Shapes.with(shape, seed));
    }
    if (quiet) {
      for (int p = 0; p < point.length; p++) {
        if (numbers[p].length == 0 && kinds.get(p).isReal()) {
          numbers[p] = new double[kinds.get(p).isArray() ? Shapes.size(after[p]) : 0];
        }
      }
    }
    if (ran.thrown().isPresent() && !quiet && kindOfResult().isArray()) {
      return Optional.empty();
    }
    @Nullable Object[] arguments = Shapes.copyAll(point);
    Derivative.Answer[] answer = new Derivative.Answer[1];
    Ran own =
        run(
            () -> {
              answer[0] = derivative.product(arguments, seeds);
              return answer[0].value();
            });
    Optional<Failure> failure = sameRun("product", ran, after, own, arguments);
    if (failure.isPresent() || ran.thrown().isPresent()) {
      return failure;
    }
    if (!jacobian.isFinite()) {
      skipped++;
      return Optional.empty();
    }
    return compare(jacobian, numbers, answer[0].gradients(), point, 1)
        .map(
            text ->
                new Failure(
                    Failure.Kind.PRODUCT, text + " for seeds " + Shapes.text(seeds.toArray())));
  }

  private Kind kindOfResult() {
    return Kind.of(compiled.getReturnType());
  }

  private Optional<String> compare(
      Jacobian jacobian,
      double[][] seeds,
      Map<String, @Nullable Object> gradients,
      @Nullable Object[] point,
      int times) {
    double scale = 0;
    for (double[][] column : jacobian.columns()) {
      for (int r = 0; r < column.length; r++) {
        scale = Math.max(scale, Shapes.magnitude(seeds[r], column[r]));
      }
    }
    for (int i = 0; i < jacobian.directions().size(); i++) {
      Direction direction = jacobian.directions().get(i);
      Kind kind = kinds.get(direction.parameter());
      double expected = times * product(seeds, jacobian.columns().get(i));
      double found = Shapes.numbers(gradients.get(direction.name()))[direction.element()];
      double own = kind.java().startsWith("float") ? 1e-4 : tolerance;
      // Where terms cancel out, what is left is the rounding of the terms: of floats, 6e-8 each.
      double rounding = tolerance > 1e-9 ? 1e-6 : 1e-13;
      double allowed = own * Math.abs(expected) + own * 1e-2 * times * scale + rounding;
      double error = Math.abs(found - expected);
      if (tolerance > 1e-9 && !Double.isFinite(found) && Math.abs(scale) > Float.MAX_VALUE / 1e4) {
        // The adjoints of floats in arrays are floats, whose range has ended.
        continue;
      }
      if (singular && !Double.isFinite(found)) {
        // Zero times infinity: the two orders of multiplication differ in what they call zero.
        continue;
      }
      if (!(error <= allowed) && !(error <= 100 * times * spread(point, direction, seeds))) {
        return Optional.of(
            "by "
                + direction.name()
                + (kind.isArray() ? " (element " + direction.element() + ")" : "")
                + ": "
                + found
                + " where dual numbers give "
                + expected);
      }
    }
    return Optional.empty();
  }

  private static double product(double[][] seeds, double[][] column) {
    double sum = 0;
    for (int r = 0; r < column.length; r++) {
      sum += Shapes.dot(seeds[r], column[r]);
    }
    return sum;
  }

  /**
   * How much the derivative changes where the point does by rounding: what no computation can be
   * expected to be better than.
   */
  private double spread(@Nullable Object[] point, Direction direction, double[][] seeds) {
    double here = product(seeds, column(point, direction));
    Draw draw = new Draw(1);
    double[] spreads = new double[5];
    for (int trial = 0; trial < spreads.length; trial++) {
      @Nullable Object[] near = Points.near(point, kinds, draw);
      double[][] column = column(near, direction);
      boolean comparable = true;
      for (int r = 0; r < column.length; r++) {
        comparable &= column[r].length == seeds[r].length;
      }
      spreads[trial] = comparable ? Math.abs(product(seeds, column) - here) : 0;
    }
    Arrays.sort(spreads);
    return spreads[2];
  }
}
