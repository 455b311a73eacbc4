package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Writer.Constants;
import io.adjoint.compiler.random.Writer.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random classes: some helpers, and the method to differentiate, which may call them. */
final class Programs {
  private final Draw draw;
  private final Constants constants;
  private final List<Helper> helpers = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private Programs(Draw draw) {
    this.draw = draw;
    this.constants = new Constants(draw.chance(30), draw.chance(25));
  }

  /** The program of a seed. */
  static RandomProgram of(long seed, String className) {
    return new RandomProgram(seed, className, new Programs(new Draw(seed)).write(className));
  }

  private String write(String className) {
    lines.add("final class " + className + " {");
    lines.add("  static final double SCALE = 1.25;");
    lines.add("  static final float HALF = 0.5f;");
    if (constants.arrays()) {
      lines.add("  static final double[] DATA = {0.5, -1.25, 2, 0.75};");
      lines.add("  static final double[][] TABLE = {{1, -0.5}, {0.25, 1.5}};");
      lines.add("  static final int[] ORDER = {2, 0, 1};");
      lines.add("  static final boolean[] FLAGS = {true, false};");
    }
    if (constants.ways()) {
      lines.add("  enum Way { LEFT, RIGHT, UP, DOWN, NEVER }");
    }
    int count = draw.weighted("helpers", 45, 25, 20, 10);
    for (int i = 1; i <= count; i++) {
      if (draw.chance(8)) {
        mutual("h" + i);
      } else {
        helper("h" + i);
      }
    }
    method();
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private static final List<Kind> RESULTS =
      List.of(
          Kind.DOUBLE,
          Kind.DOUBLE,
          Kind.DOUBLE,
          Kind.VOID,
          Kind.VOID,
          Kind.DOUBLES,
          Kind.FLOAT,
          Kind.INT,
          Kind.BOOLEAN,
          Kind.LONG,
          Kind.FLOATS,
          Kind.INTS,
          Kind.MATRIX);

  private void helper(String name) {
    Optional<Helper> other = helpers.isEmpty() ? Optional.empty() : Optional.of(draw.pick(helpers));
    Optional<Helper> overload = draw.chance(30) ? other.flatMap(this::overload) : Optional.empty();
    if (overload.isPresent()) {
      write(overload.get(), overload.get());
      return;
    }
    Kind result = constants.ways() && draw.chance(10) ? Kind.WAY : draw.pick(RESULTS);
    boolean recursive = draw.chance(30) && !result.isArray();
    boolean varargs = !recursive && result != Kind.VOID && draw.chance(15);
    List<Kind> parameters = new ArrayList<>();
    int count = draw.between(1, 3);
    for (int i = 0; i < count; i++) {
      parameters.add(parameter());
    }
    if (result == Kind.VOID) {
      parameters.set(0, draw.chance(80) ? Kind.DOUBLES : Kind.MATRIX);
    }
    if (varargs) {
      parameters.add(draw.pick(List.of(Kind.DOUBLES, Kind.DOUBLES, Kind.FLOATS, Kind.INTS)));
    }
    if (recursive) {
      parameters.add(Kind.INT);
    }
    Helper helper = new Helper(name, List.copyOf(parameters), result, varargs, recursive);
    write(helper, helper);
  }

  /**
   * A method of the same name that differs in the type of one parameter, or has one more: no call
   * is ambiguous.
   */
  private Optional<Helper> overload(Helper other) {
    boolean fits =
        !other.depth()
            && !other.varargs()
            && helpers.stream().filter(h -> h.name().equals(other.name())).count() == 1;
    if (!fits) {
      return Optional.empty();
    }
    List<Kind> parameters = new ArrayList<>(other.parameters());
    int changed = parameters.size() - 1;
    Kind kind =
        draw.pick(List.of(Kind.DOUBLE, Kind.FLOAT, Kind.INT, Kind.LONG, Kind.DOUBLES, Kind.SHORT));
    if (draw.chance(30) || other.result() == Kind.VOID || parameters.get(changed) == kind) {
      parameters.add(kind);
    } else {
      parameters.set(changed, kind);
    }
    return Optional.of(
        new Helper(other.name(), List.copyOf(parameters), other.result(), false, false));
  }

  /** Two methods that call each other. */
  private void mutual(String name) {
    Kind result = draw.pick(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.FLOAT, Kind.INT, Kind.LONG));
    Helper even = new Helper(name, List.of(parameter(), Kind.INT), result, false, true);
    Helper odd =
        new Helper(name + "Odd", List.of(parameter(), parameter(), Kind.INT), result, false, true);
    List<Helper> before = List.copyOf(helpers);
    write(even, odd);
    // The one does not call the other but where the depth decreases.
    helpers.retainAll(before);
    write(odd, even);
    helpers.add(even);
  }

  /**
   * Writes a method.
   *
   * @param next what it calls at its end, if it is recursive: itself, or another
   */
  private void write(Helper helper, Helper next) {
    boolean recursive = helper.depth();
    Kind result = helper.result();
    List<Kind> parameters = helper.parameters();
    Writer w = new Writer(draw, constants, callees(helper), result, draw.between(2, 7));
    w.loops = recursive ? 2 : 1;
    List<String> names = declare(w, parameters, recursive);
    Statements statements = new Statements(w);
    Expressions expressions = statements.expressions();
    w.line("");
    String list = list(parameters, names);
    w.open(
        "static "
            + result.java()
            + " "
            + helper.name()
            + "("
            + (helper.varargs() ? list.replaceFirst("\\[\\](?= \\w+$)", "...") : list)
            + ") {");
    if (recursive) {
      w.line("if (" + names.get(names.size() - 1) + " <= 0) " + statements.returning());
    }
    boolean completes = statements.sequence(draw.between(1, 4));
    if (completes && recursive) {
      recur(w, expressions, next, names);
    } else if (completes && result != Kind.VOID) {
      w.line(statements.returning());
    } else if (completes) {
      statements.simple();
    }
    w.close("}");
    lines.addAll(w.lines());
    helpers.add(helper);
  }

  /**
   * What a method may call. An overload calls nothing that can call the other of its name: such a
   * call might mean the new one, and there would be no end.
   */
  private List<Helper> callees(Helper helper) {
    List<Helper> callees = new ArrayList<>();
    for (Helper earlier : helpers) {
      if (earlier.name().equals(helper.name())) {
        break;
      }
      callees.add(earlier);
    }
    return callees;
  }

  private void recur(Writer w, Expressions expressions, Helper helper, List<String> names) {
    String call = self(expressions, helper, names);
    if (helper.result() == Kind.VOID) {
      w.line(call + ";");
      return;
    }
    if (helper.result() == Kind.DOUBLE && draw.chance(30)) {
      call = "Math.sin(" + call + ") * " + self(expressions, helper, names);
    }
    String value =
        switch (helper.result()) {
          case DOUBLE -> draw.chance(50) ? "0.5 * " + call + " + " + expressions.real(2) : call;
          case FLOAT -> "0.5f * " + call + " + " + expressions.single(1);
          case BOOLEAN -> "!" + call;
          case WAY -> call;
          default -> call + " + 1";
        };
    w.line("return " + value + ";");
  }

  private String self(Expressions expressions, Helper helper, List<String> names) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < helper.parameters().size() - 1; i++) {
      arguments.add(expressions.of(helper.parameters().get(i), 2));
    }
    arguments.add(names.get(names.size() - 1) + " - 1");
    return helper.name() + "(" + String.join(", ", arguments) + ")";
  }

  private Kind parameter() {
    return switch (draw.weighted("parameter", 46, 7, 12, 2, 4, 4, 20, 4, 4, 6, 4, 5, 5)) {
      case 0 -> Kind.DOUBLE;
      case 1 -> Kind.FLOAT;
      case 2 -> Kind.INT;
      case 3 -> Kind.LONG;
      case 4 -> Kind.BOOLEAN;
      case 5 -> Kind.STRING;
      case 6 -> Kind.DOUBLES;
      case 7 -> Kind.FLOATS;
      case 8 -> Kind.INTS;
      case 9 -> Kind.MATRIX;
      case 10 -> draw.pick(List.of(Kind.CUBE, Kind.FLOAT_MATRIX));
      case 11 ->
          draw.pick(
              List.of(
                  Kind.BYTE, Kind.SHORT, Kind.CHAR, Kind.BOOLEANS, Kind.LONGS, Kind.INT_MATRIX));
      default -> constants.ways() ? Kind.WAY : Kind.INT;
    };
  }

  private List<String> declare(Writer w, List<Kind> parameters, boolean recursive) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      boolean depth = recursive && i == parameters.size() - 1;
      String name = depth ? "depth" : w.scope.fresh(draw);
      Kind kind = parameters.get(i);
      w.scope.declare(name, kind, !depth && (!kind.isArray() || draw.chance(25)));
      names.add(name);
    }
    return names;
  }

  private static String list(List<Kind> kinds, List<String> names) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      parts.add(kinds.get(i).java() + " " + names.get(i));
    }
    return String.join(", ", parts);
  }

  private void method() {
    Kind result =
        switch (draw.weighted("result", 70, 6, 9, 12, 3, 2)) {
          case 0 -> Kind.DOUBLE;
          case 1 -> Kind.FLOAT;
          case 2 -> Kind.DOUBLES;
          case 3 -> Kind.VOID;
          case 4 -> Kind.MATRIX;
          default -> draw.pick(List.of(Kind.FLOATS, Kind.FLOAT_MATRIX, Kind.CUBE));
        };
    int budget = draw.chance(50) ? draw.between(2, 8) : draw.between(6, 24);
    Writer w = new Writer(draw, constants, helpers, result, budget);
    List<Kind> parameters = new ArrayList<>();
    parameters.add(result == Kind.VOID ? Kind.DOUBLES : Kind.DOUBLE);
    int count = draw.between(0, 4);
    for (int i = 0; i < count; i++) {
      parameters.add(parameter());
    }
    List<String> names = declare(w, parameters, false);
    Statements statements = new Statements(w);
    w.line("");
    String modes =
        result == Kind.DOUBLE || result == Kind.FLOAT
            ? "{io.adjoint.Mode.GRADIENT, io.adjoint.Mode.VJP}"
            : "io.adjoint.Mode.VJP";
    String wrt = draw.chance(12) ? ", wrt = \"" + names.get(0) + "\"" : "";
    w.line("@io.adjoint.Differentiable(modes = " + modes + wrt + ")");
    w.open("static " + result.java() + " f(" + list(parameters, names) + ") {");
    boolean completes = true;
    while (completes && w.budget > 0) {
      completes = statements.sequence(w.budget);
    }
    if (completes && result == Kind.VOID) {
      w.line(names.get(0) + "[0] += " + statements.expressions().collected() + ";");
    } else if (completes && (result == Kind.DOUBLE || result == Kind.FLOAT)) {
      String value =
          draw.chance(75) ? statements.expressions().collected() : statements.expressions().real(3);
      w.line("return " + (result == Kind.FLOAT ? "(float) (" + value + ")" : value) + ";");
    } else if (completes) {
      w.line(statements.returning());
    }
    w.close("}");
    lines.addAll(w.lines());
  }
}
