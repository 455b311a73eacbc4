package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.rules.Partial;
import io.adjoint.compiler.rules.Rule;
import io.adjoint.compiler.rules.Rules;
import io.adjoint.compiler.rules.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The rule table, asked about an expression of the IR. */
public final class Derivatives {
  private static final Symbol[] ARGUMENTS = {Symbol.X, Symbol.Y, Symbol.Z};

  private Derivatives() {}

  /**
   * Which values the partial derivatives of an expression use.
   *
   * @param operands for each operand, whether a partial by an active operand uses its value
   * @param result whether one uses the value of the expression itself
   */
  public record Needs(List<Boolean> operands, boolean result) {
    public boolean operand(int index) {
      return operands.get(index);
    }
  }

  /** The operands, by position, through which a derivative passes. */
  public static List<Integer> operands(Expr e) {
    List<Integer> positions = new ArrayList<>();
    List<Expr> differentiable = Rules.standard().differentiableOperands(e);
    List<Expr> operands = e.operands();
    for (int i = 0; i < operands.size(); i++) {
      Expr operand = operands.get(i);
      if (differentiable.stream().anyMatch(d -> d == operand)) {
        positions.add(i);
      }
    }
    return positions;
  }

  public static Needs needs(Expr e, Predicate<Expr> isActive) {
    List<Expr> operands = e.operands();
    List<Boolean> needed = new ArrayList<>();
    boolean result = false;
    Optional<Rule> rule = Rules.standard().of(e);
    for (int i = 0; i < operands.size(); i++) {
      needed.add(false);
    }
    if (rule.isPresent()) {
      for (int i : operands(e)) {
        if (isActive.test(operands.get(i))) {
          Partial partial = rule.get().partial(i, operands);
          for (int k = 0; k < operands.size(); k++) {
            needed.set(k, needed.get(k) || partial.needs().contains(ARGUMENTS[k]));
          }
          result |= partial.needs().contains(Symbol.R);
        }
      }
    }
    return new Needs(needed, result);
  }

  /** Whether the contribution to an operand reads the adjoint more than once. */
  public static boolean isGuarded(Expr e, int position) {
    return Rules.standard()
        .of(e)
        .map(rule -> rule.partial(position, e.operands()))
        .filter(partial -> partial.singular() || partial.template() instanceof Expr.Select)
        .isPresent();
  }

  /**
   * What an expression adds to the adjoint of its operand: the expression's adjoint times the
   * partial derivative.
   *
   * @param adjoint the adjoint of the expression
   * @param operand gives the value of an operand; asked only for those that the partial uses
   * @param result gives the value of the expression; asked only where the partial uses it
   */
  public static Expr contribution(
      Expr e, int position, Expr adjoint, IntFunction<Expr> operand, Supplier<Expr> result) {
    Optional<Rule> rule = Rules.standard().of(e);
    if (rule.isEmpty()) {
      return adjoint;
    }
    List<Expr> operands = e.operands();
    Partial partial = rule.get().partial(position, operands);
    List<Expr> values = new ArrayList<>();
    for (int k = 0; k < operands.size(); k++) {
      values.add(
          partial.needs().contains(ARGUMENTS[k])
              ? operand.apply(k)
              : unused(operands.get(k).type()));
    }
    Expr value = partial.needs().contains(Symbol.R) ? result.get() : unused(e.type());
    return rule.get().contribution(partial, values, value, adjoint);
  }

  /** Stands where a partial has no use for a value. */
  private static Expr unused(Type type) {
    return new Expr.Var(new io.adjoint.compiler.ir.Variable(-99, "unused", type));
  }
}
