package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import java.util.EnumSet;
import java.util.Set;

/**
 * The partial derivative of a function by one of its arguments.
 *
 * @param text the mathematics, as the table writes it
 * @param template an expression of type double over the {@linkplain Symbol symbols}
 * @param singular whether it can be infinite or NaN at finite arguments, so that a zero adjoint
 *     needs the strong-zero guard
 */
public record Partial(String text, Expr template, boolean singular) {

  static Partial parse(String text, boolean singular) {
    return new Partial(text, RuleParser.parseNumber(text), singular);
  }

  Partial regular() {
    return new Partial(text, template, false);
  }

  Partial usingFunctionsOf(String owner) {
    return new Partial(text, Templates.withOwner(template, owner), singular);
  }

  /** The value for these arguments, all as doubles, and the function's value for them. */
  public double value(double[] arguments, double result) {
    return TemplateValue.of(template, arguments, result);
  }

  /** The arguments and the result that the partial reads. */
  public Set<Symbol> needs() {
    Set<Symbol> needs = EnumSet.noneOf(Symbol.class);
    collect(template, needs);
    return needs;
  }

  /** Whether no derivative passes at all. */
  public boolean isZero() {
    return isConstant(0);
  }

  public boolean isOne() {
    return isConstant(1);
  }

  private boolean isConstant(double value) {
    return Templates.isConstant(template, value);
  }

  private static void collect(Expr expression, Set<Symbol> into) {
    if (expression instanceof Expr.Var v) {
      Symbol.of(v.variable()).ifPresent(into::add);
    }
    expression.operands().forEach(operand -> collect(operand, into));
  }
}
