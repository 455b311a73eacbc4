package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that may still be read, during a walk that goes backwards and tries one branch
 * after the other: a set that can go back to what it was, in the time that its changes took.
 */
final class LiveVariables {
  private final Set<Variable> live = new HashSet<>();

  /** Each variable that was added or removed, in order. */
  private final List<Variable> changes = new ArrayList<>();

  boolean contains(Variable variable) {
    return live.contains(variable);
  }

  void add(Variable variable) {
    if (live.add(variable)) {
      changes.add(variable);
    }
  }

  void addAll(Collection<Variable> variables) {
    variables.forEach(this::add);
  }

  void remove(Variable variable) {
    if (live.remove(variable)) {
      changes.add(variable);
    }
  }

  /** Holds these variables now, and no others. */
  void become(Set<Variable> variables) {
    for (Variable variable : List.copyOf(live)) {
      if (!variables.contains(variable)) {
        remove(variable);
      }
    }
    addAll(variables);
  }

  Set<Variable> copy() {
    return new HashSet<>(live);
  }

  /** The present moment, for {@link #changedSince} and {@link #goBack}. */
  int now() {
    return changes.size();
  }

  /** The variables that are live now and were not at a moment, or the other way round. */
  Set<Variable> changedSince(int moment) {
    List<Variable> recent = changes.subList(moment, changes.size());
    Set<Variable> changed = new LinkedHashSet<>();
    for (Variable variable : recent) {
      if (!changed.add(variable)) {
        changed.remove(variable);
      }
    }
    // Constructs around this one need not look at what went to and fro inside it.
    recent.clear();
    changes.addAll(changed);
    return changed;
  }

  /** Makes the set what it was at a moment; returns the variables that this changed. */
  Set<Variable> goBack(int moment) {
    Set<Variable> changed = changedSince(moment);
    for (Variable variable : changed) {
      if (!live.remove(variable)) {
        live.add(variable);
      }
    }
    changes.subList(moment, changes.size()).clear();
    return changed;
  }
}
