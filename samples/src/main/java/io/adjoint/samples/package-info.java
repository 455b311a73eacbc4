/**
 * Programs as a user of Adjoint would write them. Each has a {@code main} of its own; {@link
 * io.adjoint.samples.Samples} runs them all. What the compiler emits for them is in {@code
 * src-gen}.
 */
package io.adjoint.samples;
