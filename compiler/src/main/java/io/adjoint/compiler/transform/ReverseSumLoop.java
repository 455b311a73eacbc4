package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reversal of a {@linkplain SumLoops sum loop}: one loop, in the forward sweep, of which each
 * iteration runs forwards and then backwards at once.
 *
 * <p>What an iteration adds to the adjoint of a scalar from outside goes to a sum of its own, which
 * is added to that adjoint where the reverse sweep comes to the loop: between the two, the scalar
 * may have had other values, whose adjoints are not to be mixed up with this one.
 */
final class ReverseSumLoop {
  private final ReversalContext context;
  private final Reversal reversal;

  ReverseSumLoop(ReversalContext context, Reversal reversal) {
    this.context = context;
    this.reversal = reversal;
  }

  void reverse(Stmt.Loop loop, List<SumLoops.Sum> sums, List<Piece> forward) {
    Values values = context.values();
    Region outerRegion = values.region();
    ReverseBlock outer = values.block();
    Region region = Region.ofSumLoop(outerRegion);
    ReverseBlock inner = outer.nested();
    Set<Variable> assigned = reversal.assigned(Block.of(loop));

    Map<Variable, ReverseBlock.AdjointVariable> adjoints = context.adjoints();
    Map<Variable, ReverseBlock.AdjointVariable> before = new LinkedHashMap<>(adjoints);
    sums.forEach(
        sum -> adjoints.put(sum.accumulator(), new ReverseBlock.AdjointVariable(sum.adjoint())));
    Map<Variable, ReverseBlock.AdjointVariable> collected = new LinkedHashMap<>();
    for (Variable scalar : activeScalarsFromOutside(loop, sums)) {
      ReverseBlock.AdjointVariable adjoint =
          new ReverseBlock.AdjointVariable(
              context.fresh().variable(Naming.adjoint(scalar.name()), Shadows.adjointType()));
      adjoints.put(scalar, adjoint);
      if (assigned.contains(scalar)) {
        inner.declare(adjoint);
      } else {
        collected.put(scalar, adjoint);
      }
    }

    values.enter(region, inner);
    List<Piece> body = new ArrayList<>();
    assigned.forEach(variable -> values.define(variable, Optional.empty(), body));
    Breakables.Breakable iteration = context.breakables().enter(Optional.of(loop.label()), region);
    body.add(context.breakables().startOf(iteration));
    reversal.statements(loop.body().statements(), body);
    context.breakables().leave();
    region.setAtEnd(values.latest());
    values.enter(outerRegion, outer);

    collected.values().removeIf(adjoint -> !adjoint.isUsed());
    collected.keySet().forEach(scalar -> restore(scalar, before, adjoints));
    sums.forEach(sum -> restore(sum.accumulator(), before, adjoints));
    assigned.forEach(scalar -> restore(scalar, before, adjoints));
    activeScalarsFromOutside(loop, List.of()).forEach(scalar -> restore(scalar, before, adjoints));
    collected.values().forEach(adjoint -> outerRegion.readsAfterwards(adjoint.variable()));

    forward.add(out -> write(loop, sums, collected.values(), region, inner, body, out));
    reversal.redefine(assigned, forward);
    List<Stmt> additions = new ArrayList<>();
    collected.forEach(
        (scalar, adjoint) ->
            additions.add(
                new Stmt.Increment(
                    Expr.of(context.adjoint(scalar).use()),
                    false,
                    Expr.of(adjoint.variable()),
                    Span.NONE)));
    if (!additions.isEmpty()) {
      outer.add(out -> out.addAll(additions));
    }
  }

  private static void restore(
      Variable scalar,
      Map<Variable, ReverseBlock.AdjointVariable> before,
      Map<Variable, ReverseBlock.AdjointVariable> adjoints) {
    ReverseBlock.AdjointVariable old = before.get(scalar);
    if (old == null) {
      adjoints.remove(scalar);
    } else {
      adjoints.put(scalar, old);
    }
  }

  /** The active scalars that the loop mentions but does not declare, without its sums. */
  private Set<Variable> activeScalarsFromOutside(Stmt.Loop loop, List<SumLoops.Sum> sums) {
    Set<Variable> mentioned = new LinkedHashSet<>();
    Set<Variable> declared = new LinkedHashSet<>();
    IrWalk.forEachStmt(
        Block.of(loop),
        s -> {
          if (s instanceof Stmt.Declare declare) {
            declared.add(declare.variable());
          }
          IrWalk.forEachDeepExpr(
              s,
              e -> {
                if (e instanceof Expr.Var v
                    && v.type().isRealScalar()
                    && context.activity().isActive(context.function().key(), v.variable())) {
                  mentioned.add(v.variable());
                }
              });
        });
    mentioned.removeAll(declared);
    sums.forEach(sum -> mentioned.remove(sum.accumulator()));
    return mentioned;
  }

  private void write(
      Stmt.Loop loop,
      List<SumLoops.Sum> sums,
      Iterable<ReverseBlock.AdjointVariable> collected,
      Region region,
      ReverseBlock inner,
      List<Piece> body,
      List<Stmt> out) {
    sums.forEach(
        sum -> out.add(new Stmt.Declare(sum.adjoint(), Optional.of(sum.seed()), Span.NONE)));
    collected.forEach(
        adjoint ->
            out.add(new Stmt.Declare(adjoint.variable(), Optional.of(Expr.of(0.0)), Span.NONE)));
    List<Stmt> forward = new ArrayList<>();
    body.forEach(piece -> piece.write(forward));
    boolean enclosed = Normalise.continues(new Block(forward), loop.label());
    Set<Variable> read = new LinkedHashSet<>(context.keep().readDirectly(r -> r == region));
    read.addAll(region.readAfterwards());
    Hoist hoist = Hoist.of(forward, read, enclosed);

    List<Stmt> iteration = new ArrayList<>();
    region
        .cells()
        .forEach(
            cell ->
                iteration.add(
                    new Stmt.Declare(
                        ((Expr.Var) cell.storage()).variable(),
                        Optional.of(Expr.zero(cell.type())),
                        Span.NONE)));
    iteration.addAll(hoist.declarations());
    if (enclosed) {
      Label end = context.fresh().label(loop.label().name() + "Forward");
      iteration.add(
          new Stmt.Labeled(
              end,
              Normalise.retarget(new Block(hoist.statements()), loop.label(), end),
              Span.NONE));
    } else {
      iteration.addAll(hoist.statements());
    }
    inner.write(iteration);
    out.add(
        new Stmt.Loop(
            loop.label(), loop.condition(), new Block(iteration), loop.update(), loop.span()));
  }
}
