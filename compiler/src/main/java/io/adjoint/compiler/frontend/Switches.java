package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.TypeOracle.FieldFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Switches, as statements and as expressions, with colons and with arrows.
 *
 * <p>All become Java's oldest form: cases that fall through. An arrow's case ends with an exit. A
 * switch expression assigns its value to a variable in each arm.
 */
final class Switches {
  private final Body body;
  private final Deque<YieldedValue> yielding = new ArrayDeque<>();

  Switches(Body body) {
    this.body = body;
  }

  List<Stmt> statement(SwitchStmt statement, Optional<String> name) {
    Optional<Computed> selector = body.problems.attempt(() -> selector(statement));
    return body.jumps.inside(
        Jumps.Kind.SWITCH,
        name,
        "choice",
        label -> {
          List<Stmt.Case> cases = cases(statement, selector, label, this::arrowStatement);
          return close(Problems.need(selector), label, cases);
        });
  }

  /**
   * A switch expression.
   *
   * @param target the type wanted of it: each arm is converted to it by itself
   */
  Computed expression(SwitchExpr expression, Optional<Type> target) {
    Optional<Computed> selector = body.problems.attempt(() -> selector(expression));
    YieldedValue value = new YieldedValue(body, target);
    yielding.push(value);
    List<Stmt> statements;
    try {
      statements =
          body.jumps.inside(
              Jumps.Kind.SWITCH_EXPRESSION,
              Optional.empty(),
              "choice",
              label -> {
                List<Stmt.Case> cases =
                    new ArrayList<>(cases(expression, selector, label, this::arrowExpression));
                if (cases.stream().noneMatch(Stmt.Case::isDefault)) {
                  cases.add(new Stmt.Case(List.of(), true, Block.of(noMatch())));
                }
                return close(Problems.need(selector), label, cases);
              });
    } finally {
      yielding.pop();
    }
    return value.finish(statements);
  }

  /** What Java does where an enum has got a constant that the switch was not compiled with. */
  private Stmt noMatch() {
    Expr exception =
        body.languageLevel >= 21
            ? new Expr.New(
                new Type.Opaque("java.lang.MatchException"),
                List.of(
                    new Expr.Null(Type.STRING),
                    new Expr.Null(new Type.Opaque("java.lang.Throwable"))))
            : new Expr.New(new Type.Opaque("java.lang.IncompatibleClassChangeError"), List.of());
    return new Stmt.Throw(exception, body.span());
  }

  List<Stmt> yielded(YieldStmt statement) {
    Label label = Problems.need(body.jumps.yieldTarget());
    return yielded(statement.getExpression(), label);
  }

  private List<Stmt> yielded(Expression value, Label label) {
    List<Stmt> statements = new ArrayList<>(yielding.element().assign(value));
    statements.add(leave(label));
    return statements;
  }

  private Stmt leave(Label label) {
    return new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, body.span());
  }

  // The parts of a switch.

  private Computed selector(SwitchNode node) {
    Computed selector = body.expressions.pure(node.getSelector());
    Type type = selector.type();
    boolean integer = type.isIntegral() && type != Type.LONG;
    boolean object = type instanceof Type.Opaque && TypeNames.unboxed(type).isEmpty();
    if (!integer && !object) {
      throw body.problems.refuse(
          Code.AD012,
          node.getSelector(),
          "cannot differentiate a switch on "
              + TypeNames.shown(type)
              + "; switch on an int, a char, a String or an enum");
    }
    return selector;
  }

  private List<Stmt.Case> cases(
      SwitchNode node,
      Optional<Computed> selector,
      Label label,
      BiFunction<SwitchEntry, Label, List<Stmt>> arrow) {
    return body.locals.inScope(
        () -> {
          List<Stmt.Case> cases = new ArrayList<>();
          for (SwitchEntry entry : node.getEntries()) {
            if (selector.isEmpty() || entry.getGuard().isPresent()) {
              // Then the labels are not read.
              entry.getLabels().forEach(body.problems.refusedNames()::add);
            }
            Optional<List<Expr>> labels =
                selector.flatMap(s -> body.problems.attempt(() -> labels(entry, s.type())));
            List<Stmt> content =
                entry.getType() == SwitchEntry.Type.STATEMENT_GROUP
                    ? body.statements.readAll(entry.getStatements())
                    : body.locals.inScope(
                        () ->
                            body.problems
                                .attempt(() -> body.at(entry, () -> arrow.apply(entry, label)))
                                .orElse(List.of()));
            boolean isDefault = entry.isDefault() || entry.getLabels().isEmpty();
            cases.add(new Stmt.Case(labels.orElse(List.of()), isDefault, new Block(content)));
          }
          return cases;
        });
  }

  private List<Stmt> arrowStatement(SwitchEntry entry, Label label) {
    List<Stmt> content = new ArrayList<>(content(entry.getStatements()));
    if (Completion.canComplete(content)) {
      content.add(leave(label));
    }
    return content;
  }

  private List<Stmt> arrowExpression(SwitchEntry entry, Label label) {
    NodeList<Statement> statements = entry.getStatements();
    return entry.getType() == SwitchEntry.Type.EXPRESSION
            && statements.get(0) instanceof ExpressionStmt value
        ? body.at(value, () -> yielded(value.getExpression(), label))
        : content(statements);
  }

  private List<Stmt> content(NodeList<Statement> statements) {
    return statements.size() == 1 && statements.get(0) instanceof BlockStmt block
        ? body.statements.readAll(block.getStatements())
        : body.statements.readAll(statements);
  }

  private List<Expr> labels(SwitchEntry entry, Type type) {
    entry
        .getGuard()
        .ifPresent(
            guard -> {
              throw Refusals.pattern(body.problems, guard);
            });
    return body.problems.all(entry.getLabels(), label -> label(label, type));
  }

  private Expr label(Expression label, Type type) {
    if (label.isPatternExpr() || label.isNullLiteralExpr()) {
      throw Refusals.pattern(body.problems, label);
    }
    if (type instanceof Type.Opaque object && !type.equals(Type.STRING)) {
      return enumConstant(label, object);
    }
    Expr.Const constant =
        body.constants
            .value(label)
            .orElseThrow(
                () ->
                    body.problems.refuse(
                        Code.AD012,
                        label,
                        "cannot find the value of this case label; use a literal or a constant"));
    return type.isPrimitive() ? Conversions.convert(constant, type) : constant;
  }

  private Expr enumConstant(Expression label, Type.Opaque type) {
    String owner = TypeNames.erased(type.name());
    Optional<String> name =
        label instanceof NameExpr simple
            ? Optional.of(simple.getNameAsString())
            : label instanceof FieldAccessExpr access
                ? Optional.of(access.getNameAsString())
                : Optional.empty();
    return name.flatMap(n -> body.names.fieldOf(owner, n))
        .filter(FieldFacts::isEnumConstant)
        .map(field -> new Expr.Static(owner, field.name(), type))
        .orElseThrow(() -> Refusals.pattern(body.problems, label));
  }

  // Variables that several cases share.

  /**
   * The whole statement. A variable that one case declares and another uses is declared before the
   * switch, since each case is a scope of its own here.
   */
  private List<Stmt> close(Computed selector, Label label, List<Stmt.Case> cases) {
    List<Variable> shared = new ArrayList<>();
    for (Stmt.Case declaring : cases) {
      for (Stmt statement : declaring.body().statements()) {
        if (statement instanceof Stmt.Declare declare
            && cases.stream().anyMatch(c -> c != declaring && uses(c, declare.variable()))) {
          shared.add(declare.variable());
        }
      }
    }
    List<Stmt> statements = new ArrayList<>();
    shared.forEach(
        variable -> statements.add(new Stmt.Declare(variable, Optional.empty(), body.span())));
    List<Stmt.Case> rest =
        cases.stream()
            .map(c -> new Stmt.Case(c.labels(), c.isDefault(), assigned(c.body(), shared)))
            .toList();
    statements.add(new Stmt.Switch(label, selector.value(), rest, body.span()));
    List<Stmt> whole =
        shared.isEmpty() ? statements : List.of(new Stmt.Scope(new Block(statements), body.span()));
    return Computed.concat(selector.before(), whole);
  }

  private static boolean uses(Stmt.Case other, Variable variable) {
    boolean[] found = {false};
    io.adjoint.compiler.ir.IrWalk.forEachDeepExpr(
        other.body(), expression -> found[0] |= expression.equals(Expr.of(variable)));
    return found[0];
  }

  private static Block assigned(Block content, List<Variable> shared) {
    List<Stmt> statements = new ArrayList<>();
    for (Stmt statement : content.statements()) {
      if (statement instanceof Stmt.Declare declare && shared.contains(declare.variable())) {
        declare
            .value()
            .ifPresent(
                value ->
                    statements.add(
                        new Stmt.Set(Expr.of(declare.variable()), value, declare.span())));
      } else {
        statements.add(statement);
      }
    }
    return new Block(statements);
  }
}
