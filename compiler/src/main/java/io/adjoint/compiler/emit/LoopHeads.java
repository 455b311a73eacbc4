package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the variables of a loop's head and the loop together, so that a {@code for} can be
 * written.
 *
 * <p>In: the statements of a block. Out: statements that do the same, where a loop stands in a
 * scope with its counters, if nothing after the loop uses them.
 */
final class LoopHeads {
  private LoopHeads() {}

  static List<Stmt> gather(List<Stmt> block) {
    List<Stmt> statements = new ArrayList<>(block);
    sink(statements);
    List<Stmt> scoped = new ArrayList<>(withScopes(statements));
    inlineStarts(scoped);
    return scoped;
  }

  /** Moves a counter down to its loop, past statements that have nothing to do with it. */
  private static void sink(List<Stmt> statements) {
    Set<Variable> counters = new HashSet<>();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Loop loop && !loop.update().isEmpty()) {
        counters.addAll(ofHead(loop));
      }
    }
    for (int from = statements.size() - 1; from >= 0; from--) {
      if (statements.get(from) instanceof Stmt.Declare declare
          && counters.contains(declare.variable())
          && declare.value().isPresent()) {
        int to = from + 1;
        boolean passes = false;
        while (to < statements.size()
            && passes(declare, declare.value().get(), statements.get(to))) {
          passes |= !(statements.get(to) instanceof Stmt.Declare);
          to++;
        }
        if (to < statements.size()
            && passes
            && statements.get(to) instanceof Stmt.Loop loop
            && ofHead(loop).contains(declare.variable())) {
          statements.remove(from);
          statements.add(to - 1, declare);
        }
      }
    }
  }

  /** Whether it makes no difference if the declaration is before the statement or after it. */
  private static boolean passes(Stmt.Declare declare, Expr start, Stmt statement) {
    if (Walk.variables(statement).contains(declare.variable())) {
      return false;
    }
    Set<Variable> read = new HashSet<>();
    boolean[] simple = {true};
    boolean[] throwing = {false};
    Walk.expressions(
        declare,
        e -> {
          if (e instanceof Expr.Var v) {
            read.add(v.variable());
          } else if (e instanceof Expr.Length) {
            throwing[0] = true;
          } else if (!isTotal(e)) {
            simple[0] = false;
          }
        });
    return start instanceof Expr.Const
        || (simple[0]
            && (!throwing[0] || isTrivial(statement))
            && assigned(statement).stream().noneMatch(read::contains));
  }

  private static boolean isTotal(Expr e) {
    return e instanceof Expr.Const
        || e instanceof Expr.Unary
        || e instanceof Expr.Cast
        || (e instanceof Expr.Binary b && b.op() != Operator.DIV && b.op() != Operator.REM);
  }

  /** Whether the statement only gives a constant to a variable. */
  private static boolean isTrivial(Stmt statement) {
    return statement instanceof Stmt.Remark
        || (statement instanceof Stmt.Set s
            && s.place() instanceof Expr.Var
            && s.value() instanceof Expr.Const)
        || (statement instanceof Stmt.Declare d
            && d.value().filter(value -> !(value instanceof Expr.Const)).isEmpty());
  }

  private static Set<Variable> assigned(Stmt statement) {
    Set<Variable> assigned = new HashSet<>();
    Walk.statements(
        Block.of(statement),
        s -> {
          if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          } else if (s instanceof Stmt.Increment add && add.place() instanceof Expr.Var v) {
            assigned.add(v.variable());
          }
        });
    return assigned;
  }

  private static List<Stmt> withScopes(List<Stmt> statements) {
    Deque<Stmt> result = new ArrayDeque<>();
    Set<Variable> usedLater = new HashSet<>();
    int at = statements.size() - 1;
    while (at >= 0) {
      Stmt statement = statements.get(at);
      int first = at;
      if (statement instanceof Stmt.Loop loop && !Loops.isDo(loop)) {
        Set<Variable> head = ofHead(loop);
        while (first > 0
            && statements.get(first - 1) instanceof Stmt.Declare declare
            && head.contains(declare.variable())
            && !usedLater.contains(declare.variable())
            && Loops.For.of(statements.subList(first - 1, at + 1)).isPresent()) {
          first--;
        }
      }
      List<Stmt> taken = statements.subList(first, at + 1);
      taken.forEach(part -> usedLater.addAll(Walk.variables(part)));
      result.addFirst(first < at ? new Stmt.Scope(new Block(taken), statement.span()) : statement);
      at = first - 1;
    }
    return List.copyOf(result);
  }

  /** The variables that a loop tests and changes in its head. */
  private static Set<Variable> ofHead(Stmt.Loop loop) {
    return Walk.variables(
        new Stmt.Loop(loop.label(), loop.condition(), Block.EMPTY, loop.update(), Span.NONE));
  }

  /** A variable that is there only for the start of a counter is replaced by its value. */
  private static void inlineStarts(List<Stmt> statements) {
    for (int i = statements.size() - 2; i >= 0; i--) {
      if (statements.get(i) instanceof Stmt.Declare declare
          && statements.get(i + 1) instanceof Stmt.Scope scope
          && Loops.For.of(scope.body().statements()).isPresent()
          && scope.body().statements().get(0) instanceof Stmt.Declare counter) {
        Optional<Stmt.Declare> inlined = inlined(declare, counter);
        List<Stmt> rest = new ArrayList<>(scope.body().statements());
        rest.remove(0);
        rest.addAll(statements.subList(i + 2, statements.size()));
        if (inlined.isPresent() && uses(rest, declare.variable()) == 0) {
          List<Stmt> whole = new ArrayList<>(scope.body().statements());
          whole.set(0, inlined.get());
          statements.set(i + 1, new Stmt.Scope(new Block(whole), scope.span()));
          statements.remove(i);
        }
      }
    }
  }

  private static Optional<Stmt.Declare> inlined(Stmt.Declare declare, Stmt.Declare counter) {
    Variable variable = declare.variable();
    return declare
        .value()
        .filter(value -> !(value instanceof Expr.Effect) && value.type().equals(variable.type()))
        .filter(value -> uses(List.of(counter), variable) == 1)
        .flatMap(
            value ->
                counter
                    .value()
                    .map(start -> start.rewrite(e -> e.equals(Expr.of(variable)) ? value : e))
                    .map(
                        s -> new Stmt.Declare(counter.variable(), Optional.of(s), counter.span())));
  }

  private static int uses(List<Stmt> statements, Variable variable) {
    int[] uses = {0};
    Walk.expressions(new Block(statements), e -> uses[0] += e.equals(Expr.of(variable)) ? 1 : 0);
    return uses[0];
  }
}
