package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Local;
import io.adjoint.compiler.random.Writer.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Random expressions, as Java text, typed. Every index is in its range by construction. */
final class Expressions {
  private final Writer w;
  private final Draw draw;
  private final Scope scope;
  private final References references;
  private final Functions functions;
  private Optional<Switches> switches = Optional.empty();

  Expressions(Writer w) {
    this.w = w;
    this.draw = w.draw;
    this.scope = w.scope;
    this.references = new References(w, this);
    this.functions = new Functions(draw, this);
  }

  void with(Switches writer) {
    switches = Optional.of(writer);
  }

  References references() {
    return references;
  }

  /** An expression of the kind, as an operand: in parentheses where it needs them. */
  String of(Kind kind, int depth) {
    return switch (kind) {
      case DOUBLE -> real(depth);
      case FLOAT -> single(depth);
      case INT -> whole(depth);
      case LONG -> wide(depth);
      case BYTE, SHORT, CHAR -> narrow(kind, depth);
      case BOOLEAN -> test(depth);
      case STRING ->
          draw.chance(30)
              ? local(Kind.STRING).orElse("\"b\"")
              : draw.oneOf("\"a\"", "\"b\"", "\"c\"");
      case WAY -> way(depth);
      default -> references.of(kind, depth);
    };
  }

  /** A double that stays in a sane range when it is assigned again and again. */
  String damped(int depth) {
    String e = real(depth);
    return switch (draw.below(10)) {
      case 0, 1 -> "Math.sin(" + e + ")";
      case 2 -> "Math.tanh(" + e + ")";
      case 3 -> "0.5 * (" + e + ")";
      case 4 -> "Math.atan(" + e + ")";
      case 5 -> {
        String again = real(0);
        yield "(" + again + ") / (1 + Math.abs(" + again + "))";
      }
      default -> e;
    };
  }

  // Numbers with a derivative.

  /** Any number that Java widens to double. */
  String real(int depth) {
    int left = draw.depth(depth);
    if (left <= 0 || draw.chance(12)) {
      return realLeaf(left);
    }
    return realOf(left);
  }

  private String realOf(int depth) {
    return switch (draw.weighted("real", 30, 16, 14, 5, 6, 8, 5, 3, 5, 4)) {
      case 0 -> binary(depth);
      case 1 -> functions.smooth(depth);
      case 2 -> functions.ofSeveral(depth);
      case 3 -> "-(" + real(depth - 1) + ")";
      case 4 -> {
        // Compilers do not agree on how arms of int and float are rounded.
        String test = test(depth - 1);
        String type = draw.oneOf("double", "float");
        yield "(%s ? (%s) (%s) : (%s) (%s))"
            .formatted(test, type, real(depth - 1), type, real(depth - 1));
      }
      case 5 -> w.pure ? realLeaf(depth) : effect(depth);
      case 6 -> helper(Kind.DOUBLE, depth).orElseGet(() -> realLeaf(depth));
      case 7 -> functions.kinked(depth);
      case 8 ->
          "(" + draw.oneOf("double", "double", "float", "int") + ") (" + real(depth - 1) + ")";
      default -> switched(Kind.DOUBLE, depth).orElseGet(() -> realLeaf(depth));
    };
  }

  private String binary(int depth) {
    String a = real(depth - 1);
    String b = real(depth - 1);
    return switch (draw.weighted("single", 5, 4, 8, 3, 1)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - " + b + ")";
      case 2 -> a + " * " + b;
      case 3 -> a + " / (" + draw.oneOf("2", "3.5", "-2.5") + " + Math.sin(" + b + "))";
      default -> "(" + a + " % (1.5 + Math.cos(" + b + ")))";
    };
  }

  private String realLeaf(int depth) {
    return switch (draw.weighted("leaf", 50, 24, 8, 5, 6, 2, 2, 3)) {
      case 0 -> local(Kind.DOUBLE).orElseGet(this::literal);
      case 1 -> references.element(Kind.DOUBLE, depth).orElseGet(this::literal);
      case 2 -> local(Kind.FLOAT).orElseGet(this::literal);
      case 3 -> local(Kind.INT).orElseGet(this::literal);
      case 4 -> literal();
      case 5 -> draw.oneOf("SCALE", "Math.PI", "HALF");
      case 6 -> draw.pick(scope.all(l -> l.kind().isOtherInteger()), Local::name).orElse("2L");
      default -> w.constants.arrays() ? data(depth) : literal();
    };
  }

  private String literal() {
    return draw.oneOf("0.5", "1.5", "-0.3", "2.0", "0.125", "1", "3", "0.7f", "1.0", "0.0", "2");
  }

  Optional<String> local(Kind kind) {
    List<Local> locals = scope.all(kind);
    return locals.isEmpty() ? Optional.empty() : Optional.of(draw.pick(locals).name());
  }

  /** A double expression that changes something while it is evaluated. */
  private String effect(int depth) {
    Kind kind = draw.chance(12) ? Kind.FLOAT : Kind.DOUBLE;
    Optional<String> place = place(kind, depth - 1);
    if (place.isEmpty()) {
      return realLeaf(depth);
    }
    String p = place.get();
    return switch (draw.below(9)) {
      case 0 -> p + "++";
      case 1 -> p + "--";
      case 2 -> "++" + p;
      case 3 -> "(" + p + " += " + damped(depth - 1) + ")";
      case 4 -> "(" + p + " *= " + damped(depth - 1) + ")";
      case 5 -> "(" + p + " -= " + damped(depth - 1) + ")";
      case 6 -> "(" + p + " /= 2 + Math.cos(" + real(depth - 1) + "))";
      default -> "(" + p + " = (" + kind.java() + ") (" + damped(depth - 1) + "))";
    };
  }

  /** Something of the kind that can be assigned to: a variable or an element. */
  Optional<String> place(Kind kind, int depth) {
    List<Local> locals = scope.assignable(kind);
    boolean element = locals.isEmpty() || draw.chance(40);
    if (element) {
      Optional<String> place = references.written(kind, depth);
      if (place.isPresent()) {
        return place;
      }
    }
    return locals.isEmpty() ? Optional.empty() : Optional.of(draw.pick(locals).name());
  }

  /** An element of a static array of numbers. */
  private String data(int depth) {
    return draw.chance(70)
        ? "DATA[Math.floorMod(" + whole(Math.min(1, depth - 1)) + ", DATA.length)]"
        : "TABLE[Math.floorMod(" + whole(0) + ", 2)][" + draw.below(2) + "]";
  }

  /** A constant of the program's enum. */
  private String way(int depth) {
    return switch (draw.below(depth > 0 ? 6 : 4)) {
      case 0, 1, 2 -> local(Kind.WAY).orElse("Way.LEFT");
      case 3 -> "Way." + draw.oneOf("LEFT", "RIGHT", "UP");
      case 4 -> helper(Kind.WAY, depth).orElse("Way.UP");
      default -> "(" + test(depth - 1) + " ? " + way(0) + " : " + way(0) + ")";
    };
  }

  /** A byte, short or char. */
  private String narrow(Kind kind, int depth) {
    return draw.chance(30)
        ? local(kind).orElse("(" + kind.java() + ") 3")
        : Functions.cast(kind.java(), draw.chance(80) ? whole(depth - 1) : real(depth - 1));
  }

  /** A float. */
  String single(int depth) {
    if (depth <= 0) {
      return draw.chance(50)
          ? local(Kind.FLOAT).orElse("0.5f")
          : references.element(Kind.FLOAT, depth).orElse("1.25f");
    }
    return switch (draw.below(8)) {
      case 0 -> "(" + single(depth - 1) + " + " + single(depth - 1) + ")";
      case 1 -> single(depth - 1) + " * " + single(depth - 1);
      case 2, 3 -> functions.single(depth);
      case 4 -> helper(Kind.FLOAT, depth).orElseGet(() -> Functions.cast("float", real(depth - 1)));
      case 5 -> "(" + test(depth - 1) + " ? " + single(depth - 1) + " : " + single(0) + ")";
      default -> Functions.cast("float", damped(depth - 1));
    };
  }

  // Integers.

  /** An int. */
  String whole(int depth) {
    if (depth <= 0 || draw.chance(25)) {
      return draw.chance(70)
          ? local(Kind.INT).orElseGet(() -> "" + draw.below(4))
          : draw.chance(50) ? wholeLeaf() : "" + draw.below(4);
    }
    String a = whole(depth - 1);
    return switch (draw.below(20)) {
      case 0, 1 -> "(" + a + " + " + whole(depth - 1) + ")";
      case 2 -> "(" + a + " - " + whole(depth - 1) + ")";
      case 3 -> a + " * " + whole(depth - 1);
      case 4 -> a + " / " + draw.between(2, 3);
      case 5 -> a + " % " + draw.between(2, 4);
      case 6 -> functions.whole(a, depth);
      case 7 -> "(" + a + draw.oneOf(" & ", " | ", " ^ ") + whole(depth - 1) + ")";
      case 8 -> "(" + a + draw.oneOf(" >> ", " << ", " >>> ") + "1)";
      case 9, 10 -> "(int) (" + draw.between(1, 3) + " * (" + real(depth - 1) + "))";
      case 11 -> "(int) Math.round((double) (" + real(depth - 1) + "))";
      case 12 -> "(" + test(depth - 1) + " ? " + a + " : " + whole(depth - 1) + ")";
      case 13 -> "Math.floorMod(" + a + ", " + draw.between(2, 4) + ")";
      case 14 -> "(" + draw.oneOf("byte", "short", "char", "int") + ") (" + wide(depth - 1) + ")";
      case 15 -> switched(Kind.INT, depth).orElse(a);
      case 16 -> helper(Kind.INT, depth).orElse(a);
      case 17 -> "~" + "(" + a + ")";
      default -> w.pure ? a : wholeEffect(depth).orElse(a);
    };
  }

  private String wholeLeaf() {
    if (draw.chance(40)) {
      List<Local> narrow = scope.all(l -> l.kind().isOtherInteger() && l.kind() != Kind.LONG);
      if (!narrow.isEmpty()) {
        return draw.pick(narrow).name();
      }
      if (w.constants.arrays()) {
        return "ORDER[" + draw.below(3) + "]";
      }
      if (!w.pure && !scope.all(Kind.WAY).isEmpty()) {
        return draw.pick(scope.all(Kind.WAY)).name() + ".ordinal()";
      }
    }
    List<Local> arrays = scope.all(l -> l.kind().isArray());
    if (!arrays.isEmpty() && draw.chance(50)) {
      return draw.pick(arrays).name() + ".length";
    }
    return references.element(Kind.INT, 0).orElse("1");
  }

  private Optional<String> wholeEffect(int depth) {
    return place(Kind.INT, 0)
        .map(
            p ->
                switch (draw.below(6)) {
                  case 0, 1 -> p + draw.oneOf("++", "--");
                  case 2 -> draw.oneOf("++", "--") + p;
                  case 3 -> "(" + p + " = " + whole(depth - 1) + ")";
                  case 4 -> "(" + p + " += " + real(depth - 1) + ")";
                  default -> "(" + p + draw.oneOf(" += ", " -= ", " ^= ") + whole(depth - 1) + ")";
                });
  }

  private String wide(int depth) {
    return switch (draw.below(8)) {
      case 0, 1 -> local(Kind.LONG).orElse("2L");
      case 3 -> functions.wide(whole(depth - 1), depth);
      case 4 -> references.element(Kind.LONG, 0).orElse("3L");
      case 5 -> w.pure ? whole(depth - 1) : wideEffect().orElse("4L");
      case 6 -> "(" + local(Kind.LONG).orElse("3L") + " + " + whole(depth - 1) + ")";
      case 7 -> "(long) (" + real(depth - 1) + ")";
      default -> whole(depth - 1);
    };
  }

  private Optional<String> wideEffect() {
    return place(Kind.LONG, 0)
        .map(
            p ->
                draw.chance(50) ? p + "++" : "(" + p + draw.oneOf(" += ", " ^= ") + whole(0) + ")");
  }

  // Tests.

  /** A condition. */
  String test(int depth) {
    if (depth <= 0) {
      return compare(0);
    }
    return switch (draw.below(18)) {
      case 0 -> "(" + test(depth - 1) + " && " + test(depth - 1) + ")";
      case 1 -> "(" + test(depth - 1) + " || " + test(depth - 1) + ")";
      case 2 -> "!(" + test(depth - 1) + ")";
      case 3 -> "(" + test(depth - 1) + draw.oneOf(" ^ ", " & ", " | ", " == ") + compare(0) + ")";
      case 4 -> local(Kind.BOOLEAN).orElseGet(() -> compare(depth));
      case 5 ->
          (w.pure ? Optional.<String>empty() : place(Kind.BOOLEAN, depth - 1))
              .map(p -> "(" + p + " = " + compare(depth) + ")")
              .orElseGet(() -> compare(depth));
      case 6 ->
          scope.all(Kind.STRING).isEmpty()
              ? compare(depth)
              : draw.pick(scope.all(Kind.STRING)).name() + " == " + draw.oneOf("\"a\"", "\"b\"");
      case 7 ->
          w.constants.ways()
              ? "(" + way(depth - 1) + draw.oneOf(" == ", " != ") + way(0) + ")"
              : compare(depth);
      case 8 -> references.element(Kind.BOOLEAN, depth - 1).orElseGet(() -> compare(depth));
      case 9 -> helper(Kind.BOOLEAN, depth).orElseGet(() -> compare(depth));
      case 10 -> w.constants.arrays() ? "FLAGS[" + draw.below(2) + "]" : compare(depth);
      case 11 ->
          "Double." + draw.oneOf("isNaN", "isFinite", "isInfinite") + "(" + real(depth - 1) + ")";
      default -> compare(depth);
    };
  }

  private String compare(int depth) {
    String op = draw.oneOf(" < ", " > ", " <= ", " >= ");
    if (draw.chance(25)) {
      return "(" + whole(depth - 1) + op + whole(depth - 1) + ")";
    }
    if (draw.chance(8)) {
      return "(" + whole(depth - 1) + draw.oneOf(" == ", " != ") + draw.below(4) + ")";
    }
    String right = draw.chance(50) ? draw.oneOf("0", "0.5", "-0.25", "1") : real(depth - 1);
    return "(" + real(depth - 1) + op + right + ")";
  }

  // Calls.

  /** A call of a method of the same class, if there is one with this result. */
  Optional<String> helper(Kind result, int depth) {
    List<Helper> fitting =
        w.helpers.stream()
            .filter(h -> h.result() == result)
            .filter(h -> !w.pure && (!h.depth() || w.loops < 2))
            .toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(call(draw.pick(fitting), depth));
  }

  String call(Helper helper, int depth) {
    List<String> arguments = new ArrayList<>();
    int count = helper.parameters().size();
    for (int i = 0; i < count; i++) {
      Kind kind = helper.parameters().get(i);
      if (helper.varargs() && i == count - 1 && draw.chance(70)) {
        int more = draw.between(2, 4);
        for (int j = 0; j < more; j++) {
          arguments.add(of(kind.element(), Math.max(0, depth - 2)));
        }
      } else if (helper.depth() && i == count - 1) {
        arguments.add("Math.floorMod(" + whole(0) + ", " + draw.between(2, 4) + ")");
      } else {
        arguments.add(of(kind, Math.max(0, depth - 2)));
      }
    }
    return helper.name() + "(" + String.join(", ", arguments) + ")";
  }

  private Optional<String> switched(Kind kind, int depth) {
    return w.pure || depth < 2
        ? Optional.empty()
        : switches.map(s -> s.expression(kind, Math.min(depth - 1, 2)));
  }

  /** All variables that the result can be made to depend on. */
  String collected() {
    List<String> terms = new ArrayList<>();
    for (Local local : scope.all(l -> l.kind().isReal())) {
      String name = local.name();
      Stream<String> values =
          switch (local.kind()) {
            case DOUBLE, FLOAT -> Stream.of(name);
            case DOUBLES, FLOATS -> Stream.of(name + "[0]", name + "[1]");
            case MATRIX, FLOAT_MATRIX -> Stream.of(name + "[0][0]", name + "[1][1]");
            default -> Stream.of(name + "[0][1][0]", name + "[1][0][1]");
          };
      values.forEach(value -> terms.add(draw.oneOf("0.5", "-0.75", "1.25", "2") + " * " + value));
    }
    return terms.isEmpty() ? "1.0" : String.join(" + ", terms);
  }
}
