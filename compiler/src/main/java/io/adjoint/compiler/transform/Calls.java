package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of the user's own functions, in split form: {@code gForward(arguments, shadows, frame)}
 * computes the result and leaves in the frame what {@code gReverse(frame, adjoint of the result)}
 * needs. The callee is never run again, so that recursion stays linear. A call with nothing active
 * is a call of a copy of the function; or, where that makes arrays, of a forward sweep that keeps
 * them in its frame for the next call.
 */
final class Calls {

  /**
   * The two functions of a callee, by their keys.
   *
   * @param shadowed the parameters whose shadows are passed after the arguments
   * @param scalars the parameters whose adjoints the frame holds after the reverse sweep
   * @param takesSeed whether the reverse sweep takes the adjoint of the result
   * @param isReversed whether there is a reverse sweep: there is none where nothing is active
   */
  record Sweeps(
      String forward,
      String reverse,
      Type.Struct frame,
      Function callee,
      List<Variable> shadowed,
      List<Variable> scalars,
      boolean takesSeed,
      boolean hasResultShadow,
      boolean isReversed) {}

  static final String RESULT_SHADOW = "resultShadow";

  private final Program program;
  private final Activity activity;
  private final Set<String> frameNames;
  private final Map<String, Sweeps> sweeps = new LinkedHashMap<>();
  private final Deque<Sweeps> unwritten = new ArrayDeque<>();
  private final Set<String> copies = new LinkedHashSet<>();
  private final CallGraph graph;
  private final Map<String, Boolean> makeArrays = new HashMap<>();

  /**
   * @param frameNames names of classes that are taken; the names of the frames are added
   */
  Calls(Program program, Activity activity, Set<String> frameNames) {
    this.program = program;
    this.graph = new CallGraph(program);
    this.activity = activity;
    this.frameNames = frameNames;
  }

  /** The next callee whose sweeps are to be written. */
  Optional<Sweeps> next() {
    return Optional.ofNullable(unwritten.poll());
  }

  /** The functions of which plain copies are called. */
  Set<String> copies() {
    return copies;
  }

  boolean isActive(Expr.CallFunction call) {
    return isActive(callee(call));
  }

  private boolean isActive(Function callee) {
    return activity.isResultActive(callee)
        || callee.parameters().stream().anyMatch(p -> activity.isActive(callee.key(), p));
  }

  /**
   * A call with nothing active.
   *
   * @param statement the one that makes the call
   */
  void passive(
      Expr.CallFunction call, Stmt statement, ReversalContext context, List<Piece> forward) {
    Function callee = callee(call);
    if (!context.pool().isOpen() || !makesArrays(callee)) {
      copies.add(call.function());
      forward.add(out -> out.add(withCall(statement, call)));
      return;
    }
    Region region = context.values().region();
    // What the call leaves nothing of can have the same frame in all iterations.
    boolean leavesArrays = call.type().isArray() || takesArrayOfArrays(call);
    Sweeps sweeps = sweeps(callee);
    Cell cell = frameCell(sweeps, leavesArrays ? region : region.outermost(), context);
    Variable frame = context.fresh().variable("frame", sweeps.frame());
    inFrame(call, sweeps, frame, cell, statement, context, forward);
  }

  /** The statement with the callee's forward sweep, in its frame, in the place of the call. */
  private static void inFrame(
      Expr.CallFunction call,
      Sweeps callee,
      Variable frame,
      Cell cell,
      Stmt statement,
      ReversalContext context,
      List<Piece> forward) {
    List<Expr> arguments = new ArrayList<>(call.arguments());
    for (Variable parameter : callee.shadowed()) {
      int index = callee.callee().parameters().indexOf(parameter);
      arguments.add(context.shadows().of(call.arguments().get(index)));
    }
    arguments.add(Expr.of(frame));
    Expr.CallFunction forwardCall = new Expr.CallFunction(callee.forward(), arguments, call.type());
    forward.add(
        out -> {
          out.addAll(frame(frame, cell));
          out.add(withCall(statement, forwardCall));
        });
  }

  private static boolean takesArrayOfArrays(Expr.CallFunction call) {
    return call.arguments().stream().anyMatch(argument -> argument.type().rank() > 1);
  }

  private static Stmt withCall(Stmt statement, Expr.CallFunction call) {
    return statement instanceof Stmt.Eval s
        ? new Stmt.Eval(call, s.span())
        : ReverseStatement.withValue(statement, call);
  }

  /** Whether a function, or one that it calls, makes an array. */
  private boolean makesArrays(Function function) {
    return makeArrays.computeIfAbsent(
        function.key(),
        key -> {
          Set<String> reached = graph.reachableFrom(key);
          reached.add(key);
          return program.functions().stream()
              .filter(f -> reached.contains(f.key()))
              .anyMatch(Calls::makesArraysItself);
        });
  }

  private static boolean makesArraysItself(Function function) {
    boolean[] makes = {false};
    IrWalk.forEachDeepExpr(
        function.body(), e -> makes[0] |= e instanceof Expr.NewArray || e instanceof Expr.CopyOf);
    return makes[0];
  }

  private static Cell frameCell(Sweeps callee, Region region, ReversalContext context) {
    return context
        .storage()
        .lastingCell(
            region,
            callee.callee().name() + "Frame",
            callee.frame(),
            "what a call of "
                + callee.callee().name()
                + (callee.isReversed() ? " leaves for its reversal" : " makes for itself"));
  }

  private Function callee(Expr.CallFunction call) {
    return program.function(call.function()).orElseThrow();
  }

  Sweeps sweeps(Function callee) {
    Sweeps known = sweeps.get(callee.key());
    if (known != null) {
      return known;
    }
    List<Variable> shadowed = new ArrayList<>();
    List<Variable> scalars = new ArrayList<>();
    for (Variable parameter : callee.parameters()) {
      if (activity.isActive(callee.key(), parameter)) {
        (parameter.type().isArray() ? shadowed : scalars).add(parameter);
      }
    }
    boolean active = activity.isResultActive(callee);
    Sweeps made =
        new Sweeps(
            callee.key() + "$forward",
            callee.key() + "$reverse",
            new Type.Struct(frameName(callee)),
            callee,
            shadowed,
            scalars,
            active && callee.result().isRealScalar(),
            active && callee.result().isArray(),
            isActive(callee));
    sweeps.put(callee.key(), made);
    unwritten.add(made);
    return made;
  }

  private String frameName(Function callee) {
    String base = Naming.capitalised(callee.name()) + "Frame";
    String name = base;
    for (int i = 2; !frameNames.add(name); i++) {
      name = base + i;
    }
    return name;
  }

  /**
   * The reversal of an active call.
   *
   * @param result the variable that the statement assigns
   */
  void reverse(
      Expr.CallFunction call,
      Optional<Variable> result,
      Stmt statement,
      ReversalContext context,
      List<Piece> forward) {
    Sweeps callee = sweeps(callee(call));
    Values values = context.values();
    Cell cell = frameCell(callee, values.region(), context);
    Variable frame = context.fresh().variable("frame", callee.frame());
    Variable frameAgain = context.fresh().variable("frame", callee.frame());
    boolean isActiveScalar =
        result.isPresent()
            && result.get().type().isRealScalar()
            && context.activity().isActive(context.function().key(), result.get());
    List<Stmt> reversed =
        reversed(
            call,
            callee,
            frameAgain,
            cell,
            result.filter(r -> isActiveScalar),
            statement,
            context,
            forward);
    inFrame(call, callee, frame, cell, statement, context, forward);
    if (result.isPresent()) {
      values.define(result.get(), Optional.empty(), forward);
      if (context.shadows().has(result.get())) {
        Variable shadow = context.shadows().of(result.get());
        Expr shadowValue = new Expr.Field(Expr.of(frame), RESULT_SHADOW, call.type());
        forward.add(
            out ->
                out.add(
                    statement instanceof Stmt.Declare
                        ? new Stmt.Declare(shadow, Optional.of(shadowValue), Span.NONE)
                        : new Stmt.Set(Expr.of(shadow), shadowValue, Span.NONE)));
        values.define(shadow, Optional.empty(), forward);
      }
    }
    context.addReversed(statement.span(), reversed);
  }

  private static List<Stmt> reversed(
      Expr.CallFunction call,
      Sweeps callee,
      Variable frame,
      Cell cell,
      Optional<Variable> activeResult,
      Stmt statement,
      ReversalContext context,
      List<Piece> forward) {
    List<Stmt> out = new ArrayList<>();
    out.add(new Stmt.Declare(frame, Optional.of(cell.reverse()), Span.NONE));
    List<Expr> arguments = new ArrayList<>();
    arguments.add(Expr.of(frame));
    Optional<Variable> adjoint = activeResult.map(r -> context.adjoint(r).use());
    if (callee.takesSeed()) {
      arguments.add(adjoint.<Expr>map(Expr::of).orElse(Expr.of(0.0)));
    }
    out.add(
        new Stmt.Eval(new Expr.CallFunction(callee.reverse(), arguments, Type.VOID), Span.NONE));
    if (adjoint.isPresent() && !(statement instanceof Stmt.Declare)) {
      out.add(new Stmt.Set(Expr.of(adjoint.get()), Expr.of(0.0), Span.NONE));
    }
    Flow flow = context.flow(forward);
    for (Variable parameter : callee.scalars()) {
      int index = callee.callee().parameters().indexOf(parameter);
      flow.carry(
          call.arguments().get(index),
          new Expr.Field(Expr.of(frame), adjointMember(parameter), Type.DOUBLE),
          Optional.empty());
    }
    out.addAll(flow.temporaries());
    flow.leaves().forEach(leaf -> out.add(leaf.accumulate()));
    return out;
  }

  /** The member of a frame that holds the adjoint of a parameter. */
  static String adjointMember(Variable parameter) {
    return "d" + Naming.capitalised(parameter.name()) + parameter.id();
  }

  /** Gets the frame of this call, making it the first time. */
  private static List<Stmt> frame(Variable frame, Cell cell) {
    return List.of(
        new Stmt.Declare(frame, Optional.of(cell.forward()), Span.NONE),
        new Stmt.If(
            new Expr.Binary(Operator.EQ, Expr.of(frame), new Expr.Null(frame.type())),
            Block.of(
                new Stmt.Set(
                    Expr.of(frame), new Expr.NewStruct((Type.Struct) frame.type()), Span.NONE),
                new Stmt.Set(cell.forward(), Expr.of(frame), Span.NONE)),
            Block.EMPTY,
            Span.NONE));
  }
}
