package io.adjoint.compiler.themes;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A family of programs, one for each size. Each kind grows in one way only, so that what the
 * compiler does for it must grow evenly too.
 *
 * @param name what grows
 * @param smallest the size to begin with; two doublings later Java's own limits still hold
 * @param members the members of a class, by the size
 */
record SizedProgram(String name, int smallest, IntFunction<String> members) {

  @Override
  public String toString() {
    return name;
  }

  /** The text of the class {@code sized.Big}. */
  String source(int size) {
    return "package sized;\nimport io.adjoint.Differentiable;\nimport java.lang.Character.UnicodeScript;\n"
        + "class Big {\n"
        + members.apply(size)
        + "\n}\n";
  }

  static SizedProgram straightLine() {
    return new SizedProgram(
        "statements",
        250,
        n ->
            method(
                "double x, double y",
                "double a = x; double b = y;\n"
                    + lines(
                        n / 2,
                        i ->
                            "a = a * 0.999 + b * 0.00"
                                + (i % 9 + 1)
                                + ";\nb = b * 0.998 + Math.sin(a) * 0.001;")
                    + "return a * b;"));
  }

  static SizedProgram sum() {
    return new SizedProgram(
        "terms of a sum",
        250,
        n ->
            method(
                "double x, double y",
                "return "
                    + joined(
                        n,
                        " + ",
                        i -> (i % 2 == 0 ? "x * y * " : "Math.sin(x * " + i + ") * ") + (i + 1))
                    + ";"));
  }

  static SizedProgram parentheses() {
    return new SizedProgram(
        "nested parentheses",
        100,
        n ->
            method(
                "double x, double y",
                "return " + "(".repeat(n) + "x" + " * 0.99 + y)".repeat(n) + ";"));
  }

  static SizedProgram conditionals() {
    return new SizedProgram(
        "nested ?:",
        50,
        n ->
            method(
                "double x, double y",
                "return "
                    + lines(n, i -> "x > " + (n - i) + " ? y * " + (i + 1) + " : (")
                    + "x * y"
                    + ")".repeat(n)
                    + ";"));
  }

  static SizedProgram locals() {
    return new SizedProgram(
        "locals",
        75,
        n ->
            method(
                "double x",
                "double v0 = x;\n"
                    + lines(n - 1, i -> "double v" + (i + 1) + " = Math.sin(v" + i + ") + x;")
                    + "double r = 1;\n"
                    + lines(n, i -> "r = r * 0.5 + v" + i + " * v" + (n - 1 - i) + ";")
                    + "return r;"));
  }

  static SizedProgram parameters() {
    return new SizedProgram(
        "parameters",
        31,
        n ->
            method(
                joined(n, ", ", i -> "double p" + i),
                "double r = p0;\n"
                    + lines(n - 1, i -> "r = r * 0.9 + p" + i + " * p" + (i + 1) + ";")
                    + "return r;"));
  }

  static SizedProgram arrays() {
    return new SizedProgram(
        "array parameters",
        25,
        n ->
            method(
                joined(n, ", ", i -> "double[] p" + i),
                "double r = 0;\n"
                    + lines(
                        n, i -> "p" + i + "[1] = p" + i + "[0] * r; r += Math.sin(p" + i + "[1]);")
                    + "return r;"));
  }

  static SizedProgram nestedLoops() {
    return new SizedProgram(
        "nested loops",
        3,
        n ->
            method(
                "double x, int m",
                "double s = 1;\n"
                    + lines(
                        n,
                        i ->
                            String.format(
                                "for (int i%d = 0; i%d < m; i%d++) { s = s * 0.99 + x * i%d;",
                                i, i, i, i))
                    + "s += Math.sin(s) * 0.1;\n"
                    + "s = s * x; }\n".repeat(n)
                    + "return s;"));
  }

  static SizedProgram nestedIfs() {
    return new SizedProgram(
        "nested ifs",
        10,
        n ->
            method(
                "double x",
                "double s = x;\n"
                    + lines(n, i -> "if (s > " + i + ") { s = s * x + " + i + ";")
                    + lines(n, i -> "} else { s = Math.sin(s) * " + (i + 1) + "; }")
                    + "return s;"));
  }

  static SizedProgram elseIfs() {
    return new SizedProgram(
        "else-ifs",
        100,
        n ->
            method(
                "double x, int k",
                "double s = x;\n"
                    + lines(n, i -> "if (k == " + i + ") { s = s * x + " + i + "; } else")
                    + "{ s = 0; } return s * s;"));
  }

  static SizedProgram switchOfInts() {
    return ofCases("cases of a switch", 50, "int k", i -> "" + 3 * i);
  }

  static SizedProgram switchOfStrings() {
    return ofCases("cases of a string switch", 50, "String k", i -> "\"k" + i + "\"");
  }

  static SizedProgram switchOfEnum() {
    return ofCases(
        "cases of an enum switch",
        30,
        "UnicodeScript k",
        i -> Character.UnicodeScript.values()[i].name());
  }

  private static SizedProgram ofCases(
      String name, int smallest, String parameter, IntFunction<String> label) {
    return new SizedProgram(
        name,
        smallest,
        n ->
            method(
                "double x, " + parameter,
                "double s = x; switch (k) {\n"
                    + lines(
                        n,
                        i ->
                            "case "
                                + label.apply(i)
                                + ": s = s * Math.sin(s) + "
                                + i
                                + (i % 3 == 0 ? ";" : "; break;"))
                    + "default: s = s * 2; } return s * s;"));
  }

  static SizedProgram chainOfHelpers() {
    return new SizedProgram(
        "helpers in a chain",
        50,
        n ->
            method("double x", "return h0(x) * x;")
                + lines(
                    n,
                    i ->
                        "static double h"
                            + i
                            + "(double x) { double s = x; for (int i = 0; i < 3; i++) { s = s * Math.sin(x); }"
                            + (i == n - 1
                                ? " return s; }"
                                : " return h" + (i + 1) + "(s) + x; }")));
  }

  static SizedProgram chainOfSmallHelpers() {
    return new SizedProgram(
        "small helpers in a chain",
        100,
        n ->
            method("double x", "return h0(x) * x;")
                + lines(
                    n,
                    i ->
                        "static double h"
                            + i
                            + "(double x) { return "
                            + (i == n - 1 ? "x * x; }" : "h" + (i + 1) + "(x * 0.5) + x; }")));
  }

  static SizedProgram callsOfOneHelper() {
    return new SizedProgram(
        "calls of one helper",
        100,
        n ->
            method(
                    "double x",
                    "double s = x;\n" + lines(n, i -> "s = h(s, x + " + i + ");") + "return s;")
                + "static double h(double s, double x) {"
                + " for (int i = 0; i < 3; i++) { s = s * Math.sin(x); } return s; }");
  }

  static SizedProgram chainedCalls() {
    return new SizedProgram(
        "calls within calls",
        100,
        n ->
            method("double x", "return " + "h(".repeat(n) + "x" + ", x)".repeat(n) + ";")
                + "static double h(double s, double x) {"
                + " for (int i = 0; i < 3; i++) { s = s * Math.sin(x); } return s; }");
  }

  static SizedProgram methods() {
    return new SizedProgram(
        "methods",
        25,
        n ->
            lines(
                n,
                i ->
                    "@Differentiable static double f"
                        + i
                        + "(double x, double[] a) {\ndouble s = x;\n"
                        + "for (int i = 0; i < a.length; i++) { s = s * 0.5 + Math.sin(a[i] * s); }\n"
                        + "return s * "
                        + (i + 1)
                        + "; }"));
  }

  /** A straight line of loops. */
  static SizedProgram loops() {
    return new SizedProgram(
        "loops",
        25,
        n ->
            method(
                "double x, double[] a",
                "double s = x;\n"
                    + lines(
                        n,
                        i ->
                            "for (int i = 0; i < a.length; i++) { s = s * 0.5 + Math.sin(a[i] * s) * "
                                + (i + 1)
                                + "; }")
                    + "return s;"));
  }

  private static String method(String parameters, String body) {
    return "@Differentiable static double f(" + parameters + ") {\n" + body + "\n}\n";
  }

  private static String lines(int count, IntFunction<String> line) {
    return joined(count, "\n", line) + "\n";
  }

  private static String joined(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }
}
