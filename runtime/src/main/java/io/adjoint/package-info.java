/**
 * The annotations that a user of Adjoint writes, and the few classes that generated derivatives
 * call. Depends on nothing but {@code java.base}.
 */
package io.adjoint;
