package io.adjoint.compiler.ir;

import java.util.HashMap;
import java.util.Map;

/** Where each local variable of a function lies in its {@link Frame}. */
final class Slots {
  private final Map<Variable, Integer> reals = new HashMap<>();
  private final Map<Variable, Integer> wholes = new HashMap<>();
  private final Map<Variable, Integer> refs = new HashMap<>();

  int of(Variable variable) {
    Map<Variable, Integer> kind = kind(variable.type());
    return kind.computeIfAbsent(variable, v -> kind.size());
  }

  private Map<Variable, Integer> kind(Type type) {
    return type.isRealScalar() ? reals : type.isPrimitive() ? wholes : refs;
  }

  Frame frame(Memory memory) {
    return new Frame(reals.size(), wholes.size(), refs.size(), memory);
  }
}
