package io.adjoint.compiler.mutants;

import java.util.List;

/** Faults in the rules, in the simplifier and in the emitter. */
final class RuleMutants {
  private RuleMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "minus-rule",
              "rules/RuleTable",
              "operator(\"-\").d(\"1\", \"-1\");",
              "operator(\"-\").d(\"1\", \"1\");",
              "x - y is differentiated as x + y",
              "Assignment.swapWithoutTemporary"),
          new Mutant(
              "quotient-rule",
              "rules/RuleTable",
              "\"-r / y\"",
              "\"r / y\"",
              "a quotient grows with its divisor",
              "Assignment.everyCompoundOperator Problems.blackScholes"),
          new Mutant(
              "cosine-rule",
              "rules/RuleTable",
              "d(\"-sin(x)\")",
              "d(\"sin(x)\")",
              "a sign in the rule of cos",
              "MathFunctions.trigonometry"),
          new Mutant(
              "tanh-rule",
              "rules/RuleTable",
              "rule(\"tanh\").d(\"1 - r * r\");",
              "rule(\"tanh\").d(\"1 - r\");",
              "a factor is missing in the rule of tanh",
              "MathFunctions.hyperbolics"),
          new Mutant(
              "max-tie",
              "rules/RuleTable",
              "\"x < y ? 1 : x >= y ? 0 : NaN\"); rule(\"min\")",
              "\"x <= y ? 1 : x > y ? 0 : NaN\"); rule(\"min\")",
              "a tie of max goes to both",
              "Branches.maxByMath Branches.productOfExtremes"),
          new Mutant(
              "cube",
              "rules/PowerRule",
              "\"3 * x * x\"",
              "\"3 * x\"",
              "a factor is missing in the rule of x cubed",
              "MathFunctions.wholePowers"),
          new Mutant(
              "power-exponent",
              "rules/PowerRule",
              "\" * pow(x, \" + (k - 1) + \")\"",
              "\" * pow(x, \" + k + \")\"",
              "the exponent is not lowered",
              "MathFunctions.wholePowers MathFunctions.fractionalPower"),
          new Mutant(
              "hypot-origin",
              "rules/RuleTable",
              "\"r == 0 ? 0 : y / r\"",
              "\"y / r\"",
              "hypot has no derivative at the origin",
              "MathFunctions.hypotAtZero"),
          new Mutant(
              "strong-zero-forgotten",
              "rules/Contribution",
              "if (!guarded) {",
              "if (!guarded || adjoint instanceof Expr.Var) {",
              "a zero adjoint times an infinite partial is NaN",
              "MathFunctions.sqrtUnderZeroSeed MathFunctions.divisionUnderZeroSeed"),
          new Mutant(
              "strong-zero-wide",
              "rules/Contribution",
              "return new Expr.Select(noSeed, ZERO, product);",
              "return new Expr.Select(Expr.binary(Operator.LE, adjoint, ZERO), "
                  + "ZERO, product);",
              "a negative adjoint is cut off at a guard",
              "MathFunctions.sqrtAtZero MathFunctions.exponentials"),
          new Mutant(
              "narrowing-stops",
              "rules/Rules",
              "boolean real = c.type().isReal() && c.operand().type().isReal();",
              "boolean real = c.type().isReal() && c.type() == c.operand().type();",
              "a conversion between float and double stops the derivative",
              "Floats.mixed Floats.narrowingInCompound"),
          new Mutant(
              "nested-select",
              "rules/Contribution",
              "times(s.whenTrue()), times(s.whenFalse())",
              "times(s.whenFalse()), times(s.whenTrue())",
              "a partial with cases takes the other case",
              "Branches.maxByMath Branches.minByMath"),
          new Mutant(
              "first-value-past-reads",
              "simplify/FirstAssignment",
              "mention(statement);",
              "",
              "a first value is moved past its uses",
              "Assignment.swapWithTemporary Branches.largest"),
          new Mutant(
              "first-value-sign",
              "simplify/FirstAssignment",
              "increment.negative() ? Simplify.negate(increment.value()) : " + "increment.value()",
              "increment.value()",
              "0 - e becomes e",
              "Assignment.swapWithoutTemporary Problems.blackScholes"),
          new Mutant(
              "loop-reads-overlooked",
              "simplify/DeadStores",
              "addReads(loop, live);",
              "",
              "what the next iteration reads counts as dead",
              "Loops.fibonacciRotation Loops.chaoticMap"),
          new Mutant(
              "else-reads-overlooked",
              "simplify/DeadStores",
              "byElse.stream().filter(v -> !byThen.contains(v)).forEach(live::add);",
              "",
              "what only an else branch reads counts as dead",
              "Branches.elseIfChain Branches.bothSidesOfAnd "
                  + "Branches.conditionOverwrittenInBranch"),
          new Mutant(
              "copy-outlives",
              "simplify/Copies",
              "lastAssigned.getOrDefault(source, Integer.MAX_VALUE) < here",
              "true",
              "a copy is replaced by a variable that is assigned later",
              "Assignment.squareFourTimes Assignment.overwrittenParameter"),
          new Mutant(
              "difference-exchanged",
              "simplify/RealArithmetic",
              "return Expr.binary(Operator.SUB, b.right(), negated(b.left()));",
              "return Expr.binary(Operator.SUB, negated(b.left()), b.right());",
              "-a + b becomes a - b",
              "Assignment.swapWithoutTemporary Problems.blackScholes"),
          new Mutant(
              "sign-lost",
              "simplify/RealArithmetic",
              "return Expr.binary(Operator.ADD, b.left(), " + "withoutSign(b.right()).get());",
              "return Expr.binary(Operator.SUB, b.left(), " + "withoutSign(b.right()).get());",
              "a - (-b) becomes a - b",
              "Assignment.swapWithoutTemporary Problems.blackScholes"),
          new Mutant(
              "guard-of-known",
              "simplify/Guards",
              "Magnitude.of(test.left(), known).isNeverZero()",
              "test.left() instanceof Expr.Var",
              "the guard of an adjoint that may be zero is taken away",
              "MathFunctions.sqrtUnderZeroSeed MathFunctions.divisionUnderZeroSeed"),
          new Mutant(
              "shared-after-change",
              "simplify/Sharing",
              "boolean still = numbering.of(variable) == numbering.of(e);",
              "boolean still = true;",
              "a value is taken from a variable that was assigned since",
              "MathFunctions.sharedSubexpressions Assignment.compoundSeesOldLeft"),
          new Mutant(
              "shared-through-memory",
              "simplify/Sharing",
              "if (Changes.writesMemory(s)) { numbering.forgetMemory(); }",
              "",
              "a value computed from an element is taken though the element was " + "written",
              "MathFunctions.sharedSubexpressions"),
          new Mutant(
              "shared-in-loop",
              "simplify/Sharing",
              "forget.run(); Block body = block(loop.body(), true);",
              "Block body = block(loop.body(), true);",
              "a value from before a loop is taken though the loop changes it",
              "MathFunctions.sharedSubexpressions Loops.newtonSquareRoot"),
          new Mutant(
              "parentheses-lost",
              "emit/ExpressionWriter",
              "sides.right(), at.right(), precedence(at.op()) + 1)",
              "sides.right(), at.right(), precedence(at.op()))",
              "a - (b - c) is written without parentheses",
              "Assignment.evaluationOrder Problems.blackScholes"),
          new Mutant(
              "sign-flips-once",
              "emit/StatementWriter",
              "s.negative() != flips ? Operator.SUB",
              "s.negative() ? Operator.SUB",
              "x += -y is written as x += y",
              "Assignment.everyCompoundOperator Problems.blackScholes"),
          new Mutant(
              "inlined-parameter",
              "transform/Inline",
              "if (atom && same && !assigned.contains(parameter)) {",
              "if (atom && same) {",
              "an inlined function assigns the variable of its caller",
              "Calls.sameArgumentTwice Calls.callsOfCalls Calls.callTwice"),
          new Mutant(
              "reciprocal-sign",
              "rules/ReciprocalRule",
              "Partial.parse(\"-(r * r)\", true)",
              "Partial.parse(\"r * r\", true)",
              "1 / y has the wrong sign",
              "Branches.reciprocal"),
          new Mutant(
              "unlike-terms",
              "transform/LikeTerms",
              "own.factors().equals(like.factors()) && exact",
              "exact",
              "terms of different factors are joined",
              "Assignment.rightSideUsesOld Problems.rosenbrock"));
}
