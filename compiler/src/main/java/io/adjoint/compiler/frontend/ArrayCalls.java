package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.Calls.Argument;
import io.adjoint.compiler.frontend.Calls.Outcome;
import io.adjoint.compiler.frontend.Ordering.Ordered;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods of Java's library that work on whole arrays and have a meaning of their own. */
final class ArrayCalls {
  private final Body body;

  ArrayCalls(Body body) {
    this.body = body;
  }

  /** A method of an array: {@code clone}. */
  Computed onArray(MethodCallExpr call, Computed array) {
    if (!call.getNameAsString().equals("clone") || !call.getArguments().isEmpty()) {
      throw body.problems.refuse(
          Code.AD012,
          call,
          "cannot differentiate the method "
              + call.getNameAsString()
              + " of an array; of those only clone is supported");
    }
    return array.map(
        source ->
            new Expr.CopyOf(source, Expr.of(0), new Expr.Length(source), Expr.CopyOf.Kind.CLONE));
  }

  /** A static method that is known here; empty for all others. */
  Optional<Outcome> ofClass(MethodCallExpr call, String owner, List<Argument> arguments) {
    return switch (owner + "." + call.getNameAsString()) {
      case "java.util.Arrays.fill" -> fill(call, arguments);
      case "java.util.Arrays.copyOf" -> copy(arguments, Expr.CopyOf.Kind.COPY_OF, 2);
      case "java.util.Arrays.copyOfRange" -> copy(arguments, Expr.CopyOf.Kind.COPY_OF_RANGE, 3);
      case "java.lang.System.arraycopy" -> Optional.of(copyElements(call, arguments));
      case "java.util.Objects.requireNonNull" -> requireNonNull(arguments);
      case "io.adjoint.Adjoint.stopGradient" -> stopGradient(call, arguments);
      default -> Optional.empty();
    };
  }

  private Optional<Outcome> fill(MethodCallExpr call, List<Argument> arguments) {
    int count = arguments.size();
    if ((count != 2 && count != 4) || !arguments.get(0).type().isArray()) {
      return Optional.empty();
    }
    Type array = arguments.get(0).type();
    refuseStatic(call, arguments.get(0));
    List<Computed> operands = new ArrayList<>();
    operands.add(arguments.get(0).computed());
    arguments.subList(1, count - 1).forEach(index -> operands.add(integer(index)));
    Argument value = arguments.get(count - 1);
    operands.add(body.expressions.assigned(value.place(), value.computed(), array.elementType()));
    Ordered ordered = body.ordering.inOrder(operands);
    List<Expr> values = ordered.values();
    Optional<Stmt.Range> range =
        count == 4 ? Optional.of(new Stmt.Range(values.get(1), values.get(2))) : Optional.empty();
    return done(ordered, new Stmt.Fill(values.get(0), range, values.get(count - 1), body.span()));
  }

  private Optional<Outcome> copy(List<Argument> arguments, Expr.CopyOf.Kind kind, int count) {
    if (arguments.size() != count || !arguments.get(0).type().isArray()) {
      return Optional.empty();
    }
    List<Computed> operands = new ArrayList<>();
    operands.add(arguments.get(0).computed());
    arguments.subList(1, count).forEach(index -> operands.add(integer(index)));
    Ordered ordered = body.ordering.inOrder(operands);
    List<Expr> values = ordered.values();
    Expr from = count == 3 ? values.get(1) : Expr.of(0);
    Expr to = values.get(count - 1);
    return Optional.of(Outcome.of(ordered.with(new Expr.CopyOf(values.get(0), from, to, kind))));
  }

  private Outcome copyElements(MethodCallExpr call, List<Argument> arguments) {
    if (arguments.size() != 5
        || !arguments.get(0).type().isArray()
        || !arguments.get(0).type().equals(arguments.get(2).type())) {
      throw body.problems.refuse(
          Code.AD012,
          call,
          "cannot differentiate System.arraycopy between things of different types; copy between"
              + " two arrays of one type");
    }
    refuseStatic(call, arguments.get(2));
    Ordered ordered =
        body.ordering.inOrder(
            arguments.get(0).computed(),
            integer(arguments.get(1)),
            arguments.get(2).computed(),
            integer(arguments.get(3)),
            integer(arguments.get(4)));
    List<Expr> v = ordered.values();
    return done(
            ordered,
            new Stmt.CopyArray(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), body.span()))
        .orElseThrow();
  }

  /** The value itself, after a check that throws as Java's does. */
  private Optional<Outcome> requireNonNull(List<Argument> arguments) {
    boolean known =
        !arguments.isEmpty()
            && !arguments.get(0).type().isPrimitive()
            && !arguments.get(0).type().equals(Conversions.NULL)
            && (arguments.size() == 1
                || (arguments.size() == 2 && arguments.get(1).type().equals(Type.STRING)));
    if (!known) {
      return Optional.empty();
    }
    List<Computed> operands = new ArrayList<>();
    operands.add(body.ordering.simple(arguments.get(0).computed(), "checked"));
    arguments.subList(1, arguments.size()).forEach(message -> operands.add(message.computed()));
    Ordered ordered = body.ordering.inOrder(operands);
    Expr value = ordered.first();
    List<Expr> message = ordered.values().subList(1, ordered.values().size());
    Expr exception = new Expr.New(new Type.Opaque("java.lang.NullPointerException"), message);
    List<Stmt> before = new ArrayList<>(ordered.before());
    before.add(
        new Stmt.If(
            Expr.binary(Operator.EQ, value, new Expr.Null(value.type())),
            Block.of(new Stmt.Throw(exception, body.span())),
            Block.EMPTY,
            body.span()));
    return Optional.of(new Outcome(before, Optional.of(value)));
  }

  /** Numbers go the way of every function; arrays are refused, all else is itself. */
  private Optional<Outcome> stopGradient(MethodCallExpr call, List<Argument> arguments) {
    if (arguments.size() != 1 || arguments.get(0).type().isNumeric()) {
      return Optional.empty();
    }
    if (arguments.get(0).type().isReal()) {
      throw body.problems.refuse(
          Code.AD012,
          call,
          "cannot stop the gradient of a whole array because it shares its elements with other"
              + " references; apply stopGradient to the elements where they are read");
    }
    return Optional.of(Outcome.of(arguments.get(0).computed()));
  }

  private static Optional<Outcome> done(Ordered ordered, Stmt last) {
    return Optional.of(
        new Outcome(Computed.concat(ordered.before(), List.of(last)), Optional.empty()));
  }

  private Computed integer(Argument argument) {
    return body.ordering.settle(
        body.expressions.assigned(argument.place(), argument.computed(), Type.INT));
  }

  private void refuseStatic(Expression place, Argument array) {
    if (array.type().isReal() && array.computed().value() instanceof Expr.Static field) {
      throw Refusals.staticArrayWrite(body.problems, place, field.name());
    }
  }
}
