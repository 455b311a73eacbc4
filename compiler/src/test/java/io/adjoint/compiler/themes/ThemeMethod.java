package io.adjoint.compiler.themes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An annotated method of a theme.
 *
 * <p>Read from lines such as these; the declaration ends with the line that ends in a brace.
 *
 * <pre>
 *   // at 0.7, {1, 2}
 *   // kink 0, {1, 2} -> 1, {0, 0}
 *   // throws 0.7, null
 *   // refused 0.7, &p{1, 2}, &p
 *   // writes a b
 *   &#64;Differentiable(modes = {GRADIENT, VJP})
 *   static double f(double x, double[] a) {
 * </pre>
 *
 * @param owner the class that declares it, in the package of the themes
 * @param wrt the names of the parameters to differentiate by; empty for all real ones
 * @param outputs the parameters that a void method writes
 * @param first the line of the annotation, counted from 1
 * @param last the last line before the next method
 */
record ThemeMethod(
    String owner,
    String name,
    List<String> types,
    List<String> parameters,
    boolean gradient,
    boolean vjp,
    Set<String> wrt,
    Set<String> outputs,
    List<Point> points,
    int first,
    int last) {
  private static final Pattern SIGNATURE =
      Pattern.compile("(?U)static [\\w\\[\\]]+ ([\\w$]+)\\((.*)\\) \\{");
  private static final Pattern OWNER = Pattern.compile("(?U)class (\\w+)");
  private static final Pattern NAMES = Pattern.compile("(?U)wrt = (\\{[^}]*\\}|\"\\w+\")");

  /** The annotated methods of a source text, in its order. */
  static List<ThemeMethod> read(String text) {
    List<String> lines = text.lines().toList();
    List<ThemeMethod> methods = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher owner = OWNER.matcher(lines.get(i));
      if (lines.get(i).endsWith("{") && owner.find() && !lines.get(i).contains("//")) {
        owners.add(owners.isEmpty() ? owner.group(1) : owners.get(0) + "$" + owner.group(1));
      }
      if (lines.get(i).strip().startsWith("@Differentiable")) {
        starts.add(i);
        methods.add(read(lines, i, owners.get(owners.size() - 1)));
      }
    }
    List<ThemeMethod> ended = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      int end = i + 1 < methods.size() ? starts.get(i + 1) : lines.size();
      ended.add(methods.get(i).until(end));
    }
    return ended;
  }

  private ThemeMethod until(int end) {
    return new ThemeMethod(
        owner, name, types, parameters, gradient, vjp, wrt, outputs, points, first, end);
  }

  private static ThemeMethod read(List<String> lines, int at, String owner) {
    StringBuilder declaration = new StringBuilder();
    int end = at;
    while (!lines.get(end).endsWith("{") || lines.get(end).strip().endsWith("= {")) {
      declaration.append(lines.get(end++).strip()).append(' ');
    }
    declaration.append(lines.get(end).strip());
    Matcher signature = SIGNATURE.matcher(declaration);
    if (!Character.isWhitespace(lines.get(at).charAt(0)) || !signature.find()) {
      throw new IllegalStateException("cannot read " + declaration);
    }
    List<String> types = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (String parameter : split(signature.group(2))) {
      String[] parts = parameter.replace("final ", "").replace("...", "[]").split(" ");
      types.add(parts[0]);
      parameters.add(parts[1]);
    }
    Set<String> outputs = new java.util.LinkedHashSet<>();
    List<Point> points = new ArrayList<>();
    for (int i = at - 1; i > 0; i--) {
      String line = lines.get(i).strip();
      if (line.startsWith("// writes ")) {
        outputs.addAll(List.of(line.substring(10).split(" ")));
      } else if (line.startsWith("// ")) {
        points.add(0, point(line.substring(3), i + 1));
      } else if (!line.startsWith("@")) {
        break;
      }
    }
    String head = declaration.substring(0, signature.start());
    Matcher names = NAMES.matcher(head);
    Set<String> wrt =
        names.find() ? Set.of(names.group(1).replaceAll("[{}\" ]", "").split(",")) : Set.of();
    return new ThemeMethod(
        owner,
        signature.group(1),
        types,
        parameters,
        head.contains("GRADIENT"),
        head.contains("VJP"),
        wrt,
        outputs,
        points,
        at + 1,
        at + 1);
  }

  private static Point point(String text, int line) {
    int space = text.indexOf(' ');
    Point.Kind kind =
        Point.Kind.valueOf(text.substring(0, space).toUpperCase(java.util.Locale.ROOT));
    String rest = text.substring(space + 1);
    int arrow = rest.indexOf("->");
    Optional<List<String>> expected =
        arrow < 0 ? Optional.empty() : Optional.of(split(rest.substring(arrow + 2)));
    return new Point(kind, line, split(arrow < 0 ? rest : rest.substring(0, arrow)), expected);
  }

  /** Splits at the commas that are not inside braces. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == ',' && (depth == 0 || i == text.length())) {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return parts.size() == 1 && parts.get(0).isEmpty() ? List.of() : parts;
  }

  boolean isWrt(int parameter) {
    boolean real = types.get(parameter).matches("(double|float)(\\[\\])*");
    return real && (wrt.isEmpty() || wrt.contains(parameters.get(parameter)));
  }

  boolean usesFloats() {
    return owner.equals("Floats");
  }

  /** Such as {@code f(double, double[])}. */
  @Override
  public String toString() {
    return name + "(" + String.join(", ", types) + ")";
  }
}
