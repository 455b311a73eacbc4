/**
 * The derivative rules: one row per function, read as mathematics.
 *
 * <p>{@link io.adjoint.compiler.rules.RuleTable} is the only place that knows a derivative. The
 * adjoint, the tangent, the dual-number interpreter, the tests and the page of the manual ask
 * {@link io.adjoint.compiler.rules.Rules}. Ground floor: imports the intermediate representation
 * only.
 */
@NullMarked
package io.adjoint.compiler.rules;

import org.jspecify.annotations.NullMarked;
