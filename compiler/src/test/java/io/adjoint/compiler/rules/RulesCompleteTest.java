package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table covers the JDK that runs the test. */
final class RulesCompleteTest {
  private static final Rules RULES = Rules.standard();

  @Test
  void everyRealFunctionOfMathHasARow() {
    Stream.of(Math.class, StrictMath.class)
        .flatMap(JavaFunctions::of)
        .filter(m -> JavaFunctions.isReal(m.getReturnType()))
        .filter(m -> !m.getName().equals("random"))
        .map(JavaFunctions::function)
        .forEach(f -> assertThat(RULES.find(f)).as(f + "" + f.parameters()).isPresent());
  }

  @Test
  void everyOtherFunctionOfMathIsPassive() {
    Stream.of(Math.class, StrictMath.class)
        .flatMap(JavaFunctions::of)
        .filter(m -> !JavaFunctions.isReal(m.getReturnType()))
        .map(JavaFunctions::function)
        .forEach(
            f -> {
              assertThat(RULES.isPassive(f)).as(f + "" + f.parameters()).isTrue();
              assertThat(RULES.find(f)).isEmpty();
            });
  }

  @Test
  void noFunctionOfMathIsBothOrNeither() {
    Stream.of(Math.class, StrictMath.class, Double.class, Float.class, Integer.class, Long.class)
        .flatMap(JavaFunctions::of)
        .filter(m -> !m.getName().equals("random") && m.getReturnType() != void.class)
        .map(JavaFunctions::function)
        .forEach(
            f ->
                assertThat(RULES.isPassive(f))
                    .as(f + "" + f.parameters())
                    .isEqualTo(RULES.find(f).isEmpty()));
  }

  @Test
  void randomIsNoFunction() {
    MathFunction random = MathFunction.ofDoubles("Math", "random", 0);
    assertThat(RULES.find(random)).isEmpty();
    assertThat(RULES.isPassive(random)).isFalse();
  }

  @Test
  void strictPartialsAreStrict() {
    for (String name : List.of("sin", "cos", "sinh", "pow", "asin", "abs")) {
      int arity = name.equals("pow") ? 2 : 1;
      Rule rule = RULES.find(MathFunction.ofDoubles("StrictMath", name, arity)).orElseThrow();
      for (Partial partial : rule.partials()) {
        assertThat(Templates.ownerOf(partial.template())).isEqualTo("StrictMath");
      }
    }
  }

  @Test
  void everyRowNamesFunctionsThatExist() {
    for (Rule rule : RULES.table()) {
      boolean newer = rule.name().equals("clamp") && Runtime.version().feature() < 21;
      if (rule.isOperator() || newer || rule.owners().contains("io.adjoint.Adjoint")) {
        continue;
      }
      for (String owner : rule.owners()) {
        assertThat(javaLang(owner))
            .as(owner + "." + rule.name())
            .anyMatch(f -> f.name().equals(rule.name()) && f.parameters().size() == rule.arity());
      }
    }
  }

  private static List<MathFunction> javaLang(String owner) {
    return Stream.of(Math.class, StrictMath.class, Double.class, Float.class)
        .filter(c -> c.getSimpleName().equals(owner))
        .flatMap(JavaFunctions::of)
        .map(JavaFunctions::function)
        .toList();
  }

  @Test
  void roundingStopsTheDerivativeAndTestsDoNot() {
    MathFunction round = new MathFunction("Math", "round", List.of(Type.DOUBLE), Type.LONG);
    MathFunction isNaN = new MathFunction("Double", "isNaN", List.of(Type.DOUBLE), Type.BOOLEAN);
    MathFunction floorDiv =
        new MathFunction("Math", "floorDiv", List.of(Type.INT, Type.INT), Type.INT);
    assertThat(RULES.stopsDerivative(round)).isTrue();
    assertThat(RULES.stopsDerivative(isNaN)).isFalse();
    assertThat(RULES.stopsDerivative(floorDiv)).isFalse();
    for (String name : List.of("floor", "ceil", "rint", "signum")) {
      assertThat(RULES.stopsDerivative(MathFunction.ofDoubles("Math", name, 1))).isTrue();
    }
    assertThat(RULES.stopsDerivative(MathFunction.ofDoubles("Math", "sin", 1))).isFalse();
  }

  @Test
  void onlyTotalFunctionsNeverThrow() {
    assertThat(RULES.mayThrow(MathFunction.ofDoubles("Math", "sqrt", 1))).isFalse();
    assertThat(RULES.mayThrow(MathFunction.ofDoubles("Math", "clamp", 3))).isTrue();
    for (String name : List.of("addExact", "floorDiv", "floorMod", "negateExact")) {
      int arity = name.equals("negateExact") ? 1 : 2;
      Type[] parameters = new Type[arity];
      Arrays.fill(parameters, Type.INT);
      assertThat(RULES.mayThrow(new MathFunction("Math", name, List.of(parameters), Type.INT)))
          .as(name)
          .isTrue();
    }
  }
}
