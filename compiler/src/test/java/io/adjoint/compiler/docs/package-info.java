/** What the README and the manual show and claim, held by compiling it. */
package io.adjoint.compiler.docs;
