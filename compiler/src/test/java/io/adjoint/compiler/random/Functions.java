package io.adjoint.compiler.random;

/**
 * Random calls of {@code Math} and {@code StrictMath}: all their functions, on arguments where they
 * and their derivatives are finite.
 */
final class Functions {
  private final Draw draw;
  private final Expressions expressions;

  Functions(Draw draw, Expressions expressions) {
    this.draw = draw;
    this.expressions = expressions;
  }

  private String owner() {
    return draw.chance(12) ? "StrictMath." : "Math.";
  }

  private String real(int depth) {
    return expressions.real(depth);
  }

  private String whole(int depth) {
    return expressions.whole(depth);
  }

  static String cast(String type, String e) {
    return "(" + type + ") (" + e + ")";
  }

  /** A function of one number that has a derivative everywhere. */
  String smooth(int depth) {
    String e = real(depth - 1);
    return owner()
        + switch (draw.below(23)) {
          case 0, 1, 2 -> "sin(" + e + ")";
          case 3, 4 -> "cos(" + e + ")";
          case 5, 6 -> "tanh(" + e + ")";
          case 7 -> "atan(" + e + ")";
          case 8 -> "exp(Math.sin(" + e + "))";
          case 9 -> "sinh(Math.cos(" + e + "))";
          case 10 -> "cosh(Math.tanh(" + e + "))";
          case 11 -> "log(1.5 + Math.sin(" + e + "))";
          case 12 -> "sqrt(0.25 + Math.abs(" + e + "))";
          case 13 -> "cbrt(1.5 + Math.sin(" + e + "))";
          case 14 -> "asin(0.9 * Math.sin(" + e + "))";
          case 15 -> "acos(0.9 * Math.cos(" + e + "))";
          case 16 -> "log1p(Math.abs(" + e + "))";
          case 17 -> "expm1(Math.atan(" + e + "))";
          case 18 -> "toRadians(" + e + ")";
          case 19 -> "log10(1.5 + Math.cos(" + e + "))";
          case 20 -> "tan(Math.sin(" + e + "))";
          case 21 -> "exp(-Math.abs(" + e + "))";
          default -> "toDegrees(0.01 * (" + e + "))";
        };
  }

  /** A function of one number that has a kink or jumps, or that is constant in steps. */
  String kinked(int depth) {
    String e = real(depth - 1);
    return owner()
        + switch (draw.below(14)) {
          case 0, 1, 2, 3, 4 -> "abs(" + e + ")";
          case 5 -> "floor(" + e + ")";
          case 6 -> "rint(" + e + ")";
          case 7 -> "signum(" + e + ")";
          case 8 -> "round(" + e + ")";
          case 9 -> "ulp(" + e + ")";
          case 10 -> draw.oneOf("nextUp", "nextDown") + "(" + e + ")";
          case 11 -> "getExponent(1.5 + Math.abs(" + e + "))";
          default -> "ceil(" + e + ")";
        };
  }

  /** A function of several numbers. */
  String ofSeveral(int depth) {
    String a = real(depth - 1);
    String b = real(depth - 2);
    String pair = "(" + a + ", " + b + ")";
    return switch (draw.below(16)) {
      case 0, 1 -> owner() + "max" + pair;
      case 2, 3 -> owner() + "min" + pair;
      case 4 -> owner() + "hypot" + pair;
      case 5 -> owner() + "atan2" + pair;
      case 6 ->
          owner() + "pow(" + a + ", " + draw.oneOf("2", "3", "0", "1", "2.0", "4", "-0.0") + ")";
      case 7 ->
          owner()
              + "pow(0.5 + Math.abs("
              + a
              + "), "
              + draw.oneOf("-1", "0.5", "Math.tanh(" + b + ")")
              + ")";
      case 8 -> owner() + "pow(" + a + ", " + "Math.floorMod(" + whole(depth - 2) + ", 4))";
      case 9 -> owner() + "copySign" + pair;
      case 10 -> owner() + "fma(" + a + ", " + b + ", " + real(depth - 2) + ")";
      case 11 -> owner() + "IEEEremainder(" + a + ", 2 + Math.sin(" + b + "))";
      case 12 ->
          owner()
              + "scalb("
              + cast(draw.oneOf("double", "double", "float"), a)
              + ", Math.floorMod("
              + whole(0)
              + ", 3) - 1)";
      case 13 ->
          draw.oneOf("Double.sum", "Double.max", "Double.min", "Float.sum").startsWith("F")
              ? "Float.sum(" + cast("float", a) + ", " + cast("float", b) + ")"
              : draw.oneOf("Double.sum", "Double.max", "Double.min") + pair;
      case 14 -> owner() + "nextAfter(" + cast("double", a) + ", " + cast("double", b) + ")";
      default -> "io.adjoint.Adjoint.stopGradient(" + cast("double", a) + ")";
    };
  }

  /** A function of floats whose result is a float. */
  String single(int depth) {
    String a = expressions.single(depth - 1);
    String b = expressions.single(depth - 2);
    return switch (draw.below(12)) {
      case 0, 1 -> owner() + "abs(" + a + ")";
      case 2 -> owner() + "max(" + a + ", " + b + ")";
      case 3 -> owner() + "min(" + a + ", " + b + ")";
      case 4 -> owner() + "fma(" + a + ", " + b + ", 0.5f)";
      case 5 -> owner() + "copySign(" + a + ", " + b + ")";
      case 6 -> owner() + "scalb(" + a + ", -1)";
      case 7 -> owner() + "signum(" + a + ")";
      case 8 -> owner() + draw.oneOf("nextUp", "nextDown", "ulp") + "(" + a + ")";
      case 9 -> "Float." + draw.oneOf("sum", "max", "min") + "(" + a + ", " + b + ")";
      case 10 -> owner() + "nextAfter(" + a + ", " + cast("double", b) + ")";
      default -> owner() + "max(" + a + ", 0.75f)";
    };
  }

  /** A function whose result is an int. */
  String whole(String a, int depth) {
    String small = "Math.floorMod(" + whole(depth - 1) + ", 4)";
    return switch (draw.below(11)) {
      case 0, 1 -> owner() + draw.oneOf("max", "min") + "(" + a + ", " + whole(depth - 1) + ")";
      case 2 -> owner() + "abs(" + a + ")";
      case 3 -> owner() + draw.oneOf("floorDiv", "floorMod") + "(" + a + ", " + small + " - 5)";
      case 4 -> owner() + draw.oneOf("addExact", "subtractExact") + "(" + small + ", 2)";
      case 5 -> owner() + "multiplyExact(" + small + ", " + small + ")";
      case 6 ->
          "Math."
              + draw.oneOf("negateExact", "incrementExact", "decrementExact", "abs")
              + "("
              + small
              + ")";
      case 7 -> "Math.toIntExact(" + cast("long", small) + ")";
      case 8 -> owner() + "round(" + expressions.single(depth - 1) + ")";
      case 9 -> owner() + "getExponent(1.5f + Math.abs(" + expressions.single(depth - 1) + "))";
      default -> owner() + "floorMod((long) (" + a + "), 3)";
    };
  }

  /** A function whose result is a long. */
  String wide(String a, int depth) {
    String small = "Math.floorMod(" + whole(depth - 1) + ", 4)";
    return switch (draw.below(5)) {
      case 0 -> owner() + "max((long) (" + a + "), 1L)";
      case 1 -> owner() + "floorDiv((long) (" + a + "), 3L)";
      case 2 -> owner() + "multiplyFull(" + small + ", " + small + ")";
      case 3 -> owner() + "multiplyHigh((long) (" + a + ") << 60, " + small + ")";
      default -> owner() + "round((double) (" + real(depth - 1) + "))";
    };
  }
}
