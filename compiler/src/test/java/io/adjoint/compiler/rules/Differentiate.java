package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import java.util.List;
import java.util.Map;

/**
 * Differentiates a template by the very table it comes from: second order, from the first-order
 * rows.
 */
final class Differentiate {
  private final Rules rules = Rules.standard();
  private final Map<Symbol, Expr> derivatives;

  private Differentiate(Map<Symbol, Expr> derivatives) {
    this.derivatives = derivatives;
  }

  /**
   * The derivative of a partial of {@code rule} by an argument. The result r depends on the
   * argument as the rule itself says.
   */
  static Expr partial(Rule rule, Partial partial, int argument) {
    Symbol by = Symbol.ofArgument(argument);
    Expr one = Expr.of(1.0);
    return new Differentiate(Map.of(by, one, Symbol.R, rule.partial(argument).template()))
        .of(partial.template());
  }

  private Expr of(Expr e) {
    Expr zero = Expr.of(0.0);
    if (e instanceof Expr.Const) {
      return zero;
    } else if (e instanceof Expr.Var v) {
      return Symbol.of(v.variable()).map(s -> derivatives.getOrDefault(s, zero)).orElseThrow();
    } else if (e instanceof Expr.Select s) {
      return new Expr.Select(s.condition(), of(s.whenTrue()), of(s.whenFalse()));
    }
    Rule rule = rules.of(e).orElseThrow();
    List<Expr> operands = e.operands();
    Expr sum = zero;
    for (int i = 0; i < operands.size(); i++) {
      boolean passive = rule.partial(i, operands).isZero();
      if (!passive) {
        Expr partial = rule.instantiatePartial(i, operands, e);
        Expr term = Expr.binary(Operator.MUL, partial, of(operands.get(i)));
        sum = Expr.binary(Operator.ADD, sum, term);
      }
    }
    return sum;
  }
}
