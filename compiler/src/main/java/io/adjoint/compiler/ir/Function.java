package io.adjoint.compiler.ir;

import java.util.List;

/**
 * A static method: one of the user's, or one that the compiler makes.
 *
 * @param key names the function within its program: overloads of one Java method have different
 *     keys
 * @param name its name in Java
 * @param result {@link Type#VOID} where it returns nothing
 * @param span the place of the method's name
 */
public record Function(
    String key, String name, List<Variable> parameters, Type result, Block body, Span span) {
  public Function {
    parameters = List.copyOf(parameters);
  }

  public Function withBody(Block newBody) {
    return new Function(key, name, parameters, result, newBody, span);
  }
}
