/**
 * Random programs over the whole language, each held against javac and against dual numbers.
 *
 * <p>{@code Programs} writes them, {@code Batch} compiles them with the processor, {@code Oracle}
 * compares, {@code Shrinker} makes those that fail small.
 */
package io.adjoint.compiler.random;
