package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is simpler about a quotient whose dividend is 1 or -1: the derivative is the square of the
 * result, which takes no second division and needs no divisor.
 */
final class ReciprocalRule {
  private static final Partial OF_ONE = Partial.parse("-(r * r)", true);
  private static final Partial OF_MINUS_ONE = Partial.parse("r * r", true);

  private ReciprocalRule() {}

  static Optional<Partial> partial(int argument, List<Expr> arguments) {
    OptionalDouble dividend = Templates.known(arguments.get(0));
    if (argument == 0 || dividend.isEmpty()) {
      return Optional.empty();
    } else if (dividend.getAsDouble() == 1) {
      return Optional.of(OF_ONE);
    }
    return dividend.getAsDouble() == -1 ? Optional.of(OF_MINUS_ONE) : Optional.empty();
  }
}
