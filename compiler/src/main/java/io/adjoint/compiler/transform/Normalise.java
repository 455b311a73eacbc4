package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.Derivatives;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.simplify.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a program into the form that the reversal relies on.
 *
 * <p>In: a program as the frontend reads it. Out: a program that computes the same values, in which
 *
 * <ul>
 *   <li>an active expression holds no {@code ?:}; each became an {@code if} that assigns a
 *       temporary, so that the branch rule is that of statements;
 *   <li>a sub-expression that the derivative needs and that is costly has a name, and so has one
 *       that is computed more than once: what is computed once is reversed once;
 *   <li>an active expression that is very deep is cut into named parts;
 *   <li>a loop's update assigns integers only; any other update stands at the end of the body.
 * </ul>
 */
final class Normalise {
  /** javac's own recursion ends somewhere beyond 500. */
  private static final int MAX_DEPTH = 40;

  private final Activity activity;
  private final Function function;
  private final Fresh fresh;

  private Normalise(Activity activity, Function function) {
    this.activity = activity;
    this.function = function;
    this.fresh = Fresh.beyond(function);
  }

  static Program run(Program program, Activity activity, Strategy strategy) {
    List<Function> functions = new ArrayList<>();
    for (Function function : program.functions()) {
      Function normal = function.withBody(new Normalise(activity, function).block(function.body()));
      functions.add(strategy.uses(Optimisation.SHARING) ? Sharing.run(normal) : normal);
    }
    return new Program(functions, program.structs());
  }

  private Block block(Block block) {
    List<Stmt> out = new ArrayList<>();
    block.statements().forEach(statement -> statement(statement, out));
    return new Block(out);
  }

  private void statement(Stmt statement, List<Stmt> out) {
    if (statement instanceof Stmt.Loop loop) {
      out.add(loop(loop));
    } else if (!IrWalk.blocks(statement).isEmpty()) {
      out.add(IrWalk.mapBlocks(statement, this::block));
    } else {
      boolean named = givesName(statement);
      out.add(IrWalk.mapReads(statement, e -> root(e, named, statement.span(), out)));
    }
  }

  private Stmt loop(Stmt.Loop loop) {
    Block body = block(loop.body());
    Block update = block(loop.update());
    if (update.statements().stream().allMatch(Normalise::isSimpleUpdate)) {
      return new Stmt.Loop(loop.label(), loop.condition(), body, update, loop.span());
    }
    List<Stmt> statements = new ArrayList<>();
    if (continues(body, loop.label())) {
      Label inner = fresh.label(loop.label().name() + "Body");
      statements.add(new Stmt.Labeled(inner, retarget(body, loop.label(), inner), loop.span()));
    } else {
      statements.addAll(body.statements());
    }
    statements.addAll(update.statements());
    return new Stmt.Loop(
        loop.label(), loop.condition(), new Block(statements), Block.EMPTY, loop.span());
  }

  private static boolean isSimpleUpdate(Stmt statement) {
    if (statement instanceof Stmt.Set s) {
      return isInteger(s.place());
    }
    return statement instanceof Stmt.Increment s && isInteger(s.place());
  }

  private static boolean isInteger(Expr.Place place) {
    return place instanceof Expr.Var v && v.type().isIntegral();
  }

  static boolean continues(Block block, Label label) {
    boolean[] found = {false};
    IrWalk.forEachStmt(block, statement -> found[0] |= isContinue(statement, label));
    return found[0];
  }

  private static boolean isContinue(Stmt statement, Label label) {
    return statement instanceof Stmt.Exit exit
        && exit.kind() == Stmt.Exit.Kind.CONTINUE
        && exit.target().equals(label);
  }

  /** The block with what went on with the next iteration of a loop leaving {@code to} instead. */
  static Block retarget(Block block, Label from, Label to) {
    return IrWalk.mapStmts(
        block,
        statement ->
            List.of(
                isContinue(statement, from)
                    ? new Stmt.Exit(Stmt.Exit.Kind.BREAK, to, statement.span())
                    : statement));
  }

  /** Whether the statement gives its value a name, under which the reverse sweep can ask for it. */
  private static boolean givesName(Stmt statement) {
    return statement instanceof Stmt.Declare
        || (statement instanceof Stmt.Set s && s.place() instanceof Expr.Var);
  }

  /** A statement's own expression. */
  private Expr root(Expr e, boolean named, Span span, List<Stmt> out) {
    if (e instanceof Expr.Effect) {
      return e.mapOperands(operand -> value(operand, false, span, out));
    }
    boolean formula = named && !e.operands().isEmpty() && !(e instanceof Expr.Select);
    return formula && e.type().isRealScalar() && !(e instanceof Expr.Load)
        ? withOperands(e, span, out)
        : value(e, false, span, out);
  }

  /**
   * The expression in normal form. Statements that it needs first go to {@code out}.
   *
   * @param needed whether the derivative of what the expression stands in uses its value
   */
  private Expr value(Expr e, boolean needed, Span span, List<Stmt> out) {
    if (e.type().isArray()) {
      return reference(e, span, out);
    }
    if (!activity.isVaried(function.key(), e)) {
      return needed && Cost.of(e) >= Cost.COSTLY ? name(e, span, out) : e;
    }
    if (e instanceof Expr.Select select) {
      return select(select, span, out);
    }
    if (e instanceof Expr.Load load) {
      Expr index = load.index();
      return new Expr.Load(
          reference(load.array(), span, out),
          Cost.of(index) >= Cost.COSTLY ? name(index, span, out) : index);
    }
    Expr rebuilt = withOperands(e, span, out);
    boolean keep = (needed || needs(e).result()) && Cost.of(rebuilt) >= Cost.COSTLY;
    return keep || depth(rebuilt) > MAX_DEPTH ? name(rebuilt, span, out) : rebuilt;
  }

  /** The expression with its operands in normal form. */
  private Expr withOperands(Expr e, Span span, List<Stmt> out) {
    Derivatives.Needs needs = needs(e);
    List<Expr> operands = e.operands();
    List<Expr> changed = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      changed.add(value(operands.get(i), needs.operand(i), span, out));
    }
    int[] position = {0};
    return e.mapOperands(operand -> changed.get(position[0]++));
  }

  private Derivatives.Needs needs(Expr e) {
    return Derivatives.needs(e, operand -> activity.isVaried(function.key(), operand));
  }

  /** An array reference: which array it is may be decided by a condition. */
  private Expr reference(Expr e, Span span, List<Stmt> out) {
    if (e instanceof Expr.Select select && e.type().isReal()) {
      return select(select, span, out);
    } else if (e instanceof Expr.Load load) {
      return new Expr.Load(reference(load.array(), span, out), load.index());
    }
    return e;
  }

  private Expr select(Expr.Select select, Span span, List<Stmt> out) {
    Variable chosen = fresh.variable(select.type().isArray() ? "chosen" : "branch", select.type());
    out.add(new Stmt.Declare(chosen, Optional.empty(), span));
    out.add(
        new Stmt.If(
            select.condition(),
            arm(chosen, select.whenTrue(), span),
            arm(chosen, select.whenFalse(), span),
            span));
    return Expr.of(chosen);
  }

  private Block arm(Variable chosen, Expr value, Span span) {
    List<Stmt> out = new ArrayList<>();
    Expr normal = value(value, false, span, out);
    out.add(new Stmt.Set(Expr.of(chosen), normal, span));
    return new Block(out);
  }

  private Expr name(Expr e, Span span, List<Stmt> out) {
    Variable temporary = fresh.variable(Naming.of(e), e.type());
    out.add(new Stmt.Declare(temporary, Optional.of(e), span));
    return Expr.of(temporary);
  }

  private static int depth(Expr e) {
    int deepest = 0;
    for (Expr operand : e.operands()) {
      deepest = Math.max(deepest, depth(operand));
    }
    return deepest + 1;
  }
}
