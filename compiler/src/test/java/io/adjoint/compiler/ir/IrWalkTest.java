package io.adjoint.compiler.ir;

import static io.adjoint.compiler.ir.Ir.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IrWalkTest {
  private static final Variable X = var(0, "x", Type.DOUBLE);
  private static final Variable N = var(1, "n", Type.INT);
  private static final Variable A = var(2, "a", REALS);
  private static final Stmt STORE = set(at(v(A), v(N)), bin(v(X), "*", v(X)));
  private static final Block NESTED =
      block(
          iff(
              bin(v(N), ">", num(0)),
              block(STORE),
              block(
                  loop(
                      new Label(0, "loop"),
                      bin(v(N), "<", num(9)),
                      block(add(v(X), num(1.0))),
                      block(add(v(N), num(1)))))),
          ret());

  @Test
  void visitsEachBeforeWhatIsInside() {
    List<String> kinds = new ArrayList<>();
    IrWalk.forEachStmt(NESTED, statement -> kinds.add(statement.getClass().getSimpleName()));
    assertThat(kinds).containsExactly("If", "Set", "Loop", "Increment", "Increment", "Return");
  }

  @Test
  void ownExpressionsAndReads() {
    List<String> own = new ArrayList<>();
    IrWalk.forEachExpr(STORE, e -> own.add(IrPrinter.print(e)));
    assertThat(own).containsExactly("a[n]", "x * x");
    List<String> read = new ArrayList<>();
    IrWalk.forEachRead(STORE, e -> read.add(IrPrinter.print(e)));
    assertThat(read).containsExactly("a", "n", "x * x");
    List<String> deep = new ArrayList<>();
    IrWalk.forEachDeepExpr(STORE, e -> deep.add(IrPrinter.print(e)));
    assertThat(deep).containsExactly("a[n]", "a", "n", "x * x", "x", "x");
    List<String> ofIf = new ArrayList<>();
    IrWalk.forEachExpr(NESTED.statements().get(0), e -> ofIf.add(IrPrinter.print(e)));
    assertThat(ofIf).containsExactly("n > 0");
  }

  @Test
  void mapsOwnExpressionsOrOnlyReads() {
    Variable y = var(9, "y", Type.DOUBLE);
    Stmt square = set(X, v(X));
    Stmt all = IrWalk.mapExprs(square, e -> e.equals(v(X)) ? v(y) : e);
    assertThat(IrPrinter.print(all)).isEqualTo("y = y;");
    Stmt reads = IrWalk.mapReads(square, e -> e.equals(v(X)) ? v(y) : e);
    assertThat(IrPrinter.print(reads)).isEqualTo("x = y;");
    assertThatThrownBy(() -> IrWalk.mapExprs(square, e -> num(1.0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void mapsStatementsHoweverDeep() {
    Block without =
        IrWalk.mapStmts(
            NESTED,
            statement ->
                statement instanceof Stmt.Increment
                    ? List.of(statement, statement)
                    : List.of(statement));
    List<Stmt> found = new ArrayList<>();
    IrWalk.forEachStmt(without, found::add);
    assertThat(found).hasSize(8);
    assertThat(IrWalk.mapStmts(NESTED, List::of)).isEqualTo(NESTED);
  }

  @Test
  void rebuildingKeepsEveryKindOfStatement() {
    Label label = new Label(3, "l");
    Block all =
        block(
            declare(X),
            let(X, num(1.0)),
            STORE,
            add(v(X), num(1.0)),
            new Stmt.Eval(new Expr.CallFunction("g", List.of(v(X)), Type.VOID), Span.NONE),
            NESTED.statements().get(0),
            new Stmt.Switch(
                label, v(N), List.of(new Stmt.Case(List.of(num(1)), true, NESTED)), Span.NONE),
            new Stmt.Labeled(label, block(exit(label)), Span.NONE),
            new Stmt.Scope(NESTED, Span.NONE),
            ret(v(X)),
            new Stmt.CopyArray(v(A), num(0), v(A), num(1), num(2), Span.NONE),
            new Stmt.Fill(
                v(A), java.util.Optional.of(new Stmt.Range(num(0), num(1))), v(X), Span.NONE),
            new Stmt.Throw(new Expr.New(new Type.Opaque("E"), List.of()), Span.NONE),
            new Stmt.Assert(Expr.of(true), java.util.Optional.of(text("m")), Span.NONE),
            new Stmt.Remark("r", Span.NONE));
    assertThat(IrWalk.mapAllExprs(all, e -> e)).isEqualTo(all);
    assertThat(IrWalk.mapAllReads(all, e -> e)).isEqualTo(all);
  }
}
