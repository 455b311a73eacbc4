package io.adjoint.compiler.analysis;

import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.rules.Rules;
import java.util.List;

/**
 * Tells the user where derivative information stops, and what in a method is likely not meant.
 *
 * <p>In: a program as the frontend read it, with its activity. Out: diagnostics; nothing is
 * changed. Also refuses what only activity can tell: that an active value is written to a static
 * array.
 */
public final class Warnings {
  private final ArrayClasses classes;
  private final Activity activity;
  private final Diagnostics diagnostics;

  private Warnings(ArrayClasses classes, Activity activity, Diagnostics diagnostics) {
    this.classes = classes;
    this.activity = activity;
    this.diagnostics = diagnostics;
  }

  /**
   * @param entry the annotated method
   * @param inputs the parameters to differentiate by
   */
  public static void report(
      Function entry,
      List<Variable> inputs,
      Program program,
      ArrayClasses classes,
      Activity activity,
      Diagnostics diagnostics) {
    Warnings warnings = new Warnings(classes, activity, diagnostics);
    for (Function function : program.functions()) {
      Signs signs = Signs.in(function.body());
      Traces traces =
          Traces.in(function.body(), e -> warnings.activity.isVaried(function.key(), e));
      IrWalk.forEachStmt(
          function.body(), s -> warnings.statement(function.key(), s, signs, traces));
    }
    warnings.unused(entry, inputs);
    warnings.aliases(entry);
  }

  private void statement(String function, Stmt statement, Signs signs, Traces traces) {
    IrWalk.forEachDeepExpr(
        statement,
        e -> {
          lost(e, statement.span(), traces);
          stops(function, e, statement.span());
          equality(function, e, statement);
          infinite(function, e, statement.span(), signs);
        });
    if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Load load) {
      constant(function, load, s.value(), statement.span());
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load load) {
      constant(function, load, s.value(), statement.span());
    }
  }

  private void constant(String function, Expr.Load place, Expr value, Span span) {
    if (classes.isConstant(classes.classOf(function, place.array()))
        && activity.isVaried(function, value)) {
      diagnostics.report(
          Code.AD013,
          span,
          "cannot differentiate this assignment because the array may be one that a static field"
              + " holds, which outlives the call; write to an array of the method's own");
    }
  }

  private void stops(String function, Expr e, Span span) {
    if (e instanceof Expr.Cast cast
        && cast.type().isIntegral()
        && activity.isVaried(function, cast.operand())) {
      diagnostics.report(
          Code.AD020,
          span,
          "an active value is cast to "
              + cast.type()
              + ": the derivative stops here, the result counts as a constant");
    } else if (e instanceof Expr.Apply apply
        && Rules.standard().stopsDerivative(apply.function())
        && apply.arguments().stream().anyMatch(a -> activity.isVaried(function, a))) {
      diagnostics.report(
          Code.AD020,
          span,
          apply.function().name()
              + " of an active value is constant between its steps: the derivative stops here");
    }
  }

  private void lost(Expr e, Span span, Traces traces) {
    if (traces.isReadBy(e)) {
      diagnostics.report(
          Code.AD020,
          span,
          "a number is read from a text or an object that is made of an active value: the"
              + " derivative stops here, the number counts as a constant");
    }
  }

  /**
   * A root of what is zero at its least, such as a sum of squares. Of other arguments nothing is
   * said: every root has a place where its derivative is infinite.
   */
  private void infinite(String function, Expr e, Span span, Signs signs) {
    if (e instanceof Expr.Apply apply
        && isRoot(apply)
        && activity.isVaried(function, apply.arguments().get(0))
        && signs.of(apply.arguments().get(0)) == Signs.Sign.ZERO_AT_LEAST) {
      diagnostics.report(
          Code.AD025,
          span,
          "the derivative of "
              + apply.function().name()
              + " is infinite at 0, which its argument reaches where all its terms are 0; add a"
              + " small constant, use Math.hypot, or treat that point by itself");
    }
  }

  private static boolean isRoot(Expr.Apply apply) {
    return apply.function().name().equals("sqrt")
        || (apply.function().name().equals("pow")
            && apply.arguments().get(1) instanceof Expr.Const c
            && c.value() instanceof Double exponent
            && exponent > 0
            && exponent < 1);
  }

  private void equality(String function, Expr e, Stmt statement) {
    boolean decides =
        statement instanceof Stmt.If || statement instanceof Stmt.Loop || e instanceof Expr.Select;
    Expr test = e instanceof Expr.Select select ? select.condition() : e;
    if (decides
        && test instanceof Expr.Binary b
        && (b.op() == Operator.EQ || b.op() == Operator.NE)
        && b.left().type().isRealScalar()
        && (activity.isVaried(function, b.left()) || activity.isVaried(function, b.right()))) {
      diagnostics.report(
          Code.AD023,
          statement.span(),
          "'"
              + b.op().symbol()
              + "' of an active value decides a branch: where it is equal only at one point, the"
              + " derivative of that branch may lack what the other branch depends on");
    }
  }

  private void unused(Function entry, List<Variable> inputs) {
    for (Variable input : inputs) {
      if (!activity.isActive(entry.key(), input)) {
        diagnostics.report(
            Code.AD021,
            entry.span(),
            "the result of '"
                + entry.name()
                + "' does not depend on '"
                + input.name()
                + "': its derivative is always zero; leave it out of wrt");
      }
    }
  }

  private void aliases(Function entry) {
    List<Variable> arrays =
        entry.parameters().stream().filter(p -> p.type().isArray() && p.type().isReal()).toList();
    for (int i = 0; i < arrays.size(); i++) {
      for (Variable other : arrays.subList(i + 1, arrays.size())) {
        Variable one = arrays.get(i);
        if (one.type().equals(other.type()) && (isWritten(entry, one) || isWritten(entry, other))) {
          diagnostics.report(
              Code.AD028,
              entry.span(),
              "'"
                  + one.name()
                  + "' and '"
                  + other.name()
                  + "' may be the same array, and one of them is written; the generated code"
                  + " checks at run time that they are not");
        }
      }
    }
  }

  private boolean isWritten(Function function, Variable array) {
    return classes.isStored(classes.leafClass(function.key(), Expr.of(array)));
  }
}
