package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Declares variables of a forward sweep where the reverse sweep that follows it can see them.
 *
 * @param declarations what has to stand before the forward sweep
 * @param statements the forward sweep, which assigns these variables instead of declaring them
 */
record Hoist(List<Stmt> declarations, List<Stmt> statements) {

  /**
   * @param read the variables that the reverse sweep reads
   * @param enclosed whether the forward sweep is in a block of its own, so that nothing that it
   *     declares is seen after it
   */
  static Hoist of(List<Stmt> forward, Set<Variable> read, boolean enclosed) {
    Set<Variable> hoisted = hoisted(forward, read, enclosed);
    List<Stmt> declarations = new ArrayList<>();
    for (Variable variable : hoisted) {
      declarations.add(
          new Stmt.Declare(variable, Optional.of(Expr.zero(variable.type())), Span.NONE));
    }
    if (hoisted.isEmpty()) {
      return new Hoist(declarations, forward);
    }
    return new Hoist(
        declarations,
        IrWalk.mapStmts(new Block(forward), s -> withoutDeclaration(s, hoisted)).statements());
  }

  /** Variables that the reverse sweep reads, declared where it could not see them. */
  private static Set<Variable> hoisted(List<Stmt> forward, Set<Variable> read, boolean enclosed) {
    Set<Variable> visible = new HashSet<>();
    if (!enclosed) {
      for (Stmt statement : forward) {
        if (statement instanceof Stmt.Declare declare) {
          visible.add(declare.variable());
        }
      }
    }
    Set<Variable> result = new LinkedHashSet<>();
    IrWalk.forEachStmt(
        new Block(forward),
        statement -> {
          if (statement instanceof Stmt.Declare s
              && read.contains(s.variable())
              && !visible.contains(s.variable())) {
            result.add(s.variable());
          }
        });
    return result;
  }

  private static List<Stmt> withoutDeclaration(Stmt statement, Set<Variable> hoisted) {
    if (statement instanceof Stmt.Declare s && hoisted.contains(s.variable())) {
      return s.value().isPresent()
          ? List.of(new Stmt.Set(Expr.of(s.variable()), s.value().get(), s.span()))
          : List.of();
    }
    return List.of(statement);
  }
}
