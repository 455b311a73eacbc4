package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The local variables in scope, and the numbers that tell a function's variables apart. */
final class Locals {
  private final Deque<Map<String, Local>> scopes = new ArrayDeque<>();
  private final Set<Variable> initialised = new HashSet<>();
  private int variables;
  private int labels;

  /**
   * What a name of a local variable stands for.
   *
   * @param variable empty where its declaration was refused: its uses are refused too, in silence
   * @param constant its value, where it is final and initialised with a constant
   */
  record Local(Optional<Variable> variable, Optional<Expr.Const> constant) {}

  Locals() {
    scopes.push(new HashMap<>());
  }

  /** What a name stands for whose declaration was refused. */
  static final Local REFUSED = new Local(Optional.empty(), Optional.empty());

  <T> T inScope(Supplier<T> reading) {
    scopes.push(new HashMap<>());
    try {
      return reading.get();
    } finally {
      scopes.pop();
    }
  }

  Optional<Local> find(String name) {
    return scopes.stream()
        .filter(scope -> scope.containsKey(name))
        .map(scope -> scope.get(name))
        .findFirst();
  }

  Variable declare(String name, Type type) {
    return declare(name, type, Optional.empty());
  }

  Variable declare(String name, Type type, Optional<Expr.Const> constant) {
    Variable variable = fresh(name, type);
    scopes.element().put(name, new Local(Optional.of(variable), constant));
    return variable;
  }

  /** Declares a variable whose type is not known because its declaration was refused. */
  void declareRefused(String name) {
    scopes.element().put(name, REFUSED);
  }

  /** A variable that no name of the source stands for. */
  Variable fresh(String name, Type type) {
    return new Variable(variables++, name, type);
  }

  /** Has a local declared with a value, if its declaration has none. */
  void initialise(Variable variable) {
    initialised.add(variable);
  }

  /** A function's statements, with the values that declarations were found to need. */
  Block initialised(List<Stmt> statements) {
    return initialised.isEmpty()
        ? new Block(statements)
        : IrWalk.mapStmts(new Block(statements), s -> List.of(initialised(s)));
  }

  private Stmt initialised(Stmt statement) {
    return statement instanceof Stmt.Declare s
            && s.value().isEmpty()
            && initialised.contains(s.variable())
        ? new Stmt.Declare(s.variable(), Optional.of(Expr.zero(s.variable().type())), s.span())
        : statement;
  }

  Label label(String name) {
    return new Label(labels++, name);
  }
}
