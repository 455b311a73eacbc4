package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.GradientUnit;
import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The accumulating form of a gradient or a vector-Jacobian product: one function with both sweeps,
 * {@code fGrad(arguments, seeds, into)}.
 *
 * <p>In: a normalised function. Out: the function, and what it needs in the gradient's struct.
 */
final class JointSweeps {
  private final Function function;
  private final Walked.Setting setting;
  private final List<GradientUnit.Component> components;
  private final List<Variable> outputs;
  private final Fresh fresh;
  private final Variable into;
  private final Variable value;
  private final Label forwardLabel;
  private final boolean leavesEarly;
  private final Optional<Variable> resultSeed;
  private final Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops;
  private final Walked walked;

  /**
   * The function, the members of the gradient that are its workspace, and what it keeps for each
   * iteration.
   */
  record Made(Function function, List<Variable> seeds, List<Struct.Member> workspace, Tape tape) {}

  private JointSweeps(
      Function function,
      Walked.Setting setting,
      List<GradientUnit.Component> components,
      List<Variable> outputs,
      boolean seeded,
      Type.Struct gradient) {
    this.function = function;
    this.setting = setting;
    this.components = components;
    this.outputs = outputs;
    this.fresh = Fresh.beyond(function);
    this.into = fresh.variable("into", gradient);
    this.value = fresh.variable("value", function.result());
    this.forwardLabel = fresh.label("forward");
    this.leavesEarly = leavesEarly(function);
    Set<String> reserved = new HashSet<>(Set.of("value"));
    components.forEach(component -> reserved.add(component.accessor()));
    this.resultSeed =
        seeded && function.result() != Type.VOID
            ? Optional.of(fresh.variable("seed", function.result()))
            : Optional.empty();
    Optional<Expr> resultAdjoint =
        function.result().isRealScalar() ? Optional.of(resultAdjoint()) : Optional.empty();
    this.sumLoops =
        setting.strategy().uses(Optimisation.SUM_LOOPS)
            ? SumLoops.of(function, setting, resultAdjoint, fresh)
            : Map.of();
    StoragePlan plan =
        Walked.plan(
            function, setting, fresh, into, false, resultAdjoint.orElse(Expr.of(0.0)), sumLoops);
    this.walked = new Walked(function, setting, fresh, into, false, reserved, plan);
  }

  /**
   * @param seeded whether seeds are parameters; otherwise the seed is 1
   * @param outputs the array parameters that count as results: those that a void method writes
   */
  static Made of(
      Function function,
      Walked.Setting setting,
      List<GradientUnit.Component> components,
      List<Variable> outputs,
      boolean seeded,
      Type.Struct gradient,
      String key,
      String name) {
    return new JointSweeps(function, setting, components, outputs, seeded, gradient)
        .make(seeded, key, name);
  }

  private static boolean leavesEarly(Function function) {
    List<Stmt> statements = function.body().statements();
    int returns = count(function.body());
    boolean endsWithReturn =
        !statements.isEmpty() && statements.get(statements.size() - 1) instanceof Stmt.Return;
    return returns > (endsWithReturn ? 1 : 0);
  }

  private static int count(Block block) {
    int[] returns = {0};
    IrWalk.forEachStmt(block, s -> returns[0] += s instanceof Stmt.Return ? 1 : 0);
    return returns[0];
  }

  private Made make(boolean seeded, String key, String name) {
    List<Variable> seeds = new ArrayList<>();
    Map<Variable, Variable> outputSeeds = new LinkedHashMap<>();
    resultSeed.ifPresent(seeds::add);
    if (seeded && resultSeed.isEmpty()) {
      for (Variable output : outputs) {
        String seedName = outputs.size() == 1 ? "seed" : "seed" + Naming.capitalised(output.name());
        Variable seed = fresh.variable(seedName, output.type());
        outputSeeds.put(output, seed);
        seeds.add(seed);
      }
    }
    Map<Variable, Version> outputShadows = new LinkedHashMap<>();
    Shadows shadows = walked.shadows();
    walked.run(
        outcome(),
        sumLoops,
        () ->
            outputSeeds.keySet().stream()
                .filter(shadows::has)
                .forEach(output -> outputShadows.put(output, entryShadow(output))));

    List<Stmt> body = new ArrayList<>();
    List<Stmt> ending = new ArrayList<>();
    parameterShadows(body, ending);
    body.addAll(walked.constantShadows());
    body.addAll(walked.storage().forwardPrologue());
    forward(body);
    List<Stmt> reverse = new ArrayList<>();
    outputShadows.forEach(
        (output, shadow) ->
            reverse.add(
                buffers(
                    "add",
                    List.of(
                        Expr.of(Objects.requireNonNull(outputSeeds.get(output))),
                        Expr.of(shadow.placeholder())))));
    body.addAll(walked.keep().resolve(reverse));
    body.addAll(walked.reverse());
    body.addAll(ending);
    finish(body);
    List<Variable> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(seeds);
    parameters.add(into);
    Function made =
        new Function(key, name, parameters, function.result(), new Block(body), function.span());
    return new Made(made, seeds, walked.members(), walked.tape(sumLoops));
  }

  /** The first version of a parameter's shadow: of the array that the caller passed. */
  private Version entryShadow(Variable parameter) {
    Variable shadow = walked.shadows().of(parameter);
    Version first =
        walked.values().order().stream()
            .filter(version -> version.variable().equals(Optional.of(shadow)))
            .findFirst()
            .orElseThrow();
    walked.values().use(first);
    return first;
  }

  private Expr resultAdjoint() {
    return resultSeed.<Expr>map(s -> Expr.cast(Type.DOUBLE, Expr.of(s))).orElse(Expr.of(1.0));
  }

  private Outcome outcome() {
    return new Outcome() {
      @Override
      public Piece leave(Stmt.Return statement) {
        return out -> leaveWith(statement, out);
      }

      @Override
      public Expr seed() {
        return resultAdjoint();
      }

      @Override
      public List<Stmt> seedArray(Expr shadow) {
        return resultSeed
            .map(s -> List.of(buffers("add", List.of(Expr.of(s), shadow))))
            .orElse(List.of());
      }
    };
  }

  private void leaveWith(Stmt.Return statement, List<Stmt> out) {
    if (statement.value().isPresent()) {
      Expr result = statement.value().get();
      out.add(
          leavesEarly
              ? new Stmt.Set(Expr.of(value), result, statement.span())
              : new Stmt.Declare(value, Optional.of(result), statement.span()));
    }
    if (leavesEarly) {
      out.add(new Stmt.Exit(Stmt.Exit.Kind.BREAK, forwardLabel, Span.NONE));
    }
  }

  /** The shadows of the array parameters, and the end at which scratch shadows are added up. */
  private void parameterShadows(List<Stmt> head, List<Stmt> ending) {
    head.addAll(AliasChecks.of(function, setting, walked.shadows()));
    for (Variable parameter : function.parameters()) {
      Optional<GradientUnit.Component> component =
          components.stream().filter(c -> c.parameter().equals(parameter)).findFirst();
      if (!parameter.type().isArray() || !parameter.type().isReal()) {
        continue;
      }
      boolean active = walked.shadows().has(parameter);
      Optional<Expr.Field> field =
          component.map(c -> new Expr.Field(Expr.of(into), c.accessor(), parameter.type()));
      if (field.isPresent()) {
        head.add(set(field.get(), buffersValue("gradient", parameter, field.get())));
      }
      if (!active) {
        continue;
      }
      Variable shadow = walked.shadows().of(parameter);
      if (field.isPresent() && !isWritten(parameter)) {
        head.add(new Stmt.Declare(shadow, Optional.of(field.get()), Span.NONE));
      } else {
        Expr.Field scratch =
            walked
                .storage()
                .member(shadow.name(), parameter.type(), "the adjoint of " + parameter.name());
        head.add(set(scratch, buffersValue("zeroed", parameter, scratch)));
        head.add(
            new Stmt.Declare(shadow, Optional.of(entryValue(parameter, scratch, head)), Span.NONE));
        field.ifPresent(gradient -> ending.add(buffers("add", List.of(scratch, gradient))));
      }
    }
  }

  /**
   * What the sweeps take for a parameter's shadow. Where they move its rows, they get rows in an
   * array of their own: which row belongs to which of the caller's must outlive that, and a row
   * must not be in two places of the scratch array at the next call.
   */
  private Expr entryValue(Variable parameter, Expr scratch, List<Stmt> head) {
    if (!areRowsMoved(parameter)) {
      return scratch;
    }
    Expr source = scratch;
    if (parameter.type().rank() > 2) {
      source = copied("planes", source, parameter, head);
    }
    return copied("rows", source, parameter, head);
  }

  /** The rows or planes of a shadow in an array of their own, which the next call finds again. */
  private Expr copied(String what, Expr source, Variable parameter, List<Stmt> head) {
    Expr.Field copy =
        walked
            .storage()
            .member(
                walked.shadows().of(parameter).name() + Naming.capitalised(what),
                parameter.type(),
                "the " + what + " of the adjoint of " + parameter.name());
    head.add(
        set(
            copy,
            new Expr.Invoke(
                Optional.empty(),
                Storage.ARRAY_ADJOINTS,
                what,
                List.of(source, copy),
                parameter.type())));
    return copy;
  }

  private boolean areRowsMoved(Variable parameter) {
    int arrayClass = setting.classes().classOf(function.key(), Expr.of(parameter));
    boolean moved = false;
    for (int rank = parameter.type().rank(); rank > 1; rank--) {
      moved |= setting.classes().isStored(arrayClass);
      arrayClass = setting.classes().rowsOf(arrayClass);
    }
    return moved;
  }

  private boolean isWritten(Variable parameter) {
    int arrayClass = setting.classes().classOf(function.key(), Expr.of(parameter));
    boolean written = setting.classes().isStored(arrayClass);
    for (int rank = parameter.type().rank(); rank > 1; rank--) {
      arrayClass = setting.classes().rowsOf(arrayClass);
      written |= setting.classes().isStored(arrayClass);
    }
    return written;
  }

  private void forward(List<Stmt> body) {
    if (leavesEarly && function.result() != Type.VOID) {
      body.add(new Stmt.Declare(value, Optional.empty(), Span.NONE));
    }
    Hoist hoist = Hoist.of(walked.forward(), walked.readDirectly(), leavesEarly);
    body.addAll(hoist.declarations());
    if (leavesEarly) {
      body.add(
          new Stmt.Labeled(
              forwardLabel, new Block(withoutLastExit(hoist.statements())), Span.NONE));
    } else {
      body.addAll(hoist.statements());
    }
  }

  private static List<Stmt> withoutLastExit(List<Stmt> statements) {
    int last = statements.size() - 1;
    return last >= 0 && statements.get(last) instanceof Stmt.Exit
        ? statements.subList(0, last)
        : statements;
  }

  /** Adds the scalars' adjoints to the gradient and returns the value. */
  private void finish(List<Stmt> body) {
    for (GradientUnit.Component component : components) {
      Variable parameter = component.parameter();
      if (parameter.type().isRealScalar()
          && setting.activity().isActive(function.key(), parameter)) {
        body.add(
            new Stmt.Increment(
                new Expr.Field(Expr.of(into), component.accessor(), parameter.type()),
                false,
                Expr.cast(parameter.type(), Expr.of(walked.adjointOf(parameter))),
                Span.NONE));
      }
    }
    if (function.result() != Type.VOID) {
      body.add(set(new Expr.Field(Expr.of(into), "value", function.result()), Expr.of(value)));
      body.add(new Stmt.Return(Optional.of(Expr.of(value)), Span.NONE));
    }
  }

  private static Stmt set(Expr.Place place, Expr newValue) {
    return new Stmt.Set(place, newValue, Span.NONE);
  }

  private static Expr buffersValue(String name, Variable shape, Expr buffer) {
    return new Expr.Invoke(
        Optional.empty(), Storage.BUFFERS, name, List.of(Expr.of(shape), buffer), shape.type());
  }

  private static Stmt buffers(String name, List<Expr> arguments) {
    return new Stmt.Eval(
        new Expr.Invoke(Optional.empty(), Storage.BUFFERS, name, arguments, Type.VOID), Span.NONE);
  }
}
