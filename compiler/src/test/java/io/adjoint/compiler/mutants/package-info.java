/**
 * Faults put into the compiler by hand, one at a time, to see that the tests of whole programs
 * notice each of them.
 *
 * <p>{@code Mutants} lists them, {@code MutatedCompiler} makes the compiler with one of them,
 * {@code Killers} tries it.
 */
package io.adjoint.compiler.mutants;
