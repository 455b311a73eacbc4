/**
 * Reads Java: from JavaParser's tree to the typed intermediate representation.
 *
 * <p>What is left of Java's subtleties after this package is none: every conversion is explicit,
 * every expression is pure, side effects are statements in Java's order of evaluation, names are
 * resolved. A construct that cannot be read is refused at its place, with one sentence that says
 * what to do instead.
 *
 * <p>Imports JavaParser and the ground floor ({@code ir}, {@code model}, {@code diagnostics});
 * nothing of JavaParser leaves it.
 */
@org.jspecify.annotations.NullMarked
package io.adjoint.compiler.frontend;
