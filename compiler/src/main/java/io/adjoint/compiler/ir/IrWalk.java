package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Visiting and rebuilding statements, for passes that care only about some kinds of them.
 *
 * <p>A statement's <em>own</em> expressions are those it evaluates itself, not those of the
 * statements inside it. They come in evaluation order. An assigned place is one of them, as a
 * whole; {@link #forEachRead} and {@link #mapReads} see only what is read in order to assign it:
 * the array and the index, but not the variable or the element itself.
 */
public final class IrWalk {
  private IrWalk() {}

  // Visiting.

  /** The blocks directly inside a statement, in the order of the text. */
  public static List<Block> blocks(Stmt statement) {
    return statement.accept(StmtShape.BLOCKS);
  }

  /** A statement's own expressions. */
  public static List<Expr> expressions(Stmt statement) {
    return statement.accept(StmtShape.EXPRESSIONS);
  }

  /** All statements of a block and of the blocks inside it, each before those inside it. */
  public static void forEachStmt(Block block, Consumer<Stmt> action) {
    for (Stmt statement : block.statements()) {
      action.accept(statement);
      for (Block inner : blocks(statement)) {
        forEachStmt(inner, action);
      }
    }
  }

  /** A statement's own expressions; not their operands. */
  public static void forEachExpr(Stmt statement, Consumer<Expr> action) {
    expressions(statement).forEach(action);
  }

  /** A statement's own expressions and all their operands, each before its operands. */
  public static void forEachDeepExpr(Stmt statement, Consumer<Expr> action) {
    expressions(statement).forEach(expression -> forEachDeepExpr(expression, action));
  }

  /** An expression and all its operands, itself first. */
  public static void forEachDeepExpr(Expr expression, Consumer<Expr> action) {
    action.accept(expression);
    for (Expr operand : expression.operands()) {
      forEachDeepExpr(operand, action);
    }
  }

  /** All expressions of all statements of a block. */
  public static void forEachDeepExpr(Block block, Consumer<Expr> action) {
    forEachStmt(block, statement -> forEachDeepExpr(statement, action));
  }

  /**
   * What a statement itself reads: its own expressions, an assigned place replaced by its operands.
   * An incremented place is read too but left out: its reversal does not need its value.
   */
  public static void forEachRead(Stmt statement, Consumer<Expr> action) {
    List<Expr> all = expressions(statement);
    boolean assigns = statement instanceof Stmt.Set || statement instanceof Stmt.Increment;
    for (int i = 0; i < all.size(); i++) {
      if (i == 0 && assigns) {
        all.get(0).operands().forEach(action);
      } else {
        action.accept(all.get(i));
      }
    }
  }

  // Rebuilding.

  /**
   * The statement with {@code change} applied to each of its own expressions, assigned places
   * included: a place must stay a place, and the effect of an {@link Stmt.Eval} an effect. Blocks
   * inside it stay as they are.
   */
  public static Stmt mapExprs(Stmt statement, UnaryOperator<Expr> change) {
    return statement.accept(
        new StmtShape.Rebuild(
            change, place -> asPlace(change.apply(place)), UnaryOperator.identity()));
  }

  /** As {@link #mapExprs}, but of an assigned place only the operands are changed. */
  public static Stmt mapReads(Stmt statement, UnaryOperator<Expr> change) {
    return statement.accept(
        new StmtShape.Rebuild(
            change, place -> asPlace(place.mapOperands(change)), UnaryOperator.identity()));
  }

  /** The statement with {@code change} applied to the blocks directly inside it. */
  public static Stmt mapBlocks(Stmt statement, UnaryOperator<Block> change) {
    return blocks(statement).isEmpty()
        ? statement
        : statement.accept(
            new StmtShape.Rebuild(UnaryOperator.identity(), UnaryOperator.identity(), change));
  }

  /** {@link #mapExprs} on every statement of a block, however deep. */
  public static Block mapAllExprs(Block block, UnaryOperator<Expr> change) {
    return mapStmts(block, statement -> List.of(mapExprs(statement, change)));
  }

  /** {@link #mapReads} on every statement of a block, however deep. */
  public static Block mapAllReads(Block block, UnaryOperator<Expr> change) {
    return mapStmts(block, statement -> List.of(mapReads(statement, change)));
  }

  /**
   * Each statement of a block, however deep, replaced by the statements that {@code change} gives
   * for it. The blocks inside a statement are rebuilt before the statement itself is given to
   * {@code change}.
   */
  public static Block mapStmts(Block block, Function<Stmt, List<Stmt>> change) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      result.addAll(change.apply(mapBlocks(statement, inner -> mapStmts(inner, change))));
    }
    return new Block(result);
  }

  private static Expr.Place asPlace(Expr expression) {
    if (expression instanceof Expr.Place place) {
      return place;
    }
    throw new IllegalStateException("an assigned place is no longer a place");
  }
}
