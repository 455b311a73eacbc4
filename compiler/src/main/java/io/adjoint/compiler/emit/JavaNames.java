package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of the variables and labels of one method, given as their declarations are written.
 *
 * <p>Siblings may share a name, nested variables may not. The user's variables keep their own; one
 * that the compiler made gives way to those that are declared in the same block or deeper.
 */
final class JavaNames {
  private final Set<Variable> users;
  private final Set<String> obscuring;
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<Label, String> labels = new HashMap<>();
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final Deque<String> openLabels = new ArrayDeque<>();

  /**
   * A block that is being written.
   *
   * @param names given so far
   * @param users names that variables of the user have in this block or deeper
   */
  private record Scope(Set<String> names, Set<String> users) {}

  /**
   * @param users the variables that the user named, of those that occur in the method
   * @param obscuring names of classes and packages that the method refers to
   */
  JavaNames(Set<Variable> users, Set<String> obscuring) {
    this.users = Set.copyOf(users);
    this.obscuring = Set.copyOf(obscuring);
  }

  private String ownName(Variable variable) {
    String legal = Identifiers.legal(variable.name());
    return obscuring.contains(legal) ? legal + "_" : legal;
  }

  /** Begins a block; ends with {@link #close}. */
  void open(Block block) {
    Set<String> inside = new HashSet<>();
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Declare d && users.contains(d.variable())) {
            inside.add(ownName(d.variable()));
          }
        });
    scopes.push(new Scope(new HashSet<>(), inside));
  }

  void close() {
    scopes.pop();
  }

  /** Names a variable, visible to the end of the block. */
  String declare(Variable variable) {
    Scope scope = scopes.element();
    boolean givesWay = !users.contains(variable);
    String name =
        Identifiers.free(
            ownName(variable),
            n -> isVisible(n) || obscuring.contains(n) || (givesWay && scope.users().contains(n)));
    scope.names().add(name);
    variables.put(variable, name);
    return name;
  }

  private boolean isVisible(String name) {
    return scopes.stream().anyMatch(scope -> scope.names().contains(name));
  }

  String of(Variable variable) {
    String name = variables.get(variable);
    if (name == null) {
      throw new IllegalStateException(variable + " is not declared");
    }
    return name;
  }

  /** Names a label, visible in its statement; ends with {@link #closeLabel}. */
  String openLabel(Label label) {
    String name = Identifiers.free(Identifiers.legal(label.name()), openLabels::contains);
    openLabels.push(name);
    labels.put(label, name);
    return name;
  }

  void closeLabel() {
    openLabels.pop();
  }

  String of(Label label) {
    String name = labels.get(label);
    if (name == null) {
      throw new IllegalStateException(label + " is not around its exit");
    }
    return name;
  }
}
