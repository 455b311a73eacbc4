package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.Map;
import java.util.Set;

/**
 * How a function's reverse sweep gets at what its forward sweep overwrites, other than by keeping
 * each value that it reads.
 *
 * @param restored the classes of arrays that the reverse sweep puts back, store by store, into the
 *     state that they had, so that it can read them as the forward sweep did
 * @param saving the stores to such arrays, by identity, whose overwritten value has to be kept
 * @param reusable the statements in loops, by identity, that make passive arrays which are gone
 *     with the iteration: one array serves all iterations
 * @param rewound for a loop, by identity, the integers that its reversal counts back
 */
record StoragePlan(
    Set<Integer> restored,
    Set<Stmt> saving,
    Set<Stmt> reusable,
    Map<Stmt.Loop, Set<Variable>> rewound) {

  /** Everything that is read is kept. */
  static final StoragePlan KEEP_WHAT_IS_READ =
      new StoragePlan(Set.of(), Set.of(), Set.of(), Map.of());
}
