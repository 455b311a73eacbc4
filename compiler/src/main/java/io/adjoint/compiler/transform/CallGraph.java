package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which functions of a program call which, and which of them come back to themselves. */
final class CallGraph {
  private final Map<String, List<String>> calls = new HashMap<>();
  private final Set<String> recursive = new HashSet<>();

  CallGraph(Program program) {
    program.functions().forEach(function -> calls.put(function.key(), callsIn(function)));
    new Cycles().findAll();
  }

  private static List<String> callsIn(Function function) {
    List<String> keys = new ArrayList<>();
    IrWalk.forEachDeepExpr(
        function.body(),
        e -> {
          if (e instanceof Expr.CallFunction call) {
            keys.add(call.function());
          }
        });
    return keys;
  }

  /** The calls in a function's text, one for each place. */
  List<String> calls(String key) {
    return Objects.requireNonNull(calls.get(key));
  }

  /** Whether the function calls itself, directly or not. */
  boolean isRecursive(String key) {
    return recursive.contains(key);
  }

  /** The functions that a function calls, directly or not. */
  Set<String> reachableFrom(String key) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      for (String called : calls(open.remove())) {
        if (reached.add(called)) {
          open.add(called);
        }
      }
    }
    return reached;
  }

  /** Tarjan's strongly connected components. */
  private final class Cycles {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> onPath = new HashSet<>();

    void findAll() {
      for (String key : calls.keySet()) {
        if (!numbers.containsKey(key)) {
          visit(key);
        }
      }
    }

    /** Returns the lowest number that can be reached on the path. */
    private int visit(String key) {
      int number = numbers.size();
      numbers.put(key, number);
      path.push(key);
      onPath.add(key);
      int lowest = number;
      for (String called : calls(key)) {
        Integer known = numbers.get(called);
        if (known == null) {
          lowest = Math.min(lowest, visit(called));
        } else if (onPath.contains(called)) {
          lowest = Math.min(lowest, known);
        }
        if (called.equals(key)) {
          recursive.add(key);
        }
      }
      if (lowest == number) {
        close(key);
      }
      return lowest;
    }

    /** Takes the component that ends with a function from the path. */
    private void close(String last) {
      boolean single = path.element().equals(last);
      String next;
      do {
        next = path.pop();
        onPath.remove(next);
        if (!single) {
          recursive.add(next);
        }
      } while (!next.equals(last));
    }
  }
}
