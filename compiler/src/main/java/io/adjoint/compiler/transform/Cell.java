package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;

/**
 * A place where the forward sweep leaves a value for the reverse sweep.
 *
 * @param storage in the region of the function a place of the value's type, in that of a loop an
 *     array with an element for each slot
 * @param purpose what it holds, for the reader of the generated code
 */
record Cell(Region region, Expr.Place storage, Type type, String purpose) {

  /** The place as the forward sweep writes it. */
  Expr.Place forward() {
    return region.isLoop() ? new Expr.Load(storage, region.forwardSlot()) : storage;
  }

  /** The place as the reverse sweep reads it. */
  Expr.Place reverse() {
    return region.isLoop() ? new Expr.Load(storage, region.reverseSlot()) : storage;
  }
}
