package io.adjoint.compiler.ir;

import static io.adjoint.compiler.ir.Ir.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerifierTest {
  private static final Variable X = var(0, "x", Type.DOUBLE);
  private static final Variable N = var(1, "n", Type.INT);
  private static final Variable A = var(2, "a", REALS);
  private static final Variable T = var(3, "t", Type.DOUBLE);
  private static final Variable I = var(4, "i", Type.INT);
  private static final Label LOOP = new Label(0, "loop");
  private static final Expr POSITIVE = bin(v(N), ">", num(0));

  private static List<String> faults(Type result, Stmt... body) {
    return Verifier.verify(program(function("f", result, List.of(X, N, A), body)));
  }

  private static List<String> faults(Stmt... body) {
    return faults(Type.VOID, body);
  }

  private static void refused(String sentence, Stmt... body) {
    assertThat(faults(body)).containsExactly("In f: " + sentence);
  }

  @Test
  void soundProgramsPass() {
    assertThat(
            faults(
                Type.DOUBLE,
                declare(T),
                iff(POSITIVE, block(set(T, num(1.0))), block(set(T, v(X)))),
                count(
                    LOOP,
                    I,
                    v(N),
                    iff(bin(v(I), "==", num(3)), block(goOn(LOOP)), Block.EMPTY),
                    add(v(T), at(v(A), v(I)))),
                ret(v(T))))
        .isEmpty();
  }

  @Test
  void operandsOfOneType() {
    refused(
        "the operands of + are double and int in `x + n`: `double t = x + n;`.",
        let(T, bin(v(X), "+", v(N))));
    refused(
        "the operands of < are int and double in `n < x`: `if (n < x) {}`.",
        iff(bin(v(N), "<", v(X)), Block.EMPTY, Block.EMPTY));
    refused(
        "the operands of && are int and int in `n && n`: `if (n && n) {}`.",
        iff(bin(v(N), "&&", v(N)), Block.EMPTY, Block.EMPTY));
    refused("the operand of ! is int in `!n`: `assert !n;`.", assertion(not(v(N))));
    Variable c = var(9, "c", Type.CHAR);
    Expr q = new Expr.Const(Type.CHAR, 'q');
    refused(
        "the operands of + are char and char in `'q' + 'q'`: `char c = 'q' + 'q';`.",
        let(c, bin(q, "+", q)));
  }

  private static Stmt assertion(Expr condition) {
    return new Stmt.Assert(condition, Optional.empty(), Span.NONE);
  }

  @Test
  void conditionsAreBoolean() {
    refused("a condition is int: `if (n) {}`.", iff(v(N), Block.EMPTY, Block.EMPTY));
    refused("a condition is int: `while (n) {}`.", loop(LOOP, v(N), Block.EMPTY, Block.EMPTY));
    refused("a condition is double: `assert x;`.", assertion(v(X)));
    refused(
        "a condition is int in `n ? x : x`: `x = n ? x : x;`.",
        set(X, new Expr.Select(v(N), v(X), v(X))));
  }

  @Test
  void arraysAndIndices() {
    refused("an index is double in `a[x]`: `x = a[x];`.", set(X, at(v(A), v(X))));
    refused(
        "double is indexed in `x[n]`: `x = x[n] + 1.0;`.",
        set(X, bin(at(v(X), v(N)), "+", num(1.0))));
    refused("the length of int in `n.length`: `n = n.length;`.", set(N, new Expr.Length(v(N))));
    refused(
        "a copy from double[] to int[]: `System.arraycopy(a, 0, b, 0, 1);`.",
        let(var(8, "b", INTS), new Expr.NewArray(INTS, List.of(num(1)))),
        new Stmt.CopyArray(v(A), num(0), v(var(8, "b", INTS)), num(0), num(1), Span.NONE));
    refused(
        "an element of type double is given int: `Arrays.fill(a, 1);`.",
        new Stmt.Fill(v(A), Optional.empty(), num(1), Span.NONE));
    refused(
        "a new double[] with 2 dimensions in `new double[1][2]`: `a = new double[1][2];`.",
        set(A, new Expr.NewArray(REALS, List.of(num(1), num(2)))));
  }

  @Test
  void assignmentsMatch() {
    refused("a place of type double is given int: `x = n;`.", set(X, v(N)));
    refused("a variable of type double is given int: `double t = n;`.", let(T, v(N)));
    refused("a place of type double is incremented by int: `x += n;`.", add(v(X), v(N)));
    refused("a place of type double[] is incremented: `a += a;`.", add(v(A), v(A)));
    refused(
        "a constant of type int holds a Double in `1.0`: `n = 1.0;`.",
        set(N, new Expr.Const(Type.INT, 1.0)));
  }

  @Test
  void functionsAndCalls() {
    Expr wrong = new Expr.Apply(MathFunction.ofDoubles("Math", "sin", 1), List.of(v(N)));
    refused(
        "Math.sin takes [double] and is given [int] in `Math.sin(n)`: `x = Math.sin(n);`.",
        set(X, wrong));
    refused(
        "the program has no function g in `g()`: `g();`.",
        new Stmt.Eval(new Expr.CallFunction("g", List.of(), Type.VOID), Span.NONE));
    refused(
        "f takes [double, int, double[]] and is given [double] in `f(x)`: `f(x);`.",
        new Stmt.Eval(new Expr.CallFunction("f", List.of(v(X)), Type.VOID), Span.NONE));
    refused(
        "f returns void, not double in `f(x, n, a)`: `x = f(x, n, a);`.",
        set(X, new Expr.CallFunction("f", List.of(v(X), v(N), v(A)), Type.DOUBLE)));
  }

  @Test
  void effectsStandAlone() {
    Expr copy = new Expr.CopyOf(v(A), num(0), num(0), Expr.CopyOf.Kind.CLONE);
    refused(
        "an effect is an operand in `a.clone()[0]`: `x = a.clone()[0];`.",
        set(X, at(copy, num(0))));
    assertThat(faults(REALS, ret(copy)))
        .containsExactly(
            "In f: an effect stands where only a pure expression may: `return a.clone();`.");
    Variable m = var(8, "m", MATRIX);
    refused(
        "an effect stands where only a pure expression may: `m[0] = a.clone();`.",
        let(m, new Expr.NewArray(MATRIX, List.of(num(1)))),
        set(at(v(m), num(0)), copy));
  }

  @Test
  void variablesAreDeclaredOnceAndVisible() {
    refused("t is not declared here: `t = 1.0;`.", set(T, num(1.0)));
    refused(
        "t is not declared here: `x = t;`.",
        new Stmt.Scope(block(let(T, num(1.0))), Span.NONE),
        set(X, v(T)));
    refused("t is declared twice: `double t = 2.0;`.", let(T, num(1.0)), let(T, num(2.0)));
    refused(
        "u and t have one id, 3: `double u = 2.0;`.",
        let(T, num(1.0)),
        let(var(3, "u", Type.DOUBLE), num(2.0)));
    // The update does not see what the body declares.
    refused(
        "t is not declared here: `x = t;`.",
        loop(LOOP, POSITIVE, block(let(T, num(1.0))), block(set(X, v(T)))));
  }

  @Test
  void variablesAreAssigned() {
    refused("t may not be assigned here: `x = t;`.", declare(T), set(X, v(T)));
    refused("t may not be assigned here: `t += 1.0;`.", declare(T), add(v(T), num(1.0)));
    refused(
        "t may not be assigned here: `x = t;`.",
        declare(T),
        iff(POSITIVE, block(set(T, num(1.0))), Block.EMPTY),
        set(X, v(T)));
    refused(
        "t may not be assigned here: `x = t;`.",
        declare(T),
        loop(LOOP, POSITIVE, block(set(T, num(1.0))), Block.EMPTY),
        set(X, v(T)));
    // A continue reaches the update before the assignment.
    refused(
        "t may not be assigned here: `x = t;`.",
        declare(T),
        loop(
            LOOP,
            POSITIVE,
            block(iff(POSITIVE, block(goOn(LOOP)), Block.EMPTY), set(T, num(1.0))),
            block(set(X, v(T)))));
  }

  @Test
  void assignmentFollowsExits() {
    // Only the break leaves this loop, after the assignment.
    assertThat(
            faults(
                declare(T),
                loop(
                    LOOP,
                    Expr.of(true),
                    block(set(T, num(1.0)), iff(POSITIVE, block(exit(LOOP)), Block.EMPTY)),
                    Block.EMPTY),
                set(X, v(T))))
        .isEmpty();
    // The way without an assignment returns.
    assertThat(
            faults(declare(T), iff(POSITIVE, block(set(T, num(1.0))), block(ret())), set(X, v(T))))
        .isEmpty();
  }

  @Test
  void switchesAssignByEveryCaseAndTheDefault() {
    Label choice = new Label(7, "choice");
    Stmt.Case one = new Stmt.Case(List.of(num(1)), false, block(set(T, num(1.0)), exit(choice)));
    Stmt.Case other = new Stmt.Case(List.of(), true, block(set(T, num(2.0))));
    assertThat(
            faults(
                declare(T),
                new Stmt.Switch(choice, v(N), List.of(one, other), Span.NONE),
                set(X, v(T))))
        .isEmpty();
    refused(
        "t may not be assigned here: `x = t;`.",
        declare(T),
        new Stmt.Switch(choice, v(N), List.of(one), Span.NONE),
        set(X, v(T)));
    refused(
        "a switch has a label twice: `switch (n) {`.",
        new Stmt.Switch(
            choice,
            v(N),
            List.of(new Stmt.Case(List.of(num(1), num(1)), false, Block.EMPTY)),
            Span.NONE));
    refused(
        "a switch has two defaults: `switch (n) {`.",
        new Stmt.Switch(
            choice,
            v(N),
            List.of(
                new Stmt.Case(List.of(), true, Block.EMPTY),
                new Stmt.Case(List.of(), true, Block.EMPTY)),
            Span.NONE));
  }

  @Test
  void exitsLeadSomewhere() {
    refused("no statement around it has the label loop: `break loop;`.", exit(LOOP));
    refused(
        "the update of a loop continues the loop: `continue loop;`.",
        loop(LOOP, POSITIVE, Block.EMPTY, block(goOn(LOOP))));
    refused(
        "loop is no loop: `continue loop;`.", new Stmt.Labeled(LOOP, block(goOn(LOOP)), Span.NONE));
    refused(
        "the label loop is inside a statement of that label: `while (n > 0) {}`.",
        new Stmt.Labeled(LOOP, block(loop(LOOP, POSITIVE, Block.EMPTY, Block.EMPTY)), Span.NONE));
    // A do loop breaks from its update.
    assertThat(
            faults(
                loop(
                    LOOP,
                    Expr.of(true),
                    block(sub(v(N), num(1))),
                    block(iff(not(POSITIVE), block(exit(LOOP)), Block.EMPTY)))))
        .isEmpty();
  }

  @Test
  void returnsMatch() {
    refused("a function of type void returns double: `return x;`.", ret(v(X)));
    assertThat(faults(Type.DOUBLE, ret(v(N))))
        .containsExactly("In f: a function of type double returns int: `return n;`.");
    assertThat(faults(Type.DOUBLE, ret()))
        .containsExactly("In f: a function of type double returns void: `return;`.");
    assertThat(faults(Type.DOUBLE, iff(POSITIVE, block(ret(v(X))), Block.EMPTY)))
        .containsExactly("In f: the end is reached without a result.");
  }

  @Test
  void statementsCanBeReached() {
    refused("the statement cannot be reached: `x = 1.0;`.", ret(), set(X, num(1.0)), ret());
    refused(
        "the statement cannot be reached: `x = 1.0;`.",
        loop(LOOP, Expr.of(true), Block.EMPTY, Block.EMPTY),
        set(X, num(1.0)));
  }

  @Test
  void structsAndTheirFields() {
    Type.Struct type = new Type.Struct("Frame");
    Struct struct = new Struct(type, List.of(new Struct.Member("kept", Type.DOUBLE, "a value")));
    Variable frame = var(8, "frame", type);
    Function f =
        function(
            "f",
            Type.VOID,
            List.of(frame, X),
            set(new Expr.Field(v(frame), "kept", Type.INT), num(1)),
            set(new Expr.Field(v(frame), "other", Type.DOUBLE), num(1.0)),
            set(X, new Expr.Field(v(frame), "kept", Type.DOUBLE)));
    assertThat(Verifier.verify(new Program(List.of(f), List.of(struct))))
        .containsExactly(
            "In f: the field kept is double, not int in `frame.kept`: `frame.kept = 1;`.",
            "In f: Frame has no field other in `frame.other`: `frame.other = 1.0;`.");
    assertThat(Verifier.verify(new Program(List.of(f, f), List.of(struct, struct))))
        .contains("The program has two structs Frame.", "The program has two functions f.");
  }

  @Test
  void theSentenceTellsThePlace() {
    Stmt wrong = new Stmt.Set(v(X), v(N), new Span(7, 5, 7, 10));
    assertThat(faults(wrong))
        .containsExactly("In f at 7:5: a place of type double is given int: `x = n;`.");
  }
}
