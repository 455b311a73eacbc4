package io.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * Constants as a person writes them, exactly: {@code 0.1}, {@code 1e-8}, {@code Math.PI}, {@code
 * Integer.MIN_VALUE}.
 */
final class JavaLiterals {
  private static final ClassName DOUBLE = ClassName.get("java.lang", "Double");
  private static final ClassName FLOAT = ClassName.get("java.lang", "Float");
  private static final ClassName LONG = ClassName.get("java.lang", "Long");
  private static final ClassName INTEGER = ClassName.get("java.lang", "Integer");

  private static final Map<Double, Doc> NAMED_DOUBLES =
      Map.of(
          Double.NaN, named(DOUBLE, "NaN"),
          Double.POSITIVE_INFINITY, named(DOUBLE, "POSITIVE_INFINITY"),
          Double.NEGATIVE_INFINITY, named(DOUBLE, "NEGATIVE_INFINITY"),
          Double.MAX_VALUE, named(DOUBLE, "MAX_VALUE"),
          Double.MIN_VALUE, named(DOUBLE, "MIN_VALUE"),
          Double.MIN_NORMAL, named(DOUBLE, "MIN_NORMAL"),
          Math.PI, named(JavaTypes.MATH, "PI"),
          Math.E, named(JavaTypes.MATH, "E"));

  private static final Map<Float, Doc> NAMED_FLOATS =
      Map.of(
          Float.NaN, named(FLOAT, "NaN"),
          Float.POSITIVE_INFINITY, named(FLOAT, "POSITIVE_INFINITY"),
          Float.NEGATIVE_INFINITY, named(FLOAT, "NEGATIVE_INFINITY"),
          Float.MAX_VALUE, named(FLOAT, "MAX_VALUE"),
          Float.MIN_VALUE, named(FLOAT, "MIN_VALUE"),
          Float.MIN_NORMAL, named(FLOAT, "MIN_NORMAL"));

  private JavaLiterals() {}

  private static Doc named(ClassName owner, String name) {
    return Doc.join(Doc.type(owner), Doc.text("." + name));
  }

  /** Whether the literal begins with a minus. */
  static boolean isNegative(Expr.Const constant) {
    Object value = constant.value();
    if (value instanceof Double d) {
      return Double.isFinite(d) && (d < 0 || 1 / d < 0);
    } else if (value instanceof Float f) {
      return Float.isFinite(f) && (f < 0 || 1 / f < 0);
    } else if (value instanceof Integer i) {
      return i < 0 && i != Integer.MIN_VALUE;
    }
    return value instanceof Long l && l < 0 && l != Long.MIN_VALUE;
  }

  /** The literal. One of type short or byte is written as an int. */
  static Doc of(Expr.Const constant) {
    Object value = constant.value();
    if (value instanceof Double number) {
      Doc name = NAMED_DOUBLES.get(number);
      return name == null ? Doc.text(decimal(number)) : name;
    } else if (value instanceof Float number) {
      Doc name = NAMED_FLOATS.get(number);
      return name == null ? Doc.text(decimal(number) + "f") : name;
    } else if (value instanceof Long number) {
      return ofLong(number);
    } else if (value instanceof Integer number && constant.type() == Type.INT) {
      return ofInt(number);
    } else if (value instanceof Character character) {
      return Doc.text("'" + (character == '\'' ? "\\'" : escape(character)) + "'");
    } else if (value instanceof String text) {
      return Doc.text(quote(text));
    }
    return Doc.text(value.toString());
  }

  private static Doc ofInt(int number) {
    if (number == Integer.MIN_VALUE || number == Integer.MAX_VALUE) {
      return named(INTEGER, number < 0 ? "MIN_VALUE" : "MAX_VALUE");
    }
    return Doc.text(Integer.toString(number));
  }

  private static Doc ofLong(long number) {
    if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
      return named(LONG, number < 0 ? "MIN_VALUE" : "MAX_VALUE");
    }
    return Doc.text(number + "L");
  }

  /** The fewest digits that Java reads as this number; not those of the running JDK's own. */
  static String decimal(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return decimal(number, rounded);
      }
    }
    return decimal(number, exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
  }

  private static String decimal(float number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < 9; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.floatValue() == number) {
        return decimal(number, rounded);
      }
    }
    return decimal(number, exact.round(new MathContext(9, RoundingMode.HALF_EVEN)));
  }

  /**
   * @param number gives the sign, which a decimal zero does not have
   */
  private static String decimal(double number, BigDecimal value) {
    boolean minus = number < 0 || (number == 0 && 1 / number < 0);
    String sign = minus ? "-" : "";
    if (value.signum() == 0) {
      return sign + "0.0";
    }
    BigDecimal digits = value.abs().stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 7) {
      String plain = digits.toPlainString();
      return sign + plain + (plain.indexOf('.') < 0 ? ".0" : "");
    }
    String unscaled = digits.unscaledValue().toString();
    String fraction = unscaled.length() == 1 ? "" : "." + unscaled.substring(1);
    return sign + unscaled.charAt(0) + fraction + "e" + exponent;
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(c == '"' ? "\\\"" : escape((char) c)));
    return quoted.append('"').toString();
  }

  private static String escape(char character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\\' -> "\\\\";
      default ->
          character < 0x20 || character > 0x7e
              ? String.format(Locale.ROOT, "\\u%04x", (int) character)
              : String.valueOf(character);
    };
  }
}
