/**
 * What the stages hand to each other besides IR: the source, what is known of types outside it, the
 * methods that were read, the gradients that are to be written.
 */
package io.adjoint.compiler.model;
