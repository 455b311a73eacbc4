/**
 * The compiler as a library: {@link io.adjoint.compiler.GradientCompiler} takes source text and
 * gives source text and diagnostics. It knows no annotation processing; whoever drives it (the
 * annotation processor, a test, a command line) supplies a {@link
 * io.adjoint.compiler.model.TypeOracle} for what the text itself does not say.
 *
 * <p>May import every stage; imported by the processor only.
 */
@NullMarked
package io.adjoint.compiler;

import org.jspecify.annotations.NullMarked;
