package io.adjoint.compiler.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Short forms for hand-built IR in tests. */
final class Ir {
  static final Type REALS = new Type.Array(Type.DOUBLE);
  static final Type MATRIX = new Type.Array(REALS);
  static final Type INTS = new Type.Array(Type.INT);

  private Ir() {}

  static Variable var(int id, String name, Type type) {
    return new Variable(id, name, type);
  }

  static Expr.Var v(Variable variable) {
    return new Expr.Var(variable);
  }

  static Expr num(double value) {
    return new Expr.Const(Type.DOUBLE, value);
  }

  static Expr single(float value) {
    return new Expr.Const(Type.FLOAT, value);
  }

  static Expr num(int value) {
    return new Expr.Const(Type.INT, value);
  }

  static Expr wide(long value) {
    return new Expr.Const(Type.LONG, value);
  }

  static Expr text(String value) {
    return new Expr.Const(Type.STRING, value);
  }

  static Expr bin(Expr left, String symbol, Expr right) {
    Operator operator =
        Arrays.stream(Operator.values())
            .filter(op -> op.symbol().equals(symbol))
            .findFirst()
            .orElseThrow();
    return new Expr.Binary(operator, left, right);
  }

  static Expr neg(Expr operand) {
    return new Expr.Unary(Expr.Unary.Op.NEG, operand);
  }

  static Expr not(Expr operand) {
    return new Expr.Unary(Expr.Unary.Op.NOT, operand);
  }

  static Expr.Load at(Expr array, Expr index) {
    return new Expr.Load(array, index);
  }

  static Expr math(String name, Expr... arguments) {
    return new Expr.Apply(
        MathFunction.ofDoubles("Math", name, arguments.length), List.of(arguments));
  }

  static Stmt let(Variable variable, Expr value) {
    return new Stmt.Declare(variable, Optional.of(value), Span.NONE);
  }

  static Stmt declare(Variable variable) {
    return new Stmt.Declare(variable, Optional.empty(), Span.NONE);
  }

  static Stmt set(Expr.Place place, Expr value) {
    return new Stmt.Set(place, value, Span.NONE);
  }

  static Stmt set(Variable variable, Expr value) {
    return set(v(variable), value);
  }

  static Stmt add(Expr.Place place, Expr value) {
    return new Stmt.Increment(place, false, value, Span.NONE);
  }

  static Stmt sub(Expr.Place place, Expr value) {
    return new Stmt.Increment(place, true, value, Span.NONE);
  }

  static Stmt ret(Expr value) {
    return new Stmt.Return(Optional.of(value), Span.NONE);
  }

  static Stmt ret() {
    return new Stmt.Return(Optional.empty(), Span.NONE);
  }

  static Stmt iff(Expr condition, Block yes, Block no) {
    return new Stmt.If(condition, yes, no, Span.NONE);
  }

  static Stmt loop(Label label, Expr condition, Block body, Block update) {
    return new Stmt.Loop(label, condition, body, update, Span.NONE);
  }

  /** {@code for (int i = 0; i < n; i++)}. */
  static Stmt count(Label label, Variable i, Expr n, Stmt... body) {
    return new Stmt.Scope(
        Block.of(
            let(i, num(0)),
            loop(label, bin(v(i), "<", n), Block.of(body), Block.of(add(v(i), num(1))))),
        Span.NONE);
  }

  static Stmt exit(Label label) {
    return new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, Span.NONE);
  }

  static Stmt goOn(Label label) {
    return new Stmt.Exit(Stmt.Exit.Kind.CONTINUE, label, Span.NONE);
  }

  static Block block(Stmt... statements) {
    return Block.of(statements);
  }

  static Function function(String name, Type result, List<Variable> parameters, Stmt... body) {
    return new Function(name, name, parameters, result, Block.of(body), Span.NONE);
  }

  static Program program(Function... functions) {
    return new Program(List.of(functions), List.of());
  }
}
