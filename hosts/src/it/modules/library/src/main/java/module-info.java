/** Has a derivative and offers it. */
module consumer.library {
  requires transitive io.adjoint.runtime;

  exports library;
}
