/**
 * Makes functions of the intermediate representation smaller without changing what they compute:
 * rewriting of expressions, value numbering, copies, dead code. What comes out is what a person
 * reads.
 *
 * <p>Every rewrite is exact in IEEE arithmetic but for one: the sign of a zero adjoint may differ,
 * because {@code 0 + e} becomes {@code e}.
 */
@NullMarked
package io.adjoint.compiler.simplify;

import org.jspecify.annotations.NullMarked;
