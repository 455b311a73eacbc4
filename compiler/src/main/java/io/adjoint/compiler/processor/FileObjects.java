package io.adjoint.compiler.processor;

import java.io.IOException;
import javax.tools.FileObject;

/** Texts of {@code javax.tools} files. */
final class FileObjects {
  private FileObjects() {}

  /** The file as its compiler decodes it. */
  static TextSource.Text text(FileObject file) throws IOException {
    return new TextSource.Text(
        simpleName(file.getName()),
        file.getCharContent(/* ignoreEncodingErrors= */ true).toString());
  }

  /** The last part of a path, whichever separator the host uses. */
  static String simpleName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
