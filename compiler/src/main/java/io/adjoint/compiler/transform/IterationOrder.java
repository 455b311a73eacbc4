package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the iterations of a reversed loop may run in any order: no iteration sees what another
 * one did.
 *
 * <p>So it is where the loop does nothing to variables from outside but add to them, and to an
 * array that it changes either nothing but add to its elements, or something to elements only whose
 * index no other iteration has. Sums are then formed in another order, which changes their
 * rounding.
 */
final class IterationOrder {
  /** What is done to the elements of one class of arrays, by their indices. */
  private static final class Accesses {
    final Set<Expr> read = new HashSet<>();
    final Set<Expr> set = new HashSet<>();
    final Set<Expr> added = new HashSet<>();

    boolean commute() {
      return set.isEmpty() && (added.isEmpty() || read.isEmpty());
    }

    Set<Expr> all() {
      Set<Expr> all = new HashSet<>(read);
      all.addAll(set);
      all.addAll(added);
      return all;
    }
  }

  private final ReverseReferences references;
  private final Variable variable;
  private final Set<Variable> assigned;
  private final Set<Variable> changing;
  private final Map<ReverseReferences.Array, Accesses> accesses = new HashMap<>();
  private boolean free = true;

  private IterationOrder(ReversalContext context, Block body, Variable variable) {
    this.references = new ReverseReferences(context);
    this.variable = variable;
    this.assigned = Assigned.in(body);
    this.changing = Assigned.orDeclaredIn(body.statements());
  }

  /**
   * @param body of a reversed loop
   * @param variable the loop's own, which is different in each iteration
   */
  static boolean isFree(ReversalContext context, List<Stmt> body, Variable variable) {
    Block block = new Block(body);
    IterationOrder order = new IterationOrder(context, block, variable);
    IrWalk.forEachStmt(block, order::look);
    return order.free && order.accesses.values().stream().allMatch(order::areIndependent);
  }

  private void look(Stmt statement) {
    if (statement instanceof Stmt.Increment s) {
      free &= isSum(s.place());
      if (s.place() instanceof Expr.Load element) {
        of(element).added.add(element.index());
      }
    } else if (statement instanceof Stmt.Set s && s.place() instanceof Expr.Load element) {
      of(element).set.add(element.index());
    } else if (statement instanceof Stmt.Set s) {
      free &= s.place() instanceof Expr.Var v && !assigned.contains(v.variable());
    } else if (!(statement instanceof Stmt.Declare
        || statement instanceof Stmt.If
        || statement instanceof Stmt.Loop
        || statement instanceof Stmt.Scope
        || statement instanceof Stmt.Remark)) {
      free = false;
    }
    IrWalk.forEachRead(statement, e -> IrWalk.forEachDeepExpr(e, this::read));
  }

  /** Whether additions to a place commute, or are to a variable of the iteration. */
  private boolean isSum(Expr.Place place) {
    return place instanceof Expr.Var v && !assigned.contains(v.variable())
        || place.type().isRealScalar() && !(place instanceof Expr.Field);
  }

  private void read(Expr e) {
    if (e instanceof Expr.Var v) {
      free &= !assigned.contains(v.variable());
    } else if (e instanceof Expr.Load element) {
      of(element).read.add(element.index());
    } else if (e instanceof Expr.Effect) {
      free = false;
    }
  }

  private Accesses of(Expr.Load element) {
    return accesses.computeIfAbsent(references.arrayOf(element.array()), array -> new Accesses());
  }

  private boolean areIndependent(Accesses one) {
    return one.commute() || one.all().size() == 1 && isOwn(one.all().iterator().next());
  }

  /** Whether an index is different in each iteration. */
  private boolean isOwn(Expr index) {
    if (index instanceof Expr.Binary b && b.op() == Operator.ADD) {
      return isOwn(b.left()) && isInvariant(b.right()) || isInvariant(b.left()) && isOwn(b.right());
    } else if (index instanceof Expr.Binary b && b.op() == Operator.SUB) {
      return isOwn(b.left()) && isInvariant(b.right());
    }
    return index.equals(Expr.of(variable));
  }

  private boolean isInvariant(Expr e) {
    return references.isInvariant(e, v -> v.equals(variable) || changing.contains(v));
  }
}
