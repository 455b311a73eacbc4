import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the source of a method of 2,000 statements without branches, and its other forms: by hand
 * as one would write them if one had to, and for a tape. The build runs it before it compiles.
 *
 * <p>All values stay within one, whatever the statements before them are.
 */
public final class StraightLineSource {
  private static final int INPUTS = 10;
  private static final int STATEMENTS = 2_000;

  /** Statements of a function by hand: more would not be compiled by the JIT compiler. */
  private static final int CHUNK = 100;

  /** How a statement is written; {@code a} and {@code b} are the numbers of earlier values. */
  private enum Shape {
    MEAN("0.5 * %1$s + 0.5 * %2$s", "dA += 0.5 * d; dB += 0.5 * d;", "t.scale(t.plus(A, B), 0.5)"),
    PRODUCT("%1$s * %2$s", "dA += d * B; dB += d * A;", "t.times(A, B)"),
    SINE("Math.sin(%1$s + %2$s)", "d *= Math.cos(A + B); dA += d; dB += d;", "t.sin(t.plus(A, B))"),
    DIFFERENCE(
        "0.5 * (%1$s - %2$s * %2$s)",
        "dA += 0.5 * d; dB -= d * B;", "t.scale(t.minus(A, t.times(B, B)), 0.5)");

    private final String forward;
    private final String reverse;
    private final String taped;

    Shape(String forward, String reverse, String taped) {
      this.forward = forward;
      this.reverse = reverse;
      this.taped = taped;
    }

    /** The forward form over names of variables. */
    String forward(String a, String b) {
      return String.format(forward, a, b);
    }

    private static String fill(String form, int a, int b) {
      return form.replace("dA", "dv[" + a + "]")
          .replace("dB", "dv[" + b + "]")
          .replaceAll("\\bA\\b", "v[" + a + "]")
          .replaceAll("\\bB\\b", "v[" + b + "]");
    }
  }

  /** One statement: value {@code INPUTS + i} of the values {@code a} and {@code b}. */
  private record Statement(Shape shape, int a, int b) {}

  private StraightLineSource() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0], "io", "adjoint", "bench", "problems");
    Files.createDirectories(directory);
    Random random = new Random(12);
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      // The last values, mostly, so that few statements are without effect.
      int known = INPUTS + i;
      int a = known - 1 - random.nextInt(3);
      int b = known - 1 - random.nextInt(Math.min(known, 60));
      statements.add(new Statement(Shape.values()[random.nextInt(4)], a, b));
    }
    Files.writeString(directory.resolve("StraightLine.java"), method(statements));
    Files.writeString(directory.resolve("StraightLineByHand.java"), byHand(statements));
  }

  private static String method(List<Statement> statements) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package io.adjoint.bench.problems;

        import io.adjoint.Differentiable;

        /** A method of many statements without branches. Written by the build. */
        final class StraightLine {
          private StraightLine() {}

          @Differentiable
          static double f(double[] x) {
        """);
    for (int i = 0; i < INPUTS; i++) {
      text.append("    double v" + i + " = x[" + i + "];\n");
    }
    int next = INPUTS;
    for (Statement s : statements) {
      String value = s.shape().forward("v" + s.a(), "v" + s.b());
      text.append("    double v" + next++ + " = " + value + ";\n");
    }
    return text.append("    return v" + (next - 1) + ";\n  }\n}\n").toString();
  }

  private static String byHand(List<Statement> statements) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package io.adjoint.bench.problems;

        import io.adjoint.bench.Tape;
        import java.util.Arrays;

        /** The forms of {@link StraightLine} by hand, over an array of values. Written by the build. */
        final class StraightLineByHand {
          private StraightLineByHand() {}

        """);
    int chunks = statements.size() / CHUNK;
    int size = INPUTS + statements.size();
    text.append("  static final int SIZE = " + size + ";\n\n");
    text.append("  static double plain(double[] x, double[] v, double[] dv, double[] dx) {\n");
    text.append("    System.arraycopy(x, 0, v, 0, " + INPUTS + ");\n    Arrays.fill(dv, 0);\n");
    for (int c = 0; c < chunks; c++) {
      text.append("    forward" + c + "(v);\n");
    }
    text.append("    dv[SIZE - 1] = 1;\n");
    for (int c = chunks - 1; c >= 0; c--) {
      text.append("    reverse" + c + "(v, dv);\n");
    }
    text.append("    for (int i = 0; i < " + INPUTS + "; i++) {\n      dx[i] += dv[i];\n    }\n");
    text.append("    return v[SIZE - 1];\n  }\n\n");
    text.append("  static int tape(Tape t, int[] x, int[] v) {\n");
    text.append("    System.arraycopy(x, 0, v, 0, " + INPUTS + ");\n");
    for (int c = 0; c < chunks; c++) {
      text.append("    tape" + c + "(t, v);\n");
    }
    text.append("    return v[SIZE - 1];\n  }\n");
    for (int c = 0; c < chunks; c++) {
      chunk(statements, c * CHUNK, c, text);
    }
    return text.append("}\n").toString();
  }

  private static void chunk(List<Statement> statements, int from, int c, StringBuilder text) {
    text.append("\n  private static void forward" + c + "(double[] v) {\n");
    for (int i = from; i < from + CHUNK; i++) {
      Statement s = statements.get(i);
      String value = s.shape().forward("v[" + s.a() + "]", "v[" + s.b() + "]");
      text.append("    v[" + (INPUTS + i) + "] = " + value + ";\n");
    }
    text.append("  }\n\n  private static void reverse" + c + "(double[] v, double[] dv) {\n");
    text.append("    double d;\n");
    for (int i = from + CHUNK - 1; i >= from; i--) {
      Statement s = statements.get(i);
      text.append("    d = dv[" + (INPUTS + i) + "];\n");
      text.append("    " + Shape.fill(s.shape().reverse, s.a(), s.b()) + "\n");
    }
    text.append("  }\n\n  private static void tape" + c + "(Tape t, int[] v) {\n");
    for (int i = from; i < from + CHUNK; i++) {
      Statement s = statements.get(i);
      String value = Shape.fill(s.shape().taped, s.a(), s.b());
      text.append("    v[" + (INPUTS + i) + "] = " + value + ";\n");
    }
    text.append("  }\n");
  }
}
