/**
 * Benchmarks: what a generated gradient costs, beside the method itself, hand-written gradients and
 * other ways to a gradient.
 */
package io.adjoint.bench;
