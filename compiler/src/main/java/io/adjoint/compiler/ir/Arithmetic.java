package io.adjoint.compiler.ir;

/** The operators over the carriers of {@link Node}. */
// An int product overflows, and & evaluates both sides: as in Java.
@SuppressWarnings({"NarrowCalculation", "ShortCircuitBoolean"})
final class Arithmetic {
  private Arithmetic() {}

  /**
   * A tangent times a partial derivative; a zero tangent contributes zero whatever the partial is.
   */
  static double times(double tangent, double partial) {
    return tangent == 0 ? 0 : tangent * partial;
  }

  static Node.Real real(Operator op, boolean single, Node.Real left, Node.Real right) {
    return switch (op) {
      case ADD ->
          f -> {
            double a = left.eval(f);
            double da = f.tangent;
            double b = right.eval(f);
            f.tangent = da + f.tangent;
            return single ? (float) a + (float) b : a + b;
          };
      case SUB ->
          f -> {
            double a = left.eval(f);
            double da = f.tangent;
            double b = right.eval(f);
            f.tangent = da - f.tangent;
            return single ? (float) a - (float) b : a - b;
          };
      case MUL ->
          f -> {
            double a = left.eval(f);
            double da = f.tangent;
            double b = right.eval(f);
            f.tangent = times(da, b) + times(f.tangent, a);
            return single ? (float) a * (float) b : a * b;
          };
      case DIV ->
          f -> {
            double a = left.eval(f);
            double da = f.tangent;
            double b = right.eval(f);
            double db = f.tangent;
            // (a / b) / b, not a / (b * b), which overflows sooner.
            f.tangent = (da == 0 ? 0 : da / b) - times(db, a / b / b);
            return single ? (float) a / (float) b : a / b;
          };
      case REM ->
          f -> {
            double a = left.eval(f);
            double da = f.tangent;
            double b = right.eval(f);
            double db = f.tangent;
            double remainder = single ? (float) a % (float) b : a % b;
            f.tangent = da + times(db, (remainder - a) / b);
            return remainder;
          };
      default -> throw new IllegalArgumentException(op + " does not give a real");
    };
  }

  static Node.Whole whole(Operator op, boolean wide, Node.Whole left, Node.Whole right) {
    return switch (op) {
      case ADD ->
          wide ? f -> left.eval(f) + right.eval(f) : f -> (int) left.eval(f) + (int) right.eval(f);
      case SUB ->
          wide ? f -> left.eval(f) - right.eval(f) : f -> (int) left.eval(f) - (int) right.eval(f);
      case MUL ->
          wide ? f -> left.eval(f) * right.eval(f) : f -> (int) left.eval(f) * (int) right.eval(f);
      case DIV ->
          wide ? f -> left.eval(f) / right.eval(f) : f -> (int) left.eval(f) / (int) right.eval(f);
      case REM ->
          wide ? f -> left.eval(f) % right.eval(f) : f -> (int) left.eval(f) % (int) right.eval(f);
      // The distance counts modulo the width of the left operand, so its upper half is never read.
      case SHL ->
          wide
              ? f -> left.eval(f) << (int) right.eval(f)
              : f -> (int) left.eval(f) << (int) right.eval(f);
      case SHR ->
          wide
              ? f -> left.eval(f) >> (int) right.eval(f)
              : f -> (int) left.eval(f) >> (int) right.eval(f);
      case USHR ->
          wide
              ? f -> left.eval(f) >>> (int) right.eval(f)
              : f -> (int) left.eval(f) >>> (int) right.eval(f);
      case AND -> f -> left.eval(f) & right.eval(f);
      case OR -> f -> left.eval(f) | right.eval(f);
      case XOR -> f -> left.eval(f) ^ right.eval(f);
      default -> throw new IllegalArgumentException(op + " does not give an integer");
    };
  }

  static Node.Truth truth(Operator op, Node.Truth left, Node.Truth right) {
    return switch (op) {
      case AND -> f -> left.eval(f) & right.eval(f);
      case OR -> f -> left.eval(f) | right.eval(f);
      case XOR, NE -> f -> left.eval(f) ^ right.eval(f);
      case EQ -> f -> left.eval(f) == right.eval(f);
      case LAND -> f -> left.eval(f) && right.eval(f);
      case LOR -> f -> left.eval(f) || right.eval(f);
      default -> throw new IllegalArgumentException(op + " does not take booleans");
    };
  }

  static Node.Truth compareReals(Operator op, Node.Real left, Node.Real right) {
    return switch (op) {
      case LT -> f -> left.eval(f) < right.eval(f);
      case LE -> f -> left.eval(f) <= right.eval(f);
      case GT -> f -> left.eval(f) > right.eval(f);
      case GE -> f -> left.eval(f) >= right.eval(f);
      case EQ -> f -> left.eval(f) == right.eval(f);
      case NE -> f -> left.eval(f) != right.eval(f);
      default -> throw new IllegalArgumentException(op + " does not compare");
    };
  }

  static Node.Truth compareWholes(Operator op, Node.Whole left, Node.Whole right) {
    return switch (op) {
      case LT -> f -> left.eval(f) < right.eval(f);
      case LE -> f -> left.eval(f) <= right.eval(f);
      case GT -> f -> left.eval(f) > right.eval(f);
      case GE -> f -> left.eval(f) >= right.eval(f);
      case EQ -> f -> left.eval(f) == right.eval(f);
      case NE -> f -> left.eval(f) != right.eval(f);
      default -> throw new IllegalArgumentException(op + " does not compare");
    };
  }

  static Node.Truth same(Operator op, Node.Ref left, Node.Ref right) {
    return switch (op) {
      case EQ -> f -> left.eval(f) == right.eval(f);
      case NE -> f -> left.eval(f) != right.eval(f);
      default -> throw new IllegalArgumentException(op + " does not take references");
    };
  }
}
