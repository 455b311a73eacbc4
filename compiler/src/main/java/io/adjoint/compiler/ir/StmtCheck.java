package io.adjoint.compiler.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a statement itself, its expressions and the statements inside it taken for
 * right: types, and effects where none may be. Empty where nothing is.
 */
record StmtCheck(Function function) implements Stmt.Cases<Optional<String>> {
  private static final Optional<String> FINE = Optional.empty();

  private static Optional<String> require(boolean condition, String complaint) {
    return condition ? FINE : Optional.of(complaint);
  }

  private static Optional<String> fits(String what, Type from, Type to) {
    return require(ExprCheck.assignable(from, to), what + " of type " + to + " is given " + from);
  }

  private static Optional<String> isBoolean(Expr condition) {
    return require(condition.type() == Type.BOOLEAN, "a condition is " + condition.type());
  }

  private static Optional<String> areInts(List<Expr> expressions) {
    return require(
        expressions.stream().allMatch(e -> e.type() == Type.INT), "an index is not an int");
  }

  Optional<String> check(Stmt statement) {
    boolean effects =
        IrWalk.expressions(statement).stream().anyMatch(Expr.Effect.class::isInstance);
    if (effects && !mayHoldEffect(statement)) {
      return Optional.of("an effect stands where only a pure expression may");
    }
    return statement.accept(this);
  }

  private static boolean mayHoldEffect(Stmt statement) {
    return statement instanceof Stmt.Declare
        || statement instanceof Stmt.Eval
        || statement instanceof Stmt.Set set && set.place() instanceof Expr.Var
        || statement instanceof Stmt.Throw end && end.exception() instanceof Expr.New;
  }

  @Override
  public Optional<String> onDeclare(Stmt.Declare s) {
    if (s.variable().type() == Type.VOID) {
      return Optional.of("a variable is void");
    }
    return s.value().flatMap(value -> fits("a variable", value.type(), s.variable().type()));
  }

  @Override
  public Optional<String> onSet(Stmt.Set s) {
    return fits("a place", s.value().type(), s.place().type());
  }

  @Override
  public Optional<String> onIncrement(Stmt.Increment s) {
    Type type = s.place().type();
    if (!type.isNumeric()) {
      return Optional.of("a place of type " + type + " is incremented");
    }
    return require(
        type == s.value().type(),
        "a place of type " + type + " is incremented by " + s.value().type());
  }

  @Override
  public Optional<String> onEval(Stmt.Eval s) {
    return FINE;
  }

  @Override
  public Optional<String> onIf(Stmt.If s) {
    return isBoolean(s.condition());
  }

  @Override
  public Optional<String> onLoop(Stmt.Loop s) {
    return isBoolean(s.condition());
  }

  @Override
  public Optional<String> onSwitch(Stmt.Switch s) {
    Type type = s.selector().type();
    boolean selects = type instanceof Type.Opaque || type.isIntegral() && type != Type.LONG;
    if (!selects) {
      return Optional.of("the selector of a switch is " + type);
    }
    if (s.cases().stream().filter(Stmt.Case::isDefault).count() > 1) {
      return Optional.of("a switch has two defaults");
    }
    Set<Expr> labels = new HashSet<>();
    for (Stmt.Case one : s.cases()) {
      for (Expr label : one.labels()) {
        boolean constant = label instanceof Expr.Const || label instanceof Expr.Static;
        if (!constant || !label.type().equals(type)) {
          return Optional.of("a switch on " + type + " has a label that is no constant of it");
        }
        if (!labels.add(label)) {
          return Optional.of("a switch has a label twice");
        }
      }
      if (one.labels().isEmpty() && !one.isDefault()) {
        return Optional.of("a case has no label");
      }
    }
    return FINE;
  }

  @Override
  public Optional<String> onLabeled(Stmt.Labeled s) {
    return FINE;
  }

  @Override
  public Optional<String> onScope(Stmt.Scope s) {
    return FINE;
  }

  @Override
  public Optional<String> onExit(Stmt.Exit s) {
    return FINE;
  }

  @Override
  public Optional<String> onReturn(Stmt.Return s) {
    Type type = s.value().map(Expr::type).orElse(Type.VOID);
    boolean fits =
        function.result() == Type.VOID
            ? s.value().isEmpty()
            : ExprCheck.assignable(type, function.result());
    return require(fits, "a function of type " + function.result() + " returns " + type);
  }

  @Override
  public Optional<String> onCopyArray(Stmt.CopyArray s) {
    if (!s.source().type().isArray() || !s.source().type().equals(s.target().type())) {
      return Optional.of("a copy from " + s.source().type() + " to " + s.target().type());
    }
    return areInts(List.of(s.sourceFrom(), s.targetFrom(), s.length()));
  }

  @Override
  public Optional<String> onFill(Stmt.Fill s) {
    if (!s.array().type().isArray()) {
      return Optional.of(s.array().type() + " is filled");
    }
    return fits("an element", s.value().type(), s.array().type().elementType())
        .or(() -> s.range().flatMap(range -> areInts(List.of(range.from(), range.to()))));
  }

  @Override
  public Optional<String> onThrow(Stmt.Throw s) {
    return require(
        s.exception().type() instanceof Type.Opaque, s.exception().type() + " is thrown");
  }

  @Override
  public Optional<String> onAssert(Stmt.Assert s) {
    return isBoolean(s.condition())
        .or(
            () ->
                require(
                    s.message().map(message -> message.type() != Type.VOID).orElse(true),
                    "the message of an assertion has no value"));
  }

  @Override
  public Optional<String> onRemark(Stmt.Remark s) {
    return FINE;
  }
}
