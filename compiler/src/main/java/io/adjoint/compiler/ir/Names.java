package io.adjoint.compiler.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Printed names: a variable or label prints by its own name where it is the first of that name, and
 * with a number after a dot, which no Java name has, where it is a later one.
 */
final class Names {
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<Label, String> labels = new HashMap<>();
  private final Map<String, Integer> variableCounts = new HashMap<>();
  private final Map<String, Integer> labelCounts = new HashMap<>();
  private final Set<Label> targets = new HashSet<>();

  /** Numbers in the order of the text, so that the names do not depend on ids. */
  static Names of(Function function) {
    Names names = new Names();
    function.parameters().forEach(names::of);
    names.addAll(function.body());
    return names;
  }

  static Names of(Stmt statement) {
    Names names = new Names();
    names.addAll(Block.of(statement));
    return names;
  }

  static Names none() {
    return new Names();
  }

  private void addAll(Block block) {
    IrWalk.forEachStmt(
        block,
        statement -> {
          if (statement instanceof Stmt.Declare declare) {
            of(declare.variable());
          } else if (statement instanceof Stmt.Loop loop) {
            of(loop.label());
          } else if (statement instanceof Stmt.Switch choice) {
            of(choice.label());
          } else if (statement instanceof Stmt.Labeled labeled) {
            of(labeled.label());
          } else if (statement instanceof Stmt.Exit exit) {
            of(exit.target());
            targets.add(exit.target());
          }
          IrWalk.forEachDeepExpr(
              statement,
              expression -> {
                if (expression instanceof Expr.Var var) {
                  of(var.variable());
                }
              });
        });
  }

  String of(Variable variable) {
    return variables.computeIfAbsent(variable, v -> unique(v.name(), variableCounts));
  }

  String of(Label label) {
    return labels.computeIfAbsent(label, l -> unique(l.name(), labelCounts));
  }

  /** Whether some exit leaves or continues the statement with this label. */
  boolean isTarget(Label label) {
    return targets.contains(label);
  }

  private static String unique(String name, Map<String, Integer> counts) {
    int count = counts.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "." + count;
  }
}
