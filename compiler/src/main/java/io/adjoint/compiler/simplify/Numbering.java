package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives expressions numbers: two with the same number have the same value at this point of the
 * program. Variables have the number of their present value, so that an assignment makes all
 * expressions over the old value strangers.
 */
final class Numbering {
  /** An operator with the numbers of its operands. */
  private record Key(Expr shape, List<Integer> operands, int memory) {}

  private static final int NO_MEMORY = -1;

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final Map<Variable, Integer> variables = new HashMap<>();
  private final Map<Type, Expr> holes = new HashMap<>();

  /** Numbers of the statement at hand, so that each node is looked at once. */
  private Map<Expr, Integer> known = new IdentityHashMap<>();

  private int next;
  private int memory;

  int of(Expr e) {
    Integer before = known.get(e);
    if (before != null) {
      return before;
    }
    int number = compute(e);
    known.put(e, number);
    return number;
  }

  private int compute(Expr e) {
    if (e instanceof Expr.Var v) {
      return of(v.variable());
    } else if (e instanceof Expr.Effect) {
      return next++;
    }
    List<Integer> operands = new ArrayList<>();
    for (Expr operand : e.operands()) {
      operands.add(of(operand));
    }
    Expr shape = e.mapOperands(operand -> holes.computeIfAbsent(operand.type(), Expr.Null::new));
    boolean reads = e instanceof Expr.Load || e instanceof Expr.Field || e instanceof Expr.Static;
    Key key = new Key(shape, operands, reads ? memory : NO_MEMORY);
    Integer number = numbers.get(key);
    if (number == null) {
      number = next++;
      numbers.put(key, number);
    }
    return number;
  }

  /** The number of the variable's present value. */
  int of(Variable variable) {
    return variables.computeIfAbsent(variable, v -> next++);
  }

  /** The variable now has the value of this number. */
  void assign(Variable variable, int number) {
    variables.put(variable, number);
    forgetStatement();
  }

  /** The variable has a value nobody knows anything of. */
  void forget(Variable variable) {
    assign(variable, next++);
  }

  void forget(Collection<Variable> all) {
    all.forEach(this::forget);
  }

  /** Memory has changed: elements and fields may have other values. */
  void forgetMemory() {
    memory = next++;
    forgetStatement();
  }

  /** A new table: clearing one takes as long as it was ever large. */
  private void forgetStatement() {
    if (!known.isEmpty()) {
      known = new IdentityHashMap<>();
    }
  }

  /** What is known at a point where control splits. */
  record State(Map<Variable, Integer> variables, int memory) {}

  State save(Collection<Variable> of) {
    Map<Variable, Integer> saved = new HashMap<>();
    of.forEach(variable -> saved.put(variable, of(variable)));
    return new State(saved, memory);
  }

  void restore(State state) {
    state.variables().forEach(this::assign);
    memory = state.memory();
    forgetStatement();
  }
}
