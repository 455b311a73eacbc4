/**
 * Facts about IR, computed without changing it: which arrays may be one object, which values are
 * active, how statements are left, which loops count.
 */
package io.adjoint.compiler.analysis;
