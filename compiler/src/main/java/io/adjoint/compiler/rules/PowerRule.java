package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is simpler about {@code pow} where its exponent or its base is a literal. */
final class PowerRule {
  private PowerRule() {}

  static Optional<Partial> partial(Partial general, int argument, List<Expr> arguments) {
    OptionalDouble literal = Templates.known(arguments.get(1 - argument));
    if (literal.isEmpty()) {
      return Optional.empty();
    }
    return argument == 0
        ? byBase(general, literal.getAsDouble())
        : byExponent(general, literal.getAsDouble());
  }

  /** {@code k * pow(x, k - 1)}, and without pow for the smallest integers. */
  private static Optional<Partial> byBase(Partial general, double k) {
    if (Double.isNaN(k) || Double.isInfinite(k)) {
      return Optional.empty();
    } else if (k == 0) {
      return Optional.of(new Partial(RuleParser.parse("0"), false));
    } else if (k == 1) {
      return Optional.of(new Partial(RuleParser.parse("1"), false));
    } else if (k == 2) {
      return Optional.of(new Partial(RuleParser.parse("2 * x"), false));
    } else if (k == 3) {
      return Optional.of(new Partial(RuleParser.parse("3 * x * x"), false));
    }
    Expr power =
        RuleParser.parse("pow(x, y)").rewrite(e -> e.equals(Symbol.Y.expr()) ? Expr.of(k - 1) : e);
    Expr lowered = Templates.withOwner(power, Templates.ownerOf(general.template()));
    Expr product = Expr.binary(Operator.MUL, Expr.of(k), lowered);
    return Optional.of(new Partial(product, k < 1));
  }

  /** For a positive finite base the logarithm is finite: no case by case. */
  private static Optional<Partial> byExponent(Partial general, double base) {
    if (!(base > 0) || Double.isInfinite(base)) {
      return Optional.empty();
    }
    Expr template =
        Templates.withOwner(RuleParser.parse("r * log(x)"), Templates.ownerOf(general.template()));
    return Optional.of(new Partial(template, false));
  }
}
