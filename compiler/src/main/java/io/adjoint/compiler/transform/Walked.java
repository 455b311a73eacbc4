package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function with its forward and its reverse sweep, written out and ready to be assembled. */
final class Walked {

  /** What is the same for all functions of a program. */
  record Setting(
      ArrayClasses classes,
      Set<Integer> escaping,
      Pool.Visible visible,
      Activity activity,
      Calls calls,
      ReversalContext.SourceLines lines,
      Strategy strategy) {}

  private final Function function;
  private final Fresh fresh;
  private final Shadows shadows;
  private final Storage storage;
  private final Values values;
  private final ReverseBlock root = ReverseBlock.outermost();
  private final Map<Variable, ReverseBlock.AdjointVariable> adjoints = new LinkedHashMap<>();
  private final Setting setting;
  private final StoragePlan plan;
  private final Keep keep;
  private final Region region = Region.ofFunction();
  private List<Stmt> forward = List.of();
  private List<Stmt> reverse = List.of();

  Walked(
      Function function,
      Setting setting,
      Fresh fresh,
      Variable holder,
      boolean split,
      Set<String> reservedNames,
      StoragePlan plan) {
    this.function = function;
    this.setting = setting;
    this.plan = plan;
    this.fresh = fresh;
    this.shadows = new Shadows(function.key(), setting.classes(), setting.activity(), fresh);
    this.storage = new Storage(fresh, holder, split, reservedNames);
    this.values = new Values(fresh, shadows, plan.restored(), region, root);
    this.keep = new Keep(values, storage, setting.strategy().storage());
  }

  /**
   * What a walk that keeps whatever is read finds out, for another walk that knows better.
   *
   * @param seed the adjoint of the result, where it is a scalar
   */
  static StoragePlan plan(
      Function function,
      Setting setting,
      Fresh fresh,
      Variable holder,
      boolean split,
      Expr seed,
      Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops) {
    Walked preview =
        new Walked(
            function, setting, fresh, holder, split, Set.of(), StoragePlan.KEEP_WHAT_IS_READ);
    preview.walk(new Outcome.Preview(seed), sumLoops, () -> {});
    Set<Variable> kept = new LinkedHashSet<>();
    preview.keep.keptInLoops().forEach(version -> version.variable().ifPresent(kept::add));
    return StoragePlanner.plan(
        function, setting, split, sumLoops, preview.values.keptElements(), kept);
  }

  Shadows shadows() {
    return shadows;
  }

  Storage storage() {
    return storage;
  }

  Values values() {
    return values;
  }

  Keep keep() {
    return keep;
  }

  /** The variables of the forward sweep that the reverse sweep reads as they were left. */
  Set<Variable> readDirectly() {
    Set<Variable> read = new LinkedHashSet<>(keep.readDirectly(r -> r == region));
    read.addAll(region.readAfterwards());
    return read;
  }

  /** The forward sweep, without the declarations at its head. */
  List<Stmt> forward() {
    return forward;
  }

  /** The reverse sweep, in terms of what is there or kept. */
  List<Stmt> reverse() {
    return reverse;
  }

  /** The adjoint of a parameter, after the reverse sweep. */
  Variable adjointOf(Variable parameter) {
    return adjoints
        .computeIfAbsent(
            parameter,
            key -> {
              throw new IllegalStateException("not active: " + key);
            })
        .use();
  }

  /**
   * Walks the function and decides what is kept.
   *
   * @param sumLoops the loops whose iterations are reversed at once, where the sweeps are one
   *     method
   * @param afterWalk called between the two, to ask for further values
   */
  void run(Outcome outcome, Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops, Runnable afterWalk) {
    List<Piece> pieces = walk(outcome, sumLoops, afterWalk);
    for (Variable parameter : function.parameters()) {
      if (adjoints.containsKey(parameter)) {
        adjoints.get(parameter).use();
      }
    }
    List<Stmt> forwardOut = new ArrayList<>();
    pieces.forEach(piece -> piece.write(forwardOut));
    // The bodies of sum loops hold reversed statements too.
    forward = sumLoops.isEmpty() ? forwardOut : keep.resolve(forwardOut);
    List<Stmt> reverseOut = new ArrayList<>();
    root.write(reverseOut);
    reverse = keep.resolve(reverseOut);
  }

  private List<Piece> walk(
      Outcome outcome, Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops, Runnable afterWalk) {
    ReversalContext context =
        new ReversalContext(
            function,
            setting.activity(),
            shadows,
            values,
            storage,
            new Breakables(storage),
            fresh,
            outcome,
            setting.calls(),
            pool(),
            setting.lines(),
            adjoints,
            sumLoops,
            plan,
            keep,
            setting.strategy());
    List<Piece> pieces = new Reversal(context).walk(function);
    afterWalk.run();
    keep.decide();
    return pieces;
  }

  private Pool pool() {
    return new Pool(
        function.key(),
        setting.classes(),
        setting.visible(),
        storage,
        fresh,
        setting.strategy().uses(Optimisation.POOL));
  }

  /** Scratch shadows for static arrays that are met where active arrays are. */
  List<Stmt> constantShadows() {
    List<Stmt> out = new ArrayList<>();
    for (Map.Entry<Expr.Static, Variable> entry : shadows.constants().entrySet()) {
      Variable shadow = entry.getValue();
      Expr.Field field =
          storage.member(shadow.name(), shadow.type(), "a shadow for " + entry.getKey().name());
      out.add(
          new Stmt.Declare(
              shadow,
              Optional.of(
                  new Expr.Invoke(
                      Optional.empty(),
                      Storage.BUFFERS,
                      "zeroed",
                      List.of(entry.getKey(), field),
                      shadow.type())),
              Span.NONE));
      out.add(new Stmt.Set(field, Expr.of(shadow), Span.NONE));
    }
    return out;
  }

  /** What is kept for each iteration of a loop. */
  Tape tape(Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops) {
    Set<Span> spans = new LinkedHashSet<>();
    IrWalk.forEachStmt(
        function.body(),
        s -> {
          if (s instanceof Stmt.Loop loop && sumLoops.containsKey(loop)) {
            spans.add(loop.span());
          }
        });
    return Tape.of(keep, storage.loops(), spans);
  }

  List<Struct.Member> members() {
    return storage.members();
  }
}
