package io.adjoint.compiler.frontend;

import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes Java methods at random, full of side effects inside expressions. Loops are bounded by
 * variables that nothing else assigns; array indices are masked.
 */
final class RandomMethods {
  /** What the methods call. */
  static final String HELPERS =
      """
      static double bump(double[] a) { a[1] += 0.5; return a[0] + a[1]; }
      static int next(int[] n) { return n[0]++; }
      static double mix(double x, double y, int k) { return x - y * k; }
      static boolean odd(int k) { return (k & 1) == 1; }
      static void rotate(double[] a) { double t = a[0]; a[0] = a[1]; a[1] = a[2]; a[2] = a[3]; a[3] = t; }
      static double[] other(double[] a, double[] c, int k) { return odd(k) ? a : c; }
      """;

  private static final String[] REALS = {"x", "y"};
  private static final String[] WHOLES = {"i", "k"};

  private final Random random;
  private int names;

  RandomMethods(long seed) {
    random = new Random(seed);
  }

  String method(String name) {
    names = 0;
    return "@Differentiable static double "
        + name
        + "(double x, double y, float f, int i, int k, long l, boolean b,"
        + " double[] p, double[] q, int[] m) {\n"
        + "double[] a = Arrays.copyOf(p, 4), c = i > 2 ? a : Arrays.copyOf(q, 4);"
        + " int[] n = Arrays.copyOf(m, 4);\n"
        + statements(3)
        + "return x + y + f + i + k + l + (b ? 1 : 0) + a[0] + a[1] + a[2] + a[3] + c[0] + c[1]"
        + " + c[2] + n[0] + n[1] + n[2] + n[3];\n}\n";
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  @SafeVarargs
  private String any(Supplier<String>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  private String statements(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 2 + random.nextInt(4); i > 0; i--) {
      text.append(statement(depth)).append('\n');
    }
    return text.toString();
  }

  private String statement(int depth) {
    if (depth == 0 || chance(2)) {
      return effect(3) + ";";
    }
    return any(
        () -> "if (" + truth(3) + ") { " + statements(depth - 1) + "}" + otherwise(depth),
        () -> loop(depth),
        () -> choice(depth),
        () -> "{ double v" + names + " = " + real(3) + "; x += v" + names++ + "; }",
        () -> "{ final int v" + names + " = " + whole(3) + "; i ^= v" + names++ + "; }",
        () ->
            "for (double v"
                + names
                + " : "
                + array(1)
                + ") { y += v"
                + names++
                + " * "
                + real(2)
                + "; "
                + exit()
                + effect(2)
                + "; }",
        () -> effect(4) + ";");
  }

  private String otherwise(int depth) {
    return chance(2) ? " else { " + statements(depth - 1) + "}" : "";
  }

  private String loop(int depth) {
    String v = "v" + names++;
    return any(
        () -> "for (int " + v + " = 0; " + v + " < 3; " + v + "++) { " + inner(depth) + "}",
        () ->
            "for (int "
                + v
                + " = 3; "
                + v
                + "-- > 0 && "
                + truth(2)
                + "; "
                + effect(2)
                + ") { "
                + inner(depth)
                + "}",
        () ->
            "{ int "
                + v
                + " = 4; while ("
                + v
                + "-- > 0 & "
                + truth(2)
                + ") { "
                + inner(depth)
                + "} }",
        () ->
            "{ int "
                + v
                + " = 3; do { "
                + inner(depth)
                + "} while (--"
                + v
                + " > 0 && "
                + truth(2)
                + "); }");
  }

  private String inner(int depth) {
    return effect(2) + "; " + exit() + statements(depth - 1);
  }

  private String exit() {
    return chance(3)
        ? "if (" + truth(2) + ") { " + effect(2) + "; " + one("break", "continue") + "; } "
        : "";
  }

  private String choice(int depth) {
    return "switch (("
        + whole(2)
        + ") & 3) { case 0: "
        + effect(2)
        + ";"
        + one("", " break;")
        + " case 2: "
        + statement(depth - 1)
        + one("", " break;")
        + one("", " default: x++;")
        + " case 1: "
        + effect(2)
        + "; }";
  }

  // Expressions with a side effect.

  private String effect(int depth) {
    return any(
        () -> one(REALS) + one(" = ", " += ", " -= ", " *= ") + real(depth),
        () -> "f" + one(" = (float) ", " += ", " *= ") + "(" + real(depth) + ")",
        () -> one(WHOLES) + one(" = ", " += ", " ^= ", " -= ") + whole(depth),
        () -> "l" + one(" = ", " += ", " *= ") + whole(depth),
        () -> "i" + one(" += ", " -= ") + "(" + real(depth) + ") % 5",
        () -> one("b = ", "b |= ", "b &= ", "b ^= ") + truth(depth),
        () -> element(depth) + one(" = ", " += ", " -= ", " *= ") + real(depth),
        () -> "n[(" + whole(depth - 1) + ") & 3]" + one(" = ", " += ", " ^= ") + whole(depth),
        () -> step(one("x", "y", "f", "i", "k", "l", "n[1]", "a[2]", "n[k & 3]")),
        () -> step(element(1)),
        () -> one("a = ", "c = ") + array(depth),
        () -> one("rotate(a)", "next(n)", "bump(c)"));
  }

  private String step(String place) {
    return one(place + "++", "++" + place, place + "--", "--" + place);
  }

  private String element(int depth) {
    String index = "[(" + whole(depth - 1) + ") & 3]";
    return chance(4) ? "(" + array(depth - 1) + ")" + index : one("a", "c") + index;
  }

  private String array(int depth) {
    if (depth <= 0 || chance(3)) {
      return one("a", "c");
    }
    return any(
        () -> "(" + truth(depth - 1) + " ? " + array(depth - 1) + " : " + array(depth - 1) + ")",
        () -> "other(a, c, " + whole(depth - 1) + ")",
        () -> "(" + one("a", "c") + " = " + array(depth - 1) + ")",
        () ->
            "new double[] {"
                + real(depth - 1)
                + ", "
                + real(depth - 1)
                + ", 3, "
                + real(depth - 1)
                + "}",
        () -> one("a", "c") + ".clone()");
  }

  private String real(int depth) {
    if (depth <= 0) {
      return one("x", "y", "f", "i", "1.5", "a[0]", "c[3]", "l", "2");
    }
    int d = depth - 1;
    return any(
        () -> one(REALS),
        () -> "(" + real(d) + one(" + ", " - ", " * ") + real(d) + ")",
        () -> "(" + real(d) + one(" + ", " - ", " * ") + real(d) + ")",
        () -> "(" + effectWithNumber(d) + ")",
        () -> "(" + effectWithNumber(d) + ")",
        () -> "(" + truth(d) + " ? (double) " + real(d) + " : " + real(d) + ")",
        () -> element(d),
        () -> one("bump(a)", "bump(c)", "mix(" + real(d) + ", " + real(d) + ", " + whole(d) + ")"),
        () -> "Math." + one("sin", "abs", "floor") + "(" + real(d) + ")",
        () -> "Math.max(" + real(d) + ", " + real(d) + ")",
        () -> "(float) (" + real(d) + ")",
        () ->
            "switch (("
                + whole(d)
                + ") & 1) { case 0 -> (double) "
                + real(d)
                + "; default -> { "
                + effect(d)
                + "; yield "
                + real(d)
                + "; } }",
        () -> "-(" + real(d) + ")",
        () -> whole(d));
  }

  private String effectWithNumber(int depth) {
    return any(
        () -> one(REALS) + one(" = ", " += ", " -= ", " *= ") + real(depth),
        () -> "f += " + real(depth),
        () -> element(depth) + one(" = ", " += ", " *= ") + real(depth),
        () -> step(one("x", "y", "f", "a[1]", "c[k & 3]")),
        () -> step(element(depth)));
  }

  private String whole(int depth) {
    if (depth <= 0) {
      return one("i", "k", "1", "2", "n[1]", "n[k & 3]");
    }
    int d = depth - 1;
    return any(
        () -> one(WHOLES),
        () -> "(" + whole(d) + one(" + ", " - ", " * ", " & ", " ^ ") + whole(d) + ")",
        () -> "(" + one(WHOLES) + one(" = ", " += ", " ^= ") + whole(d) + ")",
        () -> "(n[(" + whole(d) + ") & 3]" + one(" = ", " += ") + whole(d) + ")",
        () -> "(" + step(one("i", "k", "n[2]", "n[i & 3]")) + ")",
        () -> "next(n)",
        () -> "(" + truth(d) + " ? " + whole(d) + " : " + whole(d) + ")",
        () -> "(int) Math.max(-9, Math.min(9, " + real(d) + "))");
  }

  private String truth(int depth) {
    if (depth <= 0) {
      return one("b", "x > y", "i < k", "!b", "a == c");
    }
    int d = depth - 1;
    return any(
        () -> "b",
        () -> "(" + truth(d) + one(" && ", " || ", " & ", " | ", " ^ ") + truth(d) + ")",
        () -> "(" + truth(d) + one(" && ", " || ") + truth(d) + ")",
        () -> real(d) + one(" < ", " >= ", " == ") + real(d),
        () -> "odd(" + whole(d) + ")",
        () -> "(b = " + truth(d) + ")",
        () -> "(" + array(d) + one(" == ", " != ") + array(d) + ")",
        () -> "!(" + truth(d) + ")");
  }
}
