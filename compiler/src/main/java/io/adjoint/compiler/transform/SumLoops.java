package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.analysis.Exposure;
import io.adjoint.compiler.analysis.MadeArray;
import io.adjoint.compiler.analysis.ScratchArrays;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the loops whose reverse sweep need not wait: sums of terms that know nothing of each other.
 *
 * <p>In a sum loop, an iteration's reversal can follow at once on the iteration itself. Then
 * nothing has to be kept for each iteration, and what an iteration loads and computes is still at
 * hand. Five things make it right:
 *
 * <ul>
 *   <li>what the loop adds up is only added to, and its adjoint can be said before the loop ({@link
 *       KnownAdjoints});
 *   <li>whatever else that is active the loop assigns is scratch: each iteration writes it before
 *       it reads it ({@link Exposure}), and nobody reads it after the loop. So no adjoint is
 *       carried from one iteration to another;
 *   <li>so are the arrays that it makes: none of them is there in the next iteration;
 *   <li>the active arrays that the loop reads are not written after it, so their adjoints are only
 *       ever added to from there on, in any order;
 *   <li>the loop is left by its condition only, and every iteration comes to its end.
 * </ul>
 *
 * <p>A sum loop in the body of a sum loop is found too. In: a normalised function. Out: the loops,
 * with the adjoints of their sums.
 */
final class SumLoops {

  /**
   * Something that a loop adds up.
   *
   * @param adjoint the variable that holds its adjoint, from before the loop on
   * @param seed its value
   */
  record Sum(Variable accumulator, Variable adjoint, Expr seed) {}

  /**
   * A point in a list of statements.
   *
   * @param before how many of the statements of the list are before it
   * @param writes what those after it write
   * @param outer the point of the construct that the list is in, up to what is repeated
   */
  private record Place(List<Stmt> list, int before, Writes writes, Optional<Place> outer) {
    /** The statements before the point. */
    List<Stmt> earlier() {
      List<Stmt> all = new ArrayList<>(outer.map(Place::earlier).orElse(List.of()));
      all.addAll(list.subList(0, before));
      return all;
    }

    /** The statements after the one at the point, up to the end of what is repeated. */
    List<Stmt> later() {
      List<Stmt> all = new ArrayList<>(list.subList(before + 1, list.size()));
      outer.ifPresent(place -> all.addAll(place.later()));
      return all;
    }

    boolean changesLater(Variable variable) {
      return writes.variables().contains(variable)
          || outer.filter(place -> place.changesLater(variable)).isPresent();
    }

    boolean writesLater(int arrayClass) {
      return writes.arrays().written.contains(arrayClass)
          || outer.filter(place -> place.writesLater(arrayClass)).isPresent();
    }

    /** Whether more may be written after the point than can be said. */
    boolean writesTooMuchLater() {
      return writes.arrays().tooMuch || outer.filter(Place::writesTooMuchLater).isPresent();
    }
  }

  /** What statements declare or assign, grown from the last statement of a list to the first. */
  private record Writes(Set<Variable> variables, Arrays arrays) {
    void add(Stmt statement) {
      variables.addAll(Assigned.orDeclaredIn(List.of(statement)));
      IrWalk.forEachStmt(Block.of(statement), arrays::visit);
    }
  }

  private final Function function;
  private final Activity activity;
  private final ArrayClasses classes;
  private final ScratchArrays scratch;
  private final Optional<Expr> seed;
  private final Fresh fresh;
  private final Exits exits = new Exits();
  private final Map<Stmt.Loop, List<Sum>> found = new IdentityHashMap<>();

  /** The statements with loops inside. */
  private final Set<Stmt> nests = Collections.newSetFromMap(new IdentityHashMap<>());

  private SumLoops(Function function, Walked.Setting setting, Optional<Expr> seed, Fresh fresh) {
    this.function = function;
    this.activity = setting.activity();
    this.classes = setting.classes();
    this.scratch = ScratchArrays.of(function, setting.classes(), setting.escaping());
    this.seed = seed;
    this.fresh = fresh;
  }

  /**
   * The sum loops of a function whose two sweeps are one method.
   *
   * @param seed the adjoint of the result
   */
  static Map<Stmt.Loop, List<Sum>> of(
      Function function, Walked.Setting setting, Optional<Expr> seed, Fresh fresh) {
    SumLoops loops = new SumLoops(function, setting, seed, fresh);
    if (loops.findNests(function.body())) {
      loops.visit(
          function.body().statements(),
          new KnownAdjoints(Map.of(), Optional.empty(), loops.exits),
          Optional.empty(),
          Optional.empty());
    }
    return loops.found;
  }

  /** Notes the statements of a block with loops inside; returns whether the block has loops. */
  private boolean findNests(Block block) {
    boolean any = false;
    for (Stmt statement : block.statements()) {
      boolean inside = false;
      for (Block inner : IrWalk.blocks(statement)) {
        inside |= findNests(inner);
      }
      if (inside) {
        nests.add(statement);
      }
      any |= inside || statement instanceof Stmt.Loop;
    }
    return any;
  }

  private void visit(
      List<Stmt> statements,
      KnownAdjoints adjoints,
      Optional<Place> outer,
      Optional<Map<Variable, Optional<Expr>>> whereLeft) {
    Writes writes = new Writes(new HashSet<>(), new Arrays());
    for (int k = statements.size() - 1; k >= 0; k--) {
      Stmt statement = statements.get(k);
      Place place = new Place(statements, k, writes, outer);
      if (statement instanceof Stmt.Scope scope) {
        // Its statements are executed like those around it.
        visit(scope.body().statements(), adjoints, Optional.of(place), whereLeft);
        writes.add(statement);
        continue;
      } else if (statement instanceof Stmt.Loop loop) {
        List<Sum> sums = sums(loop, adjoints, place);
        if (!sums.isEmpty()) {
          found.put(loop, sums);
          inside(loop, sums);
        }
      } else if (statement instanceof Stmt.If branch && nests.contains(statement)) {
        for (Block block : List.of(branch.thenBlock(), branch.elseBlock())) {
          visit(
              block.statements(),
              new KnownAdjoints(adjoints.all(), whereLeft, exits),
              Optional.of(place),
              whereLeft);
        }
      }
      if (statement instanceof Stmt.Return returned) {
        adjoints.beforeReturn(returned, seed);
      } else {
        adjoints.before(statement);
      }
      writes.add(statement);
    }
  }

  private void inside(Stmt.Loop loop, List<Sum> sums) {
    Map<Variable, Optional<Expr>> atEnd = new HashMap<>();
    for (Sum sum : sums) {
      atEnd.put(sum.accumulator(), Optional.of(Expr.of(sum.adjoint())));
    }
    visit(
        loop.body().statements(),
        new KnownAdjoints(atEnd, Optional.of(atEnd), exits),
        Optional.of(start(loop)),
        Optional.of(atEnd));
  }

  /** The beginning of an iteration: the loop's condition has been evaluated. */
  private Place start(Stmt.Loop loop) {
    return new Place(
        List.of(loop, loop), 1, new Writes(new HashSet<>(), new Arrays()), Optional.empty());
  }

  /** What the loop adds up, if it is a sum loop; otherwise nothing. */
  private List<Sum> sums(Stmt.Loop loop, KnownAdjoints adjoints, Place place) {
    if (!isLeftByItsConditionOnly(loop) || !hasOnlyScratchArrays(loop, place)) {
      return List.of();
    }
    Set<Variable> changed = Assigned.orDeclaredIn(List.of(loop));
    List<Sum> sums = new ArrayList<>();
    for (Variable variable : Assigned.in(loop)) {
      if (!variable.type().isRealScalar() || !activity.isActive(function.key(), variable)) {
        continue;
      }
      if (isOnlyAddedTo(loop, variable)) {
        Optional<Expr> adjoint = adjoints.of(variable);
        if (adjoint.isEmpty() || !isKnownBefore(adjoint.get(), changed, loop, place)) {
          return List.of();
        }
        Variable holder = fresh.variable(Naming.adjoint(variable.name()), Shadows.adjointType());
        sums.add(new Sum(variable, holder, adjoint.get()));
      } else if (Exposure.ofScalar(variable, iteration(loop))
          || Exposure.ofScalar(variable, place.later())) {
        return List.of();
      }
    }
    return sums;
  }

  private static List<Stmt> iteration(Stmt.Loop loop) {
    List<Stmt> statements = new ArrayList<>(loop.body().statements());
    statements.addAll(loop.update().statements());
    return statements;
  }

  private boolean isLeftByItsConditionOnly(Stmt.Loop loop) {
    Exits.Target next = new Exits.Target.To(Stmt.Exit.Kind.CONTINUE, loop.label());
    return iteration(loop).stream().flatMap(s -> exits.escaping(s).stream()).allMatch(next::equals);
  }

  /** Whether all that the loop does to the variable is to add to it. */
  private static boolean isOnlyAddedTo(Stmt.Loop loop, Variable variable) {
    boolean[] only = {true};
    Expr.Var place = Expr.of(variable);
    IrWalk.forEachStmt(
        Block.of(loop),
        s -> {
          if (s instanceof Stmt.Increment increment && increment.place().equals(place)) {
            only[0] &= !mentions(increment.value(), place);
          } else {
            IrWalk.forEachExpr(s, e -> only[0] &= !mentions(e, place));
          }
        });
    return only[0];
  }

  private static boolean mentions(Expr e, Expr part) {
    boolean[] found = {false};
    IrWalk.forEachDeepExpr(e, inner -> found[0] |= inner.equals(part));
    return found[0];
  }

  /**
   * Whether the expression has one value from before the loop to where the adjoint belongs, and may
   * be evaluated before the loop without anybody noticing.
   */
  private static boolean isKnownBefore(Expr e, Set<Variable> changed, Stmt.Loop loop, Place place) {
    boolean[] known = {true};
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          if (part instanceof Expr.Var v) {
            known[0] &= !changed.contains(v.variable()) && !place.changesLater(v.variable());
          } else if (part instanceof Expr.Length length) {
            known[0] &= length.array() instanceof Expr.Var && isRead(length, loop, place.earlier());
          } else if (part instanceof Expr.Binary b) {
            boolean divides = b.op() == Operator.DIV || b.op() == Operator.REM;
            known[0] &= !divides || b.type().isRealScalar();
          } else {
            known[0] &=
                part instanceof Expr.Const
                    || part instanceof Expr.Unary
                    || part instanceof Expr.Select
                    || (part instanceof Expr.Apply apply && apply.type().isRealScalar())
                    || (part instanceof Expr.Cast && part.type().isPrimitive());
          }
        });
    return known[0];
  }

  /** Whether the length was asked for in any case, so that asking again cannot throw. */
  private static boolean isRead(Expr.Length length, Stmt.Loop loop, List<Stmt> earlier) {
    return mentions(loop.condition(), length)
        || earlier.stream()
            .flatMap(s -> IrWalk.expressions(s).stream())
            .anyMatch(e -> mentions(e, length));
  }

  // Arrays.

  /**
   * Whether the active arrays that the loop writes are scratch, those that it makes are gone with
   * the iteration, and those that it reads are not written afterwards.
   */
  private boolean hasOnlyScratchArrays(Stmt.Loop loop, Place place) {
    Arrays inside = new Arrays();
    IrWalk.forEachStmt(Block.of(loop), inside::visit);
    if (inside.tooMuch) {
      return false;
    }
    for (int arrayClass : inside.made) {
      if (!scratch.isGoneWithTheIteration(arrayClass, loop)) {
        return false;
      }
    }
    for (int arrayClass : inside.written) {
      if (!scratch.isScratchOf(arrayClass, loop, place.later())) {
        return false;
      }
    }
    return !place.writesTooMuchLater()
        && inside.read.stream()
            .filter(arrayClass -> !inside.written.contains(arrayClass))
            .noneMatch(place::writesLater);
  }

  /** The classes of active arrays that statements make, write and read. */
  private final class Arrays {
    private final Set<Integer> made = new LinkedHashSet<>();
    private final Set<Integer> written = new LinkedHashSet<>();
    private final Set<Integer> read = new LinkedHashSet<>();

    /** Whether more may be written than can be said. */
    private boolean tooMuch;

    void visit(Stmt statement) {
      if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Load place) {
        write(place.array());
      } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load place) {
        write(place.array());
      } else if (statement instanceof Stmt.Fill s) {
        write(s.array());
      } else if (statement instanceof Stmt.CopyArray s) {
        write(s.target());
      }
      MadeArray.by(statement).ifPresent(this::make);
      IrWalk.forEachDeepExpr(statement, this::visit);
    }

    private void make(MadeArray array) {
      if (activity.isActiveArray(function.key(), array.place())) {
        int level = classes.classOf(function.key(), array.place());
        for (int i = 0; i < array.levels(); i++) {
          made.add(level);
          level = classes.rowsOf(level);
        }
      }
    }

    private void write(Expr array) {
      if (activity.isActiveArray(function.key(), array)) {
        written.add(classes.classOf(function.key(), array));
        tooMuch |= array.type().rank() > 1;
      }
    }

    private void visit(Expr e) {
      if (e instanceof Expr.CallFunction call) {
        tooMuch |= call.type().isArray();
        for (Expr argument : call.arguments()) {
          tooMuch |= mayGetRows(argument);
          if (activity.isActiveArray(function.key(), argument)) {
            int leaf = classes.leafClass(function.key(), argument);
            tooMuch |= classes.isStored(leaf);
            read.add(leaf);
          }
        }
      } else if (e.type().isArray() && activity.isActiveArray(function.key(), e)) {
        read.add(classes.leafClass(function.key(), e));
      }
    }

    /** Whether a call may put arrays that it makes into an array of arrays that it is given. */
    private boolean mayGetRows(Expr argument) {
      int reached = argument.type().rank() > 1 ? classes.classOf(function.key(), argument) : -1;
      for (int rank = argument.type().rank(); rank > 1; rank--) {
        if (classes.isStored(reached)) {
          return true;
        }
        reached = classes.rowsOf(reached);
      }
      return false;
    }
  }
}
