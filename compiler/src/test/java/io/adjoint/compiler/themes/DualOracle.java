package io.adjoint.compiler.themes;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.frontend.ReflectionOracle;
import io.adjoint.compiler.ir.DualInterpreter;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.rules.PartialsFromRules;
import io.adjoint.compiler.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The derivatives of a theme's methods by the interpreter over dual numbers. */
final class DualOracle {
  private final ClassLoader loader;
  private final Map<ThemeMethod, SourceMethod> read = new HashMap<>();

  DualOracle(Themes.Theme theme) {
    this.loader = theme.loader();
    Source source = new Source(theme.name() + ".java", theme.text(), 17);
    SourceFile file =
        Frontend.read(source, ReflectionOracle.of(theme.text(), loader), new Diagnostics());
    List<ThemeMethod> methods = new ArrayList<>();
    for (int i = 0; i < theme.methods().size(); i++) {
      if (!theme.refused().containsKey(i)) {
        methods.add(theme.methods().get(i));
      }
    }
    if (methods.size() != file.methods().size()) {
      throw new AssertionError("the frontend found other methods in " + theme.name());
    }
    for (int i = 0; i < methods.size(); i++) {
      SourceMethod found = file.methods().get(i);
      if (!found.function().name().equals(methods.get(i).name()) || !found.sound()) {
        throw new AssertionError(found.function().key() + " for " + methods.get(i));
      }
      read.put(methods.get(i), found);
    }
  }

  /** The derivatives, by the coordinates, of the sum of the outputs weighted with the seeds. */
  double[] gradient(Generated method, Object[] arguments, List<Object> seeds) {
    SourceMethod source = read.get(method.source);
    DualInterpreter interpreter =
        DualInterpreter.of(source.program(), new PartialsFromRules(Rules.standard()))
            .withClassLoader(loader)
            .withAssertions(true);
    Coordinates coordinates = Coordinates.of(method.source, arguments);
    double[] result = new double[coordinates.size()];
    for (int i = 0; i < result.length; i++) {
      Object[] at = Arguments.copy(arguments);
      Object[] direction = coordinates.direction(i, method.source);
      DualInterpreter.Result dual =
          interpreter.call(source.function().key(), Arrays.asList(at), Arrays.asList(direction));
      result[i] = product(tangents(method, dual), seeds);
    }
    return result;
  }

  private static List<Object> tangents(Generated method, DualInterpreter.Result dual) {
    if (method.primal.getReturnType() != void.class) {
      return Arrays.asList(dual.tangent());
    }
    List<Object> tangents = new ArrayList<>();
    for (int i = 0; i < method.source.parameters().size(); i++) {
      if (method.source.outputs().contains(method.source.parameters().get(i))) {
        tangents.add(dual.argumentTangent(i));
      }
    }
    return tangents;
  }

  /** The inner product; a zero contributes zero, whatever the other factor is. */
  static double product(List<Object> values, List<Object> seeds) {
    double sum = 0;
    for (int i = 0; i < seeds.size(); i++) {
      List<Double> one = Arguments.numbers(values.get(i));
      List<Double> other = Arguments.numbers(seeds.get(i));
      for (int j = 0; j < one.size(); j++) {
        if (one.get(j) != 0 && other.get(j) != 0) {
          sum += one.get(j) * other.get(j);
        }
      }
    }
    return sum;
  }
}
