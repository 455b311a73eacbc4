package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of products, in the algebra of real numbers: for a formula that is read, not run. Numbers
 * are exact decimals, so that 3 times 0.1 is 0.3.
 */
record Formula(List<Term> terms) {
  static final Formula ZERO = new Formula(List.of());

  /** More decimals than this do not come from multiplying what people write. */
  private static final int MOST_DECIMALS = 8;

  Formula {
    terms = List.copyOf(terms);
  }

  /** {@code coefficient * factors / divisors}. */
  record Term(BigDecimal coefficient, List<Expr> factors, List<Expr> divisors) {
    static final Term ONE = new Term(BigDecimal.ONE, List.of(), List.of());

    Term {
      factors = List.copyOf(factors);
      divisors = List.copyOf(divisors);
    }

    Term negated() {
      return new Term(coefficient.negate(), factors, divisors);
    }

    Term times(Expr e) {
      if (e instanceof Expr.Const c && isPlain(c)) {
        BigDecimal product = coefficient.multiply(decimal(c));
        return new Term(product.stripTrailingZeros(), factors, divisors);
      } else if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
        return negated().times(u.operand());
      } else if (e instanceof Expr.Binary b && b.op() == Operator.MUL) {
        return times(b.left()).times(b.right());
      } else if (e instanceof Expr.Binary b && b.op() == Operator.DIV) {
        return times(b.left()).over(b.right());
      }
      int cancels = divisors.indexOf(e);
      return cancels >= 0
          ? new Term(coefficient, factors, without(divisors, cancels))
          : new Term(coefficient, with(factors, e), divisors);
    }

    Term over(Expr e) {
      if (e instanceof Expr.Const c && isPlain(c) && decimal(c).signum() != 0) {
        BigDecimal divisor = decimal(c);
        BigDecimal quotient =
            coefficient.divide(divisor, 2 * MOST_DECIMALS, RoundingMode.HALF_EVEN);
        boolean exact = quotient.multiply(divisor).compareTo(coefficient) == 0;
        if (exact && quotient.stripTrailingZeros().scale() <= MOST_DECIMALS) {
          return new Term(quotient.stripTrailingZeros(), factors, divisors);
        }
      } else if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
        return negated().over(u.operand());
      } else if (e instanceof Expr.Binary b && b.op() == Operator.MUL) {
        return over(b.left()).over(b.right());
      }
      int cancels = factors.indexOf(e);
      return cancels >= 0
          ? new Term(coefficient, without(factors, cancels), divisors)
          : new Term(coefficient, factors, with(divisors, e));
    }

    /** Whether the two differ in their coefficients only. */
    boolean isLike(Term other) {
      return isPermutation(factors, other.factors) && isPermutation(divisors, other.divisors);
    }

    /** The product without its sign. */
    Expr magnitude() {
      Expr number = real(coefficient.abs());
      boolean one = coefficient.abs().compareTo(BigDecimal.ONE) == 0;
      List<Expr> all = new ArrayList<>(factors);
      if (!one || all.isEmpty()) {
        all.add(0, number);
      }
      Expr product = product(all);
      return divisors.isEmpty() ? product : Expr.binary(Operator.DIV, product, product(divisors));
    }

    private static Expr product(List<Expr> factors) {
      return factors.stream().reduce((a, b) -> Expr.binary(Operator.MUL, a, b)).orElseThrow();
    }
  }

  /** A number that is not known by a name, such as that of π. */
  private static boolean isPlain(Expr.Const c) {
    return c.value() instanceof Double d
        && Double.isFinite(d)
        && d != Math.PI
        && d != Math.E
        && decimal(c).stripTrailingZeros().scale() <= MOST_DECIMALS;
  }

  private static BigDecimal decimal(Expr.Const c) {
    return c.value() instanceof Double d
        ? new BigDecimal(JavaLiterals.decimal(d)).stripTrailingZeros()
        : BigDecimal.ZERO;
  }

  private static Expr real(BigDecimal number) {
    return new Expr.Const(Type.DOUBLE, number.doubleValue());
  }

  private static List<Expr> with(List<Expr> list, Expr e) {
    List<Expr> result = new ArrayList<>(list);
    result.add(e);
    return result;
  }

  private static List<Expr> without(List<Expr> list, int index) {
    List<Expr> result = new ArrayList<>(list);
    result.remove(index);
    return result;
  }

  private static boolean isPermutation(List<Expr> a, List<Expr> b) {
    List<Expr> rest = new ArrayList<>(b);
    return a.size() == b.size() && a.stream().allMatch(rest::remove);
  }

  Formula plus(Formula other) {
    List<Term> sum = new ArrayList<>(terms);
    for (Term term : other.terms) {
      add(sum, term);
    }
    return new Formula(sum);
  }

  private static void add(List<Term> sum, Term term) {
    for (int i = 0; i < sum.size(); i++) {
      Term present = sum.get(i);
      if (present.isLike(term)) {
        BigDecimal coefficient = present.coefficient().add(term.coefficient());
        if (coefficient.signum() == 0) {
          sum.remove(i);
        } else {
          sum.set(i, new Term(coefficient, present.factors(), present.divisors()));
        }
        return;
      }
    }
    if (term.coefficient().signum() != 0) {
      sum.add(term);
    }
  }

  /** This formula times an expression; a sum stays one factor where that is shorter. */
  Formula times(Expr e) {
    Term factor = Term.ONE.times(e);
    boolean number = factor.factors().isEmpty() && factor.divisors().isEmpty();
    if (number && factor.coefficient().signum() == 0) {
      return ZERO;
    }
    if (isNumber()) {
      return split(e).scaled(terms.get(0).coefficient());
    }
    List<Term> from = number || terms.size() < 2 ? terms : List.of(Term.ONE.times(toExpr()));
    List<Term> product = new ArrayList<>();
    for (Term term : from) {
      add(product, term.times(e));
    }
    return new Formula(product);
  }

  private boolean isNumber() {
    return terms.size() == 1
        && terms.get(0).factors().isEmpty()
        && terms.get(0).divisors().isEmpty();
  }

  /** The terms of a sum. */
  private static Formula split(Expr e) {
    boolean sum = e instanceof Expr.Binary b && (b.op() == Operator.ADD || b.op() == Operator.SUB);
    if (sum && e instanceof Expr.Binary b) {
      Formula right = split(b.right());
      return split(b.left()).plus(b.op() == Operator.SUB ? right.negated() : right);
    }
    return new Formula(List.of(Term.ONE.times(e)));
  }

  private Formula scaled(BigDecimal number) {
    return new Formula(
        terms.stream()
            .map(t -> new Term(t.coefficient().multiply(number), t.factors(), t.divisors()))
            .filter(t -> t.coefficient().signum() != 0)
            .toList());
  }

  Formula over(Expr e) {
    List<Term> from = terms.size() < 2 ? terms : List.of(Term.ONE.times(toExpr()));
    return new Formula(from.stream().map(term -> term.over(e)).toList());
  }

  Formula negated() {
    return new Formula(terms.stream().map(Term::negated).toList());
  }

  Expr toExpr() {
    if (terms.isEmpty()) {
      return real(BigDecimal.ZERO);
    }
    Expr sum = leading(terms.get(0));
    for (Term term : terms.subList(1, terms.size())) {
      Operator op = term.coefficient().signum() < 0 ? Operator.SUB : Operator.ADD;
      sum = Expr.binary(op, sum, term.magnitude());
    }
    return sum;
  }

  private static Expr leading(Term term) {
    return term.coefficient().signum() < 0 ? withMinus(term.magnitude()) : term.magnitude();
  }

  /** The minus goes to the first factor, where no parentheses are needed. */
  private static Expr withMinus(Expr e) {
    if (e instanceof Expr.Const c && c.value() instanceof Double d) {
      return new Expr.Const(Type.DOUBLE, -d);
    } else if (e instanceof Expr.Binary b && (b.op() == Operator.MUL || b.op() == Operator.DIV)) {
      return Expr.binary(b.op(), withMinus(b.left()), b.right());
    }
    return new Expr.Unary(Expr.Unary.Op.NEG, e);
  }
}
