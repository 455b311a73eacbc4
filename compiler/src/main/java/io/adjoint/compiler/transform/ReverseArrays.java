package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reversal of operations on whole arrays: what an assignment's is, for each of the elements.
 * References to rows are moved in the shadows as they are in the arrays.
 */
final class ReverseArrays {
  private final ReversalContext context;

  ReverseArrays(ReversalContext context) {
    this.context = context;
  }

  /** {@code System.arraycopy}. */
  void copy(Stmt.CopyArray s, List<Piece> forward) {
    if (!context.shadows().has(s.target())) {
      forward.add(out -> out.add(s));
      return;
    }
    Shadows shadows = context.shadows();
    if (s.target().type().rank() > 1) {
      forward.add(
          out -> {
            out.add(
                new Stmt.CopyArray(
                    shadows.of(s.source()),
                    s.sourceFrom(),
                    shadows.of(s.target()),
                    s.targetFrom(),
                    s.length(),
                    Span.NONE));
            out.add(s);
          });
      return;
    }
    Values values = context.values();
    Expr target = values.translate(shadows.of(s.target()), forward);
    Expr targetFrom = values.translate(s.targetFrom(), forward);
    Expr length = values.translate(s.length(), forward);
    if (shadows.has(s.source())) {
      Expr source = values.translate(shadows.of(s.source()), forward);
      Expr sourceFrom = values.translate(s.sourceFrom(), forward);
      context.addReversed(
          s.span(),
          List.of(
              helper(
                  "copyAdjoint",
                  List.of(source, sourceFrom, target, targetFrom, length),
                  Type.VOID)));
    } else {
      Expr end = new Expr.Binary(Operator.ADD, targetFrom, length);
      context.addReversed(
          s.span(), List.of(helper("fillAdjoint", List.of(target, targetFrom, end), Type.DOUBLE)));
    }
    forward.add(out -> out.add(s));
  }

  /** {@code Arrays.fill}. */
  void fill(Stmt.Fill s, List<Piece> forward) {
    Shadows shadows = context.shadows();
    if (!shadows.has(s.array())) {
      forward.add(out -> out.add(s));
      return;
    }
    if (s.array().type().rank() > 1) {
      forward.add(
          out -> {
            out.add(
                new Stmt.Fill(shadows.of(s.array()), s.range(), shadows.of(s.value()), Span.NONE));
            out.add(s);
          });
      return;
    }
    Values values = context.values();
    Flow flow = context.flow(forward);
    Expr target = values.translate(shadows.of(s.array()), forward);
    Expr from = s.range().map(r -> values.translate(r.from(), forward)).orElse(Expr.of(0));
    Expr to = s.range().map(r -> values.translate(r.to(), forward)).orElse(new Expr.Length(target));
    Expr.Invoke sum =
        new Expr.Invoke(
            Optional.empty(),
            Storage.ARRAY_ADJOINTS,
            "fillAdjoint",
            List.of(target, from, to),
            Type.DOUBLE);
    List<Stmt> reversed = new ArrayList<>();
    if (flow.fanOut(s.value()) == 0) {
      reversed.add(new Stmt.Eval(sum, Span.NONE));
    } else {
      Variable adjoint = context.fresh().variable("dFill", Type.DOUBLE);
      reversed.add(new Stmt.Declare(adjoint, Optional.of(sum), Span.NONE));
      flow.carry(s.value(), Expr.of(adjoint), Optional.empty());
      reversed.addAll(flow.temporaries());
      flow.leaves().forEach(leaf -> reversed.add(leaf.accumulate()));
    }
    forward.add(out -> out.add(s));
    context.addReversed(s.span(), reversed);
  }

  /** Calls a method of the runtime that does the adjoint of an operation. */
  static Stmt helper(String name, List<Expr> arguments, Type result) {
    return new Stmt.Eval(
        new Expr.Invoke(Optional.empty(), Storage.ARRAY_ADJOINTS, name, arguments, result),
        Span.NONE);
  }
}
