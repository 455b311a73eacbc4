package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Simplifies the expressions of each statement, and drops statements that have nothing left to do:
 * empty ifs and blocks, labels nobody leaves, remarks about statements that are gone.
 *
 * <p>Loops stay (they may not end), and so do statements whose condition may throw. What Java calls
 * reachable stays reachable: nothing with an exit in it is folded away.
 */
final class Tidy {
  private final Set<Label> targets = new HashSet<>();

  private Tidy(Block body) {
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Exit exit) {
            targets.add(exit.target());
          }
        });
  }

  static Block run(Block body) {
    return new Tidy(body).block(body);
  }

  private Block block(Block block) {
    Rebuilt result = new Rebuilt();
    for (Stmt statement : block.statements()) {
      result.put(statement, statement(IrWalk.mapBlocks(statement, this::block)));
    }
    return result.block();
  }

  private List<Stmt> statement(Stmt s) {
    if (s instanceof Stmt.Increment increment) {
      return increment(increment);
    } else if (s instanceof Stmt.If branch) {
      return branch(branch);
    } else if (s instanceof Stmt.Loop loop) {
      return List.of(loop(loop));
    } else if (s instanceof Stmt.Scope scope) {
      return spliced(scope.body(), scope);
    } else if (s instanceof Stmt.Labeled labeled && !targets.contains(labeled.label())) {
      return spliced(labeled.body(), new Stmt.Scope(labeled.body(), labeled.span()));
    } else if (s instanceof Stmt.Labeled labeled && labeled.body().isEmpty()) {
      return List.of();
    }
    Stmt simple = IrWalk.mapReads(s, Simplify::expression);
    return isSelfAssignment(simple) ? List.of() : List.of(simple);
  }

  private static boolean isSelfAssignment(Stmt s) {
    return s instanceof Stmt.Set set
        && set.place() instanceof Expr.Var
        && set.place().equals(set.value());
  }

  /** {@code x += -e} is {@code x -= e}; adding -0.0 is nothing. */
  private static List<Stmt> increment(Stmt.Increment s) {
    Expr.Place place = (Expr.Place) s.place().mapOperands(Simplify::expression);
    Expr value = Simplify.expression(s.value());
    boolean negative = s.negative();
    Optional<Expr> positive = RealArithmetic.withoutSign(value);
    if (positive.isPresent()) {
      value = positive.get();
      negative = !negative;
    }
    boolean nothing = Constants.isReal(value, negative ? 0.0 : -0.0);
    return nothing && place instanceof Expr.Var
        ? List.of()
        : List.of(new Stmt.Increment(place, negative, value, s.span()));
  }

  private static List<Stmt> branch(Stmt.If s) {
    Expr condition = Simplify.expression(s.condition());
    boolean empty = s.thenBlock().isEmpty() && s.elseBlock().isEmpty();
    if (empty && !Purity.mayThrow(condition)) {
      return List.of();
    }
    Optional<Boolean> known = Constants.truth(condition);
    if (known.isPresent() && !hasExit(s)) {
      Block taken = known.get() ? s.thenBlock() : s.elseBlock();
      return spliced(taken, new Stmt.Scope(taken, s.span()));
    } else if (known.isPresent()) {
      // javac treats a branch on a literal specially; leave it as it was.
      return List.of(s);
    } else if (s.thenBlock().isEmpty() && !empty) {
      Expr opposite = Simplify.not(condition);
      return List.of(new Stmt.If(opposite, s.elseBlock(), Block.EMPTY, s.span()));
    }
    return List.of(new Stmt.If(condition, s.thenBlock(), s.elseBlock(), s.span()));
  }

  private static boolean hasExit(Stmt s) {
    boolean[] found = {false};
    IrWalk.forEachStmt(
        Block.of(s),
        inner ->
            found[0] |=
                inner instanceof Stmt.Exit
                    || inner instanceof Stmt.Return
                    || inner instanceof Stmt.Throw
                    || inner instanceof Stmt.Loop);
    return found[0];
  }

  private static Stmt loop(Stmt.Loop s) {
    Expr condition = Simplify.expression(s.condition());
    // A condition that becomes a literal would change what javac calls reachable.
    return Constants.truth(condition).isPresent()
        ? s
        : new Stmt.Loop(s.label(), condition, s.body(), s.update(), s.span());
  }

  /** The statements of a block in place of the block, where it declares nothing. */
  private static List<Stmt> spliced(Block body, Stmt otherwise) {
    boolean declares = body.statements().stream().anyMatch(s -> s instanceof Stmt.Declare);
    return declares ? List.of(otherwise) : body.statements();
  }
}
