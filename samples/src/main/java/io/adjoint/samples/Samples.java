package io.adjoint.samples;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Runs all samples, one after the other. */
public final class Samples {

  private Samples() {}

  public static void main(String[] args) {
    runAll(Console.utf8());
  }

  static void runAll(PrintStream out) {
    run(out, "1. Autograd, explained", Autograd::run);
    run(out, "2. XOR", Xor::run);
    run(out, "3. Curve fitting with certified answers", CurveFitting::run);
    run(out, "4. Greeks", Greeks::run);
    run(out, "5. Inverse dynamics", InverseDynamics::run);
  }

  private static void run(PrintStream out, String title, Consumer<PrintStream> sample) {
    out.println(title);
    out.println("=".repeat(title.length()));
    sample.accept(out);
    out.println();
  }
}
