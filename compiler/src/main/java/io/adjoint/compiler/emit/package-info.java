/**
 * The generated class as readable Java source.
 *
 * <p>{@link io.adjoint.compiler.emit.JavaWriter} is the entry. JavaPoet writes the class, its
 * members and the imports; bodies are laid out here: {@link io.adjoint.compiler.emit.Shape} brings
 * a function into the form in which Java says it best, {@link io.adjoint.compiler.emit.JavaNames}
 * names its variables, {@link io.adjoint.compiler.emit.StatementWriter} and {@link
 * io.adjoint.compiler.emit.ExpressionWriter} say each kind of statement and expression, and {@link
 * io.adjoint.compiler.emit.Layout} breaks lines.
 */
@NullMarked
package io.adjoint.compiler.emit;

import org.jspecify.annotations.NullMarked;
