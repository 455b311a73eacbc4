package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of the variables and labels of one method, given as their declarations are written.
 *
 * <p>Siblings may share a name, nested variables may not. The user's variables keep their own; one
 * that the compiler made gives way to them, wherever in the method they are.
 */
final class JavaNames {
  private final Set<Variable> users;
  private final Set<String> usersNames = new HashSet<>();
  private final Set<String> obscuring;
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<Label, String> labels = new HashMap<>();
  private final Deque<Set<String>> scopes = new ArrayDeque<>(List.of(new LinkedHashSet<>()));
  private final Deque<String> openLabels = new ArrayDeque<>();

  /**
   * @param users the variables that the user named, of those that occur in the method
   * @param obscuring names of classes and packages that the method refers to
   */
  JavaNames(Set<Variable> users, Set<String> obscuring) {
    this.users = Set.copyOf(users);
    this.obscuring = Set.copyOf(obscuring);
    users.forEach(v -> usersNames.add(ownName(v)));
  }

  private String ownName(Variable variable) {
    String legal = Identifiers.legal(variable.name());
    return obscuring.contains(legal) ? legal + "_" : legal;
  }

  /** Begins a block; ends with {@link #close}. */
  void open() {
    scopes.push(new LinkedHashSet<>());
  }

  void close() {
    scopes.pop();
  }

  /** Names a variable, visible to the end of the block. */
  String declare(Variable variable) {
    boolean users = this.users.contains(variable);
    String name =
        Identifiers.free(
            ownName(variable),
            n -> isVisible(n) || obscuring.contains(n) || (!users && usersNames.contains(n)));
    scopes.element().add(name);
    variables.put(variable, name);
    return name;
  }

  private boolean isVisible(String name) {
    return scopes.stream().anyMatch(scope -> scope.contains(name));
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
