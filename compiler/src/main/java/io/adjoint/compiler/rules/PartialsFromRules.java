package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Partials;

/** The rules as numbers, for the interpreter over dual numbers. */
public final class PartialsFromRules implements Partials {
  private final Rules rules;

  public PartialsFromRules(Rules rules) {
    this.rules = rules;
  }

  /**
   * Zeros for a function of integers: what it gives does not depend on a real argument smoothly.
   */
  @Override
  public double[] at(MathFunction function, double[] arguments, double result) {
    double[] partials = new double[arguments.length];
    rules
        .find(function)
        .ifPresentOrElse(
            rule -> {
              for (int i = 0; i < partials.length; i++) {
                partials[i] = rule.partial(i).value(arguments, result);
              }
            },
            () -> {
              if (!rules.isPassive(function)) {
                throw new IllegalArgumentException("no rule for " + function);
              }
            });
    return partials;
  }
}
