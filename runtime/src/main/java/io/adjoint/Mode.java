package io.adjoint;

/** The derivative methods that can be generated for a {@link Differentiable} method {@code f}. */
public enum Mode {
  /**
   * {@code fGrad}: the gradient of a scalar result, in reverse mode. It costs a small multiple of
   * {@code f} itself, however many parameters there are.
   */
  GRADIENT,

  /**
   * {@code fVjp}: the vector-Jacobian product {@code vᵀJ}, the gradient of the results weighted by
   * a seed {@code v}, in reverse mode. The result may be a scalar, an array, a record, or the
   * arrays that a {@code void} method writes.
   */
  VJP,

  /**
   * {@code fJvp}: the Jacobian-vector product {@code J·v}, the directional derivative along one
   * tangent for each differentiated parameter, in forward mode.
   */
  JVP,

  /** {@code fJacobian}: all first derivatives; a row for each output, a column for each input. */
  JACOBIAN,

  /** {@code fHessian}: all second derivatives of a scalar result. */
  HESSIAN,

  /**
   * {@code fHvp}: the Hessian-vector product {@code H·v} of a scalar result, at a small multiple of
   * the cost of {@code f}, without the Hessian.
   */
  HVP
}
