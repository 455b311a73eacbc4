/** Uses another module's derivative, and has one of its own. */
module consumer.application {
  requires consumer.library;
  requires io.adjoint.runtime;
}
