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
import java.util.HashMap;
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

  /** A list of statements and those that follow it, up to the end of what is repeated. */
  private record Place(List<Stmt> earlier, List<Stmt> later) {}

  private final Function function;
  private final Activity activity;
  private final ArrayClasses classes;
  private final ScratchArrays scratch;
  private final Optional<Expr> seed;
  private final Fresh fresh;
  private final Exits exits = new Exits();
  private final Map<Stmt.Loop, List<Sum>> found = new IdentityHashMap<>();

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
    loops.visit(
        function.body().statements(),
        new KnownAdjoints(Map.of(), Optional.empty(), loops.exits),
        new Place(List.of(), List.of()),
        Optional.empty());
    return loops.found;
  }

  private void visit(
      List<Stmt> statements,
      KnownAdjoints adjoints,
      Place place,
      Optional<Map<Variable, Optional<Expr>>> whereLeft) {
    for (int k = statements.size() - 1; k >= 0; k--) {
      Stmt statement = statements.get(k);
      if (statement instanceof Stmt.Scope scope) {
        // Its statements are executed like those around it.
        visit(scope.body().statements(), adjoints, at(statements, k, place), whereLeft);
        continue;
      } else if (statement instanceof Stmt.Loop loop) {
        List<Sum> sums = sums(loop, adjoints, at(statements, k, place));
        if (!sums.isEmpty()) {
          found.put(loop, sums);
          inside(loop, sums);
        }
      } else if (statement instanceof Stmt.If branch) {
        Place here = at(statements, k, place);
        for (Block block : List.of(branch.thenBlock(), branch.elseBlock())) {
          visit(
              block.statements(),
              new KnownAdjoints(adjoints.all(), whereLeft, exits),
              here,
              whereLeft);
        }
      }
      if (statement instanceof Stmt.Return returned) {
        adjoints.beforeReturn(returned, seed);
      } else {
        adjoints.before(statement);
      }
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
        new Place(List.of(loop), List.of()),
        Optional.of(atEnd));
  }

  private static Place at(List<Stmt> statements, int k, Place outer) {
    List<Stmt> later = new ArrayList<>(statements.subList(k + 1, statements.size()));
    later.addAll(outer.later());
    List<Stmt> earlier = new ArrayList<>(outer.earlier());
    earlier.addAll(statements.subList(0, k));
    return new Place(earlier, later);
  }

  /** What the loop adds up, if it is a sum loop; otherwise nothing. */
  private List<Sum> sums(Stmt.Loop loop, KnownAdjoints adjoints, Place place) {
    if (!isLeftByItsConditionOnly(loop) || !hasOnlyScratchArrays(loop, place.later())) {
      return List.of();
    }
    Set<Variable> changed = Assigned.orDeclaredIn(List.of(loop));
    changed.addAll(Assigned.orDeclaredIn(place.later()));
    List<Sum> sums = new ArrayList<>();
    for (Variable variable : Assigned.in(loop)) {
      if (!variable.type().isRealScalar() || !activity.isActive(function.key(), variable)) {
        continue;
      }
      if (isOnlyAddedTo(loop, variable)) {
        Optional<Expr> adjoint = adjoints.of(variable);
        if (adjoint.isEmpty() || !isKnownBefore(adjoint.get(), changed, loop, place.earlier())) {
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
  private static boolean isKnownBefore(
      Expr e, Set<Variable> changed, Stmt.Loop loop, List<Stmt> earlier) {
    boolean[] known = {true};
    IrWalk.forEachDeepExpr(
        e,
        part -> {
          if (part instanceof Expr.Var v) {
            known[0] &= !changed.contains(v.variable());
          } else if (part instanceof Expr.Length length) {
            known[0] &= length.array() instanceof Expr.Var && isRead(length, loop, earlier);
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
  private boolean hasOnlyScratchArrays(Stmt.Loop loop, List<Stmt> later) {
    Set<Integer> written = new LinkedHashSet<>();
    Set<Integer> read = new LinkedHashSet<>();
    Arrays inside = new Arrays(written, read);
    IrWalk.forEachStmt(Block.of(loop), inside::visit);
    if (inside.tooMuch) {
      return false;
    }
    for (int arrayClass : inside.made) {
      if (!scratch.isGoneWithTheIteration(arrayClass, loop)) {
        return false;
      }
    }
    for (int arrayClass : written) {
      if (!scratch.isScratchOf(arrayClass, loop, later)) {
        return false;
      }
    }
    Set<Integer> writtenLater = new LinkedHashSet<>();
    Arrays after = new Arrays(writtenLater, new LinkedHashSet<>());
    IrWalk.forEachStmt(new Block(later), after::visit);
    read.removeAll(written);
    read.retainAll(writtenLater);
    return read.isEmpty() && !after.tooMuch;
  }

  /** The classes of arrays that statements make, and of active ones that they write and read. */
  private final class Arrays {
    private final Set<Integer> made = new LinkedHashSet<>();
    private final Set<Integer> written;
    private final Set<Integer> read;

    /** Whether more may be written than can be said. */
    private boolean tooMuch;

    Arrays(Set<Integer> written, Set<Integer> read) {
      this.written = written;
      this.read = read;
    }

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
      int level = classes.classOf(function.key(), array.place());
      for (int i = 0; i < array.levels(); i++) {
        made.add(level);
        level = classes.rowsOf(level);
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
