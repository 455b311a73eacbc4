package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is simpler about {@code pow} where its exponent or its base is a literal. */
final class PowerRule {
  private PowerRule() {}

  static Optional<Partial> partial(Partial general, int argument, List<Expr> arguments) {
    OptionalDouble literal = Templates.known(arguments.get(1 - argument));
    if (literal.isEmpty() || !Double.isFinite(literal.getAsDouble())) {
      return Optional.empty();
    }
    Optional<Partial> simpler =
        argument == 0 ? byBase(literal.getAsDouble()) : byExponent(literal.getAsDouble());
    return simpler.map(p -> p.usingFunctionsOf(Templates.ownerOf(general.template())));
  }

  /** {@code k * pow(x, k - 1)}, and without pow for the smallest integers. */
  private static Optional<Partial> byBase(double k) {
    if (k == 0) {
      return Optional.of(Partial.parse("0", false));
    } else if (k == 1) {
      return Optional.of(Partial.parse("1", false));
    } else if (k == 2) {
      return Optional.of(Partial.parse("2 * x", false));
    } else if (k == 3) {
      return Optional.of(Partial.parse("3 * x * x", false));
    }
    return Optional.of(Partial.parse(k + " * pow(x, " + (k - 1) + ")", k < 1));
  }

  /** For a positive finite base the logarithm is finite: no case by case. */
  private static Optional<Partial> byExponent(double base) {
    return base > 0 ? Optional.of(Partial.parse("r * log(x)", false)) : Optional.empty();
  }
}
