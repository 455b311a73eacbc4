/**
 * The intermediate representation: typed, structured, immutable.
 *
 * <p>Everything between the frontend and the emitter is this one language: the user's methods, and
 * the adjoint code made from them. This package is the ground floor; it imports nothing else of the
 * compiler.
 */
package io.adjoint.compiler.ir;
