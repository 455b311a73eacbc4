/**
 * The annotation processor: a thin shell around {@link io.adjoint.compiler.GradientCompiler}.
 *
 * <p>It finds annotated methods, gets the text of their source file from whichever compiler hosts
 * it, answers the compiler's questions about types out of {@code javax.lang.model}, writes the
 * generated classes and puts every diagnostic at its place. What differs between hosts is behind
 * two small interfaces: {@link io.adjoint.compiler.processor.TextSource} for the text and {@link
 * io.adjoint.compiler.processor.Reporter} for messages. Nothing else in the compiler knows of
 * annotation processing.
 */
@NullMarked
package io.adjoint.compiler.processor;

import org.jspecify.annotations.NullMarked;
