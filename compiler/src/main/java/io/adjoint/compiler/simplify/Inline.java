package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts a generated variable's value in the place of its only use, where that is in the statement
 * right after its declaration.
 *
 * <p>The value must be evaluated exactly once there, and before anything that may throw if it may
 * throw itself. Expressions grow to a readable size only.
 */
final class Inline {
  private static final int READABLE = 20;

  private final Uses uses;
  private final Predicate<Variable> generated;

  private Inline(Uses uses, Predicate<Variable> generated) {
    this.uses = uses;
    this.generated = generated;
  }

  static Block run(Block body, Predicate<Variable> generated) {
    return new Inline(Uses.in(body), generated).block(body);
  }

  private Block block(Block block) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      Stmt s = IrWalk.mapBlocks(statement, this::block);
      int last = lastBeforeRemarks(result);
      while (last >= 0) {
        Optional<Stmt> joined = join(result.get(last), s);
        if (joined.isEmpty()) {
          break;
        }
        s = joined.get();
        result.remove(last);
        last = lastBeforeRemarks(result);
      }
      result.add(s);
    }
    return new Block(result);
  }

  private static int lastBeforeRemarks(List<Stmt> statements) {
    int last = statements.size() - 1;
    while (last >= 0 && statements.get(last) instanceof Stmt.Remark) {
      last--;
    }
    return last;
  }

  private Optional<Stmt> join(Stmt first, Stmt second) {
    if (!(first instanceof Stmt.Declare d)
        || d.value().isEmpty()
        || !generated.test(d.variable())
        || uses.reads(d.variable()) != 1
        || uses.assignments(d.variable()) != 1
        || second instanceof Stmt.Loop
        || second instanceof Stmt.Assert) {
      return Optional.empty();
    }
    Expr value = d.value().get();
    Search search = new Search(d.variable());
    IrWalk.forEachRead(second, search::in);
    boolean fits = size(value) + search.size <= READABLE;
    boolean inOrder = !Purity.mayThrow(value) || !search.afterThrow;
    if (value instanceof Expr.Effect || !search.found || !fits || !inOrder) {
      return Optional.empty();
    }
    return Optional.of(
        IrWalk.mapReads(
            second,
            e ->
                e.rewrite(
                    inner ->
                        inner instanceof Expr.Var v && v.variable().equals(d.variable())
                            ? value
                            : inner)));
  }

  private static int size(Expr e) {
    int size = 1;
    for (Expr operand : e.operands()) {
      size += size(operand);
    }
    return size;
  }

  /** Looks for the use of a variable in the order of evaluation. */
  private static final class Search {
    private final Variable variable;
    private int size;
    private boolean found;

    /** Whether something that may throw is evaluated before the use, or decides about it. */
    private boolean afterThrow;

    private boolean mayHaveThrown;

    Search(Variable variable) {
      this.variable = variable;
    }

    void in(Expr e) {
      size++;
      if (e instanceof Expr.Var v && v.variable().equals(variable)) {
        found = true;
        afterThrow |= mayHaveThrown;
      }
      boolean conditional =
          e instanceof Expr.Select || e instanceof Expr.Binary b && b.op().isShortCircuit();
      boolean before = mayHaveThrown;
      boolean first = true;
      for (Expr operand : e.operands()) {
        mayHaveThrown |= conditional && !first;
        in(operand);
        first = false;
      }
      if (conditional) {
        mayHaveThrown = before;
      }
      mayHaveThrown |= !found && Purity.mayThrow(e);
    }
  }
}
