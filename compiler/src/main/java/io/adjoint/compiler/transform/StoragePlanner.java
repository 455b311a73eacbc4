package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.analysis.MadeArray;
import io.adjoint.compiler.analysis.Overwrites;
import io.adjoint.compiler.analysis.ScratchArrays;
import io.adjoint.compiler.analysis.SettledElements;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides, after a first walk over a function, what its second walk puts back or counts back
 * instead of keeping it.
 *
 * <ul>
 *   <li><b>Arrays.</b> To read an element again, the reverse sweep needs either each value that was
 *       read, or the array as it was. The second takes one value for each store that overwrites
 *       something still needed ({@link Overwrites}), which is often far less. It is done for arrays
 *       of the function's own: those of others must be left as the function leaves them. Where
 *       nothing that is needed is ever overwritten, the array can be read as it is, whosever it is.
 *   <li><b>Integers</b> that a loop only counts up or down by constants are counted back.
 * </ul>
 *
 * <p>In: the function, and what the first walk kept. Out: a plan.
 */
final class StoragePlanner {

  /**
   * An element that the reverse sweep reads.
   *
   * @param statement the statement whose reversal reads it
   * @param arrayClass the class of the array
   * @param depth how many loops with storage of their own are around it
   */
  record ElementRead(Stmt statement, Expr.Load element, int arrayClass, int depth) {}

  private final Function function;
  private final Walked.Setting setting;
  private final boolean split;
  private final Exits exits = new Exits();
  private final ScratchArrays arrays;
  private final Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops;

  private StoragePlanner(
      Function function,
      Walked.Setting setting,
      boolean split,
      Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops) {
    this.function = function;
    this.setting = setting;
    this.split = split;
    this.sumLoops = sumLoops;
    this.arrays = ScratchArrays.of(function, setting.classes(), setting.escaping());
  }

  /**
   * Makes the plan.
   *
   * @param split whether others run between the two sweeps
   * @param reads the elements of written arrays that the first walk kept
   * @param kept the variables of which the first walk kept a value for each iteration of a loop
   */
  static StoragePlan plan(
      Function function,
      Walked.Setting setting,
      boolean split,
      Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops,
      List<ElementRead> reads,
      Set<Variable> kept) {
    StoragePlanner planner = new StoragePlanner(function, setting, split, sumLoops);
    Map<Stmt.Loop, Set<Variable>> rewound =
        planner.mayGetBack(Optimisation.COUNT_BACK) ? planner.rewound(kept) : Map.of();
    Set<Stmt> saving = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Integer> restored =
        planner.mayGetBack(Optimisation.READ_AGAIN) ? planner.restored(reads, saving) : Set.of();
    Set<Stmt> reusable = Collections.newSetFromMap(new IdentityHashMap<>());
    if (planner.uses(Optimisation.REUSE_ARRAYS)) {
      planner.reusable(function.body(), Optional.empty(), restored, reusable);
    }
    return new StoragePlan(restored, saving, reusable, rewound);
  }

  private boolean uses(Optimisation optimisation) {
    return setting.strategy().uses(optimisation);
  }

  /** Whether what was overwritten may be got back by an optimisation rather than kept. */
  private boolean mayGetBack(Optimisation optimisation) {
    return uses(optimisation) && setting.strategy().storage() != Strategy.Storage.KEPT;
  }

  private void reusable(
      Block block, Optional<Stmt.Loop> around, Set<Integer> restored, Set<Stmt> reusable) {
    for (Stmt statement : block.statements()) {
      MadeArray.by(statement)
          .filter(made -> around.isPresent() && isReusable(made, around.get(), restored))
          .ifPresent(made -> reusable.add(statement));
      Optional<Stmt.Loop> inside = statement instanceof Stmt.Loop loop ? Optional.of(loop) : around;
      IrWalk.blocks(statement).forEach(inner -> reusable(inner, inside, restored, reusable));
    }
  }

  /**
   * Whether the next iteration may have the passive array that this one makes: it is gone by then,
   * and so is the reversal, or that reads the array no more. It does where nothing is ever written
   * to the array, or what is written is put back.
   */
  private boolean isReusable(MadeArray made, Stmt.Loop around, Set<Integer> restored) {
    int arrayClass = classOf(made.place());
    return !setting.activity().isActiveArray(function.key(), made.place())
        && (sumLoops.containsKey(around)
            || (arrays.isOwn(arrayClass)
                && setting.classes().isStored(arrayClass)
                && !restored.contains(arrayClass)))
        && arrays.isGoneWithTheIteration(arrayClass, around);
  }

  // Arrays.

  private Set<Integer> restored(List<ElementRead> reads, Set<Stmt> saving) {
    Map<Integer, List<ElementRead>> byClass = new LinkedHashMap<>();
    Map<Stmt, Set<Integer>> needed = new IdentityHashMap<>();
    for (ElementRead read : reads) {
      if (!mayChangeElsewhere(read.arrayClass())) {
        byClass.computeIfAbsent(read.arrayClass(), key -> new ArrayList<>()).add(read);
        needed.computeIfAbsent(read.statement(), key -> new HashSet<>()).add(read.arrayClass());
      }
    }
    Overwrites overwrites =
        Overwrites.of(function.body(), needed, this::classOf, sumLoops::containsKey, arrays);
    Set<Stmt> stores = Collections.newSetFromMap(new IdentityHashMap<>());
    stores.addAll(overwrites.stores());
    if (uses(Optimisation.SETTLED_ELEMENTS)) {
      removeSettled(stores, byClass);
    }
    Map<Integer, List<Integer>> storeDepths = storeDepths(stores);
    Set<Integer> restored = new LinkedHashSet<>();
    byClass.forEach(
        (arrayClass, own) -> {
          List<Integer> depths = storeDepths.getOrDefault(arrayClass, List.of());
          boolean settled = depths.isEmpty() && !overwrites.inBulk().contains(arrayClass);
          if (settled
              || (mayBePutBack(arrayClass, own)
                  && !overwrites.inBulk().contains(arrayClass)
                  && (setting.strategy().storage() == Strategy.Storage.RECOMPUTED
                      || isCheaper(depths, own)))) {
            restored.add(arrayClass);
          }
        });
    for (Stmt store : stores) {
      if (restored.contains(classOf(place(store).array()))) {
        saving.add(store);
      }
    }
    return restored;
  }

  private void removeSettled(Set<Stmt> stores, Map<Integer, List<ElementRead>> byClass) {
    SettledElements settledElements =
        SettledElements.in(
            function.body(), s -> s instanceof Stmt.Loop l && sumLoops.containsKey(l));
    stores.removeIf(
        store -> {
          List<SettledElements.Read> own = new ArrayList<>();
          for (ElementRead read : byClass.getOrDefault(classOf(place(store).array()), List.of())) {
            own.add(new SettledElements.Read(read.statement(), read.element()));
          }
          return settledElements.isBeyond(store, place(store), own);
        });
  }

  /** Whether the arrays may be written between the two sweeps, out of this function's sight. */
  private boolean mayChangeElsewhere(int arrayClass) {
    return arrays.isHandedOver(arrayClass)
        || setting.classes().isConstant(arrayClass)
        || (split && isReachedByParameter(arrayClass));
  }

  private boolean isReachedByParameter(int arrayClass) {
    for (Variable parameter : function.parameters()) {
      int rank = parameter.type().rank();
      int reached = rank == 0 ? -1 : classOf(Expr.of(parameter));
      for (; rank > 0; rank--) {
        if (reached == arrayClass) {
          return true;
        }
        reached = setting.classes().rowsOf(reached);
      }
    }
    return false;
  }

  private boolean mayBePutBack(int arrayClass, List<ElementRead> reads) {
    return arrays.isOwn(arrayClass)
        && reads.stream()
            .allMatch(
                read ->
                    read.element().type().isRealScalar()
                        && setting
                            .activity()
                            .isActiveArray(function.key(), read.element().array()));
  }

  /** Whether the stores keep no more values than the reads would. */
  private static boolean isCheaper(List<Integer> storeDepths, List<ElementRead> reads) {
    int deepest = reads.stream().mapToInt(ElementRead::depth).max().orElse(0);
    long deepReads = reads.stream().filter(read -> read.depth() == deepest).count();
    long deepStores = storeDepths.stream().filter(depth -> depth == deepest).count();
    return storeDepths.stream().noneMatch(depth -> depth > deepest) && deepStores <= deepReads;
  }

  private int classOf(Expr array) {
    return setting.classes().classOf(function.key(), array);
  }

  private static Expr.Load place(Stmt store) {
    return (Expr.Load) IrWalk.expressions(store).get(0);
  }

  /** For each class, how deep in loops the stores are that would have to save a value. */
  private Map<Integer, List<Integer>> storeDepths(Set<Stmt> stores) {
    Map<Integer, List<Integer>> depths = new HashMap<>();
    storeDepths(function.body(), 0, stores, depths);
    return depths;
  }

  private void storeDepths(
      Block block, int depth, Set<Stmt> stores, Map<Integer, List<Integer>> depths) {
    for (Stmt statement : block.statements()) {
      if (stores.contains(statement)) {
        depths
            .computeIfAbsent(classOf(place(statement).array()), key -> new ArrayList<>())
            .add(depth);
      }
      boolean deeper = statement instanceof Stmt.Loop loop && !sumLoops.containsKey(loop);
      for (Block inner : IrWalk.blocks(statement)) {
        storeDepths(inner, deeper ? depth + 1 : depth, stores, depths);
      }
    }
  }

  // Integers.

  private Map<Stmt.Loop, Set<Variable>> rewound(Set<Variable> kept) {
    Map<Stmt.Loop, Set<Variable>> rewound = new IdentityHashMap<>();
    rewound(function.body(), kept, Set.of(), rewound);
    return rewound;
  }

  private void rewound(
      Block block,
      Set<Variable> kept,
      Set<Variable> already,
      Map<Stmt.Loop, Set<Variable>> rewound) {
    for (Stmt statement : block.statements()) {
      Set<Variable> here = already;
      if (statement instanceof Stmt.Loop loop
          && !sumLoops.containsKey(loop)
          && exits.escaping(loop).isEmpty()) {
        // Where an exit leaves the loop for good, nobody saves where the counting ended.
        Set<Variable> own = new LinkedHashSet<>(counted(loop, kept));
        own.removeAll(already);
        if (!own.isEmpty()) {
          rewound.put(loop, own);
          here = new HashSet<>(already);
          here.addAll(own);
        }
      }
      for (Block inner : IrWalk.blocks(statement)) {
        rewound(inner, kept, here, rewound);
      }
    }
  }

  /** The integers that the loop only counts by constants, and whose values would be kept. */
  private static Set<Variable> counted(Stmt.Loop loop, Set<Variable> kept) {
    Set<Variable> counted = new LinkedHashSet<>();
    Set<Variable> other = new HashSet<>();
    Set<Variable> wanted = new HashSet<>(kept);
    IrWalk.forEachStmt(
        Block.of(loop),
        s -> {
          if (s instanceof Stmt.Increment i && i.place() instanceof Expr.Var v) {
            boolean invertible = isInteger(v.type()) && i.value() instanceof Expr.Const;
            (invertible ? counted : other).add(v.variable());
          } else if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
            other.add(v.variable());
            copy(v.variable(), set.value(), kept, wanted);
          } else if (s instanceof Stmt.Declare d) {
            other.add(d.variable());
            d.value().ifPresent(value -> copy(d.variable(), value, kept, wanted));
          } else if (s instanceof Stmt.Loop inner) {
            other.addAll(Assigned.orDeclaredIn(inner.update().statements()));
          }
        });
    return counted.stream()
        .filter(v -> !other.contains(v) && wanted.contains(v))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Where a copy is kept, the reversal could as well count back what it is a copy of. */
  private static void copy(Variable target, Expr value, Set<Variable> kept, Set<Variable> wanted) {
    if (kept.contains(target) && value instanceof Expr.Var v) {
      wanted.add(v.variable());
    }
  }

  private static boolean isInteger(Type type) {
    return type == Type.INT || type == Type.LONG;
  }
}
