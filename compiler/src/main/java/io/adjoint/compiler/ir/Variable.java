package io.adjoint.compiler.ir;

/**
 * A local variable or a parameter.
 *
 * @param id tells variables of one function apart; two variables may share a name
 * @param name the name in the user's source, or the one that reads best in the generated code; the
 *     emitter makes names unique
 */
public record Variable(int id, String name, Type type) {
  @Override
  public String toString() {
    return name + "#" + id;
  }
}
