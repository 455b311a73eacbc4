package io.adjoint.compiler.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.DualInterpreter;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values and tangents through the interpreter: the value is the JDK's, the tangent the rule's. */
final class RulesValueTest {
  private static final double[] POINTS = {
    -3.5, -1, -0.3, -0.0, 0.0, 0.4, 1, 2.75, 1e300, Double.NaN, Double.POSITIVE_INFINITY
  };

  private static final Rules RULES = Rules.standard();

  @TestFactory
  Stream<DynamicTest> functions() {
    return Stream.of(Math.class, StrictMath.class)
        .flatMap(JavaFunctions::of)
        .filter(m -> RULES.find(JavaFunctions.function(m)).isPresent())
        .map(
            m ->
                dynamicTest(
                    JavaFunctions.function(m) + "" + JavaFunctions.function(m).parameters(),
                    () -> check(m)));
  }

  private static void check(Method method) {
    MathFunction function = JavaFunctions.function(method);
    Rule rule = RULES.find(function).orElseThrow();
    List<Variable> parameters = new ArrayList<>();
    for (Type type : function.parameters()) {
      parameters.add(new Variable(parameters.size(), "p" + parameters.size(), type));
    }
    Expr call = new Expr.Apply(function, parameters.stream().<Expr>map(Expr::of).toList());
    Stmt body = new Stmt.Return(Optional.of(call), Span.NONE);
    Function f = new Function("f", "f", parameters, function.result(), Block.of(body), Span.NONE);
    DualInterpreter interpreter =
        DualInterpreter.of(new Program(List.of(f), List.of()), new PartialsFromRules(RULES));
    for (double x : POINTS) {
      for (double y : POINTS) {
        if (function.name().equals("clamp")) {
          // Its bounds must be in order.
          check(interpreter, rule, method, x, -0.5, 1.5);
          continue;
        }
        check(interpreter, rule, method, x, y, 0.25);
      }
    }
  }

  private static void check(DualInterpreter interpreter, Rule rule, Method method, double... all) {
    Class<?>[] types = method.getParameterTypes();
    double[] at = new double[types.length];
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      Object argument = all[i];
      if (types[i] == float.class) {
        argument = (float) all[i];
      } else if (types[i] == int.class) {
        argument = (int) all[i];
      }
      arguments.add(argument);
      at[i] = ((Number) argument).doubleValue();
    }
    double expected = JavaFunctions.call(method, at);
    for (int i = 0; i < types.length; i++) {
      if (types[i] == int.class) {
        continue;
      }
      List<Object> tangents = new ArrayList<>();
      for (int k = 0; k < types.length; k++) {
        tangents.add(k == i ? 1.0 : 0.0);
      }
      DualInterpreter.Result result = interpreter.call("f", arguments, tangents);
      Number value = (Number) result.value();
      assertThat(Double.doubleToLongBits(value.doubleValue()))
          .isEqualTo(Double.doubleToLongBits(expected));
      // The sign of a zero tangent is not promised.
      Double tangent = (Double) result.tangent() + 0.0;
      assertThat(tangent).isEqualTo(Double.valueOf(rule.partial(i).value(at, expected) + 0.0));
    }
  }
}
