package io.adjoint.compiler.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What of the language random programs use, found in their text. */
final class Features {
  private static final List<String> FUNCTIONS =
      List.of(
          "abs",
          "acos",
          "asin",
          "atan",
          "atan2",
          "cbrt",
          "ceil",
          "copySign",
          "cos",
          "cosh",
          "exp",
          "expm1",
          "floor",
          "fma",
          "getExponent",
          "hypot",
          "IEEEremainder",
          "log",
          "log10",
          "log1p",
          "max",
          "min",
          "nextAfter",
          "nextDown",
          "nextUp",
          "pow",
          "rint",
          "round",
          "scalb",
          "signum",
          "sin",
          "sinh",
          "sqrt",
          "tan",
          "tanh",
          "toDegrees",
          "toRadians",
          "ulp",
          "floorMod",
          "floorDiv",
          "multiplyHigh",
          "multiplyFull",
          "addExact",
          "toIntExact");

  private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

  static {
    add("for", "\\bfor \\([^:]*;");
    add("for over an array", "\\bfor \\([^;]*? : ");
    add("while", "(?m)^ *(\\w+: )?while \\(");
    add("do", "\\bdo \\{");
    add("effect in a loop's condition", "while \\(.*(\\w (\\*|\\+)?= |\\w--\\) )");
    add(
        "loop in a loop",
        "(?m)^( *)(\\w+: )?(for|while|do)\\b.*\\n(\\1 .*\\n)*?\\1 +(for|while|do)\\b");
    add("labelled loop", "\\bloop\\d+: ");
    add("labelled break", "\\bbreak \\w+;");
    add("labelled continue", "\\bcontinue \\w+;");
    add("break", "\\bbreak;");
    add("continue", "\\bcontinue;");
    add("labelled block", "\\bblock\\d+: ");
    add(
        "jump out of a switch to a loop",
        "(?m)^( *)switch \\(.*\\n(\\1 .*\\n)*?\\1 .*(continue|break) ?(loop\\d*)?;");
    add("return inside", "(?m)^ {6,}.*\\breturn\\b");
    add("if", "\\bif \\(");
    add("switch statement", "(?m)^ *(\\w+: )?switch \\(");
    add("switch expression", "\\(switch \\(");
    add("fall-through", "(?m);\\n *case .*:$");
    add("yield", "\\byield ");
    add("switch on an enum", "case LEFT");
    add("switch on a string", "case \"");
    add("switch on a char", "case 'a'");
    add("?: on references", "\\? [a-z]\\w* : [a-z]\\w*\\)");
    add("nested ?: on references", "\\? [a-z]\\w* : \\([^?:]*\\? [a-z]\\w* : [a-z]\\w*\\)\\)");
    add("throw", "\\bthrow ");
    add("assert", "\\bassert ");
    add("static helper", "static \\w+(\\[\\])* h\\d");
    add("recursion", "int depth\\)");
    add("mutual recursion", "static \\w+ h\\dOdd\\(");
    add("overloads", "static \\S+ (h\\d)\\([\\s\\S]*static \\S+ \\1\\(");
    add("varargs", "\\.\\.\\. \\w+\\) \\{");
    add("void helper", "static void h\\d");
    add("helper that returns an array", "static \\w+(\\[\\])+ h\\d");
    add("float", "\\bfloat \\w+( =|,|\\)|;)");
    add("float[]", "\\bfloat\\[\\] \\w+");
    add("float[][]", "\\bfloat\\[\\]\\[\\] ");
    add("int", "\\bint \\w+ =");
    add("long", "\\blong \\w+( =|,|\\))");
    add("byte", "\\bbyte \\w+( =|,|\\))");
    add("short", "\\bshort \\w+( =|,|\\))");
    add("char", "\\bchar \\w+( =|,|\\))");
    add("boolean", "\\bboolean \\w+( =|,|\\))");
    add("boolean[]", "\\bboolean\\[\\] ");
    add("int[]", "\\bint\\[\\] ");
    add("double[]", "\\bdouble\\[\\] ");
    add("double[][]", "\\bdouble\\[\\]\\[\\] ");
    add("double[][][]", "\\bdouble\\[\\]\\[\\]\\[\\] ");
    add("enum", "\\bWay \\w+( =|,|\\))");
    add("static arrays", "\\b(DATA|TABLE|ORDER|FLAGS)\\[(?!\\] )");
    add("assignment as an index", "\\[[a-z]\\w* = ");
    add("assignment in an expression", "[(*+-] ?\\([a-z]\\w*(\\[[^=]*\\])* [*+/-]?= ");
    add(
        "++ or -- in an expression",
        "[(=*+,\\[-] ?(\\+\\+\\w|--\\w|\\w+(\\[\\w+\\])?(\\+\\+|--))[ ,)\\]]");
    add("compound assignment", " (\\*|\\+|-|/|%|\\^|&|\\||<<|>>|>>>)= ");
    add("rows exchanged or aliased", "double\\[\\] \\w+ = \\w+(\\[\\w+\\])?;");
    add("clone", "\\.clone\\(\\)");
    add("Arrays.copyOf, fill", "Arrays\\.(copyOf|fill)");
    add("arraycopy", "arraycopy");
    add("StrictMath", "StrictMath\\.");
    add("stopGradient", "stopGradient");
    add("array result", "\\n  static \\w+(\\[\\])+ f\\(");
    add("void result", "\\n  static void f\\(");
    add("float result", "\\n  static float f\\(");
    for (String name : FUNCTIONS) {
      add("Math." + name, "Math\\." + name + "\\(");
    }
  }

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int programs;

  Features() {
    PATTERNS.keySet().forEach(name -> counts.put(name, 0));
  }

  private static void add(String name, String pattern) {
    PATTERNS.put(name, Pattern.compile(pattern));
  }

  void add(RandomProgram program) {
    programs++;
    PATTERNS.forEach(
        (name, pattern) -> {
          if (pattern.matcher(program.body()).find()) {
            counts.merge(name, 1, Integer::sum);
          }
        });
  }

  /** The features that none of the programs has. */
  List<String> missing() {
    return counts.entrySet().stream()
        .filter(feature -> feature.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A line for each feature: the share of the programs that have it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (name, count) ->
            text.append(
                String.format(
                    Locale.ROOT, "%5.1f %%  %s%n", 100.0 * count / Math.max(1, programs), name)));
    return text.toString();
  }

  /** From the command line: how many programs, and the first seed. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Features features = new Features();
    for (long i = seed; i < seed + count; i++) {
      features.add(Programs.of(i, "P" + Long.toUnsignedString(i)));
    }
    System.out.print(features);
  }
}
