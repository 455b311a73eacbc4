package io.adjoint.compiler.ir;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Follows control through a function by Java's rules: every variable declared once, in scope and
 * definitely assigned where it is read, every exit inside the statement it leaves, no statement
 * that cannot be reached.
 *
 * <p>As for javac, only a loop on the literal {@code true} does not end by its condition, and both
 * sides of an {@code if} are taken for possible.
 */
final class FlowCheck {
  private final BiConsumer<Stmt, String> report;
  private final Map<Variable, Integer> declared = new HashMap<>();
  private final Map<Integer, Variable> byId = new HashMap<>();
  private final Set<Variable> visible = new HashSet<>();
  private final Map<Label, Target> targets = new HashMap<>();

  FlowCheck(BiConsumer<Stmt, String> report) {
    this.report = report;
  }

  /** The variables that are assigned on every way to a place; empty where no way leads there. */
  private record State(Optional<BitSet> assigned) {
    static final State UNREACHABLE = new State(Optional.empty());

    boolean isReachable() {
      return assigned.isPresent();
    }

    boolean has(int variable) {
      return assigned.map(bits -> bits.get(variable)).orElse(true);
    }

    State with(int variable) {
      return new State(
          assigned.map(
              bits -> {
                BitSet more = (BitSet) bits.clone();
                more.set(variable);
                return more;
              }));
    }

    State join(State other) {
      if (!isReachable()) {
        return other;
      } else if (!other.isReachable()) {
        return this;
      }
      BitSet both = (BitSet) assigned.get().clone();
      both.and(other.assigned.get());
      return new State(Optional.of(both));
    }
  }

  /** A statement that an exit may leave, while its inside is followed. */
  private static final class Target {
    final boolean isLoop;
    boolean inUpdate;
    State breaks = State.UNREACHABLE;
    State continues = State.UNREACHABLE;

    Target(boolean isLoop) {
      this.isLoop = isLoop;
    }
  }

  /** Follows the whole function; whether its end can be reached. */
  boolean endsNormally(Function function) {
    State state = new State(Optional.of(new BitSet()));
    Stmt head = new Stmt.Remark("parameters", function.span());
    for (Variable parameter : function.parameters()) {
      declare(parameter, head);
      state = state.with(index(parameter));
    }
    return follow(function.body(), state).isReachable();
  }

  private int index(Variable variable) {
    return declared.computeIfAbsent(variable, v -> declared.size());
  }

  private void declare(Variable variable, Stmt where) {
    if (declared.containsKey(variable)) {
      report.accept(where, variable.name() + " is declared twice");
    }
    index(variable);
    Variable other = byId.putIfAbsent(variable.id(), variable);
    if (other != null && !other.equals(variable)) {
      report.accept(
          where, variable.name() + " and " + other.name() + " have one id, " + variable.id());
    }
    visible.add(variable);
  }

  private State follow(Block block, State in) {
    State state = in;
    boolean told = !in.isReachable();
    Set<Variable> own = new HashSet<>();
    for (Stmt statement : block.statements()) {
      if (!state.isReachable() && !told && !(statement instanceof Stmt.Remark)) {
        report.accept(statement, "the statement cannot be reached");
        told = true;
      }
      state = statement.accept(new Step(state));
      if (statement instanceof Stmt.Declare declare) {
        own.add(declare.variable());
      }
    }
    visible.removeAll(own);
    return state;
  }

  private void read(Expr expression, State state, Stmt where) {
    IrWalk.forEachDeepExpr(
        expression,
        part -> {
          if (part instanceof Expr.Var var) {
            Variable variable = var.variable();
            if (!visible.contains(variable)) {
              report.accept(where, variable.name() + " is not declared here");
            } else if (!state.has(index(variable))) {
              report.accept(where, variable.name() + " may not be assigned here");
            }
          }
        });
  }

  private Target open(Label label, boolean isLoop, Stmt where) {
    Target target = new Target(isLoop);
    if (targets.put(label, target) != null) {
      report.accept(where, "the label " + label.name() + " is inside a statement of that label");
    }
    return target;
  }

  /** What a statement makes of the state before it. */
  private final class Step implements Stmt.Cases<State> {
    private final State in;

    Step(State in) {
      this.in = in;
    }

    /** Reads all that the statement itself reads; control goes on. */
    private State reads(Stmt statement) {
      IrWalk.forEachRead(statement, expression -> read(expression, in, statement));
      return in;
    }

    @Override
    public State onDeclare(Stmt.Declare s) {
      reads(s);
      declare(s.variable(), s);
      if (s.value().isPresent()) {
        return in.with(index(s.variable()));
      }
      // In a loop the variable is a new one each time.
      return new State(
          in.assigned()
              .map(
                  bits -> {
                    BitSet fewer = (BitSet) bits.clone();
                    fewer.clear(index(s.variable()));
                    return fewer;
                  }));
    }

    @Override
    public State onSet(Stmt.Set s) {
      reads(s);
      if (s.place() instanceof Expr.Var var) {
        if (!visible.contains(var.variable())) {
          report.accept(s, var.variable().name() + " is not declared here");
        }
        return in.with(index(var.variable()));
      }
      return in;
    }

    @Override
    public State onIncrement(Stmt.Increment s) {
      read(s.place(), in, s);
      read(s.value(), in, s);
      return in;
    }

    @Override
    public State onEval(Stmt.Eval s) {
      return reads(s);
    }

    @Override
    public State onIf(Stmt.If s) {
      reads(s);
      return follow(s.thenBlock(), in).join(follow(s.elseBlock(), in));
    }

    @Override
    public State onLoop(Stmt.Loop s) {
      reads(s);
      Target target = open(s.label(), true, s);
      State body = follow(s.body(), isLiteral(s.condition(), false) ? State.UNREACHABLE : in);
      target.inUpdate = true;
      follow(s.update(), body.join(target.continues));
      targets.remove(s.label());
      return isLiteral(s.condition(), true) ? target.breaks : in.join(target.breaks);
    }

    private boolean isLiteral(Expr condition, boolean value) {
      return condition instanceof Expr.Const constant && constant.value().equals(value);
    }

    @Override
    public State onSwitch(Stmt.Switch s) {
      reads(s);
      Target target = open(s.label(), false, s);
      State fallen = State.UNREACHABLE;
      boolean hasDefault = false;
      for (Stmt.Case one : s.cases()) {
        fallen = follow(one.body(), in.join(fallen));
        hasDefault |= one.isDefault();
      }
      targets.remove(s.label());
      State out = fallen.join(target.breaks);
      return hasDefault ? out : out.join(in);
    }

    @Override
    public State onLabeled(Stmt.Labeled s) {
      Target target = open(s.label(), false, s);
      State end = follow(s.body(), in);
      targets.remove(s.label());
      return end.join(target.breaks);
    }

    @Override
    public State onScope(Stmt.Scope s) {
      return follow(s.body(), in);
    }

    @Override
    public State onExit(Stmt.Exit s) {
      Target target = targets.get(s.target());
      if (target == null) {
        report.accept(s, "no statement around it has the label " + s.target().name());
      } else if (s.kind() == Stmt.Exit.Kind.BREAK) {
        target.breaks = target.breaks.join(in);
      } else if (!target.isLoop) {
        report.accept(s, s.target().name() + " is no loop");
      } else if (target.inUpdate) {
        report.accept(s, "the update of a loop continues the loop");
      } else {
        target.continues = target.continues.join(in);
      }
      return State.UNREACHABLE;
    }

    @Override
    public State onReturn(Stmt.Return s) {
      reads(s);
      return State.UNREACHABLE;
    }

    @Override
    public State onCopyArray(Stmt.CopyArray s) {
      return reads(s);
    }

    @Override
    public State onFill(Stmt.Fill s) {
      return reads(s);
    }

    @Override
    public State onThrow(Stmt.Throw s) {
      reads(s);
      return State.UNREACHABLE;
    }

    @Override
    public State onAssert(Stmt.Assert s) {
      return reads(s);
    }

    @Override
    public State onRemark(Stmt.Remark s) {
      return in;
    }
  }
}
