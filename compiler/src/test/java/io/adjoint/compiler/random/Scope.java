package io.adjoint.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The variables and jump targets that can be named at a place of the program. */
final class Scope {
  /**
   * A variable.
   *
   * @param assignable whether statements may change it; counters that bound a loop are only read
   * @param within an array that the variable is a valid index of
   */
  record Local(String name, Kind kind, boolean assignable, Optional<String> within) {}

  /** What a jump can leave. */
  record Target(Optional<String> label, boolean isLoop, boolean isSwitch) {}

  private static final List<String> NAMES =
      List.of(
          "x", "y", "z", "u", "v", "w", "p", "q", "r", "s", "t", "a", "b", "c", "d", "e", "f", "g",
          "h", "k", "m", "n", "dx", "dy", "tape", "ret", "value", "seed", "into", "grad", "frame",
          "exit", "trips", "buffers", "t0", "x1", "da", "acc", "result", "zero", "length");

  private final List<Local> locals = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private List<Target> targets = new ArrayList<>();

  /** How many of the variables, from the outermost on, keep their numbers. */
  private int sealed;

  /** A name that is not in use here. */
  String fresh(Draw draw) {
    for (int attempt = 0; attempt < 20; attempt++) {
      String name = draw.pick(NAMES);
      if (!names.contains(name)) {
        return name;
      }
    }
    return numbered("v");
  }

  String numbered(String stem) {
    int number = 1;
    while (names.contains(stem + number)) {
      number++;
    }
    return stem + number;
  }

  Local declare(String name, Kind kind, boolean assignable) {
    return declare(new Local(name, kind, assignable, Optional.empty()));
  }

  Local declare(Local local) {
    locals.add(local);
    names.add(local.name());
    return local;
  }

  /** Keeps a name from being used again. */
  void reserve(String name) {
    names.add(name);
  }

  /** Where the scope is now, to come back to. */
  int[] mark() {
    return new int[] {locals.size(), names.size()};
  }

  void reset(int[] mark) {
    hide(mark);
    names.subList(mark[1], names.size()).clear();
  }

  /** Variables are no longer visible, but their names stay in use. */
  void hide(int[] mark) {
    locals.subList(mark[0], locals.size()).clear();
  }

  List<Local> all(Predicate<Local> wanted) {
    return locals.stream().filter(wanted).toList();
  }

  List<Local> all(Kind kind) {
    return all(local -> local.kind() == kind);
  }

  List<Local> assignable(Kind kind) {
    return all(
        local -> local.kind() == kind && local.assignable() && (kind.isArray() || isOpen(local)));
  }

  /**
   * From here on no real number changes that the variables so far hold, in themselves or in arrays.
   *
   * @return what {@link #unseal} takes
   */
  int seal() {
    int before = sealed;
    sealed = locals.size();
    return before;
  }

  void unseal(int before) {
    sealed = before;
  }

  boolean isSealed() {
    return sealed > 0;
  }

  /** Whether the numbers of a variable may be changed. */
  boolean isOpen(Local local) {
    return !local.kind().isReal() || locals.indexOf(local) >= sealed;
  }

  List<Target> targets() {
    return targets;
  }

  List<Target> swapTargets(List<Target> others) {
    List<Target> old = targets;
    targets = others;
    return old;
  }
}
