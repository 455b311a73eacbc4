package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a function once, forwards, and makes of each statement its part of the forward sweep and
 * its part of the reverse sweep.
 *
 * <p>In: a normalised function. Out: two lists of {@linkplain Piece pieces}. The forward sweep is
 * the user's code with saves; the reverse sweep is built from the end. What is saved is decided
 * after the walk ({@link Keep}), so a piece is written only then. The statements themselves are
 * reversed by {@link ReverseStatement} and {@link ReverseLoop}; this class holds what they share:
 * the structure of blocks, branches and exits.
 */
final class Reversal {
  /** How deep the reverse sweep nests where an early exit could as well be told by its number. */
  private static final int MAX_NESTING = 24;

  private final ReversalContext context;
  private final Exits exits = new Exits();
  private final Assigned assigned = new Assigned();
  private final ReverseStatement statements;
  private final ReverseLoop loops;
  private final ReverseSumLoop sumLoops;
  private final ReverseSwitch switches;
  private int nesting;

  Reversal(ReversalContext context) {
    this.context = context;
    this.statements = new ReverseStatement(context);
    this.loops = new ReverseLoop(context, this);
    this.sumLoops = new ReverseSumLoop(context, this);
    this.switches = new ReverseSwitch(context, this, exits);
  }

  /**
   * Walks the body of the function; its reversal is in the block that the context's values are in.
   */
  List<Piece> walk(Function function) {
    List<Piece> forward = new ArrayList<>();
    Breakables.Breakable whole =
        context.breakables().enter(Optional.empty(), context.values().region());
    forward.add(context.breakables().startOf(whole));
    for (Variable parameter : function.parameters()) {
      declareAdjoint(parameter);
      context.values().define(parameter, Optional.empty(), forward);
      if (context.shadows().has(parameter)) {
        context.values().define(context.shadows().of(parameter), Optional.empty(), forward);
      }
    }
    statements(function.body().statements(), forward);
    context.breakables().leave();
    return forward;
  }

  /**
   * The adjoint of a scalar lives as long as the scalar: it is declared where the reversal of its
   * scope begins.
   */
  void declareAdjoint(Variable variable) {
    if (variable.type().isRealScalar()
        && context.activity().isActive(context.function().key(), variable)) {
      context.values().block().declare(context.adjoint(variable));
    }
  }

  /** Walks statements that form, or end, a block. */
  void statements(List<Stmt> list, List<Piece> forward) {
    for (int i = 0; i < list.size(); i++) {
      Stmt statement = list.get(i);
      List<Stmt> rest = list.subList(i + 1, list.size());
      context.values().nextStatement(statement);
      if (statement instanceof Stmt.If branch
          && !rest.isEmpty()
          && nesting < MAX_NESTING
          && context.strategy().uses(Optimisation.BRANCHES_THAT_LEAVE)) {
        Optional<Boolean> leaving = leavingBranch(branch);
        if (leaving.isPresent()) {
          branchThatLeaves(branch, leaving.get(), rest, forward);
          return;
        }
      }
      statement(statement, forward);
      if (!exits.completes(statement)) {
        return;
      }
      if (!rest.isEmpty() && !exits.escaping(statement).isEmpty()) {
        guarded(rest, forward);
        return;
      }
    }
  }

  /**
   * Which branch always leaves, where the other one always goes on: the reversal is then {@code if
   * (c) { branch } else { the rest }}, without an exit number.
   */
  private Optional<Boolean> leavingBranch(Stmt.If branch) {
    boolean thenGoesOn = exits.completes(branch.thenBlock());
    boolean elseGoesOn = exits.completes(branch.elseBlock());
    if (!thenGoesOn && elseGoesOn && !exits.hasEscaping(branch.elseBlock())) {
      return Optional.of(true);
    } else if (thenGoesOn && !elseGoesOn && !exits.hasEscaping(branch.thenBlock())) {
      return Optional.of(false);
    }
    return Optional.empty();
  }

  private void branchThatLeaves(
      Stmt.If branch, boolean thenLeaves, List<Stmt> rest, List<Piece> forward) {
    Values values = context.values();
    Block leaving = thenLeaves ? branch.thenBlock() : branch.elseBlock();
    Block other = thenLeaves ? branch.elseBlock() : branch.thenBlock();
    if (!exits.hasEscaping(leaving)) {
      throwingBranch(branch, thenLeaves, leaving, other, forward);
      statements(rest, forward);
      return;
    }
    Condition condition = condition(branch);
    ReverseBlock outer = values.block();
    ReverseBlock whenLeft = outer.nested();
    ReverseBlock whenNot = outer.nested();
    List<Piece> leavingForward = new ArrayList<>();
    List<Piece> otherForward = new ArrayList<>();
    forward.add(
        thenLeaves
            ? condition.forward(branch, leavingForward, otherForward)
            : condition.forward(branch, otherForward, leavingForward));
    nesting++;
    Map<Variable, Version> before = values.snapshot(assigned(leaving));
    values.enter(values.region(), whenLeft);
    statements(leaving.statements(), leavingForward);
    values.restore(before);
    values.enter(values.region(), whenNot);
    statements(other.statements(), otherForward);
    statements(rest, forward);
    nesting--;
    values.enter(values.region(), outer);
    if (!whenLeft.isEmpty() || !whenNot.isEmpty()) {
      values.use(condition.version());
      outer.add(
          thenLeaves
              ? ifPiece(condition, whenLeft, whenNot)
              : ifPiece(condition, whenNot, whenLeft));
    }
  }

  /** A branch that only throws: where the reverse sweep runs it was not taken. */
  private void throwingBranch(
      Stmt.If branch, boolean thenLeaves, Block leaving, Block other, List<Piece> forward) {
    Values values = context.values();
    List<Piece> leavingForward = new ArrayList<>();
    List<Piece> otherForward = new ArrayList<>();
    forward.add(
        out ->
            out.add(
                new Stmt.If(
                    branch.condition(),
                    write(thenLeaves ? leavingForward : otherForward),
                    write(thenLeaves ? otherForward : leavingForward),
                    branch.span())));
    Map<Variable, Version> before = values.snapshot(assigned(leaving));
    ReverseBlock outer = values.block();
    values.enter(values.region(), outer.nested());
    statements(leaving.statements(), leavingForward);
    values.restore(before);
    values.enter(values.region(), outer);
    statements(other.statements(), otherForward);
  }

  /** The rest of a block after a statement that may have left it. */
  private void guarded(List<Stmt> rest, List<Piece> forward) {
    Values values = context.values();
    Breakables.Breakable construct = context.breakables().innermost();
    int passed = construct.exits();
    ReverseBlock outer = values.block();
    ReverseBlock inner = outer.nested();
    values.enter(values.region(), inner);
    statements(rest, forward);
    values.enter(values.region(), outer);
    if (!inner.isEmpty()) {
      Expr number = context.breakables().number(construct);
      outer.add(
          out ->
              out.add(
                  new Stmt.If(
                      new Expr.Binary(Operator.GT, number, Expr.of(passed)),
                      write(inner),
                      Block.EMPTY,
                      Span.NONE)));
    }
  }

  private void statement(Stmt statement, List<Piece> forward) {
    if (statement instanceof Stmt.If s) {
      branch(s, forward);
    } else if (statement instanceof Stmt.Scope s) {
      List<Piece> inside = new ArrayList<>();
      forward.add(out -> LoopShape.write(write(inside), s.span(), out));
      nested(s.body(), inside);
    } else if (statement instanceof Stmt.Labeled s) {
      labeled(s, forward);
    } else if (statement instanceof Stmt.Loop s && context.sumLoops().containsKey(s)) {
      sumLoops.reverse(s, context.sumLoops().getOrDefault(s, List.of()), forward);
    } else if (statement instanceof Stmt.Loop s) {
      loops.reverse(s, forward);
    } else if (statement instanceof Stmt.Switch s) {
      switches.reverse(s, forward);
    } else if (statement instanceof Stmt.Exit s) {
      forward.add(context.breakables().exit(Optional.of(s.target())));
      forward.add(out -> out.add(s));
    } else if (statement instanceof Stmt.Return s) {
      statements.returns(s, forward);
      forward.add(context.breakables().exit(Optional.empty()));
      forward.add(context.leave(s));
    } else {
      if (statement instanceof Stmt.Declare s) {
        declareAdjoint(s.variable());
      }
      statements.reverse(statement, forward);
    }
  }

  /** A block inside the present region, with a reversal of its own scope. */
  private void nested(Block block, List<Piece> forward) {
    Values values = context.values();
    ReverseBlock outer = values.block();
    ReverseBlock inner = outer.nested();
    values.enter(values.region(), inner);
    statements(block.statements(), forward);
    values.enter(values.region(), outer);
    if (!inner.isEmpty()) {
      outer.add(out -> out.add(new Stmt.Scope(write(inner), Span.NONE)));
    }
    redefine(assigned(block), forward);
  }

  private void labeled(Stmt.Labeled s, List<Piece> forward) {
    Breakables.Breakable construct =
        context.breakables().enter(Optional.of(s.label()), context.values().region());
    forward.add(context.breakables().startOf(construct));
    List<Piece> inside = new ArrayList<>();
    List<Piece> after = new ArrayList<>();
    forward.add(out -> out.add(new Stmt.Labeled(s.label(), write(inside), s.span())));
    Values values = context.values();
    ReverseBlock outer = values.block();
    ReverseBlock inner = outer.nested();
    values.enter(values.region(), inner);
    statements(s.body().statements(), inside);
    values.enter(values.region(), outer);
    context.breakables().leave();
    if (!inner.isEmpty()) {
      outer.add(out -> out.add(new Stmt.Scope(write(inner), Span.NONE)));
    }
    redefine(assigned(s.body()), after);
    forward.addAll(after);
  }

  private void branch(Stmt.If s, List<Piece> forward) {
    Values values = context.values();
    Condition condition = condition(s);
    List<Piece> thenForward = new ArrayList<>();
    List<Piece> elseForward = new ArrayList<>();
    forward.add(condition.forward(s, thenForward, elseForward));
    ReverseBlock outer = values.block();
    ReverseBlock thenReverse = outer.nested();
    ReverseBlock elseReverse = outer.nested();
    Set<Variable> assigned = assigned(s.thenBlock());
    Map<Variable, Version> before = values.snapshot(assigned);
    values.enter(values.region(), thenReverse);
    statements(s.thenBlock().statements(), thenForward);
    values.restore(before);
    values.enter(values.region(), elseReverse);
    statements(s.elseBlock().statements(), elseForward);
    values.enter(values.region(), outer);
    if (!thenReverse.isEmpty() || !elseReverse.isEmpty()) {
      values.use(condition.version());
      outer.add(ifPiece(condition, thenReverse, elseReverse));
    }
    assigned.addAll(assigned(s.elseBlock()));
    redefine(assigned, forward);
  }

  private Piece ifPiece(Condition condition, ReverseBlock thenReverse, ReverseBlock elseReverse) {
    return out -> {
      Expr test = Expr.of(condition.version().placeholder());
      if (thenReverse.isEmpty()) {
        out.add(
            new Stmt.If(
                new Expr.Unary(Expr.Unary.Op.NOT, test),
                write(elseReverse),
                Block.EMPTY,
                Span.NONE));
      } else {
        out.add(new Stmt.If(test, write(thenReverse), write(elseReverse), Span.NONE));
      }
    };
  }

  /** The condition of a branch, which the reverse sweep computes again or finds kept. */
  private record Condition(Version version, Variable temporary) {

    Piece forward(Stmt.If s, List<Piece> thenForward, List<Piece> elseForward) {
      return out -> {
        boolean kept = version.source() == Version.Source.KEPT;
        if (kept) {
          out.add(new Stmt.Declare(temporary, Optional.of(s.condition()), Span.NONE));
          out.add(new Stmt.Set(version.cell().forward(), Expr.of(temporary), Span.NONE));
        }
        out.add(
            new Stmt.If(
                kept ? Expr.of(temporary) : s.condition(),
                Reversal.write(thenForward),
                Reversal.write(elseForward),
                s.span()));
      };
    }
  }

  private Condition condition(Stmt.If s) {
    Variable temporary = context.fresh().variable("taken", io.adjoint.compiler.ir.Type.BOOLEAN);
    Version version =
        context
            .values()
            .defineValue("taken", Expr.of(temporary), context.values().stable(s.condition()));
    return new Condition(version, temporary);
  }

  /**
   * After a construct whose parts assign variables, each has a value that no part knows: a version
   * of its own.
   */
  void redefine(Set<Variable> variables, List<Piece> forward) {
    context.values().forgetOffsets();
    for (Variable variable : variables) {
      if (context.values().rewound(variable).isEmpty()) {
        context.values().define(variable, Optional.empty(), forward);
      }
    }
  }

  /** The variables that code assigns, and the shadow variables that go with them. */
  Set<Variable> assigned(Block block) {
    Set<Variable> all = new LinkedHashSet<>();
    for (Variable variable : assigned.of(block)) {
      all.add(variable);
      if (context.shadows().has(variable)) {
        all.add(context.shadows().of(variable));
      }
    }
    return all;
  }

  static Block write(List<Piece> pieces) {
    List<Stmt> out = new ArrayList<>();
    pieces.forEach(piece -> piece.write(out));
    return new Block(out);
  }

  static Block write(ReverseBlock block) {
    List<Stmt> out = new ArrayList<>();
    block.write(out);
    return new Block(out);
  }
}
