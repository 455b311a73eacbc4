package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds up in a variable what a reversed loop adds, iteration by iteration, to one element of a
 * shadow: {@code dxc[a] += e} becomes {@code sum += e}, and the sum is added to the element after
 * the loop.
 *
 * <p>The JIT compiler does not do it by itself, since for all it knows another store of the loop is
 * to the same element; here it is known which shadows are different arrays. It is done where the
 * element is the same in all iterations, and the loop does nothing but add to the arrays that it
 * may be in: additions commute. The element is touched only where the sum is not zero, as the loop
 * may have no iteration, and the index no element.
 */
final class ElementSums {
  private final ReversalContext context;
  private final ReverseReferences references;
  private final Set<Variable> changed = new HashSet<>();
  private final Set<Integer> otherwiseUsed = new HashSet<>();
  private boolean calls;
  private final Map<Expr.Load, Variable> sums = new LinkedHashMap<>();

  /**
   * A loop's body with what has to stand around the loop.
   *
   * @param before declarations of the sums
   * @param after their additions
   */
  record Made(List<Stmt> before, Block body, List<Stmt> after) {}

  private ElementSums(ReversalContext context) {
    this.context = context;
    this.references = new ReverseReferences(context);
  }

  /**
   * @param body the body of a reversed loop
   * @param variable the loop's variable
   */
  static Made of(ReversalContext context, List<Stmt> body, Variable variable) {
    ElementSums pass = new ElementSums(context);
    pass.changed.add(variable);
    Block block = new Block(body);
    if (!context.strategy().uses(Optimisation.ELEMENT_SUMS)) {
      return pass.made(block);
    }
    pass.changed.addAll(Assigned.orDeclaredIn(body));
    IrWalk.forEachStmt(block, pass::look);
    IrWalk.forEachStmt(block, pass::choose);
    return pass.made(block);
  }

  private void look(Stmt statement) {
    if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load place) {
      place.operands().forEach(this::look);
      look(s.value());
    } else {
      IrWalk.forEachExpr(statement, this::look);
    }
  }

  private void look(Expr e) {
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          calls |= part instanceof Expr.CallFunction || part instanceof Expr.Invoke;
          if (part instanceof Expr.Load load && !load.type().isArray()) {
            references.shadowClass(load.array()).ifPresent(otherwiseUsed::add);
          }
        });
  }

  private void choose(Stmt statement) {
    if (!calls
        && statement instanceof Stmt.Increment s
        && s.place() instanceof Expr.Load place
        && !sums.containsKey(place)
        && references.isInvariant(place, changed::contains)
        && references
            .shadowClass(place.array())
            .filter(c -> !otherwiseUsed.contains(c))
            .isPresent()) {
      String name = place.array() instanceof Expr.Var v ? v.variable().name() : "element";
      sums.put(place, context.fresh().variable(name + "Sum", place.type()));
    }
  }

  private Made made(Block body) {
    if (sums.isEmpty()) {
      return new Made(List.of(), body, List.of());
    }
    List<Stmt> before = new ArrayList<>();
    List<Stmt> after = new ArrayList<>();
    Set<Expr.Load> places = new LinkedHashSet<>(sums.keySet());
    for (Expr.Load place : places) {
      Variable sum = Optional.ofNullable(sums.get(place)).orElseThrow();
      Expr zero = Expr.zero(sum.type());
      before.add(new Stmt.Declare(sum, Optional.of(zero), Span.NONE));
      after.add(
          new Stmt.If(
              new Expr.Binary(Operator.NE, Expr.of(sum), zero),
              Block.of(new Stmt.Increment(place, false, Expr.of(sum), Span.NONE)),
              Block.EMPTY,
              Span.NONE));
    }
    return new Made(before, IrWalk.mapStmts(body, s -> List.of(summed(s))), after);
  }

  private Stmt summed(Stmt statement) {
    if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load place) {
      Variable sum = sums.get(place);
      if (sum != null) {
        return new Stmt.Increment(Expr.of(sum), s.negative(), s.value(), s.span());
      }
    }
    return statement;
  }
}
