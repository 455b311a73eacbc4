package io.adjoint.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each rewrite of the pass as text before and after. Names with a d in front are generated ones.
 */
final class SimplifyPassTest {

  private static String simplified(String text) {
    Function before = IrText.function(text);
    Function after =
        SimplifyPass.run(
            before, Strategy.DEFAULT, v -> v.name().startsWith("d") || v.name().startsWith("t"));
    return IrPrinter.print(after);
  }

  private static void becomes(String before, String after) {
    assertThat(simplified(before)).isEqualTo(after);
  }

  private static void stays(String text) {
    becomes(text, text);
  }

  @Test
  void aLengthThatWasAskedForBeforeIsDead() {
    becomes(
        """
        double f(double[] a) {
          double n = (double) a.length;
          double m = 1.0 / (double) a.length;
          return n;
        }
        """,
        """
        double f(double[] a) {
          double n = (double) a.length;
          return n;
        }
        """);
  }

  @Test
  void aLengthOfAnotherArrayIsNot() {
    String text =
        """
        double f(double[] a, double[] b) {
          double n = (double) a.length;
          a = b;
          double m = 1.0 / (double) a.length;
          return n;
        }
        """;
    becomes(text, text);
  }

  @Test
  void aLengthThatOnlyAnAssertionAskedForIsNot() {
    Function function =
        IrText.function(
            """
            double f(double[] a) {
              double m = 1.0 / (double) a.length;
              return 1.0;
            }
            """);
    Expr length = new Expr.Length(Expr.of(function.parameters().get(0)));
    List<Stmt> statements = new ArrayList<>(function.body().statements());
    statements.add(
        0,
        new Stmt.Assert(Expr.binary(Operator.GT, length, Expr.of(0)), Optional.empty(), Span.NONE));
    Function asserting = function.withBody(new Block(statements));
    assertThat(SimplifyPass.run(asserting, Strategy.DEFAULT).body()).isEqualTo(asserting.body());
  }

  @Test
  void theFirstIncrementDeclares() {
    becomes(
        """
        double f(double x, double seed) {
          double dx = 0.0;
          double y = Math.sin(x);
          dx += seed * y;
          dx -= Math.cos(x);
          return dx;
        }
        """,
        """
        double f(double x, double seed) {
          double y = Math.sin(x);
          double dx = seed * y;
          dx -= Math.cos(x);
          return dx;
        }
        """);
  }

  @Test
  void aNegativeFirstIncrementDeclaresTheNegative() {
    becomes(
        """
        double f(double x) {
          double dx = 0.0;
          dx -= x * x;
          dx += 1.0;
          return dx;
        }
        """,
        """
        double f(double x) {
          double dx = -(x * x);
          dx += 1.0;
          return dx;
        }
        """);
  }

  @Test
  void anElementIsSetAtOnceWhereTheValueReadsNoMemory() {
    becomes(
        """
        double f(double[] da, int i, double d) {
          da[i] = 0.0;
          da[i] -= d * 2.0;
          return d;
        }
        """,
        """
        double f(double[] da, int i, double d) {
          da[i] = -(d * 2.0);
          return d;
        }
        """);
    stays(
        """
        double f(double[] da, double[] db, int i, int j) {
          da[i] = 0.0;
          da[i] += db[j];
          da[j] = 0.0;
          da[i] += 1.0;
          return 2.0;
        }
        """);
  }

  @Test
  void aUsersSumStartsFromZeroBecauseOfMinusZero() {
    stays(
        """
        double f(double x, double y) {
          double s = 0.0;
          s += x * y;
          s += x;
          return s;
        }
        """);
  }

  @Test
  void theFirstIncrementInABranchDoesNotDeclare() {
    stays(
        """
        double f(double x, boolean p) {
          double dx = 0.0;
          if (p) {
            dx += x;
          }
          return dx;
        }
        """);
  }

  @Test
  void theFirstIncrementInALoopDoesNotDeclare() {
    stays(
        """
        double f(double x, int n) {
          double dx = 0.0;
          int i = 0;
          while (i < n) {
            dx += x;
            i += 1;
          }
          return dx;
        }
        """);
  }

  @Test
  void anIncrementByItselfDoesNotDeclare() {
    stays(
        """
        double f(double x) {
          double dx = 0.0;
          dx += x * dx;
          return dx;
        }
        """);
  }

  @Test
  void aResetBecomesTheNextValue() {
    becomes(
        """
        double f(double x, double y) {
          double dx = x * y;
          double ty = dx * 2.0;
          dx = 0.0;
          dx += ty * ty;
          dx += y;
          return dx;
        }
        """,
        """
        double f(double x, double y) {
          double dx = x * y;
          double ty = dx * 2.0;
          dx = ty * ty;
          dx += y;
          return dx;
        }
        """);
  }

  @Test
  void aResetStaysWhereControlMayLeaveInBetween() {
    stays(
        """
        double f(double x, boolean p) {
          double dx = x * x;
          out: {
            double ty = dx * x;
            dx = 0.0;
            if (p) {
              break out;
            }
            dx += ty * ty;
          }
          return dx;
        }
        """);
  }

  @Test
  void deadAssignmentsGo() {
    becomes(
        """
        double f(double x) {
          double y = x * x;
          double dy = 1.0;
          double dx = 0.0;
          dx += dy * 2.0 * x;
          dy = 0.0;
          return dx;
        }
        """,
        """
        double f(double x) {
          return 2.0 * x;
        }
        """);
  }

  @Test
  void whatALoopReadsLaterIsAlive() {
    stays(
        """
        double f(double x, int n) {
          double last = x;
          double s = 0.0;
          int i = 0;
          while (i < n) {
            s += last;
            last = x * s;
            i += 1;
          }
          return s;
        }
        """);
  }

  @Test
  void anAssignmentBeforeABreakIsAliveAfterTheLoop() {
    stays(
        """
        double f(double x, int n) {
          double last = 0.0;
          int i = 0;
          loop: while (i < n) {
            last = x + 1.0;
            if (x > 2.0) {
              last = x;
              break loop;
            }
            i += 1;
          }
          return last;
        }
        """);
  }

  @Test
  void anAssignmentBeforeAReturnIsDead() {
    becomes(
        """
        double f(double x, boolean p) {
          double y = x;
          if (p) {
            y = 3.0;
            return x;
          }
          y += 1.0;
          return y;
        }
        """,
        """
        double f(double x, boolean p) {
          double y = x;
          if (p) {
            return x;
          }
          y += 1.0;
          return y;
        }
        """);
  }

  @Test
  void casesFallThrough() {
    stays(
        """
        double f(double x, int k) {
          double y = 0.0;
          choice: switch (k) {
            case 1:
              y = x;
            case 2:
              y += 1.0;
              break choice;
            default:
              y = 7.0;
          }
          return y;
        }
        """);
  }

  @Test
  void whatAnyCaseReadsIsAliveBeforeTheSwitch() {
    stays(
        """
        double f(double x, int k) {
          double y = x;
          y += 1.0;
          switch (k) {
            case 1:
              return x;
            case 2:
              return y;
          }
          return 0.0;
        }
        """);
  }

  @Test
  void whatIsReadWhereAnInnerLoopLeavesToIsAliveBeforeIt() {
    stays(
        """
        double f(double x, int n) {
          double y = 0.0;
          int i = 0;
          done: {
            while (i < n) {
              y = x * i;
              i += 1;
              while (x > 0.5) {
                if (x > 1.0) {
                  break done;
                }
              }
            }
            y = 1.0;
          }
          return y;
        }
        """);
  }

  @Test
  void variablesThatFeedOnlyEachOtherGo() {
    becomes(
        """
        double f(double x, int n) {
          double dead = 0.0;
          double other = 1.5;
          int i = 0;
          while (i < n) {
            dead += other;
            other = dead * x;
            i += 1;
          }
          return x;
        }
        """,
        """
        double f(double x, int n) {
          int i = 0;
          while (i < n) {
            i += 1;
          }
          return x;
        }
        """);
  }

  @Test
  void whatMayThrowStays() {
    stays(
        """
        double f(double[] a, int i, int j) {
          double y = a[i];
          int k = i / j;
          double z = Outside.outside(a);
          return 1.0;
        }
        """);
  }

  @Test
  void copiesGo() {
    becomes(
        """
        double f(double x, double y) {
          double z = x * y;
          double t = z;
          double du = t;
          return du * t + z;
        }
        """,
        """
        double f(double x, double y) {
          double z = x * y;
          return z * z + z;
        }
        """);
  }

  @Test
  void ofTwoNamesTheUsersStays() {
    becomes(
        """
        double f(double x, double y) {
          double t1 = Outside.outside(x);
          double area = t1;
          return area * t1;
        }
        """,
        """
        double f(double x, double y) {
          double area = Outside.outside(x);
          return area * area;
        }
        """);
  }

  @Test
  void aUsersNameIsPreferredToAnEarlierOne() {
    becomes(
        """
        double f(double x, double y) {
          double quotient = x / y;
          double ratio = quotient;
          double again = ratio;
          return again * ratio + quotient;
        }
        """,
        """
        double f(double x, double y) {
          double ratio = x / y;
          return ratio * ratio + ratio;
        }
        """);
  }

  @Test
  void aGeneratedCopyOfWhatDoesNotChangeAnyMoreGoes() {
    becomes(
        """
        double f(double x, double y) {
          double dx = x * y;
          dx += y;
          double t = dx;
          double z = t * t;
          return z + t;
        }
        """,
        """
        double f(double x, double y) {
          double dx = x * y;
          dx += y;
          double z = dx * dx;
          return z + dx;
        }
        """);
    stays(
        """
        double f(double x, double y, boolean p) {
          double dx = x * y;
          dx += y;
          double t = dx;
          double z = t * t;
          if (p) {
            dx += 1.0;
          }
          return z + t + dx;
        }
        """);
    stays(
        """
        double f(double x, double y, int n) {
          double dx = x * y;
          int i = 0;
          while (i < n) {
            double t = dx;
            dx = t * t + t * y;
            i += 1;
          }
          return dx;
        }
        """);
  }

  @Test
  void aCopyOfAVariableThatChangesStays() {
    stays(
        """
        double f(double x, double y) {
          double z = x;
          double old = z;
          z = x * y;
          return old + z;
        }
        """);
  }

  @Test
  void aCopyThatChangesStays() {
    stays(
        """
        double f(double x, boolean p) {
          double y = x;
          if (p) {
            y = 2.0;
          }
          return y + x;
        }
        """);
  }

  @Test
  void aCopyInALoopOfAVariableSetInTheLoopStays() {
    stays(
        """
        double f(double x, int n) {
          double now = x;
          double s = 0.0;
          int i = 0;
          while (i < n) {
            double before = now;
            now = Math.sin(now);
            s += before * now;
            i += 1;
          }
          return s;
        }
        """);
  }

  @Test
  void aFunctionComputedTwiceIsNamed() {
    becomes(
        """
        double f(double x, double y) {
          double a = 3.0 * Math.sin(x);
          double b = y + Math.sin(x);
          return a * b;
        }
        """,
        """
        double f(double x, double y) {
          double sinX = Math.sin(x);
          double a = 3.0 * sinX;
          double b = y + sinX;
          return a * b;
        }
        """);
  }

  @Test
  void theVariableThatHasTheValueIsUsed() {
    becomes(
        """
        double f(double x, double seed) {
          double y = Math.exp(x);
          double z = seed * Math.exp(x);
          return y + z * Math.exp(x);
        }
        """,
        """
        double f(double x, double seed) {
          double y = Math.exp(x);
          double z = seed * y;
          return y + z * y;
        }
        """);
  }

  @Test
  void sharingSeesThroughNestedExpressionsAndBlocks() {
    becomes(
        """
        double f(double x, double y, boolean p) {
          double s = 0.0;
          s += x / Math.sqrt(x + y);
          if (p) {
            s += y * (x / Math.sqrt(x + y));
          } else {
            s += Math.sqrt(x + y);
          }
          return s;
        }
        """,
        """
        double f(double x, double y, boolean p) {
          double s = 0.0;
          double sqrtValue = Math.sqrt(x + y);
          double quotient = x / sqrtValue;
          s += quotient;
          if (p) {
            s += y * quotient;
          } else {
            s += sqrtValue;
          }
          return s;
        }
        """);
  }

  @Test
  void nothingIsSharedAcrossAnAssignment() {
    stays(
        """
        double f(double x, int n) {
          double y = x;
          double s = Math.sin(y);
          y += 1.0;
          s += Math.sin(y);
          int i = 0;
          while (i < n) {
            s += Math.sin(y);
            y = s;
            i += 1;
          }
          return s + Math.sin(y);
        }
        """);
  }

  @Test
  void nothingIsSharedAcrossAStore() {
    stays(
        """
        double f(double[] a, double[] b, int i) {
          double y = Math.sin(a[i]);
          b[0] = 2.0;
          return y + Math.sin(a[i]);
        }
        """);
  }

  @Test
  void anElementIsSharedWhileMemoryStays() {
    becomes(
        """
        double f(double[] a, int i, double x) {
          double y = Math.sin(a[i]);
          double z = y * x;
          z += Math.sin(a[i]);
          return z;
        }
        """,
        """
        double f(double[] a, int i, double x) {
          double y = Math.sin(a[i]);
          double z = y * x;
          z += y;
          return z;
        }
        """);
  }

  @Test
  void whatIsComputedInOneBranchIsNotKnownAfterIt() {
    stays(
        """
        double f(double x, boolean p) {
          double s = 0.0;
          if (p) {
            double y = Math.sin(x);
            s = y * y;
          } else {
            s = x * Math.sin(x);
          }
          return s + Math.sin(x);
        }
        """);
  }

  @Test
  void whatOneBranchAssignsIsNotKnownInTheOther() {
    stays(
        """
        double f(double x, double y, boolean p) {
          double s = Math.sin(x);
          double z = y;
          if (p) {
            z = x;
          } else {
            z += Math.sin(z);
          }
          return s + z;
        }
        """);
  }

  @Test
  void whatIsComputedOnConditionIsNotNamed() {
    stays(
        """
        double f(double x, boolean p) {
          double y = p ? x * Math.log(x) : 0.0;
          return y * y + Math.log(x);
        }
        """);
  }

  @Test
  void aStaleNameInsideABlockIsNotUsedOutside() {
    stays(
        """
        double f(double x, boolean p) {
          double y = Math.sin(x);
          y += 1.0;
          if (p) {
            double inner = Math.sin(x);
            y += inner * inner;
          }
          return y + Math.sin(x);
        }
        """);
  }

  @Test
  void aTemporaryIsPutInPlaceOfItsOnlyUse() {
    becomes(
        """
        double f(double x, double y) {
          double t = x * y;
          double z = Math.sin(t);
          return z * z;
        }
        """,
        """
        double f(double x, double y) {
          double z = Math.sin(x * y);
          return z * z;
        }
        """);
  }

  @Test
  void aUsersVariableKeepsItsName() {
    stays(
        """
        double f(double x, double y) {
          double area = x * y;
          return Math.sin(area);
        }
        """);
  }

  @Test
  void whatMayThrowIsNotPutBehindWhatMayThrow() {
    stays(
        """
        double f(double[] a, double[] b, int i) {
          double t = a[i];
          return b[i] * t;
        }
        """);
    becomes(
        """
        double f(double[] a, double[] b, int i) {
          double t = a[i];
          return t * b[i];
        }
        """,
        """
        double f(double[] a, double[] b, int i) {
          return a[i] * b[i];
        }
        """);
  }

  @Test
  void whatMayThrowIsNotPutUnderACondition() {
    stays(
        """
        double f(double[] a, int i, boolean p) {
          double t = a[i];
          return p ? t : 1.0;
        }
        """);
  }

  @Test
  void nothingIsPutIntoTheConditionOfALoop() {
    stays(
        """
        double f(double x) {
          double y = x;
          double t = x * 0.5;
          while (y > t) {
            y = y * 0.5;
          }
          return y;
        }
        """);
  }

  @Test
  void emptyStatementsGoWithTheirRemarks() {
    becomes(
        """
        double f(double x, boolean p) {
          // first
          double y = x * x;
          // second
          if (p) {
            double z = 3.0;
          } else {
          }
          out: {
            {
            }
          }
          // third
          // and more
          return x;
        }
        """,
        """
        double f(double x, boolean p) {
          // third
          // and more
          return x;
        }
        """);
  }

  @Test
  void anEmptyBranchTurnsTheConditionRound() {
    becomes(
        """
        double f(double x, double y) {
          double z = x;
          if (x < y) {
          } else {
            z = y;
          }
          return z;
        }
        """,
        """
        double f(double x, double y) {
          double z = x;
          if (!(x < y)) {
            z = y;
          }
          return z;
        }
        """);
  }

  @Test
  void aConditionThatMayThrowStays() {
    stays(
        """
        double f(double[] a) {
          if (a[0] > 0.0) {}
          return 1.0;
        }
        """);
  }

  @Test
  void signsMoveIntoTheOperator() {
    becomes(
        """
        double f(double x, double y, double s) {
          double r = s;
          r += -(x * y);
          r -= -x * y;
          r += x * -2.0;
          r += -y;
          return r;
        }
        """,
        """
        double f(double x, double y, double s) {
          double r = s;
          r -= x * y;
          r += x * y;
          r -= x * 2.0;
          r -= y;
          return r;
        }
        """);
  }

  @Test
  void aLoopIsNeverDropped() {
    stays(
        """
        double f(double x) {
          while (x > 1.0) {}
          return x;
        }
        """);
  }

  @Test
  void whatJavaCallsReachableStaysReachable() {
    stays(
        """
        double f(double x) {
          out: {
            if (true) {
              break out;
            }
            return 2.0;
          }
          return x;
        }
        """);
  }
}
