package io.adjoint.compiler.ir;

import java.util.List;
import java.util.Optional;

/** A statement. Each knows its place in the user's source, {@link Span#NONE} where it has none. */
public sealed interface Stmt {

  Span span();

  /**
   * Declares a local variable, visible to the end of the enclosing block. Without a value it is not
   * yet assigned.
   */
  record Declare(Variable variable, Optional<Expr> value, Span span) implements Stmt {}

  /** {@code place = value}. */
  record Set(Expr.Place place, Expr value, Span span) implements Stmt {}

  /**
   * {@code place = place + value}, or minus: an accumulation, whose reversal does not need the old
   * value of the place. The value has the type of the place, which is evaluated once.
   */
  record Increment(Expr.Place place, boolean negative, Expr value, Span span) implements Stmt {}

  /** Evaluates an effect and drops its result. */
  record Eval(Expr.Effect effect, Span span) implements Stmt {}

  record If(Expr condition, Block thenBlock, Block elseBlock, Span span) implements Stmt {}

  /**
   * {@code while (condition) { body; update }}. {@code continue} goes to the update, which holds no
   * {@code continue} of this loop. A {@code do} loop has the condition {@code true} and ends its
   * update with {@code if (!c) break}.
   */
  record Loop(Label label, Expr condition, Block body, Block update, Span span) implements Stmt {}

  /**
   * Java's switch statement: control enters at the first case with an equal label, else at the one
   * that is the default, else leaves; it falls through from case to case until an exit.
   */
  record Switch(Label label, Expr selector, List<Case> cases, Span span) implements Stmt {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /**
   * A group of labels and what follows them.
   *
   * @param labels constants of the selector's type; an enum constant is an {@link Expr.Static}
   */
  record Case(List<Expr> labels, boolean isDefault, Block body) {
    public Case {
      labels = List.copyOf(labels);
    }
  }

  /** A block that {@code break label} can leave. */
  record Labeled(Label label, Block body, Span span) implements Stmt {}

  /** A nested block: a scope of its own. */
  record Scope(Block body, Span span) implements Stmt {}

  /** Leaves a loop, a switch or a labelled block, or goes on with a loop's update. */
  record Exit(Kind kind, Label target, Span span) implements Stmt {
    /** The two ways. */
    public enum Kind {
      BREAK,
      CONTINUE
    }
  }

  record Return(Optional<Expr> value, Span span) implements Stmt {}

  /**
   * {@code System.arraycopy}: elements of one array to another, or to itself, as if through a copy.
   */
  record CopyArray(
      Expr source, Expr sourceFrom, Expr target, Expr targetFrom, Expr length, Span span)
      implements Stmt {}

  /**
   * {@code Arrays.fill}.
   *
   * @param range from (inclusive) and to (exclusive) where the source gives them
   */
  record Fill(Expr array, Optional<Range> range, Expr value, Span span) implements Stmt {}

  /** Indices from {@code from}, inclusive, to {@code to}, exclusive. */
  record Range(Expr from, Expr to) {}

  /** Throws {@code exception}: a {@link Expr.New}, or any passive expression. */
  record Throw(Expr exception, Span span) implements Stmt {}

  record Assert(Expr condition, Optional<Expr> message, Span span) implements Stmt {}

  /** A comment line for the reader of the generated code. Does nothing. */
  record Remark(String text, Span span) implements Stmt {}

  /** One case for each kind of statement: a new kind breaks the build where it is not handled. */
  interface Cases<R> {
    R onDeclare(Declare s);

    R onSet(Set s);

    R onIncrement(Increment s);

    R onEval(Eval s);

    R onIf(If s);

    R onLoop(Loop s);

    R onSwitch(Switch s);

    R onLabeled(Labeled s);

    R onScope(Scope s);

    R onExit(Exit s);

    R onReturn(Return s);

    R onCopyArray(CopyArray s);

    R onFill(Fill s);

    R onThrow(Throw s);

    R onAssert(Assert s);

    R onRemark(Remark s);
  }

  /** Dispatches to the case of this kind. */
  default <R> R accept(Cases<R> cases) {
    if (this instanceof Declare s) {
      return cases.onDeclare(s);
    } else if (this instanceof Set s) {
      return cases.onSet(s);
    } else if (this instanceof Increment s) {
      return cases.onIncrement(s);
    } else if (this instanceof Eval s) {
      return cases.onEval(s);
    } else if (this instanceof If s) {
      return cases.onIf(s);
    } else if (this instanceof Loop s) {
      return cases.onLoop(s);
    } else if (this instanceof Switch s) {
      return cases.onSwitch(s);
    } else if (this instanceof Labeled s) {
      return cases.onLabeled(s);
    } else if (this instanceof Scope s) {
      return cases.onScope(s);
    } else if (this instanceof Exit s) {
      return cases.onExit(s);
    } else if (this instanceof Return s) {
      return cases.onReturn(s);
    } else if (this instanceof CopyArray s) {
      return cases.onCopyArray(s);
    } else if (this instanceof Fill s) {
      return cases.onFill(s);
    } else if (this instanceof Throw s) {
      return cases.onThrow(s);
    } else if (this instanceof Assert s) {
      return cases.onAssert(s);
    } else {
      return cases.onRemark((Remark) this);
    }
  }
}
