package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Does away with variables that are only another name for a variable, where neither ever changes;
 * of the two names the user's stays. A generated variable that is always 1 or -1, a seed, goes too.
 */
final class Copies {
  private final Uses uses;
  private final Predicate<Variable> generated;

  /** Variables whose only assignment is their declaration, and parameters without one. */
  private final Set<Variable> constant = new HashSet<>();

  private final Map<Variable, Expr> replacements = new HashMap<>();
  private final Map<Variable, Variable> renamed = new HashMap<>();
  private final Set<Variable> dropped = new HashSet<>();

  private Copies(Block body, List<Variable> parameters, Predicate<Variable> generated) {
    this.uses = Uses.in(body);
    this.generated = generated;
    parameters.stream().filter(p -> uses.assignments(p) == 0).forEach(constant::add);
    Set<Variable> given = new HashSet<>(parameters);
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Declare d
              && d.value().isPresent()
              && uses.assignments(d.variable()) == 1) {
            constant.add(d.variable());
          }
        });
    IrWalk.forEachStmt(
        body,
        s -> {
          if (s instanceof Stmt.Declare d && d.value().isPresent()) {
            visit(d.variable(), d.value().get(), given);
          }
        });
  }

  static Block run(Block body, List<Variable> parameters, Predicate<Variable> generated) {
    Copies copies = new Copies(body, parameters, generated);
    return copies.dropped.isEmpty() ? body : copies.rewrite(body);
  }

  private void visit(Variable copy, Expr value, Set<Variable> parameters) {
    if (!constant.contains(copy)) {
      return;
    }
    boolean unit = Constants.isReal(value, 1) || Constants.isReal(value, -1);
    if (unit && generated.test(copy)) {
      replace(copy, value);
    } else if (value instanceof Expr.Var v && constant.contains(v.variable())) {
      Expr original = resolve(value);
      boolean betterName =
          original instanceof Expr.Var source
              && generated.test(source.variable())
              && !generated.test(copy)
              && !parameters.contains(source.variable())
              && !renamed.containsKey(source.variable());
      if (betterName) {
        Variable source = ((Expr.Var) original).variable();
        renamed.put(source, copy);
        replacements.put(source, Expr.of(copy));
        dropped.add(copy);
      } else {
        replace(copy, original);
      }
    }
  }

  private void replace(Variable copy, Expr value) {
    replacements.put(copy, value);
    dropped.add(copy);
  }

  private Expr resolve(Expr e) {
    Expr result = e;
    while (result instanceof Expr.Var v && replacements.containsKey(v.variable())) {
      result = replacements.get(v.variable());
    }
    return result;
  }

  private Block rewrite(Block block) {
    Rebuilt result = new Rebuilt();
    for (Stmt s : block.statements()) {
      boolean drop = s instanceof Stmt.Declare d && dropped.contains(d.variable());
      result.put(s, drop ? List.of() : List.of(rewrite(s)));
    }
    return result.block();
  }

  private Stmt rewrite(Stmt s) {
    Stmt read = IrWalk.mapReads(s, e -> e.rewrite(this::resolve));
    if (read instanceof Stmt.Declare d) {
      Variable name = renamed.getOrDefault(d.variable(), d.variable());
      return new Stmt.Declare(name, d.value(), d.span());
    }
    return IrWalk.mapBlocks(read, this::rewrite);
  }
}
