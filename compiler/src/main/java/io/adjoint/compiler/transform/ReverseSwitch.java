package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reversal of a switch. The forward sweep records the case where control entered. The reverse
 * sweep runs the cases from the last to the first, each where control was: it had entered there or
 * above, and had not left before.
 */
final class ReverseSwitch {
  private static final int NONE_ENTERED = -1;

  private final ReversalContext context;
  private final Reversal reversal;
  private final Exits exits;

  ReverseSwitch(ReversalContext context, Reversal reversal, Exits exits) {
    this.context = context;
    this.reversal = reversal;
    this.exits = exits;
  }

  void reverse(Stmt.Switch s, List<Piece> forward) {
    Values values = context.values();
    Region region = values.region();
    ReverseBlock outer = values.block();
    Variable entered = context.fresh().variable("entered", Type.INT);
    Version where = values.prepare(entered, Optional.empty());
    Breakables.Breakable construct = context.breakables().enter(Optional.of(s.label()), region);
    forward.add(context.breakables().startOf(construct));

    List<Stmt.Case> cases = s.cases();
    List<List<Piece>> caseForward = new ArrayList<>();
    List<ReverseBlock> caseReverse = new ArrayList<>();
    List<Integer> exitsBefore = new ArrayList<>();
    Set<Variable> assigned = new LinkedHashSet<>();
    cases.forEach(one -> assigned.addAll(reversal.assigned(one.body())));
    Map<Variable, Version> before = values.snapshot(assigned);
    Set<Variable> changedAbove = new LinkedHashSet<>();
    for (int i = 0; i < cases.size(); i++) {
      List<Piece> inside = new ArrayList<>();
      ReverseBlock inner = outer.nested();
      boolean fallsInto = i > 0 && exits.completes(cases.get(i - 1).body());
      exitsBefore.add(construct.exits());
      values.restore(before);
      values.enter(region, inner);
      if (fallsInto) {
        reversal.redefine(changedAbove, inside);
      } else {
        changedAbove.clear();
      }
      reversal.statements(cases.get(i).body().statements(), inside);
      changedAbove.addAll(reversal.assigned(cases.get(i).body()));
      caseForward.add(inside);
      caseReverse.add(inner);
    }
    values.enter(region, outer);
    context.breakables().leave();

    boolean needed = caseReverse.stream().anyMatch(block -> !block.isEmpty());
    forward.add(out -> writeForward(s, where, needed, caseForward, out));
    if (needed) {
      values.commit(where, forward);
      values.use(where);
      addReversed(s, Expr.of(where.placeholder()), construct, caseReverse, exitsBefore, outer);
    }
    reversal.redefine(assigned, forward);
  }

  private boolean fallsThrough(List<Stmt.Case> cases) {
    for (int i = 0; i + 1 < cases.size(); i++) {
      if (exits.completes(cases.get(i).body())) {
        return true;
      }
    }
    return false;
  }

  private void writeForward(
      Stmt.Switch s, Version where, boolean needed, List<List<Piece>> caseForward, List<Stmt> out) {
    Variable entered = where.variable().orElseThrow();
    // An exit may leave the switch without coming to what follows it: then it is saved in the case.
    Piece save = exits.escaping(s).isEmpty() ? none -> {} : Values.savePoint(where);
    List<Stmt.Case> cases = new ArrayList<>();
    for (int i = 0; i < s.cases().size(); i++) {
      Stmt.Case one = s.cases().get(i);
      List<Stmt> body = new ArrayList<>();
      if (needed) {
        List<Stmt> record = new ArrayList<>();
        record.add(new Stmt.Set(Expr.of(entered), Expr.of(i), Span.NONE));
        save.write(record);
        boolean fallsInto = i > 0 && exits.completes(s.cases().get(i - 1).body());
        body.addAll(fallsInto ? List.of(ifNoneEntered(entered, record)) : record);
      }
      caseForward.get(i).forEach(piece -> piece.write(body));
      cases.add(new Stmt.Case(one.labels(), one.isDefault(), new Block(body)));
    }
    if (needed) {
      out.add(new Stmt.Declare(entered, Optional.of(Expr.of(NONE_ENTERED)), Span.NONE));
    }
    out.add(new Stmt.Switch(s.label(), s.selector(), cases, s.span()));
  }

  private static Stmt ifNoneEntered(Variable entered, List<Stmt> record) {
    return new Stmt.If(
        new Expr.Binary(Operator.EQ, Expr.of(entered), Expr.of(NONE_ENTERED)),
        new Block(record),
        Block.EMPTY,
        Span.NONE);
  }

  private void addReversed(
      Stmt.Switch s,
      Expr entered,
      Breakables.Breakable construct,
      List<ReverseBlock> caseReverse,
      List<Integer> exitsBefore,
      ReverseBlock outer) {
    if (!fallsThrough(s.cases())) {
      outer.add(out -> out.add(exclusive(entered, caseReverse)));
      return;
    }
    for (int i = 0; i < caseReverse.size(); i++) {
      ReverseBlock inner = caseReverse.get(i);
      if (!inner.isEmpty()) {
        int index = i;
        Expr test = wasRun(s.cases(), entered, construct, exitsBefore, index);
        outer.add(out -> out.add(new Stmt.If(test, Reversal.write(inner), Block.EMPTY, Span.NONE)));
      }
    }
  }

  /**
   * Whether control was in a case: entered in the run of cases that fall into it, and not left
   * before.
   */
  private Expr wasRun(
      List<Stmt.Case> cases,
      Expr entered,
      Breakables.Breakable construct,
      List<Integer> exitsBefore,
      int index) {
    int first = index;
    while (first > 0 && exits.completes(cases.get(first - 1).body())) {
      first--;
    }
    if (first == index) {
      return new Expr.Binary(Operator.EQ, entered, Expr.of(index));
    }
    Expr within =
        new Expr.Binary(
            Operator.LAND,
            new Expr.Binary(Operator.GE, entered, Expr.of(first)),
            new Expr.Binary(Operator.LE, entered, Expr.of(index)));
    if (exitsBefore.get(first).equals(exitsBefore.get(index))) {
      return within;
    }
    return new Expr.Binary(
        Operator.LAND,
        within,
        new Expr.Binary(
            Operator.GT, context.breakables().number(construct), Expr.of(exitsBefore.get(index))));
  }

  private Stmt exclusive(Expr entered, List<ReverseBlock> caseReverse) {
    List<Stmt.Case> cases = new ArrayList<>();
    io.adjoint.compiler.ir.Label label = context.fresh().label("reverse");
    for (int i = 0; i < caseReverse.size(); i++) {
      if (!caseReverse.get(i).isEmpty()) {
        List<Stmt> body = new ArrayList<>();
        caseReverse.get(i).write(body);
        body.add(new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, Span.NONE));
        cases.add(new Stmt.Case(List.of(Expr.of(i)), false, new Block(body)));
      }
    }
    cases.add(
        new Stmt.Case(
            List.of(), true, Block.of(new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, Span.NONE))));
    return new Stmt.Switch(label, entered, cases, Span.NONE);
  }
}
