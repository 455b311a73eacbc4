package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Local;
import java.util.ArrayList;
import java.util.List;

/**
 * What the generators of one method share: the random choices, the scope, the lines written so far,
 * how much more may be written.
 */
final class Writer {
  /**
   * A method that can be called.
   *
   * @param varargs whether its last parameter, an array, takes any number of elements
   * @param depth whether the last parameter is the depth of a recursion, which has to be small
   */
  record Helper(String name, List<Kind> parameters, Kind result, boolean varargs, boolean depth) {}

  /**
   * What the class declares besides methods.
   *
   * @param ways an enum {@code Way}
   * @param arrays static arrays of data
   */
  record Constants(boolean ways, boolean arrays) {}

  final Draw draw;
  final Scope scope = new Scope();
  final Constants constants;
  final List<Helper> helpers;
  final Kind result;
  private final List<String> lines = new ArrayList<>();
  private int indent = 1;

  /** How many statements may still be written. */
  int budget;

  /** How many loops are around this place. */
  int loops;

  /** Whether a return may be written here: not inside a switch expression. */
  boolean mayReturn = true;

  /** Whether expressions have to be free of effects. */
  boolean pure;

  Writer(Draw draw, Constants constants, List<Helper> helpers, Kind result, int budget) {
    this.constants = constants;
    this.draw = draw;
    this.helpers = List.copyOf(helpers);
    this.result = result;
    this.budget = budget;
  }

  void line(String text) {
    lines.add("  ".repeat(indent) + text);
  }

  void open(String text) {
    line(text);
    indent++;
  }

  void close(String text) {
    indent--;
    line(text);
  }

  List<String> lines() {
    return lines;
  }

  /** The lines that {@code writing} writes, as one text that can stand inside an expression. */
  String inline(Runnable writing) {
    int from = lines.size();
    writing.run();
    List<String> own = lines.subList(from, lines.size());
    String text = String.join("\n", own);
    own.clear();
    return text;
  }

  Local pick(List<Local> locals) {
    return draw.pick(locals);
  }
}
