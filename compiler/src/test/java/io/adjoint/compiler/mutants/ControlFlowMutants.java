package io.adjoint.compiler.mutants;

import java.util.List;

/** Faults in the reversal of branches, exits, loops and switches. */
final class ControlFlowMutants {
  private ControlFlowMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "branches-exchanged",
              "transform/Reversal",
              "new Stmt.If(test, write(thenReverse), write(elseReverse), Span.NONE)",
              "new Stmt.If(test, write(elseReverse), write(thenReverse), Span.NONE)",
              "the branch that was not taken is reversed",
              "Branches.elseIfChain Branches.bothSidesOfAnd"),
          new Mutant(
              "else-not-negated",
              "transform/Reversal",
              "new Expr.Unary(Expr.Unary.Op.NOT, test)",
              "test",
              "an else branch is reversed where the other one was taken",
              "Branches.killedArcCosine Branches.largest Branches.nestedTernary"),
          new Mutant(
              "condition-not-saved",
              "transform/Reversal",
              "out.add(new Stmt.Set(version.cell().forward(), Expr.of(temporary), "
                  + "Span.NONE));",
              "",
              "a condition that must be kept is not",
              "Branches.conditionOverwrittenInBranch " + "Branches.elementConditionOverwritten"),
          new Mutant(
              "condition-of-another",
              "transform/Reversal",
              "values().stable(s.condition()));",
              "values().stable(s.condition()).map(c -> c instanceof Expr.Binary b "
                  + "&& b.op() == Operator.LT ? new Expr.Binary(Operator.LE, b.left(), "
                  + "b.right()) : c));",
              "the reverse sweep tests <= where the forward sweep tested <",
              "Branches.largest Branches.elseIfChain Branches.maxByIf"),
          new Mutant(
              "values-of-the-other-branch",
              "transform/Reversal",
              "values.restore(before); values.enter(values.region(), elseReverse);",
              "values.enter(values.region(), elseReverse);",
              "an else branch is given the values of the then branch",
              "Branches.bothSidesOfAnd Branches.conditionOverwrittenInBranch"),
          new Mutant(
              "join-forgets-else",
              "transform/Reversal",
              "assigned.addAll(assigned(s.elseBlock()));",
              "",
              "after a branch the values are those before it, if only else assigns " + "them",
              "Branches.conditionOverwrittenInBranch Branches.booleanTestedLater"),
          new Mutant(
              "exit-guard-off-by-one",
              "transform/Reversal",
              "new Expr.Binary(Operator.GT, number, Expr.of(passed))",
              "new Expr.Binary(Operator.GE, number, Expr.of(passed))",
              "statements after an exit that was taken are reversed",
              "Loops.breakInMiddle Loops.deepContinue"),
          new Mutant(
              "no-exit-is-last-exit",
              "transform/Breakables",
              "breakable.exits + 1",
              "breakable.exits",
              "where no exit was taken the last one is recorded",
              "Loops.deepContinue Loops.breakInMiddle"),
          new Mutant(
              "outer-exits-not-numbered",
              "transform/Breakables",
              "if (target.isPresent() && breakable.label.equals(target))",
              "if (target.isPresent())",
              "an exit to an outer label is recorded in the innermost construct " + "only",
              "Loops.labels Loops.returnFromDoubleLoop Loops.nestedBreaks"),
          new Mutant(
              "loop-not-reversed-in-order",
              "transform/ReverseLoop",
              "isOrderFree(body, variable) ? Direction.UP : down",
              "Direction.UP",
              "the iterations are reversed from the first to the last",
              "Loops.recurrenceUp Loops.chaoticMap"),
          new Mutant(
              "inclusive-bound-missed",
              "transform/ReverseLoop",
              "Expr last = range.inclusive() ? range.bound() :",
              "Expr last = range.inclusive() ? Counting.plus(range.bound(), -1) :",
              "the last iteration of i <= n is not reversed",
              "Problems.timeWarping Integers.binomials Domains.clenshaw"),
          new Mutant(
              "downward-start-missed",
              "transform/ReverseLoop",
              "Expr start = counted.inclusive() ? bound : Counting.plus(bound, 1);",
              "Expr start = counted.inclusive() ? Counting.plus(bound, 1) : "
                  + "Counting.plus(bound, 2);",
              "the last iteration of a loop that counts down is not reversed",
              "Loops.recurrenceDown Loops.countingDown"),
          new Mutant(
              "first-trip-missed",
              "transform/ReverseLoop",
              "return new Range(trip, Expr.of(0), trips, false, true);",
              "return new Range(trip, Expr.of(1), trips, false, true);",
              "the first iteration is not reversed",
              "Loops.negativeSteps Loops.newtonSquareRoot Loops.doLoop"),
          new Mutant(
              "one-trip-too-many",
              "transform/ReverseLoop",
              "return new Range(trip, Expr.of(0), trips, false, true);",
              "return new Range(trip, Expr.of(0), Counting.plus(trips, 1), false, true);",
              "an iteration that never began is reversed",
              "Loops.breakInMiddle Loops.returnBeforeLaterLoop"),
          new Mutant(
              "trips-not-saved-at-exit",
              "transform/ReverseLoop",
              "plan.savesEachTrip(exits) ? Values.savePoint(plan.count()) : none -> " + "{};",
              "none -> {};",
              "a loop that is left for good does not tell how often it ran",
              "Loops.returnFromDoubleLoop Loops.labels Loops.nestedBreaks"),
          new Mutant(
              "early-exit-overlooked",
              "transform/ReverseLoop",
              "return !targets.isEmpty();",
              "return false;",
              "a loop with a break is reversed up to its bound",
              "Loops.breakInMiddle"),
          new Mutant(
              "step-taken-for-one",
              "transform/ReverseLoop",
              "if (counted.step() == 1) { return true; }",
              "if (counted.step() > 0) { return true; }",
              "a loop that counts by two is reversed by one",
              "Loops.negativeSteps Loops.severalLoopVariables"),
          new Mutant(
              "pop-after-read",
              "transform/ReverseLoop",
              "body.add(increment(counter, true)); "
                  + "body.add(declare(plan.reverseBase(), Expr.of(counter)));",
              "body.add(declare(plan.reverseBase(), Expr.of(counter))); "
                  + "body.add(increment(counter, true));",
              "a slot is read before the counter goes back to it",
              "Loops.newtonSquareRoot Loops.tripleNest Loops.nestedBreaks"),
          new Mutant(
              "block-offset-forgotten",
              "transform/ReverseLoop",
              "out.add(declare(plan.reverseBase(), Counting.plus(Expr.of(counter), "
                  + "-plan.first())));",
              "out.add(declare(plan.reverseBase(), Expr.of(counter)));",
              "the slots of a loop that begins at 1 are read one too far",
              "Problems.heatEquation InPlace.heatInPlace Problems.timeWarping"),
          new Mutant(
              "block-too-small",
              "transform/ReverseLoop",
              "int beyond = plan.counted().orElseThrow().inclusive() ? 1 : 0;",
              "int beyond = 0;",
              "a loop up to and with its bound gets one slot too few",
              "Problems.timeWarping Integers.binomials"),
          new Mutant(
              "case-values-mixed",
              "transform/ReverseSwitch",
              "values.restore(before); values.enter(region, inner);",
              "values.enter(region, inner);",
              "a case is given the values of the case above",
              "Switches.fallThrough Switches.declarationsAcrossCases "
                  + "Switches.onString Switches.arrows"),
          new Mutant(
              "fallen-into-overwrites",
              "transform/ReverseSwitch",
              "body.addAll(fallsInto ? List.of(ifNoneEntered(entered, record)) : " + "record);",
              "body.addAll(record);",
              "a case that control falls into counts as the one where it entered",
              "Switches.fallThrough Switches.defaultInTheMiddle"),
          new Mutant(
              "entered-case-not-reversed",
              "transform/ReverseSwitch",
              "new Expr.Binary(Operator.LE, entered, Expr.of(index))",
              "new Expr.Binary(Operator.LT, entered, Expr.of(index))",
              "a case with others above it is not reversed where control entered",
              "Switches.fallThrough Switches.defaultInTheMiddle"),
          new Mutant(
              "shared-case-exit-off",
              "transform/ReverseSwitch",
              "Operator.GT, context.breakables().number(construct), "
                  + "Expr.of(exitsBefore.get(index))",
              "Operator.GE, context.breakables().number(construct), "
                  + "Expr.of(exitsBefore.get(index))",
              "a case is reversed though control left the switch above it",
              "Switches.returnInCase Switches.outerContinueInCase " + "Switches.nestedSwitches"));
}
