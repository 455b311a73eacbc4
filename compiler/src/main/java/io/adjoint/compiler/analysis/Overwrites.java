package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which stores overwrite an element whose value the reverse sweep may still ask for: the "to be
 * recorded" analysis of Hascoët, Naumann and Pascual (2005), on classes of arrays.
 *
 * <p>A value may be asked for from the statement that reads it, if its derivative needs it, until
 * all of the array has been written anew. In: a body, the classes that each statement's reversal
 * reads. Out: the stores, and the classes that are overwritten in a way other than by stores to
 * elements.
 */
public final class Overwrites {
  private final Map<Stmt, Set<Integer>> needed;
  private final Function<Expr, Integer> classOf;
  private final Predicate<Stmt> isSumLoop;
  private final ScratchArrays arrays;
  private final Set<Stmt> stores = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Integer> inBulk = new HashSet<>();
  private final Map<Stmt, Set<Integer>> neededInside = new IdentityHashMap<>();

  private Overwrites(
      Map<Stmt, Set<Integer>> needed,
      Function<Expr, Integer> classOf,
      Predicate<Stmt> isSumLoop,
      ScratchArrays arrays) {
    this.needed = needed;
    this.classOf = classOf;
    this.isSumLoop = isSumLoop;
    this.arrays = arrays;
  }

  /**
   * Analyses a body.
   *
   * @param needed for each statement, by identity, the classes of the elements that its reversal
   *     reads
   * @param classOf the class of an array reference
   * @param isSumLoop whether the iterations of a loop are reversed at once: then nothing of them is
   *     asked for afterwards
   */
  public static Overwrites of(
      Block body,
      Map<Stmt, Set<Integer>> needed,
      Function<Expr, Integer> classOf,
      Predicate<Stmt> isSumLoop,
      ScratchArrays arrays) {
    Overwrites overwrites = new Overwrites(needed, classOf, isSumLoop, arrays);
    overwrites.visit(body.statements(), Set.of());
    return overwrites;
  }

  /** The stores to elements, by identity, that overwrite what may be asked for. */
  public Set<Stmt> stores() {
    return stores;
  }

  /** The classes of arrays that are filled, or copied to, where they hold what may be asked for. */
  public Set<Integer> inBulk() {
    return inBulk;
  }

  /** The classes that may be asked for after the statements, given those that may be before. */
  private Set<Integer> visit(List<Stmt> statements, Set<Integer> before) {
    Set<Integer> open = before;
    for (Stmt statement : statements) {
      open = visit(statement, open);
    }
    return open;
  }

  private Set<Integer> visit(Stmt statement, Set<Integer> before) {
    Set<Integer> open = union(before, needed.getOrDefault(statement, Set.of()));
    if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Load place) {
      store(statement, place, open);
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load place) {
      store(statement, place, open);
    } else if (statement instanceof Stmt.Fill s) {
      bulk(s.array(), open);
    } else if (statement instanceof Stmt.CopyArray s) {
      bulk(s.target(), open);
    } else if (statement instanceof Stmt.If s) {
      Set<Integer> afterThen = visit(s.thenBlock().statements(), open);
      return union(afterThen, visit(s.elseBlock().statements(), open));
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s, open);
    } else if (statement instanceof Stmt.Scope s) {
      Set<Integer> after = visit(s.body().statements(), open);
      return without(after, arrays.writtenBy(statement), statement);
    } else if (!IrWalk.blocks(statement).isEmpty()) {
      Set<Integer> anywhere = union(open, inside(statement));
      List<Block> blocks = new ArrayList<>(IrWalk.blocks(statement));
      blocks.forEach(block -> visit(block.statements(), anywhere));
      return anywhere;
    }
    return without(open, arrays.writtenBy(statement), statement);
  }

  private Set<Integer> loop(Stmt.Loop loop, Set<Integer> before) {
    boolean consumed = isSumLoop.test(loop);
    Set<Integer> atHead = consumed ? before : union(before, inside(loop));
    visit(loop.body().statements(), atHead);
    return atHead;
  }

  /** The classes that a statement, with those inside it, asks for. */
  private Set<Integer> inside(Stmt statement) {
    Set<Integer> known = neededInside.get(statement);
    if (known == null) {
      known = new HashSet<>(needed.getOrDefault(statement, Set.of()));
      for (Block block : IrWalk.blocks(statement)) {
        for (Stmt inner : block.statements()) {
          known.addAll(inside(inner));
        }
      }
      neededInside.put(statement, known);
    }
    return known;
  }

  private void store(Stmt statement, Expr.Load place, Set<Integer> open) {
    if (open.contains(classOf.apply(place.array()))) {
      stores.add(statement);
    }
  }

  private void bulk(Expr array, Set<Integer> open) {
    int arrayClass = classOf.apply(array);
    if (open.contains(arrayClass)) {
      inBulk.add(arrayClass);
    }
  }

  /** What is still open where a statement wrote all of some arrays. */
  private Set<Integer> without(Set<Integer> open, Set<Integer> written, Stmt statement) {
    if (written.isEmpty()) {
      return open;
    }
    Set<Integer> rest = new HashSet<>(open);
    rest.removeAll(written);
    written.stream().filter(inside(statement)::contains).forEach(rest::add);
    return rest;
  }

  private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
    if (a.containsAll(b)) {
      return a;
    }
    Set<Integer> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }
}
