package io.adjoint.compiler.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the compiler may do to make a derivative faster, and may leave out: the result is one. */
public enum Optimisation {
  INLINE("puts the bodies of small functions where they are called"),
  SHARING("computes common sub-expressions once, before and after they are differentiated"),
  SUM_LOOPS("reverses each iteration of a loop of independent terms at once, and keeps nothing"),
  COUNTED_LOOPS("runs the reversal of a counted loop over the loop's own variable"),
  BRANCHES_THAT_LEAVE("reverses a branch that leaves as an if-else, without an exit number"),
  READ_AGAIN("reads elements of arrays again that are not overwritten, or are put back"),
  SETTLED_ELEMENTS("knows stores that are beyond all elements that were read"),
  COUNT_BACK("counts integers back that a loop only counts by constants"),
  REUSE_ARRAYS("has one array for all iterations, where it is gone with the iteration"),
  POOL("keeps the arrays that a method makes for itself from one call to the next"),
  HELD_FUNCTIONS("takes cos(x), and the like, from a variable of the forward sweep that holds it"),
  LIKE_TERMS("adds like terms of an adjoint up: 2 * d * x for d * x + x * d"),
  ANY_ORDER("counts upwards in the reversal of a loop whose iterations may run in any order"),
  ELEMENT_SUMS("adds up in a variable what a reversed loop adds to one element"),
  SIMPLIFY("simplifies finished code, with dead code and copies; without it, none of those below"),
  GUARDS("takes away the guard of an adjoint that is never zero"),
  SINGLE_USES("writes a value where it is used, if that is one place");

  private final String effect;

  Optimisation(String effect) {
    this.effect = effect;
  }

  /** The name in options and texts: {@code sum-loops}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does, as the end of a sentence that begins with its name. */
  public String effect() {
    return effect;
  }

  /** The optimisation of that key. */
  public static Optional<Optimisation> of(String key) {
    return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
