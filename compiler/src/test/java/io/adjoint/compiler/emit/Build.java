package io.adjoint.compiler.emit;

import io.adjoint.Mode;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Places;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.GradientUnit;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hand-built IR for the tests of this package. */
final class Build {
  static final Variable X = new Variable(1, "x", Type.DOUBLE);
  static final Variable Y = new Variable(2, "y", Type.DOUBLE);
  static final Variable N = new Variable(3, "n", Type.INT);
  static final Variable A = new Variable(4, "a", new Type.Array(Type.DOUBLE));
  static final Variable I = new Variable(5, "i", Type.INT);
  static final Variable P = new Variable(6, "p", Type.BOOLEAN);
  static final Variable F = new Variable(7, "f", Type.FLOAT);
  static final Variable L = new Variable(8, "l", Type.LONG);

  private Build() {}

  static Expr.Var v(Variable variable) {
    return Expr.of(variable);
  }

  static Expr num(double value) {
    return Expr.of(value);
  }

  static Expr num(int value) {
    return Expr.of(value);
  }

  static Expr real(Expr integer) {
    return new Expr.Cast(Type.DOUBLE, integer);
  }

  static Expr bin(Expr left, String symbol, Expr right) {
    Operator operator =
        Arrays.stream(Operator.values())
            .filter(op -> op.symbol().equals(symbol))
            .findFirst()
            .orElseThrow();
    return Expr.binary(operator, left, right);
  }

  static Expr neg(Expr e) {
    return new Expr.Unary(Expr.Unary.Op.NEG, e);
  }

  static Expr not(Expr e) {
    return new Expr.Unary(Expr.Unary.Op.NOT, e);
  }

  static Expr math(String name, Expr... arguments) {
    MathFunction function = MathFunction.ofDoubles("Math", name, arguments.length);
    return new Expr.Apply(function, List.of(arguments));
  }

  static Stmt let(Variable variable, Expr value) {
    return new Stmt.Declare(variable, Optional.of(value), Span.NONE);
  }

  static Stmt set(Variable variable, Expr value) {
    return new Stmt.Set(v(variable), value, Span.NONE);
  }

  static Stmt add(Expr.Place place, Expr value) {
    return new Stmt.Increment(place, false, value, Span.NONE);
  }

  static Stmt iff(Expr condition, Stmt... then) {
    return new Stmt.If(condition, Block.of(then), Block.EMPTY, Span.NONE);
  }

  static Stmt iff(Expr condition, Block then, Block otherwise) {
    return new Stmt.If(condition, then, otherwise, Span.NONE);
  }

  static Stmt loop(Label label, Expr condition, Block body, Stmt... update) {
    return new Stmt.Loop(label, condition, body, Block.of(update), Span.NONE);
  }

  static Stmt leave(Label label) {
    return new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, Span.NONE);
  }

  static Stmt goOn(Label label) {
    return new Stmt.Exit(Stmt.Exit.Kind.CONTINUE, label, Span.NONE);
  }

  static Stmt ret(Expr value) {
    return new Stmt.Return(Optional.of(value), Span.NONE);
  }

  static Stmt remark(String text) {
    return new Stmt.Remark(text, Span.NONE);
  }

  /** A function of all the variables above but the counter. */
  static Function function(String name, Stmt... body) {
    return new Function(
        name, name, List.of(X, Y, N, A, P, F, L), Type.DOUBLE, Block.of(body), Span.NONE);
  }

  /** A class with these functions and nothing else. */
  static ClassUnit unit(Function... functions) {
    return new ClassUnit("p", "FooGrad", "Foo", source(), List.of(), List.of(functions), List.of());
  }

  static Source source() {
    return new Source("Foo.java", "package p;\nclass Foo {}\n", 17);
  }

  /** The derivative of {@code f(x, y)}. */
  static GradientUnit gradient(
      Access access, Function f, Optional<Function> accumulating, String... notes) {
    Type.Struct type = new Type.Struct("FGradient");
    List<Struct.Member> members =
        List.of(
            new Struct.Member("value", Type.DOUBLE, "the value of the method"),
            new Struct.Member("x", Type.DOUBLE, "the derivative by x"),
            new Struct.Member("y", Type.DOUBLE, "the derivative by y"),
            new Struct.Member(
                "xKept", new Type.Array(Type.DOUBLE), "what x was, for each iteration"));
    SourceMethod method =
        new SourceMethod(
            "Foo",
            access,
            f,
            new Program(List.of(f), List.of()),
            List.of(X, Y),
            Set.of(Mode.GRADIENT),
            accumulating.isPresent(),
            new Places());
    return new GradientUnit(
        method,
        new Struct(type, members),
        List.of(new GradientUnit.Component(X, "x"), new GradientUnit.Component(Y, "y")),
        List.of(
            new GradientUnit.Entry(
                GradientUnit.Kind.GRADIENT, "fGrad", List.of(X, Y), List.of(), accumulating)),
        List.of(notes));
  }

  /** The lines of the body of a method of a written class, without their indentation. */
  static String body(String text, String method) {
    List<String> lines = text.lines().toList();
    StringBuilder body = new StringBuilder();
    boolean inside = false;
    for (String line : lines) {
      if (inside && line.equals("  }")) {
        return body.toString();
      } else if (inside) {
        body.append(line.isEmpty() ? line : line.substring(4)).append('\n');
      }
      inside |= line.contains(" " + method + "(") && line.endsWith("{");
      inside |= !body.isEmpty();
      if (line.startsWith("  ") && line.endsWith(") {") && !inside) {
        inside = line.startsWith("      ") && lines.get(lines.indexOf(line) - 1).contains(method);
      }
    }
    throw new AssertionError("no method " + method + " in\n" + text);
  }
}
