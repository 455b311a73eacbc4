/**
 * Two ways to one derivative: a compilation without an optimisation, with another split size or
 * storage, or of a source that says the same in other words, must give the same gradients.
 *
 * <p>The tests are where the programs are: {@code MetamorphicProgramsTest} among the random
 * programs, {@code MetamorphicThemesTest} among the themes.
 */
package io.adjoint.compiler.metamorphic;
