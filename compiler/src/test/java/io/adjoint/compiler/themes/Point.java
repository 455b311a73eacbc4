package io.adjoint.compiler.themes;

import java.util.List;
import java.util.Optional;

/**
 * A point at which a method is tested, as the comment above the method gives it.
 *
 * @param arguments the text of each argument
 * @param expected the text of the gradient by each parameter in {@code wrt}, where it is given
 */
record Point(Kind kind, int line, List<String> arguments, Optional<List<String>> expected) {

  enum Kind {
    /** The gradient is that of the interpreter and of differences. */
    AT,
    /** The differences say nothing here: the gradient is that of the interpreter. */
    KINK,
    /** The method throws, and so does the gradient. */
    THROWS,
    /** The method returns, the gradient throws an {@link IllegalArgumentException}. */
    REFUSED
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + String.join(", ", arguments);
  }
}
