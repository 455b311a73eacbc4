package io.adjoint.compiler.ir;

import org.jspecify.annotations.Nullable;

/** The local variables of one running call, and the places through which results are handed on. */
final class Frame {
  final double[] reals;
  final double[] tangents;
  final long[] wholes;
  final @Nullable Object[] refs;
  final Memory memory;

  /** The tangent of the real that was evaluated last. */
  double tangent;

  // What the call returns, by the kind of its result; the tangent of a real is above.
  double real;
  long whole;
  @Nullable Object ref;

  Frame(int reals, int wholes, int refs, Memory memory) {
    this.reals = new double[reals];
    this.tangents = new double[reals];
    this.wholes = new long[wholes];
    this.refs = new Object[refs];
    this.memory = memory;
  }
}
