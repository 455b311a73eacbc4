package io.adjoint.compiler.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the compiler goes about it, where more than one way leads to the same derivative.
 *
 * @param off the optimisations that are left out
 * @param splitSize the estimated size, in bytes of bytecode, from which a method is cut
 * @param storage where the reverse sweep gets values from
 */
public record Strategy(Set<Optimisation> off, int splitSize, Storage storage) {

  /** Where the reverse sweep gets a value from, if there is a choice. */
  public enum Storage {
    /** From what costs least. */
    AUTO,
    /** From where the forward sweep kept it. */
    KEPT,
    /** From computing it again. */
    RECOMPUTED
  }

  /** The size from which a method is cut by default, well below what HotSpot compiles. */
  public static final int DEFAULT_SPLIT_SIZE = 6000;

  /** A split size that no method has. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** The least split size that leaves anything to move. */
  public static final int LEAST_SPLIT_SIZE = 100;

  public static final Strategy DEFAULT = new Strategy(Set.of(), DEFAULT_SPLIT_SIZE, Storage.AUTO);

  public Strategy {
    Set<Optimisation> copy = EnumSet.noneOf(Optimisation.class);
    copy.addAll(off);
    off = Collections.unmodifiableSet(copy);
  }

  /** Whether an optimisation is wanted. */
  public boolean uses(Optimisation optimisation) {
    return !off.contains(optimisation);
  }

  /** The same strategy without some optimisations. */
  public Strategy without(Set<Optimisation> more) {
    Set<Optimisation> all = EnumSet.noneOf(Optimisation.class);
    all.addAll(off);
    all.addAll(more);
    return new Strategy(all, splitSize, storage);
  }

  /** The same strategy with another split size. */
  public Strategy splitAbove(int size) {
    return new Strategy(off, size, storage);
  }

  /** The same strategy with values stored in another way. */
  public Strategy storedAs(Storage other) {
    return new Strategy(off, splitSize, other);
  }
}
