package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The derivative of one function or operator: a row of the {@link RuleTable}.
 *
 * <p>Everything is computed in double: arguments and results of float functions are converted.
 *
 * @param name the function's name, or the operator's symbol ({@code neg} for the unary minus)
 * @param owners the classes that have the function; empty for an operator
 * @param partials one for each argument
 * @param singularAt where a partial can be infinite or NaN
 * @param kinkAt where the function has no derivative, or jumps, and a value is agreed on
 * @param discontinuous whether the function is piecewise constant, so that all derivative stops
 *     here and the user is told
 * @param mayThrow whether evaluating it can throw
 * @param remark what the manual says about it
 */
public record Rule(
    String name,
    List<String> owners,
    List<Partial> partials,
    Optional<Condition> singularAt,
    Optional<Condition> kinkAt,
    boolean discontinuous,
    boolean mayThrow,
    String remark) {

  /** A condition on the arguments and the result. */
  public record Condition(String text, Expr template) {
    static Condition parse(String text) {
      return new Condition(text, RuleParser.parseCondition(text));
    }

    boolean holds(double[] arguments, double result) {
      return TemplateValue.test(template, arguments, result);
    }
  }

  public Rule {
    owners = List.copyOf(owners);
    partials = List.copyOf(partials);
  }

  public int arity() {
    return partials.size();
  }

  public boolean isOperator() {
    return owners.isEmpty();
  }

  /** The partial by an argument, counting from 0, whatever the arguments are. */
  public Partial partial(int argument) {
    return partials.get(argument);
  }

  /**
   * The partial by an argument for these arguments. It is simpler than the general one where some
   * of them are literals: {@code pow(x, 2)} has {@code 2 * x}, {@code 1 / y} has {@code -(r * r)},
   * and {@code x / 3} is never singular.
   */
  public Partial partial(int argument, List<Expr> arguments) {
    Partial general = simplest(argument, arguments).orElseGet(() -> partial(argument));
    boolean regular =
        general.singular()
            && singularAt
                .flatMap(at -> Templates.decide(at.template(), symbol -> known(symbol, arguments)))
                .equals(Optional.of(false));
    return regular ? general.regular() : general;
  }

  private Optional<Partial> simplest(int argument, List<Expr> arguments) {
    return switch (name) {
      case "pow" -> PowerRule.partial(partial(argument), argument, arguments);
      case "/" -> ReciprocalRule.partial(argument, arguments);
      default -> Optional.empty();
    };
  }

  private static OptionalDouble known(Symbol symbol, List<Expr> arguments) {
    return symbol == Symbol.R
        ? OptionalDouble.empty()
        : Templates.known(arguments.get(symbol.ordinal()));
  }

  /**
   * The partial by an argument, filled in.
   *
   * @param result an expression whose value is that of the function
   */
  public Expr instantiatePartial(int argument, List<Expr> arguments, Expr result) {
    return Templates.instantiate(partial(argument, arguments).template(), arguments, result);
  }

  /**
   * What a function adds to the adjoint of one of its arguments: adjoint times partial, with the
   * strong-zero guard where the partial may be singular. Of type double; a {@code -} is outermost,
   * so that the caller can subtract instead.
   *
   * @param adjoint of the function's value, of type double; best a variable, since a guard reads it
   *     twice
   */
  public Expr contribution(int argument, List<Expr> arguments, Expr result, Expr adjoint) {
    return contribution(partial(argument, arguments), arguments, result, adjoint);
  }

  /**
   * As {@link #contribution(int, List, Expr, Expr)}, with a partial of this rule that was asked for
   * before. Of the arguments and the result, those that it does not {@linkplain Partial#needs need}
   * may be anything.
   */
  public Expr contribution(Partial partial, List<Expr> arguments, Expr result, Expr adjoint) {
    if (adjoint.type() != Type.DOUBLE) {
      throw new IllegalArgumentException("an adjoint of type " + adjoint.type());
    }
    Expr filled = Templates.instantiate(partial.template(), arguments, result);
    return Contribution.of(adjoint, filled, partial.singular());
  }

  /** Whether a partial is infinite or NaN for these finite arguments, by the row's own word. */
  public boolean isSingularAt(double[] arguments, double result) {
    return singularAt.isPresent() && singularAt.get().holds(arguments, result);
  }

  /** This rule with the functions of {@code owner} in its partials. */
  Rule usingFunctionsOf(String owner) {
    List<Partial> mapped = partials.stream().map(p -> p.usingFunctionsOf(owner)).toList();
    return new Rule(name, owners, mapped, singularAt, kinkAt, discontinuous, mayThrow, remark);
  }
}
