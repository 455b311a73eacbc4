/** The annotations of Adjoint, and the few classes that generated derivatives call. */
module io.adjoint.runtime {
  exports io.adjoint;
}
