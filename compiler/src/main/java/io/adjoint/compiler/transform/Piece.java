package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Stmt;
import java.util.List;

/**
 * A part of a sweep. It is written when the whole function has been walked and it is decided what
 * is kept, so that the forward sweep can save what the reverse sweep turned out to need.
 */
interface Piece {
  void write(List<Stmt> out);
}
