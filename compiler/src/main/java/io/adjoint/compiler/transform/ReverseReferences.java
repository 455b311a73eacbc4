package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Variable;
import java.util.Optional;
import java.util.function.Predicate;

/** What the references and indices of the reverse sweep refer to in the forward sweep. */
record ReverseReferences(ReversalContext context) {

  /**
   * All arrays of a class, or all shadows of such arrays. Two references may be to one array only
   * if these are equal.
   */
  record Array(boolean isShadow, int arrayClass) {}

  Array arrayOf(Expr reference) {
    return new Array(isShadow(reference), context.shadows().classOf(original(reference)));
  }

  /** The class of the array whose shadow a reference is. */
  Optional<Integer> shadowClass(Expr reference) {
    return isShadow(reference)
        ? Optional.of(context.shadows().classOf(original(reference)))
        : Optional.empty();
  }

  private boolean isShadow(Expr reference) {
    Expr own = original(reference);
    while (own instanceof Expr.Load load) {
      own = load.array();
    }
    return own instanceof Expr.Var v && context.shadows().isShadow(v.variable());
  }

  /**
   * The reference with what the forward sweep saves in the place of its versions: a variable, or an
   * element of an array of arrays.
   */
  private Expr original(Expr reference) {
    if (reference instanceof Expr.Var v) {
      return context.values().ofPlaceholder(v.variable()).map(Version::saved).orElse(reference);
    } else if (reference instanceof Expr.Load load) {
      return new Expr.Load(original(load.array()), load.index());
    }
    return reference;
  }

  /**
   * Whether a reference or an index is the same wherever some variables change, and costs nothing
   * to find.
   */
  boolean isInvariant(Expr e, Predicate<Variable> changes) {
    if (e instanceof Expr.Var v) {
      return !changes.test(v.variable())
          && context
              .values()
              .ofPlaceholder(v.variable())
              .filter(version -> version.source() == Version.Source.INLINED)
              .flatMap(Version::definition)
              .map(definition -> isInvariant(definition, changes))
              .orElse(true);
    }
    boolean simple =
        e instanceof Expr.Const
            || e instanceof Expr.Load
            || (e instanceof Expr.Binary b
                && b.type().isIntegral()
                && b.op() != Operator.DIV
                && b.op() != Operator.REM);
    return simple && e.operands().stream().allMatch(operand -> isInvariant(operand, changes));
  }
}
