package io.adjoint.compiler.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program made ready to run.
 *
 * <p>There is one machine, over dual numbers; over plain values it runs with no tangent set. A zero
 * tangent contributes zero everywhere, so that no derivative is then ever looked up, and the values
 * do not depend on tangents at all.
 */
final class Machine {
  /** Enough for some hundred thousand nested calls; only what is used of it is ever taken. */
  private static final long DEEP_STACK = 1L << 29;

  /** Expressions nested deeper than this could overflow an ordinary stack. */
  private static final int DEEP_EXPRESSION = 300;

  final Program program;
  final Classes classes;
  final MathCalls mathCalls;
  final boolean assertions;
  private final Map<String, Routine> routines = new LinkedHashMap<>();
  private final Map<Type.Struct, Struct> structs = new HashMap<>();
  private final boolean deep;

  Machine(Program program, ClassLoader loader, boolean assertions, Partials partials) {
    this.program = program;
    this.classes = new Classes(loader);
    this.mathCalls = new MathCalls(classes, partials);
    this.assertions = assertions;
    program.functions().forEach(f -> routines.put(f.key(), new Routine(f, this)));
    program.structs().forEach(struct -> structs.put(struct.type(), struct));
    this.deep = needsDeepStack(program);
  }

  Routine routine(String key) {
    Routine routine = routines.get(key);
    if (routine == null) {
      throw new IllegalArgumentException("the program has no function " + key);
    }
    return routine;
  }

  Struct struct(Type.Struct type) {
    Struct struct = structs.get(type);
    if (struct == null) {
      throw new IllegalArgumentException("the program has no struct " + type);
    }
    return struct;
  }

  /** Runs {@code work}, with a stack for deep recursion where the program needs it. */
  void run(Runnable work) {
    if (!deep) {
      work.run();
      return;
    }
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Runnable caught =
        () -> {
          try {
            work.run();
          } catch (Throwable t) {
            thrown.set(t);
          }
        };
    Thread thread = new Thread(null, caught, "interpreter", DEEP_STACK);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the program ran", e);
    }
    if (thrown.get() != null) {
      throw Values.thrown(thrown.get());
    }
  }

  private static boolean needsDeepStack(Program program) {
    Map<String, Set<String>> calls = new HashMap<>();
    boolean[] deep = {false};
    for (Function function : program.functions()) {
      Set<String> callees = calls.computeIfAbsent(function.key(), key -> new HashSet<>());
      IrWalk.forEachStmt(
          function.body(),
          statement ->
              IrWalk.forEachExpr(
                  statement,
                  expression -> deep[0] |= isDeep(expression, DEEP_EXPRESSION, callees)));
    }
    return deep[0] || calls.keySet().stream().anyMatch(key -> reachesItself(key, calls));
  }

  private static boolean isDeep(Expr expression, int limit, Set<String> callees) {
    if (limit == 0) {
      return true;
    }
    if (expression instanceof Expr.CallFunction call) {
      callees.add(call.function());
    }
    boolean deep = false;
    for (Expr operand : expression.operands()) {
      deep |= isDeep(operand, limit - 1, callees);
    }
    return deep;
  }

  private static boolean reachesItself(String key, Map<String, Set<String>> calls) {
    Set<String> reached = new HashSet<>();
    java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(calls.get(key));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(calls.getOrDefault(next, Set.of()));
      }
    }
    return reached.contains(key);
  }
}
