package io.adjoint.compiler.ir;

import java.util.Locale;

/** Constants as Java literals: exact, and of the type they have. */
final class Literals {
  private Literals() {}

  static String of(Expr.Const constant) {
    Object value = constant.value();
    if (value instanceof Double number) {
      return ofDouble(number);
    } else if (value instanceof Float number) {
      return ofFloat(number);
    } else if (value instanceof Long) {
      return value + "L";
    } else if (value instanceof Character character) {
      return "'" + (character == '\'' ? "\\'" : escape(character)) + "'";
    } else if (value instanceof String text) {
      return quote(text);
    } else if (constant.type() == Type.SHORT || constant.type() == Type.BYTE) {
      return "(" + constant.type() + ") " + value;
    } else {
      return value.toString();
    }
  }

  private static String ofDouble(double value) {
    if (Double.isFinite(value)) {
      return Double.toString(value);
    }
    return Double.isNaN(value)
        ? "Double.NaN"
        : value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
  }

  private static String ofFloat(float value) {
    if (Float.isFinite(value)) {
      return value + "f";
    }
    return Float.isNaN(value)
        ? "Float.NaN"
        : value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
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
