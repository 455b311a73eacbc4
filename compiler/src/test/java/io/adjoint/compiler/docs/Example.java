package io.adjoint.compiler.docs;

import io.adjoint.compiler.processor.Compiled;
import io.adjoint.compiler.processor.ProcessorHarness;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/** Runs statements of a page, as the body of a main method beside the page's class. */
final class Example {
  private Example() {}

  /** What the statements print. */
  static String output(String className, String source, String statements) {
    Compiled compiled =
        ProcessorHarness.javac()
            .strict()
            .source(className, source)
            .source(
                "Main",
                "import java.util.Arrays;",
                "class Main {",
                "  static void main() {",
                "    Arrays.asList();",
                statements,
                "  }",
                "}")
            .compile()
            .orFail();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Method main = compiled.load("Main").getDeclaredMethod("main");
      main.setAccessible(true);
      main.invoke(null);
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
