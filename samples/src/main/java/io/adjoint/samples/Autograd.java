package io.adjoint.samples;

import static io.adjoint.samples.Console.line;

import io.adjoint.Differentiable;
import io.adjoint.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A question that beginners of automatic differentiation ask: y = 2x and z = y², so dz/dx is 8 at x
 * = 1; why does {@code x.backward(z)} leave 4 in {@code x.grad}?
 */
public final class Autograd {

  @Differentiable(modes = {Mode.GRADIENT, Mode.VJP})
  static double z(double x) {
    double y = 2 * x;
    return y * y;
  }

  @Differentiable(modes = Mode.VJP)
  static double y(double x) {
    return 2 * x;
  }

  @Differentiable(modes = Mode.VJP)
  static double x(double x) {
    return x;
  }

  private Autograd() {}

  public static void main(String[] args) {
    run(Console.utf8());
  }

  static void run(PrintStream out) {
    derivative(out);
    seeds(out);
    accumulation(out);
    generatedSource(out);
  }

  private static void derivative(PrintStream out) {
    AutogradGrad.ZGradient gradient = AutogradGrad.zGrad(1);
    line(out, "y = 2x and z = y². The gradient of z at x = 1:");
    line(out, "");
    line(out, "  zGrad(1).value()   %2.0f", gradient.value());
    line(
        out,
        "  zGrad(1).x()       %2.0f   since dz/dx = dz/dy · dy/dx = 2y · 2 = 8x",
        gradient.x());
  }

  private static void seeds(PrintStream out) {
    line(out, "");
    line(out, "\"I expected 8 and got 4\". The call was x.backward(z), not z.backward().");
    line(out, "Differentiation starts at the tensor that backward is called on, and the argument");
    line(out, "is a weight for its derivative: the vector of the vector-Jacobian product.");
    line(out, "");
    line(out, "  in PyTorch      in Adjoint   computes    at x = 1   at x = 3");
    String row = "  %-15s %-12s %-10s %9.0f %10.0f";
    line(out, row, "z.backward()", "zGrad(x)", "dz/dx", zGrad(1), zGrad(3));
    line(out, row, "x.backward(z)", "xVjp(x, z)", "z · dx/dx", xVjp(1), xVjp(3));
    line(out, row, "y.backward(z)", "yVjp(x, z)", "z · dy/dx", yVjp(1), yVjp(3));
    line(out, row, "z.backward(z)", "zVjp(x, z)", "z · dz/dx", zVjp(1), zVjp(3));
    line(out, "");
    line(
        out, "The 4 is z itself: on the way from x to x there is neither y nor z, dx/dx is 1, and");
    line(
        out,
        "the weight is z = 4. y.backward(z) gives 8 at x = 1, but by coincidence: dy/dx · z is");
    line(out, "2 · 4 there, as dz/dx is 2 · 4. At x = 3 the one is 72, the other 24.");
  }

  private static double zGrad(double x) {
    return AutogradGrad.zGrad(x).x();
  }

  private static double xVjp(double x) {
    return AutogradGrad.xVjp(x, z(x)).x();
  }

  private static double yVjp(double x) {
    return AutogradGrad.yVjp(x, z(x)).x();
  }

  private static double zVjp(double x) {
    return AutogradGrad.zVjp(x, z(x)).x();
  }

  private static void accumulation(PrintStream out) {
    line(out, "");
    line(out, "The form with a last argument adds to it, as backward() adds to .grad:");
    line(out, "");
    AutogradGrad.ZGradient sum = new AutogradGrad.ZGradient();
    AutogradGrad.zGrad(1, sum);
    line(out, "  zGrad(1, sum)                sum.x() = %2.0f", sum.x());
    AutogradGrad.zGrad(1, sum);
    line(out, "  zGrad(1, sum)                sum.x() = %2.0f", sum.x());
    sum.zero();
    AutogradGrad.zGrad(1, sum);
    line(out, "  sum.zero(); zGrad(1, sum)    sum.x() = %2.0f", sum.x());
  }

  private static void generatedSource(PrintStream out) {
    line(out, "");
    line(
        out,
        "There is no graph and no tape behind these calls. All of it is this class, which the");
    line(out, "compiler wrote next to Autograd.java:");
    line(out, "");
    source().lines().forEach(text -> line(out, "%s", text.isEmpty() ? "" : "  | " + text));
  }

  /** What the compiler emits for this class, as {@code src-gen} has it. */
  static String source() {
    try (InputStream in = Autograd.class.getResourceAsStream("AutogradGrad.java")) {
      return in == null
          ? "AutogradGrad.java is not on the class path; see src-gen/io/adjoint/samples."
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
