package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements: one case for each kind. A statement that is refused is left out. */
final class Statements {
  private final Body body;

  Statements(Body body) {
    this.body = body;
  }

  /** A statement as a block of its own: the arm of an if, the body of a loop. */
  Block block(Statement statement) {
    return body.locals.inScope(
        () ->
            new Block(
                statement instanceof BlockStmt block
                    ? readAll(block.getStatements())
                    : read(statement)));
  }

  /** Statements that follow each other in one scope. */
  List<Stmt> readAll(List<Statement> statements) {
    List<Stmt> result = new ArrayList<>();
    statements.forEach(statement -> result.addAll(read(statement)));
    return result;
  }

  List<Stmt> read(Statement statement) {
    return read(statement, Optional.empty());
  }

  private List<Stmt> read(Statement statement, Optional<String> label) {
    return body.problems
        .attempt(() -> body.at(statement, () -> convert(statement, label)))
        .orElse(List.of());
  }

  private List<Stmt> convert(Statement statement, Optional<String> label) {
    if (statement instanceof ExpressionStmt s) {
      return effect(s.getExpression());
    } else if (statement instanceof IfStmt s) {
      return ifElse(s);
    } else if (statement instanceof ForStmt s) {
      return body.loops.read(s, label);
    } else if (statement instanceof ForEachStmt s) {
      return body.loops.read(s, label);
    } else if (statement instanceof WhileStmt s) {
      return body.loops.read(s, label);
    } else if (statement instanceof DoStmt s) {
      return body.loops.read(s, label);
    } else if (statement instanceof ReturnStmt s) {
      return returned(s);
    } else if (statement instanceof BlockStmt s) {
      return List.of(new Stmt.Scope(block(s), body.span()));
    } else if (statement instanceof BreakStmt s) {
      return exit(s, body.jumps.breakTarget(s.getLabel().map(l -> l.asString())));
    } else if (statement instanceof ContinueStmt s) {
      return exit(s, body.jumps.continueTarget(s.getLabel().map(l -> l.asString())));
    } else if (statement instanceof SwitchStmt s) {
      return body.switches.statement(s, label);
    } else if (statement instanceof YieldStmt s) {
      return body.switches.yielded(s);
    } else if (statement instanceof LabeledStmt s) {
      return labeled(s);
    } else if (statement instanceof ThrowStmt s) {
      return thrown(s.getExpression());
    } else if (statement instanceof AssertStmt s) {
      return asserted(s);
    } else if (statement instanceof EmptyStmt) {
      return List.of();
    }
    throw Refusals.statement(body.problems, statement);
  }

  // Expressions as statements.

  /** What an expression does, its value dropped. */
  List<Stmt> effect(Expression expression) {
    if (expression instanceof VariableDeclarationExpr declaration) {
      return declare(declaration);
    } else if (expression instanceof AssignExpr assignment) {
      return body.assignments.effect(assignment);
    } else if (expression instanceof UnaryExpr step) {
      return body.assignments.stepEffect(step);
    } else if (expression instanceof MethodCallExpr call) {
      return body.calls.effect(call);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return effect(enclosed.getInner());
    } else if (expression instanceof ObjectCreationExpr creation) {
      return dropped(body.calls.objects().create(creation, false));
    }
    throw Refusals.expression(body.problems, expression);
  }

  /** The effects of what was computed; its value is kept only for what it may throw. */
  List<Stmt> dropped(Computed computed) {
    if (computed.value() instanceof Expr.Effect effect) {
      List<Stmt> all = new ArrayList<>(computed.before());
      all.add(new Stmt.Eval(effect, body.span()));
      return all;
    }
    return Effects.mayThrowAtAll(computed.value())
        ? body.ordering.keep(computed, "unused").before()
        : computed.before();
  }

  private List<Stmt> declare(VariableDeclarationExpr declaration) {
    List<Stmt> statements = new ArrayList<>();
    boolean several = declaration.getVariables().size() > 1;
    for (VariableDeclarator variable : declaration.getVariables()) {
      body.problems
          .attempt(
              () ->
                  several
                      ? body.at(variable, () -> declare(declaration, variable))
                      : declare(declaration, variable))
          .ifPresent(statements::addAll);
    }
    return statements;
  }

  private List<Stmt> declare(VariableDeclarationExpr declaration, VariableDeclarator declarator) {
    String name = declarator.getNameAsString();
    Optional<Expression> initializer = declarator.getInitializer();
    if (declarator.getType().isVarType()) {
      Optional<Computed> value =
          body.problems.attempt(() -> body.expressions.read(Problems.need(initializer)));
      if (value.isEmpty()) {
        body.locals.declareRefused(name);
        throw new Refused();
      }
      return declare(declaration, declarator, value.get().type(), value);
    }
    Optional<Type> type = body.problems.attempt(() -> body.type(declarator.getType()));
    if (type.isEmpty()) {
      body.locals.declareRefused(name);
      initializer.ifPresent(this::search);
      throw new Refused();
    }
    if (initializer.isEmpty()) {
      return declare(declaration, declarator, type.get(), Optional.empty());
    }
    Optional<Computed> value =
        body.problems.attempt(() -> body.expressions.readAs(initializer.get(), type.get()));
    if (value.isEmpty()) {
      if (isFunction(initializer.get())) {
        body.locals.declareRefused(name);
      } else {
        body.locals.declare(name, type.get());
      }
      throw new Refused();
    }
    return declare(declaration, declarator, type.get(), value);
  }

  /** Whether its only use is that it is called, for which it is refused. */
  private static boolean isFunction(Expression value) {
    return value.isLambdaExpr()
        || value.isMethodReferenceExpr()
        || (value instanceof ObjectCreationExpr made && made.getAnonymousClassBody().isPresent());
  }

  /** Reads a value of unknown type, for what is to be reported in it. */
  private void search(Expression value) {
    if (value instanceof ArrayInitializerExpr list) {
      list.getValues().forEach(this::search);
    } else {
      body.problems.attempt(() -> body.expressions.read(value));
    }
  }

  private List<Stmt> declare(
      VariableDeclarationExpr declaration,
      VariableDeclarator declarator,
      Type type,
      Optional<Computed> value) {
    Optional<Expr.Const> constant =
        declaration.isFinal() && (type.isPrimitive() || type.equals(Type.STRING))
            ? declarator
                .getInitializer()
                .flatMap(body.constants::value)
                .map(c -> type.isPrimitive() ? Conversions.convert(c, type) : c)
            : Optional.empty();
    Variable variable = body.locals.declare(declarator.getNameAsString(), type, constant);
    return value
        .map(computed -> body.ordering.into(variable, computed))
        .orElseGet(() -> List.of(new Stmt.Declare(variable, Optional.empty(), body.span())));
  }

  // Control flow.

  private List<Stmt> ifElse(IfStmt statement) {
    Optional<Computed> condition =
        body.problems.attempt(() -> body.expressions.condition(statement.getCondition()));
    Block then = block(statement.getThenStmt());
    Block otherwise = statement.getElseStmt().map(this::block).orElse(Block.EMPTY);
    Computed test = Problems.need(condition);
    return Computed.concat(
        test.before(), List.of(new Stmt.If(test.value(), then, otherwise, body.span())));
  }

  private List<Stmt> returned(ReturnStmt statement) {
    if (statement.getExpression().isEmpty()) {
      return List.of(new Stmt.Return(Optional.empty(), body.span()));
    }
    Computed value =
        body.ordering.settle(body.expressions.readAs(statement.getExpression().get(), body.result));
    return Computed.concat(
        value.before(), List.of(new Stmt.Return(Optional.of(value.value()), body.span())));
  }

  private List<Stmt> exit(Statement statement, Optional<Label> target) {
    Stmt.Exit.Kind kind =
        statement instanceof BreakStmt ? Stmt.Exit.Kind.BREAK : Stmt.Exit.Kind.CONTINUE;
    return List.of(new Stmt.Exit(kind, Problems.need(target), body.span()));
  }

  private List<Stmt> labeled(LabeledStmt statement) {
    Statement inner = statement.getStatement();
    String name = statement.getLabel().asString();
    boolean takesLabel =
        inner instanceof ForStmt
            || inner instanceof ForEachStmt
            || inner instanceof WhileStmt
            || inner instanceof DoStmt
            || inner instanceof SwitchStmt;
    if (takesLabel) {
      return read(inner, Optional.of(name));
    }
    return body.jumps.inside(
        Jumps.Kind.LABELED,
        Optional.of(name),
        name,
        label -> List.of(new Stmt.Labeled(label, block(inner), body.span())));
  }

  // Failing.

  List<Stmt> thrown(Expression expression) {
    Computed exception =
        expression instanceof ObjectCreationExpr creation
            ? body.calls.objects().create(creation, true)
            : body.expressions.pure(expression);
    return Computed.concat(
        exception.before(), List.of(new Stmt.Throw(exception.value(), body.span())));
  }

  private List<Stmt> asserted(AssertStmt statement) {
    Optional<Computed> condition =
        body.problems.attempt(() -> body.expressions.condition(statement.getCheck()));
    Optional<Computed> message = statement.getMessage().map(body.expressions::pure);
    Computed check = Problems.need(condition);
    if (check.hasEffects() || message.filter(Computed::hasEffects).isPresent()) {
      throw body.problems.refuse(
          Code.AD012,
          check.hasEffects() ? statement.getCheck() : statement.getMessage().orElseThrow(),
          "cannot keep a call or a side effect inside an assertion, because assertions may be"
              + " switched off; compute it before, or use if and throw");
    }
    return List.of(new Stmt.Assert(check.value(), message.map(Computed::value), body.span()));
  }
}
