package io.adjoint.compiler.processor;

import java.io.IOException;
import javax.lang.model.element.TypeElement;

/**
 * A way to the text of the source file that declares a class. No single way works in every host;
 * {@link SourceTexts} tries them in turn.
 */
interface TextSource {

  /** The way, as the error names it that says that no way worked. */
  String name();

  /**
   * The text of the file.
   *
   * <p>A host that does not know this way may throw anything unchecked, or a linkage error.
   *
   * @throws Unreadable where the host knows this way but it does not lead to a text
   */
  Text read(TypeElement topLevel) throws Unreadable, IOException, ReflectiveOperationException;

  /** The text of a source file. {@code fileName} is its simple name. */
  record Text(String fileName, String content) {}

  /** No text this way; the message says why. */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason);
    }
  }
}
