/**
 * Programs of every kind, in {@code src/test/resources/themes}, each with the points at which its
 * gradient is held against the interpreter over dual numbers and against extrapolated differences.
 */
package io.adjoint.compiler.themes;
