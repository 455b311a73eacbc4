package io.adjoint.compiler.mutants;

import java.util.List;

/** Faults in the reversal of statements and in the chain rule. */
final class StatementMutants {
  private StatementMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "scalar-not-reset",
              "transform/ReverseStatement",
              "if (!declares && !own.equals(Expr.of(adjoint)))",
              "if (!declares && !own.equals(Expr.of(adjoint)) && " + "!own.equals(Expr.of(0.0)))",
              "x = e leaves the adjoint of the old x as it is",
              "Assignment.swapWithTemporary"),
          new Mutant(
              "element-not-reset",
              "transform/ReverseStatement",
              "reversed.add(new Stmt.Set(element, own, Span.NONE));",
              "if (!own.equals(zero)) { reversed.add(new Stmt.Set(element, own, Span.NONE)); }",
              "a[i] = e leaves the adjoint of the element as it is",
              "Assignment.swapElements"),
          new Mutant(
              "constant-element-not-reset",
              "transform/ReverseStatement",
              "reversed.add(new Stmt.Set(element, zero, Span.NONE)); "
                  + "reversed.addAll(restoring); } else {",
              "reversed.addAll(restoring); } else {",
              "a[i] = 0 leaves the adjoint of the element as it is",
              "Assignment.elementKilledByConstant"),
          new Mutant(
              "passive-call-not-reset",
              "transform/ReverseStatement",
              "killAdjoint(variable, statement);",
              "",
              "x = g(n) leaves the adjoint of the old x as it is",
              "Calls.replacedByCallOfConstants"),
          new Mutant(
              "own-part-lost",
              "transform/ReverseStatement",
              "own = leaf.amount();",
              "own = Expr.of(0.0);",
              "x = x * y forgets what goes back to x",
              "Assignment.squareInPlace Loops.chaoticMap"),
          new Mutant(
              "own-part-first",
              "transform/ReverseStatement",
              "(leaf.target().equals(Expr.of(adjoint)) ? own : reversed)",
              "(leaf.target().equals(Expr.of(adjoint)) ? reversed : own)",
              "x += x * y changes the adjoint of x before it is used for that of y",
              "Assignment.compoundSeesOldLeft Assignment.incrementOfSelfScalar"),
          new Mutant(
              "minus-forgotten",
              "transform/ReverseStatement",
              "signed(Expr.of(adjoint), s.negative())",
              "signed(Expr.of(adjoint), false)",
              "x -= e is reversed like x += e",
              "Assignment.everyCompoundOperator"),
          new Mutant(
              "element-minus-forgotten",
              "transform/ReverseStatement",
              "signed(adjoint, s.negative())",
              "signed(adjoint, false)",
              "a[i] -= e is reversed like a[i] += e",
              "Assignment.everyCompoundOperatorOnElements"),
          new Mutant(
              "fill-from-one",
              "transform/ReverseArrays",
              ".orElse(Expr.of(0));",
              ".orElse(Expr.of(1));",
              "a fill forgets the adjoint of the first element",
              "ArraysTheme.fillAll"),
          new Mutant(
              "copy-too-short",
              "transform/ReverseArrays",
              "new Expr.Binary(Operator.ADD, targetFrom, length)",
              "length",
              "copying constants resets the wrong range",
              "ArraysTheme.constantsCopied"),
          new Mutant(
              "range-from-zero",
              "transform/ReverseStatement",
              "flows ? values.translate(copy.from(), forward) : copy;",
              "Expr.of(0);",
              "the adjoints of a copied range go to the start of the array",
              "ArraysTheme.copyOfRange"),
          new Mutant(
              "row-without-shadow",
              "transform/ReverseStatement",
              "if (context.shadows().has(place)) {",
              "if (context.shadows().has(place) && place.index() instanceof " + "Expr.Const) {",
              "m[i] = row does not move the shadow of the row",
              "ArraysTheme.swappedRows ArraysTheme.rowReferences"),
          new Mutant(
              "alias-ignored",
              "transform/ReverseStatement",
              "return context.shadows().of(value);",
              "return value.type().rank() == 1 ? new Expr.NewArray(value.type(), "
                  + "java.util.List.of(new Expr.Length(value))) : "
                  + "context.shadows().of(value);",
              "a second reference to an array gets a shadow of its own",
              "Aliases.localAlias"),
          new Mutant(
              "counted-wrong-way",
              "transform/ReverseStatement",
              "new Stmt.Increment(Expr.of(counter), !s.negative(), s.value(), " + "Span.NONE)",
              "new Stmt.Increment(Expr.of(counter), s.negative(), s.value(), " + "Span.NONE)",
              "an integer is counted on instead of back",
              "Oddities.towers Problems.regression Domains.mergeSortWeighted "
                  + "Domains.stackMachine"),
          new Mutant(
              "returned-array-unseeded",
              "transform/JointSweeps",
              ".map(s -> List.of(buffers(\"add\", List.of(Expr.of(s), shadow))))",
              ".map(s -> List.<Stmt>of())",
              "the seed of a returned array goes nowhere",
              "ArraysTheme.arrayResult"),
          new Mutant(
              "contribution-lost",
              "transform/Flow",
              "(before, more) -> new Leaf(leaf.target(), sum(terms, before.amount(), more.amount())));",
              "(before, more) -> more);",
              "of two contributions to one variable the first is lost",
              "Assignment.rightSideUsesOld Branches.sinc Problems.rosenbrock"),
          new Mutant(
              "twice-is-once",
              "transform/LikeTerms",
              "? Optional.of(scaledNumber(terms, scale).orElseGet(() -> scaled(terms, scale)))",
              "? Optional.of(terms)",
              "of two equal contributions one is lost",
              "Assignment.squareInPlace"),
          new Mutant(
              "assigned-not-added",
              "transform/Flow",
              "return new Stmt.Increment(target, false, Expr.cast(target.type(), "
                  + "amount), Span.NONE);",
              "return new Stmt.Set(target, Expr.cast(target.type(), amount), " + "Span.NONE);",
              "a contribution overwrites what was there",
              "Assignment.rightSideUsesOld Problems.rosenbrock"),
          new Mutant(
              "negation-added",
              "transform/Flow",
              "target, true, Expr.cast(target.type(), unary.operand())",
              "target, false, Expr.cast(target.type(), unary.operand())",
              "a negative contribution is added",
              "Problems.blackScholes Assignment.swapWithoutTemporary"),
          new Mutant(
              "adjoint-repeated",
              "transform/Flow",
              "leaves.add(new Leaf(shadowElement(load), adjoint));",
              "leaves.add(new Leaf(shadowElement(load), adjoint)); leaves.add(new "
                  + "Leaf(shadowElement(load), adjoint));",
              "elements get their contribution twice",
              "Loops.gather"),
          new Mutant(
              "gradient-overwritten",
              "transform/JointSweeps",
              "new Stmt.Increment( new Expr.Field(Expr.of(into), "
                  + "component.accessor(), parameter.type()), false, "
                  + "Expr.cast(parameter.type(), Expr.of(walked.adjointOf(parameter))), "
                  + "Span.NONE)",
              "set(new Expr.Field(Expr.of(into), component.accessor(), "
                  + "parameter.type()), Expr.cast(parameter.type(), "
                  + "Expr.of(walked.adjointOf(parameter))))",
              "the accumulating form overwrites the adjoints of scalars",
              "Assignment.rightSideUsesOld"),
          new Mutant(
              "scratch-not-zeroed",
              "transform/JointSweeps",
              "buffersValue(\"zeroed\", parameter, scratch)",
              "buffersValue(\"gradient\", parameter, scratch)",
              "a second call begins with the adjoints of the first",
              "Assignment.overwrittenArray"),
          new Mutant(
              "call-not-reset",
              "transform/Calls",
              "out.add(new Stmt.Set(Expr.of(adjoint.get()), Expr.of(0.0), " + "Span.NONE));",
              "",
              "x = g(x) leaves the adjoint of the old x as it is",
              "Recursion.resultReplacesArgument"),
          new Mutant(
              "call-argument-swapped",
              "transform/Calls",
              "arguments.add(context.shadows().of(call.arguments().get(index)));",
              "arguments.add(context.shadows().of(call.arguments().get(callee.callee().parameters().indexOf(callee.shadowed().get(0)))));",
              "a callee gets the shadow of its first array for all",
              "Recursion.twoArraysPassedOn"),
          new Mutant(
              "alias-check-weakened",
              "transform/AliasChecks",
              "(isWritten || other.isWritten)",
              "(isWritten && other.isWritten)",
              "one array for two parameters is let through where one of them is " + "written",
              "Aliases.sameArrayTwiceAndWritten"),
          new Mutant(
              "use-not-carried",
              "analysis/Activity",
              "sources.computeIfAbsent(target, key -> new ArrayList<>()).add(source);",
              "if (!(target instanceof Elements)) {"
                  + " sources.computeIfAbsent(target, key -> new ArrayList<>()).add(source); }",
              "what flows into a useful array counts as useless",
              "ArraysTheme.onlyCopied"));
}
