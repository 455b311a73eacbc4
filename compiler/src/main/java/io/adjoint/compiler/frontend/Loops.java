package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loops. All become one kind: {@code while (condition) { body; update }}.
 *
 * <p>A condition with side effects moves into the body, before the rest of it: there it runs after
 * each update and each {@code continue}, as the condition did.
 */
final class Loops {
  private final Body body;

  Loops(Body body) {
    this.body = body;
  }

  List<Stmt> read(ForStmt loop, Optional<String> name) {
    return body.locals.inScope(
        () -> {
          List<Stmt> before = new ArrayList<>();
          loop.getInitialization()
              .forEach(
                  start ->
                      body.problems
                          .attempt(() -> body.at(start, () -> body.statements.effect(start)))
                          .ifPresent(before::addAll));
          Stmt.Loop made =
              loop(name, loop.getCompare(), loop.getBody(), label -> update(loop.getUpdate()));
          if (before.isEmpty()) {
            return List.of(made);
          }
          before.add(made);
          return List.of(new Stmt.Scope(new Block(before), body.span()));
        });
  }

  List<Stmt> read(WhileStmt loop, Optional<String> name) {
    return List.of(
        loop(name, Optional.of(loop.getCondition()), loop.getBody(), label -> Block.EMPTY));
  }

  List<Stmt> read(DoStmt loop, Optional<String> name) {
    return List.of(
        loop(
            name,
            Optional.empty(),
            loop.getBody(),
            label ->
                body.at(
                    loop.getCondition(),
                    () -> new Block(leaveUnless(condition(loop.getCondition()), label)))));
  }

  private Block update(List<Expression> expressions) {
    List<Stmt> statements = new ArrayList<>();
    expressions.forEach(
        step ->
            body.problems
                .attempt(() -> body.at(step, () -> body.statements.effect(step)))
                .ifPresent(statements::addAll));
    return new Block(statements);
  }

  private Stmt.Loop loop(
      Optional<String> name,
      Optional<Expression> condition,
      Statement content,
      java.util.function.Function<Label, Block> update) {
    return body.jumps.inside(
        Jumps.Kind.LOOP,
        name,
        "loop",
        label -> {
          Optional<Computed> test =
              body.problems.attempt(
                  () -> condition.map(this::condition).orElse(Computed.of(Expr.of(true))));
          Block inner = body.statements.block(content);
          Optional<Block> last = body.problems.attempt(() -> update.apply(label));
          return loop(label, Problems.need(test), inner, Problems.need(last));
        });
  }

  private Stmt.Loop loop(Label label, Computed test, Block content, Block update) {
    if (test.before().isEmpty()) {
      return new Stmt.Loop(label, test.value(), content, update, body.span());
    }
    List<Stmt> statements = new ArrayList<>(leaveUnless(test, label));
    statements.addAll(content.statements());
    return new Stmt.Loop(label, Expr.of(true), new Block(statements), update, body.span());
  }

  private Computed condition(Expression expression) {
    return body.at(expression, () -> body.expressions.condition(expression));
  }

  private List<Stmt> leaveUnless(Computed test, Label label) {
    if (test.value().equals(Expr.of(true))) {
      return test.before();
    }
    Stmt leave = new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, body.span());
    Expr not = new Expr.Unary(Expr.Unary.Op.NOT, test.value());
    return Computed.concat(
        test.before(), List.of(new Stmt.If(not, Block.of(leave), Block.EMPTY, body.span())));
  }

  // Enhanced for.

  List<Stmt> read(ForEachStmt loop, Optional<String> name) {
    Optional<Computed> iterable =
        body.problems.attempt(() -> body.ordering.settle(array(loop.getIterable())));
    if (iterable.isEmpty()) {
      body.locals.inScope(
          () -> {
            refuseVariable(loop);
            return body.statements.block(loop.getBody());
          });
      throw new Refused();
    }
    Computed array = iterable.get();
    return body.locals.inScope(
        () ->
            body.jumps.inside(Jumps.Kind.LOOP, name, "loop", label -> forEach(loop, array, label)));
  }

  private Computed array(Expression iterable) {
    Computed array = body.expressions.read(iterable);
    if (!array.type().isArray()) {
      throw Refusals.iteration(body.problems, iterable, array.type());
    }
    return array;
  }

  private List<Stmt> forEach(ForEachStmt loop, Computed iterable, Label label) {
    Variable element = elementVariable(loop, iterable.type().elementType());
    Block content = body.statements.block(loop.getBody());
    boolean stays =
        iterable.value() instanceof Expr.Var variable && !assigns(content, variable.variable());
    Computed array = stays ? iterable : body.ordering.keep(iterable, "array");
    Variable index = body.locals.fresh("index", Type.INT);

    List<Stmt> before = new ArrayList<>(array.before());
    before.add(body.ordering.declare(index, Expr.of(0)));
    List<Stmt> statements = new ArrayList<>();
    Computed value = Computed.of(new Expr.Load(array.value(), Expr.of(index)));
    statements.add(
        body.ordering.declare(
            element, body.expressions.assigned(loop.getIterable(), value, element.type()).value()));
    statements.addAll(content.statements());
    Expr inside = Expr.binary(Operator.LT, Expr.of(index), new Expr.Length(array.value()));
    Stmt step = new Stmt.Increment(Expr.of(index), false, Expr.of(1), body.span());
    before.add(new Stmt.Loop(label, inside, new Block(statements), Block.of(step), body.span()));
    return List.of(new Stmt.Scope(new Block(before), body.span()));
  }

  private Variable elementVariable(ForEachStmt loop, Type elementType) {
    VariableDeclarator declarator = loop.getVariable().getVariable(0);
    boolean inferred = declarator.getType().isVarType();
    Optional<Type> type =
        inferred
            ? Optional.of(elementType)
            : body.problems.attempt(() -> body.type(declarator.getType()));
    if (type.isEmpty()) {
      refuseVariable(loop);
      body.statements.block(loop.getBody());
      throw new Refused();
    }
    return body.locals.declare(declarator.getNameAsString(), type.get());
  }

  private void refuseVariable(ForEachStmt loop) {
    body.locals.declareRefused(loop.getVariable().getVariable(0).getNameAsString());
  }

  private static boolean assigns(Block content, Variable variable) {
    boolean[] found = {false};
    IrWalk.forEachStmt(
        content,
        statement -> {
          boolean sets = statement instanceof Stmt.Set set && set.place().equals(Expr.of(variable));
          found[0] |= sets;
        });
    return found[0];
  }
}
