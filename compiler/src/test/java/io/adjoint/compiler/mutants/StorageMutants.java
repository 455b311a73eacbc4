package io.adjoint.compiler.mutants;

import java.util.List;

/**
 * Faults in what the reverse sweep is given: kept, computed again, put back, or reversed at once.
 */
final class StorageMutants {
  private StorageMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "not-saved",
              "transform/Values",
              "if (version.source() == Version.Source.KEPT) {",
              "if (version.source() == Version.Source.KEPT && " + "version.variable().isEmpty()) {",
              "a variable that is overwritten is not saved",
              "Loops.chaoticMap"),
          new Mutant(
              "element-not-saved",
              "transform/Values",
              "before.add(savePoint(version));",
              "",
              "an element that is overwritten is not saved",
              "Loops.readHereWriteNext Loops.accumulatorIsRead"),
          new Mutant(
              "overwritten-read-again",
              "transform/Keep",
              "return !storage.isSplit() && values.isLatest(version);",
              "return !storage.isSplit() && version.variable().isPresent();",
              "the reverse sweep reads a variable that was assigned anew",
              "Assignment.squareFourTimes"),
          new Mutant(
              "stored-element-recomputed",
              "transform/Values",
              "if (e instanceof Expr.Load load && shadows.isStored(load.array())) { "
                  + "return false;",
              "if (e instanceof Expr.Load load && shadows.isStored(load.array()) && "
                  + "load.index() instanceof Expr.Const) { return false;",
              "an element is computed again from an array that was written since",
              "Loops.readHereWriteNext Loops.accumulatorIsRead"),
          new Mutant(
              "restored-not-kept-exchanged",
              "transform/Values",
              "&& !isRestored(load);",
              "&& isRestored(load);",
              "overwritten elements are read, and those that are put back are kept",
              "Loops.readHereWriteNext"),
          new Mutant(
              "used-early-overlooked",
              "transform/Keep",
              "&& !version.isUsedEarly()",
              "",
              "a value that a sum loop needs is computed again after it",
              "Loops.trueSumLoop Loops.sumLoopOverChangedArray Problems.fourier "
                  + "Domains.attention"),
          new Mutant(
              "offset-wrong-way",
              "transform/Values",
              "new Offset(integer, offset.amount() - amount)",
              "new Offset(integer, offset.amount() + amount)",
              "a copy of a counter is found on the wrong side of it",
              "Oddities.towers Domains.stackMachine Domains.mergeSortWeighted"),
          new Mutant(
              "offsets-not-forgotten",
              "transform/Values",
              "void forgetOffsets() { offsets.clear(); }",
              "void forgetOffsets() {}",
              "a copy of a counter is trusted where paths meet",
              "Oddities.towers Domains.mergeSortWeighted Domains.stackMachine"),
          new Mutant(
              "capacity-off-by-one",
              "transform/Storage",
              "grow(loop, Operator.GE, loop.forwardSlot(), loop.forwardSlot(), " + "out);",
              "grow(loop, Operator.GT, loop.forwardSlot(), loop.forwardSlot(), " + "out);",
              "an array grows one iteration too late",
              "Loops.newtonSquareRoot Loops.chaoticMap Loops.collatz"),
          new Mutant(
              "frame-without-counter",
              "transform/Storage",
              "out.add(new Stmt.Set(counterField(loop), "
                  + "Expr.of(loop.counter().get()), Span.NONE));",
              "",
              "a callee does not hand over how many slots it used",
              "Calls.callInLoop Calls.callsOfCalls Recursion.nestedRecursion "
                  + "Recursion.divideAndConquer"),
          new Mutant(
              "pool-of-visible-arrays",
              "transform/Pool",
              "return !shadow && visible.isVisible(function, variable, levels);",
              "return false;",
              "an array that the caller can see is used again by the next call",
              "ArraysTheme.arrayResult ArraysTheme.matrixResult"),
          new Mutant(
              "rows-exchanged-in-pool",
              "transform/Pool",
              "if (areRowsMoved(primal, levels)) {",
              "if (false) {",
              "an array is used again though two of its rows may be one",
              "Aliases.sharedRowsOfLocal Oddities.rowsTakeTurns " + "Oddities.planesShared"),
          new Mutant(
              "frame-for-all-iterations",
              "transform/Calls",
              "frameCell(sweeps, leavesArrays ? region : region.outermost(), context)",
              "frameCell(sweeps, region.outermost(), context)",
              "a passive call overwrites the array that it returned in the iteration before",
              "Recursion.arraysOfPassiveHelper"),
          new Mutant(
              "array-handed-on-in-sum-loop",
              "transform/SumLoops",
              "if (!scratch.isGoneWithTheIteration(arrayClass, loop)) {",
              "if (false) {",
              "a sum loop hands an array from one iteration to the next",
              "Aliases.copiedAnewInSumLoop Aliases.integersHandedOnInSumLoop"),
          new Mutant(
              "row-of-no-class",
              "transform/ReverseReferences",
              "ofPlaceholder(v.variable()).map(Version::saved).orElse(reference)",
              "ofPlaceholder(v.variable()).flatMap(Version::variable).<Expr>map(Expr::of)"
                  + ".orElse(reference)",
              "a row that was read is taken for an array of its own in the reverse sweep",
              "Aliases.rowsAreTheOtherArgument"),
          new Mutant(
              "next-iteration-overlooked",
              "analysis/Overwrites",
              "Set<Integer> atHead = consumed ? before : union(before, " + "inside(loop));",
              "Set<Integer> atHead = before;",
              "a store that the next iteration makes does not count as overwriting",
              "Loops.readHereWriteNext Loops.accumulatorIsRead"),
          new Mutant(
              "either-branch-overwrites",
              "analysis/Overwrites",
              "return union(afterThen, visit(s.elseBlock().statements(), open));",
              "visit(s.elseBlock().statements(), open); return afterThen;",
              "what only an else branch reads may be overwritten",
              "Branches.elementConditionOverwritten InPlace.insertionSort"),
          new Mutant(
              "settled-too-early",
              "analysis/SettledElements",
              "return index.get().offset() < store.offset();",
              "return index.get().offset() <= store.offset();",
              "a[i] = f(a[i]) counts as writing an element that nobody has read",
              "InPlace.softmax Loops.readHereWriteNext"),
          new Mutant(
              "settled-inner-too-early",
              "analysis/SettledElements",
              "<= store.offset()) .isPresent();",
              "<= store.offset() + 1) .isPresent();",
              "an inner loop that reaches the element counts as staying below it",
              "InPlace.solveByCholesky Domains.gramSchmidt"),
          new Mutant(
              "overwritten-not-put-back",
              "transform/StoragePlanner",
              "saving.add(store);",
              "",
              "an array is read again though nobody puts back what was overwritten",
              "InPlace.determinantByLu Problems.limiter InPlace.heatInPlace"),
          new Mutant(
              "parameter-changes-between",
              "transform/StoragePlanner",
              "|| (split && isReachedByParameter(arrayClass));",
              ";",
              "an array of the caller is read again though the caller may change it "
                  + "between the sweeps",
              "Calls.calleeChangesArray Recursion.changesArray"),
          new Mutant(
              "rewound-after-exit",
              "transform/StoragePlanner",
              "&& exits.escaping(loop).isEmpty()) {",
              "&& loop != null) {",
              "an integer is counted back from where an exit left the loop",
              "Loops.returnFromDoubleLoop Loops.labels"),
          new Mutant(
              "rewound-though-assigned",
              "transform/StoragePlanner",
              ".filter(v -> !other.contains(v) && wanted.contains(v))",
              ".filter(wanted::contains)",
              "an integer that is assigned too is counted back",
              "Oddities.towers Domains.stackMachine Domains.mergeSortWeighted"),
          new Mutant(
              "buffer-shared-though-needed",
              "transform/StoragePlanner",
              "&& arrays.isGoneWithTheIteration(arrayClass, around);",
              ";",
              "arrays that outlive an iteration share one buffer",
              "ArraysTheme.arrayKeptFromEarlierIteration " + "ArraysTheme.arraysDeclaredInLoop"),
          new Mutant(
              "sum-read-inside",
              "transform/SumLoops",
              "IrWalk.forEachExpr(s, e -> only[0] &= !mentions(e, place));",
              "",
              "a sum that is read in the loop counts as only added to",
              "Loops.accumulatorIsRead Loops.accumulatorIsReadOnceInAWhile"),
          new Mutant(
              "sum-term-reads-sum",
              "transform/SumLoops",
              "only[0] &= !mentions(increment.value(), place);",
              "",
              "s += f(s) counts as a sum",
              "Loops.accumulatorIsRead Loops.sumLoopWithScaledAccumulator"),
          new Mutant(
              "carried-scalar-overlooked",
              "transform/SumLoops",
              "Exposure.ofScalar(variable, iteration(loop)) ||",
              "",
              "a value that is carried from one iteration to the next counts as " + "scratch",
              "Loops.fibonacciRotation Loops.setBeforeUsedAfter Domains.welford"),
          new Mutant(
              "read-after-loop-overlooked",
              "transform/SumLoops",
              "|| Exposure.ofScalar(variable, place.later())",
              "",
              "a value that is read after the loop counts as scratch",
              "Loops.valueOfLastIteration Loops.setBeforeUsedAfter"),
          new Mutant(
              "written-after-loop-overlooked",
              "transform/SumLoops",
              ".noneMatch(place::writesLater);",
              ".noneMatch(arrayClass -> false);",
              "an array that is overwritten after a sum loop is reversed in it",
              "Loops.sumLoopOverChangedArray"),
          new Mutant(
              "seed-changes",
              "transform/SumLoops",
              "known[0] &= !changed.contains(v.variable()) && !place.changesLater(v.variable());",
              "",
              "the adjoint of a sum is taken from before it is known",
              "Loops.sumLoopWithScaledAccumulator Loops.setBeforeUsedAfter"),
          new Mutant(
              "left-sum-loop",
              "transform/SumLoops",
              "if (!isLeftByItsConditionOnly(loop) || !hasOnlyScratchArrays",
              "if (!hasOnlyScratchArrays",
              "a loop with a break counts as a sum loop",
              "Loops.breakInMiddle Loops.returnBeforeLaterLoop"),
          new Mutant(
              "known-minus-forgotten",
              "transform/KnownAdjoints",
              "adjoint.map(a -> s.negative() ? new Expr.Unary(Expr.Unary.Op.NEG, a) " + ": a);",
              "adjoint;",
              "the adjoint of what is subtracted is known with the wrong sign",
              "Loops.sumLoopWithScaledAccumulator Problems.regression"),
          new Mutant(
              "known-past-exit",
              "transform/KnownAdjoints",
              "} else if (!exits.escaping(statement).isEmpty()) {",
              "} else if (false) {",
              "an adjoint is said to be known though an exit may come before",
              "Loops.returnBeforeLaterLoop Branches.guardAfterWork"),
          new Mutant(
              "known-through-branch",
              "transform/KnownAdjoints",
              "IrWalk.forEachStmt(Block.of(statement), this::coarsely);",
              "",
              "an adjoint is said to be known though a branch may change it",
              "Loops.sumLoopWithScaledAccumulator"),
          new Mutant(
              "known-not-added",
              "transform/KnownAdjoints",
              "known.map(k -> new Expr.Binary(Operator.ADD, k, adjoint))",
              "known",
              "of two known contributions the second is lost",
              "Loops.sumLoopWithScaledAccumulator Loops.trueSumLoop " + "MathFunctions.smoothMax"),
          new Mutant(
              "collected-lost",
              "transform/ReverseSumLoop",
              "outer.add(out -> out.addAll(additions));",
              "",
              "what a sum loop adds to a scalar from outside is lost",
              "Loops.trueSumLoop"),
          new Mutant(
              "element-sum-reads",
              "transform/ElementSums",
              "filter(c -> !otherwiseUsed.contains(c))",
              "filter(c -> true)",
              "a shadow that the loop reads is added to after it",
              "Loops.readHereWriteNext ArraysTheme.matrixIKJ"),
          new Mutant(
              "element-sum-moves",
              "transform/ElementSums",
              "references.isInvariant(place, changed::contains)",
              "references.isInvariant(place, v -> false)",
              "additions to different elements are summed up for one",
              "ArraysTheme.matrixIKJ ArraysTheme.matrixIJK Loops.gather"),
          new Mutant(
              "order-of-iterations-ignored",
              "transform/IterationOrder",
              "return set.isEmpty() && (added.isEmpty() || read.isEmpty());",
              "return true;",
              "iterations that see each other's elements run in any order",
              "Loops.recurrenceUp Loops.recurrenceDown"),
          new Mutant(
              "held-in-another-branch",
              "transform/HeldFunctions",
              "holder.time() < question.time() && question.block().isInside(holder.block())",
              "holder.time() < question.time()",
              "the cosine is taken from a variable of a branch that was not taken",
              "Branches.sineBehindCosine"),
          new Mutant(
              "place-behind-restoring",
              "transform/Values",
              "return arrayClass != classWritten && restored.contains(arrayClass);",
              "return restored.contains(arrayClass);",
              "an index that reads the overwritten element is computed from the new value",
              "ArraysTheme.indexFromOverwritten"));
}
