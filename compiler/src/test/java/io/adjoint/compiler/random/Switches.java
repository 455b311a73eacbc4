package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Random switches: statements and expressions, with colons and with arrows, on int, char, String
 * and an enum.
 */
final class Switches {
  private final Writer w;
  private final Draw draw;
  private final Scope scope;
  private final Expressions expressions;
  private final Statements statements;

  Switches(Writer w, Expressions expressions, Statements statements) {
    this.w = w;
    this.draw = w.draw;
    this.scope = w.scope;
    this.expressions = expressions;
    this.statements = statements;
  }

  /**
   * What is switched on.
   *
   * @param spare a label besides
   */
  private record Selector(String text, List<String> labels, String spare) {}

  private Selector selector() {
    if (!scope.all(Kind.STRING).isEmpty() && draw.chance(40)) {
      String name = draw.pick(scope.all(Kind.STRING)).name();
      return new Selector(name, List.of("\"a\"", "\"b\"", "\"c\"", "\"x\""), "\"y\"");
    }
    if (w.constants.ways() && draw.chance(40)) {
      String way = expressions.of(Kind.WAY, 1);
      return new Selector(way, List.of("LEFT", "RIGHT", "UP", "DOWN"), "NEVER");
    }
    String whole = expressions.whole(2);
    return draw.chance(10)
        ? new Selector(
            "(char) ('a' + Math.floorMod(" + whole + ", 4))",
            List.of("'a'", "'b'", "'c'", "98 + 2"),
            "'z'")
        : new Selector("Math.floorMod(" + whole + ", 4)", List.of("0", "1", "2", "3"), "9");
  }

  boolean statement() {
    w.budget -= 1;
    return draw.chance(60) ? withColons() : withArrows();
  }

  private boolean withColons() {
    Selector selector = selector();
    int[] mark = scope.mark();
    Optional<String> label =
        draw.chance(20) ? Optional.of(scope.numbered("choice")) : Optional.empty();
    label.ifPresent(scope::reserve);
    List<Target> outside = enter(label);
    w.open(label.map(n -> n + ": ").orElse("") + "switch (" + selector.text() + ") {");
    int groups = draw.between(2, 4);
    int defaultAt = draw.chance(60) ? draw.below(groups) : -1;
    boolean completes = true;
    for (int i = 0; i < groups; i++) {
      w.line(i == defaultAt ? "default:" : "case " + selector.labels().get(i) + ":");
      completes = true;
      if (draw.chance(12)) {
        continue;
      }
      int[] inner = scope.mark();
      completes = statements.sequence(draw.between(1, 2));
      if (completes && draw.chance(60)) {
        w.line("break;");
        completes = false;
      }
      scope.hide(inner);
    }
    // The end of the last group is in reach, so that of the switch is too.
    if (!completes) {
      w.line("case " + selector.spare() + ":");
      statements.simple();
    }
    w.close("}");
    scope.swapTargets(outside);
    scope.reset(mark);
    return true;
  }

  private List<Target> enter(Optional<String> label) {
    List<Target> targets = new ArrayList<>(scope.targets());
    targets.add(new Target(label, false, true));
    return scope.swapTargets(targets);
  }

  private boolean withArrows() {
    Selector selector = selector();
    List<Target> outside = enter(Optional.empty());
    w.open("switch (" + selector.text() + ") {");
    arrow("case " + selector.labels().get(0));
    if (draw.chance(50)) {
      w.line("case " + selector.labels().get(1) + " -> " + statements.assigning() + ";");
      arrow("case " + selector.labels().get(2));
    } else {
      arrow("case " + selector.labels().get(1) + ", " + selector.labels().get(2));
    }
    if (draw.chance(60)) {
      w.line("default -> { }");
    }
    w.close("}");
    scope.swapTargets(outside);
    return true;
  }

  private void arrow(String head) {
    w.open(head + " -> {");
    statements.block(statements.few());
    w.close("}");
  }

  /** A switch expression, in parentheses. */
  String expression(Kind kind, int depth) {
    List<Target> outside = scope.swapTargets(List.of());
    boolean mayReturn = w.mayReturn;
    int loops = w.loops;
    w.mayReturn = false;
    w.loops = Math.max(loops, 2);
    String text = w.inline(() -> write(kind, depth));
    w.loops = loops;
    w.mayReturn = mayReturn;
    scope.swapTargets(outside);
    return text;
  }

  private void write(Kind kind, int depth) {
    Selector selector = selector();
    boolean arrows = draw.chance(60);
    w.open("(switch (" + selector.text() + ") {");
    int count = draw.between(1, 3);
    for (int i = 0; i < count; i++) {
      arm("case " + selector.labels().get(i), kind, depth, arrows);
    }
    arm("default", kind, depth, arrows);
    w.close("})");
  }

  private void arm(String head, Kind kind, int depth, boolean arrows) {
    boolean plain = draw.chance(60);
    if (arrows && plain) {
      w.line(head + " -> " + arm(kind, depth - 1) + ";");
      return;
    }
    w.open(head + (arrows ? " -> {" : ":"));
    int[] mark = scope.mark();
    if (!plain && w.budget > 0) {
      w.budget--;
      w.line(statements.assigning() + ";");
      if (draw.chance(40)) {
        w.line("if (" + expressions.test(1) + ") yield " + arm(kind, depth - 1) + ";");
      }
    }
    w.line("yield " + arm(kind, depth - 1) + ";");
    scope.hide(mark);
    w.close(arrows ? "}" : "");
  }

  /** The value of an arm. Compilers do not agree on how arms of int and float are rounded. */
  private String arm(Kind kind, int depth) {
    String value = expressions.of(kind, depth);
    return kind == Kind.DOUBLE ? "(double) (" + value + ")" : value;
  }
}
