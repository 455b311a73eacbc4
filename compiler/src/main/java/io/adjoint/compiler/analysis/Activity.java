package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.rules.Rules;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables and arrays are active: they depend on an input of the differentiation (they
 * vary), and the result depends on them (they are useful). Only active values have adjoints.
 *
 * <p>In: a program, its entry function, the inputs, and the arrays that count as results beside the
 * returned value. Out: the answer for each variable and array class. The analysis ignores the order
 * of statements and the context of calls; it is run to a fixed point over both directions.
 */
public final class Activity {
  private final Program program;
  private final ArrayClasses classes;
  private final Set<Object> varied = new HashSet<>();
  private final Set<Object> useful = new HashSet<>();
  private boolean changed;

  /** Answers for expressions, once the sets are complete: passes ask again at every depth. */
  private final Map<Expr, Boolean> known = new IdentityHashMap<>();

  private boolean solved;

  private record Local(String function, Variable variable) {}

  private record Result(String function) {}

  private record Elements(int arrayClass) {}

  private Activity(Program program, ArrayClasses classes) {
    this.program = program;
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
      activity.mark(activity.varied, activity.target(entry.key(), Expr.of(input)));
    }
    activity.mark(activity.useful, activity.resultKey(entry));
    for (Variable output : outputArrays) {
      activity.mark(activity.useful, activity.target(entry.key(), Expr.of(output)));
    }
    activity.solve();
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

  private void mark(Set<Object> set, Object key) {
    changed |= set.add(key);
  }

  private void solve() {
    do {
      changed = false;
      for (Function function : program.functions()) {
        IrWalk.forEachStmt(function.body(), statement -> visit(function, statement));
      }
    } while (changed);
    solved = true;
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
    Function callee = program.function(call.function()).orElseThrow();
    for (int i = 0; i < call.arguments().size(); i++) {
      Variable parameter = callee.parameters().get(i);
      if (parameter.type().isRealScalar()) {
        flowTo(function, new Local(callee.key(), parameter), call.arguments().get(i));
      }
    }
  }

  private void link(Object source, Object target) {
    if (varied.contains(source)) {
      mark(varied, target);
    }
    if (useful.contains(target)) {
      mark(useful, source);
    }
  }

  private void flowTo(String function, Object target, Expr value) {
    if (varies(function, value)) {
      mark(varied, target);
    }
    if (useful.contains(target)) {
      markUseful(function, value);
    }
  }

  private boolean varies(String function, Expr e) {
    if (e instanceof Expr.Var || e instanceof Expr.Load) {
      return varied.contains(target(function, e));
    }
    Boolean answer = solved ? known.get(e) : null;
    if (answer == null) {
      answer = variesAnew(function, e);
      if (solved) {
        known.put(e, answer);
      }
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

  private void markUseful(String function, Expr e) {
    if (e instanceof Expr.Var || e instanceof Expr.Load) {
      mark(useful, target(function, e));
    }
    for (Expr operand : Rules.standard().differentiableOperands(e)) {
      markUseful(function, operand);
    }
  }
}
