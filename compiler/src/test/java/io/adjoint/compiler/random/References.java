package io.adjoint.compiler.random;

import io.adjoint.compiler.random.Scope.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Expressions whose values are arrays, and the elements of arrays.
 *
 * <p>Every array has two elements at least, and no row is missing; so the indices 0 and 1 are right
 * everywhere.
 */
final class References {
  private final Writer w;
  private final Draw draw;
  private final Scope scope;
  private final Expressions expressions;

  References(Writer w, Expressions expressions) {
    this.w = w;
    this.draw = w.draw;
    this.scope = w.scope;
    this.expressions = expressions;
  }

  /** An array: an alias of another, or a new one. */
  String of(Kind kind, int depth) {
    List<Local> locals = scope.all(kind);
    if (!locals.isEmpty() && (depth <= 0 || draw.chance(35))) {
      return draw.pick(locals).name();
    }
    return draw.chance(locals.isEmpty() ? 85 : 55) ? fresh(kind, depth) : alias(kind, depth);
  }

  private String alias(Kind kind, int depth) {
    List<Local> locals = scope.all(kind);
    if (locals.isEmpty()) {
      return fresh(kind, depth);
    }
    String one = draw.pick(locals).name();
    String other = draw.pick(locals).name();
    switch (draw.below(5)) {
      case 0, 1:
        String last =
            depth > 1 && draw.chance(30)
                ? "(" + expressions.test(depth - 2) + " ? " + other + " : " + one + ")"
                : other;
        return "(" + expressions.test(depth - 1) + " ? " + one + " : " + last + ")";
      case 2:
        List<Local> assignable = scope.assignable(kind);
        if (!assignable.isEmpty() && !w.pure) {
          return "(" + draw.pick(assignable).name() + " = " + other + ")";
        }
        return one;
      case 3:
        return row(kind, depth).orElse(one);
      default:
        return expressions.helper(kind, depth).orElse(one);
    }
  }

  private Optional<String> row(Kind kind, int depth) {
    return kind == Kind.LONGS || kind == Kind.BOOLEANS || kind == Kind.CUBE
        ? Optional.empty()
        : element(kind, depth);
  }

  /** An array that nobody else has. */
  String fresh(Kind kind, int depth) {
    List<Local> locals = scope.all(kind);
    if (!locals.isEmpty() && draw.chance(60)) {
      String source = draw.pick(locals).name();
      return switch (draw.below(kind.element().isArray() ? 3 : 5)) {
        case 0, 1 -> source + ".clone()";
        case 2 -> "java.util.Arrays.copyOf(" + source + ", 2)";
        case 3 -> "java.util.Arrays.copyOf(" + source + ", " + draw.between(2, 4) + ")";
        default -> "java.util.Arrays.copyOfRange(" + source + ", 1, " + draw.between(3, 5) + ")";
      };
    }
    return switch (kind) {
      case DOUBLES, FLOATS, INTS, LONGS, BOOLEANS -> flat(kind, depth);
      case MATRIX, FLOAT_MATRIX, INT_MATRIX -> matrix(kind, depth);
      default ->
          draw.chance(50)
              ? "new double[2][2][" + draw.between(2, 3) + "]"
              : "new double[][][] {" + of(Kind.MATRIX, 0) + ", " + of(Kind.MATRIX, 0) + "}";
    };
  }

  private String flat(Kind kind, int depth) {
    String type = kind.element().java();
    if (draw.chance(35)) {
      return "new "
          + type
          + "["
          + (draw.chance(50)
              ? "" + draw.between(2, 4)
              : "2 + Math.floorMod(" + expressions.whole(0) + ", 2)")
          + "]";
    }
    return "new " + type + "[] {" + elements(kind, depth) + "}";
  }

  /** The elements between the braces of an initialiser. */
  String elements(Kind kind, int depth) {
    List<String> elements = new ArrayList<>();
    int count = draw.between(2, 3);
    for (int i = 0; i < count; i++) {
      elements.add(expressions.of(kind.element(), Math.min(depth - 1, 2)));
    }
    return String.join(", ", elements);
  }

  private String matrix(Kind kind, int depth) {
    Kind row = kind.element();
    return switch (draw.below(4)) {
      case 0 -> "new " + row.element().java() + "[2][" + draw.between(2, 3) + "]";
      case 1 ->
          "new "
              + kind.java()
              + " {{"
              + elements(row, depth - 1)
              + "}, {"
              + elements(row, depth - 1)
              + "}}";
      default -> "new " + kind.java() + " {" + of(row, depth - 1) + ", " + of(row, depth - 1) + "}";
    };
  }

  /** An element of the kind of some array in reach. */
  Optional<String> element(Kind kind, int depth) {
    return element(kind, depth, l -> true);
  }

  /** An element that may be changed. */
  Optional<String> written(Kind kind, int depth) {
    return element(kind, depth, scope::isOpen);
  }

  private Optional<String> element(Kind kind, int depth, Predicate<Local> wanted) {
    List<Local> holders =
        scope.all(l -> l.kind().isArray() && reaches(l.kind(), kind) && wanted.test(l));
    if (holders.isEmpty()) {
      return Optional.empty();
    }
    Local holder = draw.pick(holders);
    if (!w.pure
        && !scope.isSealed()
        && depth > 0
        && holder.kind().element() == kind
        && draw.chance(8)) {
      return Optional.of("(" + alias(holder.kind(), depth - 1) + ")[" + draw.below(2) + "]");
    }
    StringBuilder text = new StringBuilder(holder.name());
    Kind at = holder.kind();
    boolean simple = true;
    while (at != kind) {
      String index = index(holder.name(), text.toString(), simple, depth);
      text.append('[').append(index).append(']');
      simple &= text.indexOf("++") < 0 && text.indexOf("=") < 0 && text.indexOf("(") < 0;
      at = at.element();
    }
    return Optional.of(text.toString());
  }

  private static boolean reaches(Kind holder, Kind wanted) {
    Kind at = holder;
    while (at.isArray() && at != wanted) {
      at = at.element();
    }
    return at == wanted && holder != wanted;
  }

  /**
   * An index of an array.
   *
   * @param base the variable that the text of the array begins with
   * @param simple whether the array's text can be repeated
   */
  private String index(String base, String array, boolean simple, int depth) {
    List<Local> known = scope.all(l -> l.within().filter(array::equals).isPresent());
    if (!known.isEmpty() && draw.chance(75)) {
      String i = draw.pick(known).name();
      return draw.chance(75) ? i : array + ".length - 1 - " + i;
    }
    if (simple && depth > 0 && !w.pure && draw.chance(7)) {
      Optional<String> stored = draw.pick(scope.assignable(Kind.INT), Local::name);
      if (stored.isPresent()) {
        return stored.get() + " = Math.floorMod(" + expressions.whole(0) + ", 2)";
      }
    }
    if (simple && draw.chance(55)) {
      String whole = expressions.whole(Math.min(depth - 1, 2));
      // The length is read after the index is computed; an assignment to the array itself in the
      // index would make it that of another array.
      return whole.contains(base + " = ")
          ? "0"
          : "Math.floorMod(" + whole + ", " + length(array) + ")";
    }
    return "" + draw.below(2);
  }

  private String length(String array) {
    return draw.chance(80) ? array + ".length" : "2";
  }
}
