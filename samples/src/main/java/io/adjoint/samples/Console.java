package io.adjoint.samples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the samples print: UTF-8, and a decimal point, wherever they run. */
final class Console {

  private Console() {}

  /** The standard output, in UTF-8. */
  static PrintStream utf8() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** Prints a line, formatted in the same way in every locale. */
  static void line(PrintStream out, String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
