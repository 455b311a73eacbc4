package io.adjoint.compiler.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.metamorphic.Agreement;
import io.adjoint.compiler.metamorphic.Variant;
import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The methods of the themes have one gradient at each of their points, however they are compiled
 * and in whatever words they are said.
 *
 * <p>Each build tries a few ways for each theme, another few for the next; with {@code
 * -Dadjoint.metamorphic.programs} every way is tried for every theme.
 */
class MetamorphicThemesTest {
  private static final boolean ALL = Integer.getInteger("adjoint.metamorphic.programs", 0) > 0;
  private static final int EACH = 2;

  @TestFactory
  Stream<DynamicTest> gradientsAgree() {
    List<Variant> variants = Variant.all();
    return IntStream.range(0, Themes.NAMES.size())
        .boxed()
        .flatMap(
            theme ->
                DynamicTest.stream(
                    (ALL ? variants : some(variants, theme)).stream(),
                    variant -> Themes.NAMES.get(theme) + ", " + variant,
                    variant -> compare(Themes.NAMES.get(theme), variant)));
  }

  /** Over all themes each variant has its turn. */
  private static List<Variant> some(List<Variant> variants, int theme) {
    return IntStream.range(0, EACH)
        .mapToObj(i -> variants.get((theme * EACH + i) % variants.size()))
        .toList();
  }

  private static void compare(String name, Variant variant) {
    String text = Themes.source(name);
    ClassLoader plain = compile(name, text, Variant.DEFAULT);
    ClassLoader other = compile(name, text, variant);
    List<String> differences = new ArrayList<>();
    for (ThemeMethod method : ThemeMethod.read(text)) {
      Generated expected = new Generated(method, plain);
      Generated found = new Generated(method, other);
      for (Point point : method.points()) {
        for (String suffix : suffixes(method)) {
          difference(expected, found, suffix, point)
              .ifPresent(d -> differences.add(method + suffix + " at " + point + ": " + d));
        }
      }
    }
    assertThat(differences).as(variant.toString()).isEmpty();
  }

  private static ClassLoader compile(String name, String text, Variant variant) {
    Compiled compiled =
        ProcessorHarness.javac()
            .options(variant.options().toArray(String[]::new))
            .source(Themes.PACKAGE + name, variant.rewriting().apply(text))
            .compile()
            .orFail();
    ClassLoader loader = compiled.loader();
    loader.setDefaultAssertionStatus(true);
    return loader;
  }

  private static List<String> suffixes(ThemeMethod method) {
    List<String> suffixes = new ArrayList<>();
    if (method.gradient()) {
      suffixes.add("Grad");
    }
    if (method.vjp()) {
      suffixes.add("Vjp");
    }
    return suffixes;
  }

  private static Optional<String> difference(
      Generated expected, Generated found, String suffix, Point point) {
    double tolerance = expected.source.usesFloats() ? 1e-5 : 1e-9;
    return ran(expected, suffix, point)
        .difference(
            ran(found, suffix, point),
            tolerance,
            () -> new double[Agreement.numbers(ran(expected, suffix, point).gradients()).length]);
  }

  private static Agreement ran(Generated method, String suffix, Point point) {
    Object[] arguments = Arguments.of(point.arguments(), method.primal.getParameterTypes());
    Generated.Form form = method.new Form(suffix);
    Object[] seeds = new Object[0];
    try {
      if (suffix.equals("Vjp")) {
        Object[] copy = Arguments.copy(arguments);
        seeds =
            method.outputs(method.value(copy), copy).stream()
                .map(output -> Arguments.fill(output, () -> 0.75))
                .toArray();
      }
      Object gradient = Generated.call(form.fresh, null, Generated.with(arguments, seeds));
      Object value =
          method.primal.getReturnType() == void.class ? "no value" : form.value(gradient);
      return new Agreement("", new Object[] {value, named(arguments)}, form.read(gradient));
    } catch (RuntimeException | StackOverflowError | AssertionError problem) {
      return Agreement.thrown(problem, named(arguments));
    }
  }

  /** Each compilation has enum constants of its own, which are known by their names. */
  private static Object[] named(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument instanceof Enum<?> constant ? constant.name() : argument)
        .toArray();
  }
}
