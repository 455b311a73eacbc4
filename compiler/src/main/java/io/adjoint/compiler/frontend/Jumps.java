package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/** The statements around the place being read that an exit can go to, innermost first. */
final class Jumps {
  private final Locals locals;
  private final Deque<Target> targets = new ArrayDeque<>();

  /** What kind of statement it is. */
  enum Kind {
    LOOP,
    SWITCH,
    LABELED,
    /** A switch expression: a yield goes there, and no other exit passes it. */
    SWITCH_EXPRESSION
  }

  private record Target(Kind kind, Optional<String> name, Label label) {}

  Jumps(Locals locals) {
    this.locals = locals;
  }

  /**
   * Reads what is inside a statement.
   *
   * @param name the user's label
   * @param otherwise the label's name where the user gave none
   */
  <T> T inside(Kind kind, Optional<String> name, String otherwise, Function<Label, T> reading) {
    Label label = locals.label(name.orElse(otherwise));
    targets.push(new Target(kind, name, label));
    try {
      return reading.apply(label);
    } finally {
      targets.pop();
    }
  }

  /** Where {@code break} goes. */
  Optional<Label> breakTarget(Optional<String> name) {
    return name.isPresent()
        ? named(name.get())
        : targets.stream()
            .filter(target -> target.kind() != Kind.LABELED)
            .findFirst()
            .filter(target -> target.kind() != Kind.SWITCH_EXPRESSION)
            .map(Target::label);
  }

  /** Where {@code continue} goes. */
  Optional<Label> continueTarget(Optional<String> name) {
    return name.isPresent()
        ? named(name.get())
        : targets.stream()
            .filter(t -> t.kind() == Kind.LOOP || t.kind() == Kind.SWITCH_EXPRESSION)
            .findFirst()
            .filter(target -> target.kind() == Kind.LOOP)
            .map(Target::label);
  }

  private Optional<Label> named(String name) {
    return targets.stream()
        .filter(target -> target.name().equals(Optional.of(name)))
        .map(Target::label)
        .findFirst();
  }

  /** Where {@code yield} goes. */
  Optional<Label> yieldTarget() {
    return targets.stream()
        .filter(target -> target.kind() == Kind.SWITCH_EXPRESSION)
        .map(Target::label)
        .findFirst();
  }
}
