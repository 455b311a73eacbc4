/** The problems: methods as a user would write them, and gradients as one writes them by hand. */
package io.adjoint.bench.problems;
