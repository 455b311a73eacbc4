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
 * Does away with variables that are only another name for a variable, where neither changes while
 * both are there. A generated variable that is always one short number, such as a seed of 1 or the
 * 2 of a square's derivative, goes too.
 *
 * <p>Of two names of one value the later one stays, where it is the user's: {@code double quotient
 * = a / b; double ratio = quotient;} becomes {@code double ratio = a / b;}.
 */
final class Copies {
  private final Uses uses;
  private final Changes changes;
  private final Predicate<Variable> generated;

  /** Variables whose only assignment is their declaration, and parameters without one. */
  private final Set<Variable> constant = new HashSet<>();

  private final Map<Variable, Expr> replacements = new HashMap<>();
  private final Map<Variable, Variable> renamed = new HashMap<>();
  private final Set<Variable> secondNames = new HashSet<>();
  private final Set<Variable> dropped = new HashSet<>();

  private Copies(Block body, List<Variable> parameters, Predicate<Variable> generated) {
    this.uses = Uses.in(body);
    this.changes = Changes.in(body);
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
    visit(body, given);
  }

  static Block run(Block body, List<Variable> parameters, Predicate<Variable> generated) {
    Copies copies = new Copies(body, parameters, generated);
    return copies.dropped.isEmpty() ? body : copies.rewrite(body);
  }

  private void visit(Block block, Set<Variable> parameters) {
    Map<Variable, Integer> lastAssigned = lastAssigned(block, parameters);
    for (int i = 0; i < block.statements().size(); i++) {
      Stmt s = block.statements().get(i);
      if (s instanceof Stmt.Declare d && d.value().isPresent()) {
        int here = i;
        visit(
            d.variable(),
            d.value().get(),
            source -> lastAssigned.getOrDefault(source, Integer.MAX_VALUE) < here);
      }
      IrWalk.blocks(s).forEach(inner -> visit(inner, Set.of()));
    }
  }

  /** For each variable of the block itself, the last statement in which it is assigned. */
  private Map<Variable, Integer> lastAssigned(Block block, Set<Variable> parameters) {
    Map<Variable, Integer> last = new HashMap<>();
    parameters.forEach(p -> last.put(p, -1));
    for (int i = 0; i < block.statements().size(); i++) {
      Stmt s = block.statements().get(i);
      int here = i;
      if (s instanceof Stmt.Declare d) {
        last.put(d.variable(), here);
      }
      changes.of(s).variables().forEach(v -> last.computeIfPresent(v, (variable, at) -> here));
    }
    return last;
  }

  /**
   * Decides on a declaration.
   *
   * @param settled whether a variable of the same block is not assigned any more from here on
   */
  private void visit(Variable copy, Expr value, Predicate<Variable> settled) {
    if (!constant.contains(copy)) {
      return;
    }
    if (Constants.isShortNonZero(value) && generated.test(copy)) {
      replace(copy, value);
    } else if (value instanceof Expr.Var v && constant.contains(v.variable())) {
      Expr original = resolve(value);
      if (original instanceof Expr.Var source
          && !generated.test(copy)
          && mayBeRenamed(source.variable())) {
        renamed.put(source.variable(), copy);
        secondNames.add(copy);
        replacements.put(source.variable(), Expr.of(copy));
        dropped.add(copy);
      } else {
        replace(copy, original);
      }
    } else if (value instanceof Expr.Var v && generated.test(copy) && settled.test(v.variable())) {
      replace(copy, value);
    }
  }

  /** Parameters keep their names, and so does what already has got a second one. */
  private boolean mayBeRenamed(Variable source) {
    return constant.contains(source)
        && uses.assignments(source) == 1
        && !renamed.containsKey(source)
        && !secondNames.contains(source);
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
