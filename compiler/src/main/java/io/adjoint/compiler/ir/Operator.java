package io.adjoint.compiler.ir;

/**
 * Java's binary operators. Both operands have the same type (casts are explicit), shifts excepted.
 */
public enum Operator {
  ADD("+"),
  SUB("-"),
  MUL("*"),
  DIV("/"),
  REM("%"),
  SHL("<<"),
  SHR(">>"),
  USHR(">>>"),
  /** Bitwise, or logical without short cut where the operands are boolean. */
  AND("&"),
  OR("|"),
  XOR("^"),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  EQ("=="),
  NE("!="),
  /** Short-circuit: the right operand is evaluated only where the left one is true. */
  LAND("&&"),
  LOR("||");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  public boolean isComparison() {
    return ordinal() >= LT.ordinal() && ordinal() <= NE.ordinal();
  }

  public boolean isShortCircuit() {
    return this == LAND || this == LOR;
  }

  public boolean isShift() {
    return this == SHL || this == SHR || this == USHR;
  }
}
