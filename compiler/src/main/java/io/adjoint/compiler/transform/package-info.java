/**
 * The passes that make derivatives: normalise a program, reverse it, decide what the reverse sweep
 * keeps, assemble the generated methods. Every pass maps IR to IR.
 */
package io.adjoint.compiler.transform;
