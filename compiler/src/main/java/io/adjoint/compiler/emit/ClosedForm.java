package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.rules.Partial;
import io.adjoint.compiler.rules.Rule;
import io.adjoint.compiler.rules.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The partial derivatives of a short straight-line method as formulas, for its reader.
 *
 * <p>In: the user's method: declarations of variables that are not assigned again, and a return.
 * Out: one formula for each parameter, over the parameters and the variables, whose definitions
 * follow. The algebra is that of real numbers; where the method is of another form, or a formula
 * would be long, there is none.
 */
final class ClosedForm {
  private static final int MOST_OPERATIONS = 12;
  private static final int MOST_PARAMETERS = 6;

  private final Rules rules = Rules.standard();
  private final Map<Variable, Expr> definitions = new LinkedHashMap<>();
  private final Map<Variable, Formula> tangents = new HashMap<>();

  /** The method is of no form that a formula is made of. */
  private static final class NoFormula extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** The derivative by one parameter. */
  record PartialOf(Variable parameter, Expr formula) {}

  /**
   * @param where the variables that the formulas use, in order, with their definitions
   */
  record Formulas(List<PartialOf> partials, Map<Variable, Expr> where) {}

  private ClosedForm() {}

  /** The formulas, if all are short. */
  static Optional<Formulas> of(Function function, List<Variable> parameters) {
    if (!isOfScalars(function, parameters)) {
      return Optional.empty();
    }
    try {
      List<PartialOf> partials = new ArrayList<>();
      Map<Variable, Expr> where = new LinkedHashMap<>();
      for (Variable parameter : parameters) {
        ClosedForm form = new ClosedForm();
        Expr formula = form.derivative(function, parameter);
        if (operations(formula) > MOST_OPERATIONS) {
          return Optional.empty();
        }
        partials.add(new PartialOf(parameter, formula));
        where.putAll(form.definitions);
      }
      Set<Variable> used = used(partials, where);
      where.keySet().retainAll(used);
      boolean shortEnough = where.values().stream().allMatch(e -> operations(e) <= MOST_OPERATIONS);
      return shortEnough ? Optional.of(new Formulas(partials, where)) : Optional.empty();
    } catch (NoFormula e) {
      return Optional.empty();
    }
  }

  private static boolean isOfScalars(Function function, List<Variable> parameters) {
    return function.result() == Type.DOUBLE
        && !parameters.isEmpty()
        && parameters.size() <= MOST_PARAMETERS
        && parameters.stream().allMatch(p -> p.type() == Type.DOUBLE);
  }

  /** What the formulas name, and what the definitions of that name. */
  private static Set<Variable> used(List<PartialOf> partials, Map<Variable, Expr> where) {
    Set<Variable> used = new LinkedHashSet<>();
    partials.forEach(p -> variables(p.formula(), used));
    List<Variable> last = new ArrayList<>(where.keySet());
    for (int i = last.size() - 1; i >= 0; i--) {
      if (used.contains(last.get(i))) {
        variables(Optional.ofNullable(where.get(last.get(i))).orElseThrow(), used);
      }
    }
    return used;
  }

  private static void variables(Expr e, Set<Variable> into) {
    if (e instanceof Expr.Var v) {
      into.add(v.variable());
    }
    e.operands().forEach(operand -> variables(operand, into));
  }

  private static int operations(Expr e) {
    boolean one = e instanceof Expr.Binary || e instanceof Expr.Unary || e instanceof Expr.Apply;
    return (one ? 1 : 0) + e.operands().stream().mapToInt(ClosedForm::operations).sum();
  }

  private Expr derivative(Function function, Variable parameter) throws NoFormula {
    tangents.put(parameter, new Formula(List.of(Formula.Term.ONE)));
    Set<String> names = new LinkedHashSet<>();
    function.parameters().forEach(p -> names.add(p.name()));
    for (Stmt statement : function.body().statements()) {
      if (statement instanceof Stmt.Declare declare
          && declare.value().isPresent()
          && names.add(declare.variable().name())) {
        define(declare.variable(), plain(declare.value().get()));
      } else if (statement instanceof Stmt.Return leave && leave.value().isPresent()) {
        Expr value = plain(leave.value().get());
        return of(value, value).toExpr();
      } else if (!(statement instanceof Stmt.Remark)) {
        throw new NoFormula();
      }
    }
    throw new NoFormula();
  }

  private void define(Variable variable, Expr value) throws NoFormula {
    tangents.put(variable, of(value, Expr.of(variable)));
    definitions.put(variable, value);
  }

  /** The expression with numbers as literals. */
  private static Expr plain(Expr e) throws NoFormula {
    int[] count = {0};
    Walk.expressions(new Stmt.Return(Optional.of(e), Span.NONE), any -> count[0]++);
    // A longer one has no short formula, and a long sum would need a deep stack.
    if (e instanceof Expr.Effect || count[0] > 10 * MOST_OPERATIONS) {
      throw new NoFormula();
    }
    return e.rewrite(
        part ->
            part instanceof Expr.Cast cast
                    && cast.type() == Type.DOUBLE
                    && cast.operand() instanceof Expr.Const c
                    && c.value() instanceof Number n
                ? Expr.of(n.doubleValue())
                : part);
  }

  /**
   * The derivative of an expression.
   *
   * @param result the shortest expression of the same value
   */
  private Formula of(Expr e, Expr result) throws NoFormula {
    Formula derivative = unbounded(e, result);
    int size = derivative.terms().stream().mapToInt(t -> operations(t.magnitude())).sum();
    if (size > 4 * MOST_OPERATIONS) {
      throw new NoFormula();
    }
    return derivative;
  }

  private Formula unbounded(Expr e, Expr result) throws NoFormula {
    if (e instanceof Expr.Var v) {
      return tangents.getOrDefault(v.variable(), Formula.ZERO);
    } else if (e instanceof Expr.Binary b && b.type() == Type.DOUBLE) {
      return ofBinary(b, result);
    } else if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      return of(u.operand(), u.operand()).negated();
    } else if (e instanceof Expr.Apply a && a.type() == Type.DOUBLE) {
      return ofFunction(a, result);
    } else if (isActive(e)) {
      throw new NoFormula();
    }
    return Formula.ZERO;
  }

  private boolean isActive(Expr e) {
    return e instanceof Expr.Var v && isActive(v.variable())
        || e.operands().stream().anyMatch(this::isActive);
  }

  private boolean isActive(Variable variable) {
    return !tangents.getOrDefault(variable, Formula.ZERO).terms().isEmpty();
  }

  private Formula ofBinary(Expr.Binary e, Expr result) throws NoFormula {
    Formula left = of(e.left(), e.left());
    Formula right = of(e.right(), e.right());
    return switch (e.op()) {
      case ADD -> left.plus(right);
      case SUB -> left.plus(right.negated());
      case MUL -> left.times(e.right()).plus(right.times(e.left()));
      case DIV ->
          left.over(e.right()).plus(right.negated().times(quotient(e, result)).over(e.right()));
      default -> {
        if (isActive(e)) {
          throw new NoFormula();
        }
        yield Formula.ZERO;
      }
    };
  }

  /** The quotient in its own derivative: its name, if it has one. */
  private static Expr quotient(Expr.Binary e, Expr result) {
    return result instanceof Expr.Var ? result : e;
  }

  private Formula ofFunction(Expr.Apply e, Expr result) throws NoFormula {
    Optional<Rule> rule = rules.find(e.function());
    Formula sum = Formula.ZERO;
    for (int i = 0; i < e.arguments().size(); i++) {
      Expr argument = e.arguments().get(i);
      if (!isActive(argument)) {
        continue;
      }
      if (rule.isEmpty()) {
        throw new NoFormula();
      }
      Partial partial = rule.get().partial(i, e.arguments());
      if (partial.isZero()) {
        continue;
      }
      Expr factor = rule.get().instantiatePartial(i, e.arguments(), result);
      if (hasCases(factor)) {
        throw new NoFormula();
      }
      sum = sum.plus(of(argument, argument).times(factor));
    }
    return sum;
  }

  private static boolean hasCases(Expr e) {
    return e instanceof Expr.Select || e.operands().stream().anyMatch(ClosedForm::hasCases);
  }
}
