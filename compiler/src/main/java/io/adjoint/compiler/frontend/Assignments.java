package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.adjoint.compiler.frontend.Ordering.Ordered;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assignments, plain and compound, and {@code ++} and {@code --}: as statements, and as expressions
 * with a value.
 *
 * <p>As in Java, the array and the index on the left are evaluated first and once, then the old
 * value where it is needed, then the right side.
 */
final class Assignments {
  private final Body body;

  Assignments(Body body) {
    this.body = body;
  }

  // Plain and compound assignments.

  /** An assignment whose value nobody uses. */
  List<Stmt> effect(AssignExpr assignment) {
    return assign(assignment, false).before();
  }

  /** An assignment and its value. */
  Computed value(AssignExpr assignment) {
    return assign(assignment, true);
  }

  private Computed assign(AssignExpr assignment, boolean valueUsed) {
    Optional<Target> target = body.problems.attempt(() -> target(assignment.getTarget()));
    if (target.isEmpty()) {
      body.problems.attempt(() -> body.expressions.read(assignment.getValue()));
      throw new Refused();
    }
    Optional<Operator> op = Operators.of(assignment.getOperator());
    return op.isPresent()
        ? compound(assignment, target.get(), op.get(), valueUsed)
        : plain(assignment, target.get(), valueUsed);
  }

  private Computed plain(AssignExpr assignment, Target target, boolean valueUsed) {
    Computed value = body.expressions.readAs(assignment.getValue(), target.type());
    if (target.place() instanceof Expr.Var variable) {
      return done(value.before(), set(variable, value.value()), variable);
    }
    Computed settled =
        valueUsed ? body.ordering.simple(value, "assigned") : body.ordering.settle(value);
    Ordered operands = body.ordering.inOrder(target.array(), target.index(), settled);
    Expr assigned = operands.values().get(2);
    return done(operands.before(), set(element(operands), assigned), assigned);
  }

  private Computed compound(AssignExpr assignment, Target target, Operator op, boolean valueUsed) {
    Computed value = body.expressions.pure(assignment.getValue());
    Ordered operands = oldAndNew(target, value);
    Expr.Place place = target.place(operands);
    Expr old = operands.values().get(2);
    Expr right = operands.values().get(3);
    boolean survives = old.equals(place);
    if (survives && isIncrement(op, target.type(), right.type())) {
      Expr amount =
          body.expressions.arithmetic().convert(assignment.getValue(), right, target.type());
      return increment(operands, place, op == Operator.SUB, amount, valueUsed);
    }
    Expr result =
        body.expressions
            .arithmetic()
            .binary(
                op,
                new Arithmetic.Operand(assignment.getTarget(), old),
                new Arithmetic.Operand(assignment.getValue(), right),
                assignment);
    return store(operands, place, narrowed(assignment, result, target.type()), valueUsed);
  }

  /** A compound assignment casts its result to the type of its left side. */
  private Expr narrowed(AssignExpr assignment, Expr result, Type type) {
    if (result.type().equals(type)) {
      return result;
    }
    if (!result.type().isNumeric() || !type.isNumeric()) {
      throw Refusals.conversion(body.problems, assignment, result.type(), type);
    }
    return Conversions.convert(result, type);
  }

  private static boolean isIncrement(Operator op, Type target, Type value) {
    boolean adds = op == Operator.ADD || op == Operator.SUB;
    return adds
        && target.isNumeric()
        && value.isNumeric()
        && Type.promote(target, value).equals(target);
  }

  // Steps.

  /** {@code x++} and its kin, when nobody uses the value. */
  List<Stmt> stepEffect(UnaryExpr step) {
    Target target = target(step.getExpression());
    return step(step, target, oldAndNew(target, one(step, target)), false).before();
  }

  /** {@code x++} and its kin, and the value. */
  Computed step(UnaryExpr step) {
    Target target = target(step.getExpression());
    Ordered operands = oldAndNew(target, one(step, target));
    if (step.isPrefix()) {
      return step(step, target, operands, true);
    }
    Expr.Place place = target.place(operands);
    String name =
        place instanceof Expr.Var variable ? variable.variable().name() + "Before" : "before";
    Computed before = body.ordering.keep(new Computed(operands.before(), place), name);
    List<Stmt> stepped =
        step(step, target, new Ordered(List.of(), operands.values()), false).before();
    return new Computed(Computed.concat(before.before(), stepped), before.value());
  }

  private Computed step(UnaryExpr step, Target target, Ordered operands, boolean valueUsed) {
    Type type = target.type();
    boolean down =
        step.getOperator() == UnaryExpr.Operator.PREFIX_DECREMENT
            || step.getOperator() == UnaryExpr.Operator.POSTFIX_DECREMENT;
    Expr.Place place = target.place(operands);
    Expr one = operands.values().get(3);
    if (Conversions.promote(type).equals(type)) {
      return increment(operands, place, down, Conversions.convert(one, type), valueUsed);
    }
    Expr stepped =
        Expr.binary(down ? Operator.SUB : Operator.ADD, Conversions.promoted(place), one);
    return store(operands, place, Conversions.convert(stepped, type), valueUsed);
  }

  private Computed one(UnaryExpr step, Target target) {
    if (!target.type().isNumeric()) {
      throw Refusals.operator(
          body.problems, step, step.getOperator().asString(), target.type(), target.type());
    }
    return Computed.of(Expr.of(1));
  }

  // What both share.

  /** The array, the index, the old value and the new operand, each as it was in Java's order. */
  private Ordered oldAndNew(Target target, Computed value) {
    if (target.place() instanceof Expr.Var variable) {
      return body.ordering.inOrder(
          Computed.of(Expr.of(0)), Computed.of(Expr.of(0)), Computed.of(variable), value);
    }
    return body.ordering.inOrder(
        target.array(), target.index(), Computed.of(target.place()), value);
  }

  private Computed increment(
      Ordered operands, Expr.Place place, boolean negative, Expr amount, boolean valueUsed) {
    if (valueUsed && !(place instanceof Expr.Var)) {
      Expr sum = Expr.binary(negative ? Operator.SUB : Operator.ADD, place, amount);
      return store(operands, place, sum, true);
    }
    return done(operands.before(), new Stmt.Increment(place, negative, amount, body.span()), place);
  }

  private Computed store(Ordered operands, Expr.Place place, Expr value, boolean valueUsed) {
    if (place instanceof Expr.Var || !valueUsed) {
      return done(operands.before(), set(place, value), place);
    }
    Computed kept = body.ordering.simple(new Computed(operands.before(), value), "assigned");
    return done(kept.before(), set(place, kept.value()), kept.value());
  }

  private Stmt set(Expr.Place place, Expr value) {
    return new Stmt.Set(place, value, body.span());
  }

  private static Computed done(List<Stmt> before, Stmt last, Expr value) {
    List<Stmt> all = new ArrayList<>(before);
    all.add(last);
    return new Computed(all, value);
  }

  private static Expr.Place element(Ordered operands) {
    return new Expr.Load(operands.first(), operands.second());
  }

  /**
   * The left side.
   *
   * @param before the effects of the array and the index
   * @param place a variable or an element
   */
  private record Target(List<Stmt> before, Expr.Place place) {
    Type type() {
      return place.type();
    }

    Computed array() {
      return new Computed(before, ((Expr.Load) place).array());
    }

    Computed index() {
      return Computed.of(((Expr.Load) place).index());
    }

    Expr.Place place(Ordered operands) {
      return place instanceof Expr.Var ? place : element(operands);
    }
  }

  private Target target(Expression expression) {
    if (expression instanceof EnclosedExpr enclosed) {
      return target(enclosed.getInner());
    } else if (expression instanceof NameExpr name) {
      Optional<Locals.Local> local = body.local(name.getNameAsString());
      if (local.isPresent()) {
        return new Target(List.of(), Expr.of(Problems.need(local.get().variable())));
      }
    } else if (expression instanceof ArrayAccessExpr access) {
      Ordered operands = body.expressions.elementOperands(access);
      Expr.Place place = element(operands);
      if (place.type().isReal() && root(place) instanceof Expr.Static field) {
        throw Refusals.staticArrayWrite(body.problems, access, field.name());
      }
      return new Target(operands.before(), place);
    }
    throw Refusals.fieldWrite(body, expression);
  }

  private static Expr root(Expr place) {
    Expr root = place;
    while (root instanceof Expr.Load load) {
      root = load.array();
    }
    return root;
  }
}
