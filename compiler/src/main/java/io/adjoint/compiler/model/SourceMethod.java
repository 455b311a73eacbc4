package io.adjoint.compiler.model;

import io.adjoint.Mode;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Places;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.Set;

/**
 * A method that the user annotated, as the frontend read it.
 *
 * @param className canonical name of the class that declares it, without the package: {@code
 *     Outer.Inner}
 * @param access the narrower of the method's own and that of the classes around it
 * @param function the method; its body is empty where {@code sound} is false
 * @param program the method and all methods of the source file that it calls, directly or not
 * @param wrt the parameters to differentiate by, in the order of the parameters
 * @param modes the derivative methods to emit
 * @param sound whether the method was read without an error; otherwise only its signature is to be
 *     trusted
 * @param places where the expressions of {@code program} stand
 */
public record SourceMethod(
    String className,
    Access access,
    Function function,
    Program program,
    List<Variable> wrt,
    Set<Mode> modes,
    boolean sound,
    Places places) {
  public SourceMethod {
    wrt = List.copyOf(wrt);
    modes = Set.copyOf(modes);
  }
}
