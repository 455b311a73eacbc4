package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import java.math.BigInteger;
import java.util.Optional;

/** The values of literals. */
final class Literals {
  private Literals() {}

  /** The value of a literal; empty for anything else, {@code null} included. */
  static Optional<Expr.Const> read(Expression expression) {
    if (expression instanceof IntegerLiteralExpr literal) {
      return Optional.of(new Expr.Const(Type.INT, integer(literal.getValue()).intValue()));
    } else if (expression instanceof LongLiteralExpr literal) {
      return Optional.of(new Expr.Const(Type.LONG, integer(literal.getValue()).longValue()));
    } else if (expression instanceof DoubleLiteralExpr literal) {
      return Optional.of(real(literal.getValue()));
    } else if (expression instanceof CharLiteralExpr literal) {
      String text = literal.getValue().translateEscapes();
      return Optional.of(new Expr.Const(Type.CHAR, text.charAt(0)));
    } else if (expression instanceof BooleanLiteralExpr literal) {
      return Optional.of(new Expr.Const(Type.BOOLEAN, literal.getValue()));
    } else if (expression instanceof StringLiteralExpr literal) {
      return Optional.of(new Expr.Const(Type.STRING, literal.getValue().translateEscapes()));
    } else if (expression instanceof TextBlockLiteralExpr literal) {
      return Optional.of(new Expr.Const(Type.STRING, literal.asString()));
    }
    return Optional.empty();
  }

  /** Any of Java's forms; {@code 2147483648} and {@code 0xffffffff} wrap around as in Java. */
  private static BigInteger integer(String text) {
    String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    if (digits.endsWith("l")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    } else if (digits.startsWith("0b")) {
      return new BigInteger(digits.substring(2), 2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      return new BigInteger(digits.substring(1), 8);
    }
    return new BigInteger(digits);
  }

  private static Expr.Const real(String text) {
    String digits = text.replace("_", "");
    boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
    char last = digits.charAt(digits.length() - 1);
    // In a hexadecimal literal a last f is a suffix too: the exponent is always decimal.
    if ((last == 'f' || last == 'F') && (!hexadecimal || digits.matches(".*[pP].*"))) {
      return new Expr.Const(Type.FLOAT, Float.parseFloat(digits));
    }
    return new Expr.Const(Type.DOUBLE, Double.parseDouble(digits));
  }
}
