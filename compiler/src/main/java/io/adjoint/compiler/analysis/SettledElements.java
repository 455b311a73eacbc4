package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells by their indices that a store is never to an element that was read before, as where {@code
 * a[i]} is computed from {@code a[i - 1]}, or a column of a matrix from the columns before it.
 *
 * <p>In a loop that is executed once and whose variable j counts up by one, a store to index {@code
 * j + c} is beyond all that was read so far, if each read is at {@code j + d} with d less than c,
 * or at the variable of an inner loop that stays below {@code j + c}. Only the last index is looked
 * at: where it differs, so does the element.
 */
public final class SettledElements {
  private final Map<Stmt, List<Stmt.Loop>> loopsAround = new IdentityHashMap<>();
  private final Predicate<Stmt> isSumLoop;

  /** {@code variable + offset}. */
  private record Index(Variable variable, int offset) {}

  /** A statement that reads an element. */
  public record Read(Stmt statement, Expr.Load element) {}

  private SettledElements(Predicate<Stmt> isSumLoop) {
    this.isSumLoop = isSumLoop;
  }

  /**
   * Looks at a body.
   *
   * @param isSumLoop whether the iterations of a loop have nothing to do with each other
   */
  public static SettledElements in(Block body, Predicate<Stmt> isSumLoop) {
    SettledElements elements = new SettledElements(isSumLoop);
    elements.visit(body, List.of());
    return elements;
  }

  private void visit(Block block, List<Stmt.Loop> around) {
    for (Stmt statement : block.statements()) {
      loopsAround.put(statement, around);
      List<Stmt.Loop> inside = around;
      if (statement instanceof Stmt.Loop loop && !isSumLoop.test(loop)) {
        inside = new ArrayList<>(around);
        inside.add(loop);
      }
      for (Block inner : IrWalk.blocks(statement)) {
        visit(inner, inside);
      }
    }
  }

  /** Whether the store is to an element that none of the reads has met before. */
  public boolean isBeyond(Stmt store, Expr.Load place, List<Read> reads) {
    List<Stmt.Loop> around = loopsAround.getOrDefault(store, List.of());
    if (around.isEmpty()) {
      return false;
    }
    Stmt.Loop loop = around.get(0);
    Optional<CountedLoop> counted = counted(loop).filter(c -> c.step() == 1);
    Optional<Index> index = index(place.index());
    return counted.isPresent()
        && index.isPresent()
        && index.get().variable().equals(counted.get().variable())
        && reads.stream().allMatch(read -> isBelow(read, loop, index.get()));
  }

  private boolean isBelow(Read read, Stmt.Loop loop, Index store) {
    List<Stmt.Loop> around = loopsAround.getOrDefault(read.statement(), List.of());
    Optional<Index> index = index(read.element().index());
    if (around.isEmpty() || around.get(0) != loop || index.isEmpty()) {
      return false;
    }
    if (index.get().variable().equals(store.variable())) {
      return index.get().offset() < store.offset();
    }
    for (Stmt.Loop inner : around.subList(1, around.size())) {
      Optional<CountedLoop> counted = counted(inner).filter(c -> c.step() == 1);
      if (counted.isPresent() && counted.get().variable().equals(index.get().variable())) {
        int beyond = counted.get().inclusive() ? 1 : 0;
        return index(counted.get().bound())
            .filter(bound -> bound.variable().equals(store.variable()))
            .filter(b -> b.offset() + beyond + index.get().offset() <= store.offset())
            .isPresent();
      }
    }
    return false;
  }

  private static Optional<CountedLoop> counted(Stmt.Loop loop) {
    return CountedLoop.of(loop, array -> true);
  }

  /** Small offsets only, so that no sum of them overflows. */
  private static Optional<Index> index(Expr e) {
    if (e instanceof Expr.Var v) {
      return Optional.of(new Index(v.variable(), 0));
    } else if (e instanceof Expr.Binary b
        && (b.op() == Operator.ADD || b.op() == Operator.SUB)
        && b.left() instanceof Expr.Var v
        && b.right() instanceof Expr.Const c
        && c.value() instanceof Integer offset
        && Math.abs((long) offset) < 1 << 20) {
      return Optional.of(new Index(v.variable(), b.op() == Operator.ADD ? offset : -offset));
    }
    return Optional.empty();
  }
}
