/** Programs as a user of Adjoint would write them, each runnable. */
package io.adjoint.samples;
