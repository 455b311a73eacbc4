package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two functions of a callee: {@code gForward(arguments, shadows, frame)} and {@code
 * gReverse(frame, adjoint)}.
 *
 * <p>In: a normalised function. Out: the functions and the struct of the frame that joins them.
 */
final class SplitSweeps {
  private SplitSweeps() {}

  /** The functions and their frame. */
  record Made(Function forward, Function reverse, Struct frame) {}

  static Made of(Calls.Sweeps sweeps, Function function, Walked.Setting setting) {
    Fresh fresh = Fresh.beyond(function);
    Variable frame = fresh.variable("frame", sweeps.frame());
    Variable seed = fresh.variable("dResult", Type.DOUBLE);
    StoragePlan plan = Walked.plan(function, setting, fresh, frame, true, Expr.of(seed), Map.of());
    Walked walked =
        new Walked(function, setting, fresh, frame, true, Set.of(Calls.RESULT_SHADOW), plan);
    Storage storage = walked.storage();
    walked.run(
        new Outcome() {
          @Override
          public Piece leave(Stmt.Return statement) {
            return out -> {
              if (sweeps.hasResultShadow()) {
                Expr.Field member =
                    new Expr.Field(Expr.of(frame), Calls.RESULT_SHADOW, function.result());
                Expr value = statement.value().orElseThrow();
                out.add(new Stmt.Set(member, walked.shadows().of(value), Span.NONE));
              }
              out.addAll(storage.forwardEpilogue());
              out.add(statement);
            };
          }

          @Override
          public Expr seed() {
            return Expr.of(seed);
          }

          @Override
          public List<Stmt> seedArray(Expr shadow) {
            return List.of(); // The caller accumulates in the shadow itself.
          }
        },
        Map.of(),
        () -> {});

    List<Variable> forwardParameters = new ArrayList<>(function.parameters());
    sweeps.shadowed().forEach(p -> forwardParameters.add(walked.shadows().of(p)));
    forwardParameters.add(frame);
    List<Stmt> forward = new ArrayList<>(walked.constantShadows());
    List<Stmt> reverse = new ArrayList<>();
    for (Stmt declaration : List.copyOf(forward)) {
      if (declaration instanceof Stmt.Set set) {
        Variable shadow = ((Expr.Var) set.value()).variable();
        reverse.add(new Stmt.Declare(shadow, Optional.of(set.place()), Span.NONE));
      }
    }
    forward.addAll(storage.forwardPrologue());
    forward.addAll(walked.forward());
    if (new Exits().completes(new Block(walked.forward()))) {
      forward.addAll(storage.forwardEpilogue());
    }
    List<Variable> reverseParameters = new ArrayList<>();
    reverseParameters.add(frame);
    if (sweeps.takesSeed()) {
      reverseParameters.add(seed);
    }
    reverse.addAll(storage.reversePrologue());
    reverse.addAll(walked.reverse());
    List<Struct.Member> members = new ArrayList<>(walked.members());
    if (sweeps.hasResultShadow()) {
      members.add(
          new Struct.Member(
              Calls.RESULT_SHADOW, function.result(), "the shadow of the array that was returned"));
    }
    for (Variable scalar : sweeps.scalars()) {
      String name = Calls.adjointMember(scalar);
      members.add(new Struct.Member(name, Type.DOUBLE, "the adjoint of " + scalar.name()));
      reverse.add(
          new Stmt.Set(
              new Expr.Field(Expr.of(frame), name, Type.DOUBLE),
              Expr.of(walked.adjointOf(scalar)),
              Span.NONE));
    }
    return new Made(
        new Function(
            sweeps.forward(),
            function.name() + "Forward",
            forwardParameters,
            function.result(),
            new Block(forward),
            function.span()),
        new Function(
            sweeps.reverse(),
            function.name() + "Reverse",
            reverseParameters,
            Type.VOID,
            new Block(reverse),
            function.span()),
        new Struct(sweeps.frame(), members));
  }
}
