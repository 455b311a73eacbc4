/**
 * The catalogue of what the compiler can say, and the places it says it about. Ground floor, beside
 * the IR.
 */
package io.adjoint.compiler.diagnostics;
