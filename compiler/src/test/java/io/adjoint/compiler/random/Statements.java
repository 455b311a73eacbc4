package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Local;
import io.adjoint.compiler.random.Scope.Target;
import io.adjoint.compiler.random.Writer.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random statements. Each says whether what follows it can be reached, as javac wants to know. */
final class Statements {
  /** What stands for an assignment where nothing can be assigned. */
  private static final String NOTHING = "Math.sin(0)";

  private final Writer w;
  private final Draw draw;
  private final Scope scope;
  private final Expressions expressions;
  private final References references;
  private final Loops loops;
  private final Switches switches;

  Statements(Writer w) {
    this.w = w;
    this.draw = w.draw;
    this.scope = w.scope;
    this.expressions = new Expressions(w);
    this.references = expressions.references();
    this.loops = new Loops(w, expressions, this);
    this.switches = new Switches(w, expressions, this);
    expressions.with(switches);
  }

  Expressions expressions() {
    return expressions;
  }

  /** The statements of a block, in a scope of their own. */
  boolean block(int count) {
    int[] mark = scope.mark();
    boolean completes = sequence(count);
    scope.reset(mark);
    return completes;
  }

  boolean sequence(int count) {
    boolean completes = true;
    for (int i = 0; i < count && completes && w.budget > 0; i++) {
      completes = statement();
    }
    return completes;
  }

  /** A block in braces. */
  boolean braced(String head, int count) {
    w.open(head);
    boolean completes = block(count);
    w.close("}");
    return completes;
  }

  int few() {
    return draw.between(1, 3);
  }

  private boolean statement() {
    w.budget--;
    boolean nest = w.loops < 3 && w.budget > 2;
    int exits = scope.targets().isEmpty() ? 6 : 12;
    boolean sealed = scope.isSealed();
    switch (draw.weighted(
        "statement",
        sealed ? 40 : 22,
        30,
        14,
        nest ? 18 : 0,
        7,
        exits,
        sealed ? 0 : 5,
        6,
        sealed ? 0 : 4,
        2)) {
      case 0:
        return declaration();
      case 1:
        return assignment();
      case 2:
        return choice();
      case 3:
        return loops.loop();
      case 4:
        return switches.statement();
      case 5:
        return guardedExit();
      case 6:
        return wholeArrays();
      case 7:
        return exchange();
      case 8:
        return callStatement();
      default:
        return rare();
    }
  }

  // Declarations.

  boolean declaration() {
    Kind kind =
        switch (draw.weighted("declaration", 45, 8, 14, 4, 5, 14, 3, 4, 5, 3, 6, 3, 3)) {
          case 0 -> Kind.DOUBLE;
          case 1 -> Kind.FLOAT;
          case 2 -> Kind.INT;
          case 3 -> Kind.LONG;
          case 4 -> Kind.BOOLEAN;
          case 5 -> Kind.DOUBLES;
          case 6 -> Kind.FLOATS;
          case 7 -> Kind.INTS;
          case 8 -> Kind.MATRIX;
          case 9 -> Kind.CUBE;
          case 10 -> draw.pick(List.of(Kind.BYTE, Kind.SHORT, Kind.CHAR));
          case 11 ->
              draw.pick(List.of(Kind.BOOLEANS, Kind.LONGS, Kind.FLOAT_MATRIX, Kind.INT_MATRIX));
          default -> w.constants.ways() ? Kind.WAY : Kind.STRING;
        };
    String name = scope.fresh(draw);
    if (kind == Kind.DOUBLE && draw.chance(10)) {
      return late(name);
    }
    if (kind == Kind.DOUBLE && draw.chance(8)) {
      String first = expressions.damped(3);
      scope.declare(name, kind, true);
      String second = scope.fresh(draw);
      w.line("double " + name + " = " + first + ", " + second + " = " + expressions.real(2) + ";");
      scope.declare(second, kind, true);
      return true;
    }
    if (kind == Kind.DOUBLES && draw.chance(10)) {
      w.line("double " + name + "[] = {" + references.elements(kind, 3) + "};");
      scope.declare(name, kind, true);
      return true;
    }
    String value = kind == Kind.DOUBLE ? expressions.damped(4) : expressions.of(kind, 3);
    boolean isFinal = draw.chance(8);
    String type = kind.isArray() && draw.chance(15) ? "var" : kind.java();
    w.line((isFinal ? "final " : "") + type + " " + name + " = " + value + ";");
    // An array that is never assigned again keeps its length, which loops rely on.
    scope.declare(name, kind, !isFinal && (!kind.isArray() || draw.chance(40)));
    return true;
  }

  /** A variable that gets its value in each of two branches. */
  private boolean late(String name) {
    w.line("double " + name + ";");
    scope.reserve(name);
    w.open("if (" + expressions.test(2) + ") {");
    w.line(name + " = " + expressions.damped(3) + ";");
    w.close("}");
    w.open("else {");
    w.line(name + " = " + expressions.damped(2) + ";");
    w.close("}");
    scope.declare(name, Kind.DOUBLE, true);
    return true;
  }

  // Assignments.

  private boolean assignment() {
    String text = assigning();
    if (text.equals(NOTHING)) {
      return declaration();
    }
    w.line(text + ";");
    return true;
  }

  /** An assignment without its semicolon. */
  String assigning() {
    Kind kind =
        switch (scope.isSealed()
            ? draw.weighted("assignment", 25, 4, 16, 4, 5, 25, 8, 4, 16, 2)
            : draw.weighted("assignment", 60, 8, 16, 4, 5, 9, 3, 6, 2, 2)) {
          case 0 -> Kind.DOUBLE;
          case 1 -> Kind.FLOAT;
          case 2 -> Kind.INT;
          case 3 -> Kind.LONG;
          case 4 -> Kind.BOOLEAN;
          case 5 -> Kind.DOUBLES;
          case 6 -> draw.pick(List.of(Kind.MATRIX, Kind.MATRIX, Kind.CUBE));
          case 7 -> draw.pick(List.of(Kind.BYTE, Kind.SHORT, Kind.CHAR));
          case 8 ->
              draw.pick(
                  List.of(
                      Kind.FLOATS, Kind.INTS, Kind.BOOLEANS, Kind.FLOAT_MATRIX, Kind.INT_MATRIX));
          default -> draw.pick(List.of(Kind.STRING, Kind.WAY));
        };
    Optional<String> found = expressions.place(kind, 2);
    if (found.isEmpty()) {
      return expressions.place(Kind.DOUBLE, 2).map(this::toDouble).orElse(dummy());
    }
    String place = found.get();
    return switch (kind) {
      case DOUBLE -> toDouble(place);
      case FLOAT ->
          draw.chance(50)
              ? place + " = " + expressions.single(3)
              : place + draw.oneOf(" += ", " -= ", " *= ") + expressions.damped(3);
      case INT ->
          switch (draw.below(6)) {
            case 0 -> place + draw.oneOf("++", "--");
            case 1 -> place + draw.oneOf(" += ", " -= ", " ^= ", " *= ") + expressions.whole(2);
            case 2 -> place + draw.oneOf(" += ", " -= ") + expressions.damped(2);
            case 3 -> place + draw.oneOf(" >>= 1", " /= 2", " %= 3", " <<= 1");
            default -> place + " = " + expressions.whole(3);
          };
      case LONG, BYTE, SHORT, CHAR ->
          switch (draw.below(6)) {
            case 0, 1 -> place + draw.oneOf("++", "--");
            case 2 -> place + draw.oneOf(" >>= 1", " /= 2", " %= 5", " <<= 1", " >>>= 1");
            case 3 -> place + draw.oneOf(" += ", " -= ", " *= ") + expressions.real(2);
            case 4 -> place + " = " + expressions.of(kind, 2);
            default ->
                place
                    + draw.oneOf(" += ", " -= ", " *= ", " |= ", " &= ", " ^= ")
                    + expressions.whole(2);
          };
      case BOOLEAN ->
          place
              + (draw.chance(70) ? " = " : draw.oneOf(" &= ", " |= ", " ^= "))
              + expressions.test(3);
      default -> place + " = " + expressions.of(kind, 3);
    };
  }

  private String dummy() {
    return scope.assignable(Kind.DOUBLE).isEmpty()
        ? NOTHING
        : toDouble(scope.assignable(Kind.DOUBLE).get(0).name());
  }

  private String toDouble(String place) {
    return switch (draw.below(14)) {
      case 0, 1, 2 -> place + " += " + expressions.damped(4);
      case 3 -> place + " -= " + expressions.damped(4);
      case 4, 5 -> place + " *= " + expressions.damped(3);
      case 6 -> place + " /= 2 + Math.sin(" + expressions.real(2) + ")";
      case 7 -> place + draw.oneOf("++", "--");
      case 8 ->
          expressions
              .place(Kind.DOUBLE, 1)
              .map(other -> place + " = " + other + " = " + expressions.damped(3))
              .orElse(place + " = 0.5");
      case 9 -> place + " %= 1.5";
      default -> place + " = " + expressions.damped(5);
    };
  }

  /** Two values change places, or two references do. */
  private boolean exchange() {
    Kind kind = draw.chance(50) ? Kind.DOUBLE : Kind.DOUBLES;
    Optional<String> one = plain(kind);
    Optional<String> other = plain(kind);
    if (one.isEmpty() || other.isEmpty()) {
      return assignment();
    }
    String name = scope.fresh(draw);
    w.line(kind.java() + " " + name + " = " + one.get() + ";");
    w.line(one.get() + " = " + other.get() + ";");
    w.line(other.get() + " = " + name + ";");
    scope.declare(name, kind, false);
    return true;
  }

  private Optional<String> plain(Kind kind) {
    boolean pure = w.pure;
    w.pure = true;
    Optional<String> place = expressions.place(kind, 1);
    w.pure = pure;
    return place;
  }

  // Branches and exits.

  private boolean choice() {
    boolean completes = braced("if (" + expressions.test(3) + ") {", few());
    boolean hasElse = false;
    boolean more = true;
    while (more && w.budget > 0) {
      more = draw.chance(25);
      if (more) {
        completes |= braced("else if (" + expressions.test(2) + ") {", few());
      } else if (draw.chance(45)) {
        hasElse = true;
        completes |= braced("else {", few());
      }
    }
    return completes || !hasElse;
  }

  private boolean guardedExit() {
    if (draw.chance(12)) {
      return labelledBlock();
    }
    Optional<String> exit = exit();
    if (exit.isEmpty()) {
      return assignment();
    }
    if (draw.chance(60)) {
      w.line("if (" + expressions.test(3) + ") " + exit.get());
      return true;
    }
    w.open("if (" + expressions.test(3) + ") {");
    int[] mark = scope.mark();
    if (sequence(draw.between(1, 2))) {
      w.line(exit.get());
    }
    scope.reset(mark);
    w.close("}");
    return true;
  }

  private boolean labelledBlock() {
    String label = scope.numbered("block");
    scope.reserve(label);
    List<Target> inside = new ArrayList<>(scope.targets());
    inside.add(new Target(Optional.of(label), false, false));
    List<Target> outside = scope.swapTargets(inside);
    int[] mark = scope.mark();
    w.open(label + ": {");
    w.line("if (" + expressions.test(2) + ") break " + label + ";");
    sequence(few());
    w.close("}");
    scope.reset(mark);
    scope.swapTargets(outside);
    return true;
  }

  /** A jump from here. */
  Optional<String> exit() {
    List<Target> targets = scope.targets();
    if (draw.chance(w.loops > 0 ? 25 : 70) && w.mayReturn) {
      return Optional.of(returning());
    }
    if (targets.isEmpty()) {
      return w.mayReturn ? Optional.of(returning()) : Optional.empty();
    }
    List<Target> named = targets.stream().filter(t -> t.label().isPresent()).toList();
    Target target =
        !named.isEmpty() && draw.chance(50)
            ? draw.pick(named)
            : draw.chance(65) ? targets.get(targets.size() - 1) : draw.pick(targets);
    boolean isContinue = target.isLoop() && draw.chance(55);
    boolean innermost =
        targets.subList(targets.indexOf(target) + 1, targets.size()).stream()
            .noneMatch(t -> isContinue ? t.isLoop() : t.isLoop() || t.isSwitch());
    boolean plain = innermost && (target.isLoop() || (target.isSwitch() && !isContinue));
    if (target.label().isEmpty() && !plain) {
      return Optional.empty();
    }
    String word = isContinue ? "continue" : "break";
    boolean says = !plain || (target.label().isPresent() && draw.chance(30));
    return Optional.of(word + (says ? " " + target.label().orElseThrow() : "") + ";");
  }

  String returning() {
    return switch (w.result) {
      case VOID -> "return;";
      case DOUBLE ->
          "return " + (draw.chance(35) ? expressions.collected() : expressions.real(3)) + ";";
      default -> "return " + expressions.of(w.result, 3) + ";";
    };
  }

  // Arrays as wholes, calls, and what is rare.

  private boolean wholeArrays() {
    Kind kind = draw.chance(85) ? Kind.DOUBLES : Kind.FLOATS;
    Optional<String> one = plain(kind).or(() -> expressions.local(kind));
    if (one.isEmpty()) {
      return assignment();
    }
    String a = one.get();
    String b = plain(kind).or(() -> expressions.local(kind)).orElse(a);
    String value = expressions.of(kind.element(), 3);
    String fill = "java.util.Arrays.fill(" + a + ", ";
    w.line(
        switch (draw.below(6)) {
          case 0 -> fill + value + ");";
          case 1 -> fill + "1, " + a + ".length, " + value + ");";
          case 2 -> "System.arraycopy(" + a + ", 0, " + a + ", 1, " + a + ".length - 1);";
          case 3 -> "System.arraycopy(" + a + ", 1, " + b + ", 0, 1);";
          default ->
              "System.arraycopy("
                  + a
                  + ", 0, "
                  + b
                  + ", 0, Math.min("
                  + a
                  + ".length, "
                  + b
                  + ".length));";
        });
    return true;
  }

  private boolean callStatement() {
    List<Helper> helpers = w.helpers.stream().filter(h -> !h.depth() || w.loops < 2).toList();
    if (helpers.isEmpty()) {
      return assignment();
    }
    List<Helper> quiet = helpers.stream().filter(h -> h.result() == Kind.VOID).toList();
    Helper helper = draw.pick(quiet.isEmpty() || draw.chance(25) ? helpers : quiet);
    w.line(expressions.call(helper, 4) + ";");
    return true;
  }

  private boolean rare() {
    switch (draw.below(4)) {
      case 0:
        w.line(";");
        return true;
      case 1:
        w.pure = true;
        w.line("assert " + expressions.real(1) + " < 1e300 : \"never\";");
        w.pure = false;
        return true;
      case 2:
        w.line(
            "if (" + expressions.real(1) + " > 40) throw new IllegalArgumentException(\"large\");");
        return true;
      default:
        return braced("{", few());
    }
  }

  /** A statement that always can be reached past, and changes something if anything can change. */
  void simple() {
    List<Local> doubles = scope.assignable(Kind.DOUBLE);
    w.line(doubles.isEmpty() ? ";" : toDouble(draw.pick(doubles).name()) + ";");
  }
}
