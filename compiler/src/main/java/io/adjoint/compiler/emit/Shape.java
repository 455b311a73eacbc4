package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Brings a body into the form in which Java says it best.
 *
 * <p>In: any block. Out: one that does the same, in which nothing follows an unconditional exit,
 * scopes are those that need their braces, the variables of a loop's head stand in a scope with the
 * loop, and updates that are no expressions have moved into the loop's body. Every statement that
 * is left is printed as it stands.
 */
final class Shape {
  private int nextId;

  private Shape(int nextId) {
    this.nextId = nextId;
  }

  static Block of(Block body) {
    int[] highest = {0};
    Walk.statements(
        body,
        s -> {
          if (s instanceof Stmt.Declare d) {
            highest[0] = Math.max(highest[0], d.variable().id());
          } else if (s instanceof Stmt.Labeled l) {
            highest[0] = Math.max(highest[0], l.label().id());
          } else if (s instanceof Stmt.Loop l) {
            highest[0] = Math.max(highest[0], l.label().id());
          } else if (s instanceof Stmt.Switch w) {
            highest[0] = Math.max(highest[0], w.label().id());
          }
        });
    Walk.expressions(
        body,
        e -> {
          if (e instanceof Expr.Var v) {
            highest[0] = Math.max(highest[0], v.variable().id());
          }
        });
    return new Shape(highest[0] + 1).block(body);
  }

  private Block block(Block block) {
    List<Stmt> shaped = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      if (!shaped.isEmpty() && !Jumps.completes(shaped.get(shaped.size() - 1))) {
        break;
      }
      append(shaped, statement(statement));
    }
    if (!shaped.isEmpty() && shaped.get(shaped.size() - 1) instanceof Stmt.Scope last) {
      shaped.remove(shaped.size() - 1);
      shaped.addAll(last.body().statements());
    }
    return new Block(LoopHeads.gather(shaped));
  }

  /** Adds a statement; one whose braces serve nothing is added without them. */
  private static void append(List<Stmt> shaped, List<Stmt> statements) {
    for (Stmt statement : statements) {
      boolean declares =
          statement instanceof Stmt.Scope scope
              && scope.body().statements().stream().anyMatch(s -> s instanceof Stmt.Declare);
      if (statement instanceof Stmt.Scope scope && !declares) {
        shaped.addAll(scope.body().statements());
      } else {
        shaped.add(statement);
      }
    }
  }

  private List<Stmt> statement(Stmt statement) {
    if (statement instanceof Stmt.If s) {
      return List.of(choice(s));
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s);
    } else if (statement instanceof Stmt.Labeled s) {
      return List.of(labeled(s));
    } else if (statement instanceof Stmt.Eval s && s.effect() instanceof Expr.NewArray array) {
      // Java has no statement that only allocates.
      Variable unused = new Variable(nextId++, "unused", array.type());
      Stmt declare = new Stmt.Declare(unused, Optional.of(array), s.span());
      return List.of(new Stmt.Scope(Block.of(declare), s.span()));
    }
    return List.of(IrWalk.mapBlocks(statement, this::block));
  }

  private Stmt labeled(Stmt.Labeled s) {
    Block body = block(s.body());
    List<Stmt> statements = body.statements();
    int last = statements.size() - 1;
    if (last >= 0
        && statements.get(last) instanceof Stmt.Exit exit
        && exit.kind() == Stmt.Exit.Kind.BREAK
        && exit.target().equals(s.label())) {
      body = new Block(statements.subList(0, last));
    }
    return Jumps.breaks(body, s.label())
        ? new Stmt.Labeled(s.label(), body, s.span())
        : new Stmt.Scope(body, s.span());
  }

  /** An else-if chain can be longer than the stack is deep. */
  private Stmt choice(Stmt.If first) {
    List<Stmt.If> chain = new ArrayList<>(List.of(first));
    for (Optional<Stmt.If> next = Jumps.elseIf(first);
        next.isPresent();
        next = Jumps.elseIf(next.get())) {
      chain.add(next.get());
    }
    Collections.reverse(chain);
    Block otherwise = block(chain.get(0).elseBlock());
    for (Stmt.If s : chain) {
      Block then = block(s.thenBlock());
      Stmt.If shaped =
          then.isEmpty() && !otherwise.isEmpty()
              ? new Stmt.If(Loops.not(s.condition()), otherwise, Block.EMPTY, s.span())
              : new Stmt.If(s.condition(), then, otherwise, s.span());
      otherwise = Block.of(shaped);
    }
    return otherwise.statements().get(0);
  }

  private List<Stmt> loop(Stmt.Loop s) {
    if (Jumps.isFalse(s.condition())) {
      return List.of();
    }
    Block body = withoutLastContinue(block(s.body()), s.label());
    Stmt.Loop loop =
        withTestAtEnd(new Stmt.Loop(s.label(), s.condition(), body, block(s.update()), s.span()));
    if (Loops.fitsHead(loop) || Loops.isDo(loop)) {
      return List.of(loop);
    }
    // A test at the end of a do loop stays where it is.
    List<Stmt> update = loop.update().statements();
    int stays = Loops.whileOfDo(loop).isPresent() && declaresNothing(update) ? 1 : 0;
    int moves = update.size() - stays;
    List<Stmt> whole = new ArrayList<>(bodyBefore(loop));
    whole.addAll(update.subList(0, moves));
    Block rest = new Block(update.subList(moves, update.size()));
    return List.of(
        new Stmt.Loop(s.label(), s.condition(), block(new Block(whole)), rest, s.span()));
  }

  /** An endless loop whose body ends with {@code if (c) break} is a do loop. */
  private static Stmt.Loop withTestAtEnd(Stmt.Loop loop) {
    List<Stmt> body = loop.body().statements();
    if (body.size() < 2 || !loop.update().isEmpty()) {
      return loop;
    }
    Stmt last = body.get(body.size() - 1);
    Block rest = new Block(body.subList(0, body.size() - 1));
    Stmt.Loop tested =
        new Stmt.Loop(loop.label(), loop.condition(), rest, Block.of(last), loop.span());
    boolean sees =
        rest.statements().stream()
            .anyMatch(
                s ->
                    s instanceof Stmt.Declare declare
                        && Walk.variables(last).contains(declare.variable()));
    return Loops.isDo(tested) && !sees && !Jumps.continues(rest, loop.label()) ? tested : loop;
  }

  /** The test of a do loop is outside the braces, where no variable of them is visible. */
  private static boolean declaresNothing(List<Stmt> statements) {
    return statements.stream().noneMatch(s -> s instanceof Stmt.Declare);
  }

  private static Block withoutLastContinue(Block body, Label label) {
    List<Stmt> statements = body.statements();
    int last = statements.size() - 1;
    boolean superfluous =
        last >= 0
            && statements.get(last) instanceof Stmt.Exit exit
            && exit.kind() == Stmt.Exit.Kind.CONTINUE
            && exit.target().equals(label);
    return superfluous ? new Block(statements.subList(0, last)) : body;
  }

  /** The body, from which {@code continue} goes to what follows it. */
  private List<Stmt> bodyBefore(Stmt.Loop loop) {
    if (!Jumps.continues(loop.body(), loop.label())) {
      return loop.body().statements();
    }
    Label inner = new Label(nextId++, "body");
    Block body =
        IrWalk.mapStmts(
            loop.body(),
            s ->
                List.of(
                    s instanceof Stmt.Exit exit
                            && exit.kind() == Stmt.Exit.Kind.CONTINUE
                            && exit.target().equals(loop.label())
                        ? new Stmt.Exit(Stmt.Exit.Kind.BREAK, inner, exit.span())
                        : s));
    return List.of(new Stmt.Labeled(inner, body, loop.span()));
  }
}
