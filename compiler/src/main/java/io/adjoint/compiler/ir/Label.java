package io.adjoint.compiler.ir;

/**
 * The name of a statement that {@code break} or {@code continue} can leave.
 *
 * @param id tells labels of one function apart
 * @param name the user's label, or a name that describes the statement
 */
public record Label(int id, String name) {
  @Override
  public String toString() {
    return name + "#" + id;
  }
}
