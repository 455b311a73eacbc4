package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.rules.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which variables and arrays are active: they depend on an input of the differentiation (they
 * vary), and the result depends on them (they are useful). Only active values have adjoints.
 *
 * <p>In: a program, its entry function, the inputs, and the arrays that count as results beside the
 * returned value. Out: the answer for each variable and array class. The analysis ignores the order
 * of statements and the context of calls; so it is a graph of what flows where, in which it looks
 * for all that is reached from the inputs, and from the results backwards.
 */
public final class Activity {
  private final Map<String, Function> functions = new HashMap<>();
  private final ArrayClasses classes;
  private final Set<Object> varied = new HashSet<>();
  private final Set<Object> useful = new HashSet<>();

  /** What each value flows to, and where it comes from. */
  private final Map<Object, List<Object>> targets = new HashMap<>();

  private final Map<Object, List<Object>> sources = new HashMap<>();

  /** Answers for expressions, since passes ask again at every depth. */
  private final Map<Expr, Boolean> known = new IdentityHashMap<>();

  private record Local(String function, Variable variable) {}

  private record Result(String function) {}

  private record Elements(int arrayClass) {}

  private Activity(Program program, ArrayClasses classes) {
    program.functions().forEach(function -> functions.put(function.key(), function));
    this.classes = classes;
  }

  public static Activity of(
      Program program,
      ArrayClasses classes,
      Function entry,
      List<Variable> inputs,
      List<Variable> outputArrays) {
    Activity activity = new Activity(program, classes);
    for (Variable input : inputs) {
      activity.varied.add(activity.target(entry.key(), Expr.of(input)));
    }
    activity.useful.add(activity.resultKey(entry));
    for (Variable output : outputArrays) {
      activity.useful.add(activity.target(entry.key(), Expr.of(output)));
    }
    for (Function function : program.functions()) {
      IrWalk.forEachStmt(function.body(), statement -> activity.visit(function, statement));
    }
    spread(activity.varied, activity.targets);
    spread(activity.useful, activity.sources);
    return activity;
  }

  /** Whether a scalar has an adjoint, or an array (by the scalars below it) has a shadow. */
  public boolean isActive(String function, Variable variable) {
    if (!variable.type().isReal()) {
      return false;
    }
    Object key = target(function, Expr.of(variable));
    return varied.contains(key) && useful.contains(key);
  }

  /** Whether the value of the expression depends on an input. */
  public boolean isVaried(String function, Expr expression) {
    return expression.type().isReal() && varies(function, expression);
  }

  /** Whether the array class holds active scalars. */
  public boolean isActiveArray(String function, Expr reference) {
    if (!reference.type().isReal()) {
      return false;
    }
    Elements key = new Elements(classes.leafClass(function, reference));
    return varied.contains(key) && useful.contains(key);
  }

  /** Whether the value or array that the function returns has an adjoint. */
  public boolean isResultActive(Function function) {
    if (!function.result().isReal()) {
      return false;
    }
    Object key = resultKey(function);
    return varied.contains(key) && useful.contains(key);
  }

  private Object resultKey(Function function) {
    if (function.result().isArray()) {
      int leaf = classes.resultClass(function.key());
      for (int rank = function.result().rank(); rank > 1; rank--) {
        leaf = classes.rowsOf(leaf);
      }
      return new Elements(leaf);
    }
    return new Result(function.key());
  }

  private Object target(String function, Expr place) {
    if (place.type().isArray()) {
      return new Elements(classes.leafClass(function, place));
    } else if (place instanceof Expr.Load load) {
      return new Elements(classes.classOf(function, load.array()));
    } else if (place instanceof Expr.Var v) {
      return new Local(function, v.variable());
    }
    throw new IllegalStateException("no target: " + place);
  }

  private void link(Object source, Object target) {
    targets.computeIfAbsent(source, key -> new ArrayList<>()).add(target);
    sources.computeIfAbsent(target, key -> new ArrayList<>()).add(source);
  }

  /** Adds all that can be reached from what is in the set. */
  private static void spread(Set<Object> reached, Map<Object, List<Object>> edges) {
    Deque<Object> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Object next : edges.getOrDefault(open.remove(), List.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
  }

  private void visit(Function function, Stmt statement) {
    String key = function.key();
    if (statement instanceof Stmt.Declare s && s.value().isPresent()) {
      flow(key, Expr.of(s.variable()), s.value().get());
    } else if (statement instanceof Stmt.Set s) {
      flow(key, s.place(), s.value());
    } else if (statement instanceof Stmt.Increment s) {
      flow(key, s.place(), s.value());
    } else if (statement instanceof Stmt.Eval s && s.effect() instanceof Expr.CallFunction call) {
      flowIntoCallee(key, call);
    } else if (statement instanceof Stmt.Fill s && s.value().type().isRealScalar()) {
      flowTo(key, new Elements(classes.classOf(key, s.array())), s.value());
    } else if (statement instanceof Stmt.CopyArray s && s.target().type().isReal()) {
      link(target(key, s.source()), target(key, s.target()));
    } else if (statement instanceof Stmt.Return s) {
      s.value()
          .filter(value -> value.type().isRealScalar())
          .ifPresent(value -> flowTo(key, new Result(key), value));
    }
  }

  private void flow(String function, Expr.Place place, Expr value) {
    if (value instanceof Expr.CallFunction call) {
      flowIntoCallee(function, call);
      if (call.type().isRealScalar() && place.type().isRealScalar()) {
        link(new Result(call.function()), target(function, place));
      }
    } else if (value instanceof Expr.CopyOf copy) {
      if (copy.type().isReal()) {
        link(target(function, copy.source()), target(function, place));
      }
    } else if (place.type().isRealScalar() && !(value instanceof Expr.Effect)) {
      flowTo(function, target(function, place), value);
    }
  }

  private void flowIntoCallee(String function, Expr.CallFunction call) {
    Function callee = Objects.requireNonNull(functions.get(call.function()));
    for (int i = 0; i < call.arguments().size(); i++) {
      Variable parameter = callee.parameters().get(i);
      if (parameter.type().isRealScalar()) {
        flowTo(function, new Local(callee.key(), parameter), call.arguments().get(i));
      }
    }
  }

  /** The value flows to the target from the variables and elements that it depends on. */
  private void flowTo(String function, Object target, Expr value) {
    if (value instanceof Expr.Var || value instanceof Expr.Load) {
      link(target(function, value), target);
    } else {
      for (Expr operand : Rules.standard().differentiableOperands(value)) {
        flowTo(function, target, operand);
      }
    }
  }

  private boolean varies(String function, Expr e) {
    if (e instanceof Expr.Var || e instanceof Expr.Load) {
      return varied.contains(target(function, e));
    }
    Boolean answer = known.get(e);
    if (answer == null) {
      answer = variesAnew(function, e);
      known.put(e, answer);
    }
    return answer;
  }

  private boolean variesAnew(String function, Expr e) {
    for (Expr operand : Rules.standard().differentiableOperands(e)) {
      if (varies(function, operand)) {
        return true;
      }
    }
    return false;
  }
}
