package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums of what flows to one adjoint, like terms joined: {@code 2 * d * x} for {@code d * x + x *
 * d}. Terms that cancel out stay, since what they are made of may be infinite.
 */
final class LikeTerms {
  private final Map<Variable, Expr> temporaries = new HashMap<>();

  /**
   * @param declarations of variables that the terms use
   */
  LikeTerms(List<Stmt> declarations) {
    for (Stmt statement : declarations) {
      if (statement instanceof Stmt.Declare s) {
        s.value().ifPresent(value -> temporaries.put(s.variable(), value));
      }
    }
  }

  /** A product: a number, and what is multiplied with it and how often. */
  private record Product(double number, Map<Expr, Integer> factors) {}

  Expr sum(Expr terms, Expr term) {
    return joined(terms, product(term)).orElseGet(() -> new Expr.Binary(Operator.ADD, terms, term));
  }

  /** The sum with the other term in the one that it is like. */
  private Optional<Expr> joined(Expr terms, Product like) {
    if (terms instanceof Expr.Binary sum && sum.op() == Operator.ADD) {
      Optional<Expr> left = joined(sum.left(), like);
      return left.isPresent()
          ? left.map(l -> new Expr.Binary(Operator.ADD, l, sum.right()))
          : joined(sum.right(), like).map(r -> new Expr.Binary(Operator.ADD, sum.left(), r));
    }
    Product own = product(terms);
    double scale = (own.number() + like.number()) / own.number();
    boolean exact = scale != 0 && scale * own.number() == own.number() + like.number();
    return own.factors().equals(like.factors()) && exact
        ? Optional.of(scaledNumber(terms, scale).orElseGet(() -> scaled(terms, scale)))
        : Optional.empty();
  }

  private Product product(Expr e) {
    Map<Expr, Integer> factors = new HashMap<>();
    double number = multiply(e, factors);
    return new Product(number, factors);
  }

  private double multiply(Expr e, Map<Expr, Integer> factors) {
    if (e instanceof Expr.Unary negation && negation.op() == Expr.Unary.Op.NEG) {
      return -multiply(negation.operand(), factors);
    } else if (e instanceof Expr.Binary product && product.op() == Operator.MUL) {
      return multiply(product.left(), factors) * multiply(product.right(), factors);
    } else if (e instanceof Expr.Const constant && constant.value() instanceof Double number) {
      return number;
    } else if (e instanceof Expr.Var v && temporaries.containsKey(v.variable())) {
      return multiply(temporaries.getOrDefault(v.variable(), e), factors);
    }
    factors.merge(e, 1, Integer::sum);
    return 1;
  }

  private static Expr scaled(Expr e, double scale) {
    if (e instanceof Expr.Unary negation && negation.op() == Expr.Unary.Op.NEG) {
      return new Expr.Unary(negation.op(), scaled(negation.operand(), scale));
    } else if (e instanceof Expr.Binary product && product.op() == Operator.MUL) {
      return new Expr.Binary(Operator.MUL, scaled(product.left(), scale), product.right());
    }
    return new Expr.Binary(Operator.MUL, Expr.of(scale), e);
  }

  /** Scales a number that is there already. */
  private static Optional<Expr> scaledNumber(Expr e, double scale) {
    if (e instanceof Expr.Const constant && constant.value() instanceof Double number) {
      return Optional.of(Expr.of(scale * number));
    } else if (e instanceof Expr.Unary negation && negation.op() == Expr.Unary.Op.NEG) {
      return scaledNumber(negation.operand(), scale).map(n -> new Expr.Unary(negation.op(), n));
    } else if (e instanceof Expr.Binary product && product.op() == Operator.MUL) {
      Optional<Expr> left = scaledNumber(product.left(), scale);
      return left.isPresent()
          ? left.map(l -> new Expr.Binary(Operator.MUL, l, product.right()))
          : scaledNumber(product.right(), scale)
              .map(r -> new Expr.Binary(Operator.MUL, product.left(), r));
    }
    return Optional.empty();
  }
}
