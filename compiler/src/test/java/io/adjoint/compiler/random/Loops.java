package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Local;
import io.adjoint.compiler.random.Scope.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Random loops. Each ends: a counter that nothing else can change is part of its condition, or a
 * bound that is fixed when the loop begins.
 */
final class Loops {
  private final Writer w;
  private final Draw draw;
  private final Scope scope;
  private final Expressions expressions;
  private final Statements statements;

  Loops(Writer w, Expressions expressions, Statements statements) {
    this.w = w;
    this.draw = w.draw;
    this.scope = w.scope;
    this.expressions = expressions;
    this.statements = statements;
  }

  boolean loop() {
    int[] mark = scope.mark();
    Optional<String> label =
        draw.chance(42) ? Optional.of(scope.numbered("loop")) : Optional.empty();
    label.ifPresent(scope::reserve);
    String prefix = label.map(name -> name + ": ").orElse("");
    switch (draw.weighted("loop", 22, 16, 8, 8, 14, 10, 6, 16, 4, scope.isSealed() ? 30 : 20, 5)) {
      case 0 -> counted(prefix, label);
      case 1 -> overArray(prefix, label);
      case 2 -> downwards(prefix, label);
      case 3 -> several(prefix, label);
      case 4 -> whileLoop(prefix, label);
      case 5 -> doLoop(prefix, label);
      case 6 -> endless(prefix, label);
      case 7 -> forEach(prefix, label);
      case 8 -> byDouble(prefix, label);
      case 9 -> {
        // The sum stays in scope, as the one variable that is declared in the block around.
        String sum = sum(prefix, label);
        scope.hide(mark);
        scope.declare(sum, Kind.DOUBLE, draw.chance(30));
        return true;
      }
      default -> countdown(prefix, label);
    }
    // A counter is declared before its loop, in the block around it: its name stays in use there.
    scope.hide(mark);
    return true;
  }

  /**
   * A loop that adds up terms, which know nothing of each other but for integers and references.
   *
   * @return the name of the sum
   */
  private String sum(String prefix, Optional<String> label) {
    String sum = scope.fresh(draw);
    w.line("double " + sum + " = " + draw.oneOf("0", "0.5", expressions.real(1)) + ";");
    scope.reserve(sum);
    int sealed = scope.seal();
    boolean mayReturn = w.mayReturn;
    w.mayReturn = false;
    List<Target> outside = scope.swapTargets(List.of());
    List<Local> arrays = scope.all(l -> l.kind().isArray() && !l.assignable());
    String i = index();
    Optional<String> array =
        arrays.isEmpty() ? Optional.empty() : Optional.of(draw.pick(arrays).name());
    String bound = array.map(name -> name + ".length").orElseGet(this::bound);
    scope.declare(new Local(i, Kind.INT, false, array));
    w.open(prefix + "for (int " + i + " = 0; " + i + " < " + bound + "; " + i + "++) {");
    int[] inside = scope.mark();
    w.loops++;
    if (draw.chance(15)) {
      w.line(
          "if (" + expressions.test(2) + ") continue" + label.map(l -> " " + l).orElse("") + ";");
    }
    statements.sequence(draw.between(1, 4));
    w.line(sum + draw.oneOf(" += ", " += ", " -= ") + expressions.damped(4) + ";");
    w.loops--;
    scope.reset(inside);
    w.close("}");
    scope.swapTargets(outside);
    w.mayReturn = mayReturn;
    scope.unseal(sealed);
    return sum;
  }

  private void body(String head, Optional<String> label) {
    w.open(head);
    inside(label);
    w.close("}");
  }

  private boolean inside(Optional<String> label) {
    List<Target> targets = new ArrayList<>(scope.targets());
    targets.add(new Target(label, true, false));
    List<Target> outside = scope.swapTargets(targets);
    w.loops++;
    boolean completes = statements.block(draw.between(1, 4));
    w.loops--;
    scope.swapTargets(outside);
    return completes;
  }

  private String bound() {
    return draw.chance(60)
        ? "" + draw.between(1, 4)
        : draw.chance(60)
            ? draw.between(0, 2) + " + Math.floorMod(" + intName() + ", 3)"
            : "Math.min(4, " + intName() + ")";
  }

  private String intName() {
    return expressions.local(Kind.INT).orElse("2");
  }

  private Local counter(String name) {
    return scope.declare(name, Kind.INT, false);
  }

  private String index() {
    return scope.numbered(draw.oneOf("i", "j", "l"));
  }

  private void counted(String prefix, Optional<String> label) {
    String i = index();
    String bound = bound();
    counter(i);
    String test = i + " < " + bound + (draw.chance(20) ? " && " + expressions.test(2) : "");
    String update = draw.chance(80) ? i + "++" : i + " += 2";
    if (draw.chance(15)) {
      update += ", " + statements.assigning();
    }
    w.open(prefix + "for (int " + i + " = 0; " + test + "; " + update + ") {");
    boolean completes = inside(label);
    if (completes && draw.chance(10)) {
      w.line("if (" + expressions.test(1) + ") " + i + "++;");
    }
    w.close("}");
  }

  /** A loop over the indices of an array that is never assigned again. */
  private void overArray(String prefix, Optional<String> label) {
    List<Local> arrays = scope.all(l -> l.kind().isArray() && !l.assignable());
    if (arrays.isEmpty()) {
      counted(prefix, label);
      return;
    }
    String array = draw.pick(arrays).name();
    String i = index();
    boolean from1 = draw.chance(30);
    scope.declare(new Local(i, Kind.INT, false, Optional.of(array)));
    body(
        prefix
            + switch (draw.below(4)) {
              case 0 ->
                  "for (int " + i + " = " + array + ".length - 1; " + i + " >= 0; " + i + "--) {";
              default ->
                  "for (int "
                      + i
                      + " = "
                      + (from1 ? 1 : 0)
                      + "; "
                      + i
                      + " < "
                      + array
                      + ".length; "
                      + i
                      + draw.oneOf("++", " += 1")
                      + ") {";
            },
        label);
  }

  private void downwards(String prefix, Optional<String> label) {
    String i = index();
    String bound = bound();
    counter(i);
    body(
        prefix
            + "for (int "
            + i
            + " = "
            + bound
            + "; "
            + i
            + draw.oneOf(" > 0", " >= 0", " > -1")
            + "; --"
            + i
            + ") {",
        label);
  }

  private void several(String prefix, Optional<String> label) {
    String i = index();
    String bound = bound();
    counter(i);
    String j = scope.numbered("j");
    counter(j);
    body(
        prefix
            + "for (int "
            + i
            + " = 0, "
            + j
            + " = "
            + bound
            + "; "
            + i
            + " < "
            + j
            + "; "
            + i
            + "++"
            + draw.oneOf(", " + j + "--", "")
            + ") {",
        label);
  }

  private void whileLoop(String prefix, Optional<String> label) {
    String n = scope.numbered("n");
    w.line("int " + n + " = 0;");
    counter(n);
    String counting = n + "++ < " + draw.between(1, 4);
    String test =
        switch (draw.below(6)) {
          case 0 -> counting;
          case 1 -> expressions.test(2) + " && " + counting;
          case 4 -> effect() + " && " + counting;
          case 5 -> counting + " && " + effect();
          case 2 -> "Math.abs(" + expressions.real(1) + ") > 0.125 && " + counting;
          default -> counting + " && " + expressions.test(2);
        };
    body(prefix + "while (" + test + ") {", label);
  }

  /** A test that changes something. */
  private String effect() {
    return expressions
        .place(Kind.DOUBLE, 1)
        .map(
            place ->
                "("
                    + place
                    + draw.oneOf(" *= 0.5", " += 0.25", " = Math.sin(" + place + ")", "--")
                    + ")"
                    + draw.oneOf(" < 1.5", " > -2", " != 0"))
        .orElseGet(() -> expressions.test(2));
  }

  private void countdown(String prefix, Optional<String> label) {
    String n = scope.numbered("n");
    w.line("int " + n + " = " + bound() + ";");
    counter(n);
    body(prefix + "while (" + draw.oneOf(n + "-- > 0", "--" + n + " > 0") + ") {", label);
  }

  private void doLoop(String prefix, Optional<String> label) {
    String n = scope.numbered("n");
    w.line("int " + n + " = 0;");
    counter(n);
    w.open(prefix + "do {");
    // The body completes by itself, so that javac never finds what follows out of reach.
    w.open("if (" + expressions.test(2) + ") {");
    inside(label);
    w.close("}");
    statements.simple();
    String counting = n + "++ < " + draw.between(0, 3);
    w.close(
        "} while ("
            + switch (draw.below(4)) {
              case 0 -> counting + " && " + expressions.test(2);
              case 1 -> effect() + " && " + counting;
              default -> counting;
            }
            + ");");
  }

  private void endless(String prefix, Optional<String> label) {
    String n = scope.numbered("n");
    w.line("int " + n + " = 0;");
    counter(n);
    String update = draw.chance(40) ? statements.assigning() : "";
    w.open(prefix + draw.oneOf("for (; ; " + update + ") {", "while (true) {"));
    w.line("if (" + n + "++ >= " + draw.between(1, 3) + ") break;");
    inside(label);
    w.close("}");
  }

  private void forEach(String prefix, Optional<String> label) {
    Kind kind =
        switch (draw.below(10)) {
          case 0, 1 -> Kind.MATRIX;
          case 2 -> Kind.INTS;
          case 3 -> Kind.FLOATS;
          case 4 -> draw.pick(List.of(Kind.CUBE, Kind.FLOAT_MATRIX, Kind.INT_MATRIX));
          case 5 -> draw.pick(List.of(Kind.BOOLEANS, Kind.LONGS));
          default -> Kind.DOUBLES;
        };
    if (scope.all(kind).isEmpty()) {
      overArray(prefix, label);
      return;
    }
    String array =
        draw.chance(80) ? expressions.local(kind).orElseThrow() : expressions.of(kind, 2);
    String name = scope.fresh(draw);
    scope.declare(name, kind.element(), !kind.element().isArray());
    body(
        prefix
            + "for ("
            + draw.oneOf(kind.element().java(), "var")
            + " "
            + name
            + " : "
            + array
            + ") {",
        label);
  }

  private void byDouble(String prefix, Optional<String> label) {
    String t = scope.fresh(draw);
    String first = expressions.real(0);
    scope.declare(t, Kind.DOUBLE, false);
    String n = scope.numbered("n");
    w.line("int " + n + " = 0;");
    counter(n);
    body(
        prefix
            + "for (double "
            + t
            + " = "
            + first
            + "; "
            + t
            + " < 1.5 && "
            + n
            + "++ < 4; "
            + t
            + " += 0.4 + 0.1 * ("
            + expressions.real(1)
            + ")) {",
        label);
  }
}
