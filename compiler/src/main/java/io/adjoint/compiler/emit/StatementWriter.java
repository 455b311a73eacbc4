package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements as Java, at one depth. Blocks have gone through {@link Shape}. */
final class StatementWriter implements Stmt.Cases<Void> {
  private static final int INDENT = 2;

  private final Body body;
  private final int indent;
  private final Jumps.Innermost innermost;

  /**
   * What all statements of a body share.
   *
   * @param labels those that have to be written
   * @param lints gets the keys of the warnings that the body would cause
   */
  record Body(
      CodeText out,
      Layout layout,
      JavaNames names,
      JavaTypes types,
      ExpressionWriter expressions,
      Set<Label> labels,
      Set<String> lints) {}

  private StatementWriter(Body body, int indent, Jumps.Innermost innermost) {
    this.body = body;
    this.indent = indent;
    this.innermost = innermost;
  }

  static void write(Body body, Block statements) {
    new StatementWriter(body, 0, Jumps.Innermost.NONE).all(statements);
  }

  private void all(Block block) {
    boolean first = true;
    for (Stmt statement : block.statements()) {
      if (statement instanceof Stmt.Remark remark && startsSection(remark) && !first) {
        body.out().blankLine();
      }
      statement.accept(this);
      first = false;
    }
  }

  /** A heading, or the first line of the source: there the reverse sweep begins. */
  private boolean startsSection(Stmt.Remark remark) {
    return !remark.span().isPresent() || (indent == 0 && !body.out().hasComment());
  }

  /** The statements of a block one level deeper, between braces that are written already. */
  private void inside(Block block, Jumps.Innermost nest) {
    body.names().open(block);
    new StatementWriter(body, indent + INDENT, nest).all(block);
    body.names().close();
  }

  private void line(Doc... parts) {
    body.layout().line(indent, Doc.join(parts));
  }

  private void line(String text) {
    line(Doc.text(text));
  }

  private void statement(Doc doc) {
    line(doc, Doc.text(";"));
  }

  private Doc write(Expr e) {
    return body.expressions().write(e);
  }

  @Override
  public Void onDeclare(Stmt.Declare s) {
    statement(declaration(s, true));
    return null;
  }

  /** {@code double x = 1}; the name is visible only behind it. */
  private Doc declaration(Stmt.Declare s, boolean withType) {
    Optional<Doc> value = s.value().map(body.expressions()::writeAssigned);
    String name = body.names().declare(s.variable());
    Doc type = Doc.join(body.types().doc(s.variable().type()), Doc.text(" "));
    Doc head = withType ? Doc.join(type, Doc.text(name)) : Doc.text(name);
    return value.isEmpty()
        ? head
        : Doc.group(Doc.Style.FILL, Doc.join(head, Doc.text(" =")), value.get());
  }

  @Override
  public Void onSet(Stmt.Set s) {
    statement(effect(s));
    return null;
  }

  @Override
  public Void onIncrement(Stmt.Increment s) {
    statement(effect(s));
    return null;
  }

  @Override
  public Void onEval(Stmt.Eval s) {
    statement(effect(s));
    return null;
  }

  /** A statement that is an expression, so that it may stand in the head of a loop. */
  private Doc effect(Stmt statement) {
    if (statement instanceof Stmt.Set s) {
      return s.value() instanceof Expr.Binary b && isCompound(s.place(), b)
          ? compound(s.place(), b.op(), b.right())
          : assignment(s.place(), "=", body.expressions().writeAssigned(s.value()));
    } else if (statement instanceof Stmt.Increment s) {
      return increment(s);
    } else if (statement instanceof Stmt.Eval s) {
      return write(s.effect());
    }
    throw new IllegalStateException("no expression: " + statement.getClass());
  }

  private Doc assignment(Expr.Place place, String operator, Doc value) {
    return Doc.group(Doc.Style.FILL, Doc.join(write(place), Doc.text(" " + operator)), value);
  }

  private static boolean isCompound(Expr.Place place, Expr.Binary value) {
    return !value.op().isComparison()
        && !value.op().isShortCircuit()
        && value.left() instanceof Expr.Place left
        && left.equals(place);
  }

  private Doc compound(Expr.Place place, Operator op, Expr value) {
    boolean counts = op == Operator.ADD || op == Operator.SUB;
    if (counts && place.type().isIntegral() && isOne(value)) {
      return Doc.join(write(place), Doc.text(op.symbol().repeat(2)));
    }
    return assignment(place, op.symbol() + "=", body.expressions().writeAssigned(value));
  }

  private static boolean isOne(Expr value) {
    return value instanceof Expr.Const c && c.value() instanceof Number n && n.longValue() == 1;
  }

  private Doc increment(Stmt.Increment s) {
    boolean flips = s.value() instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG;
    Expr value = s.value() instanceof Expr.Unary u && flips ? u.operand() : s.value();
    return compound(s.place(), s.negative() != flips ? Operator.SUB : Operator.ADD, value);
  }

  @Override
  public Void onIf(Stmt.If first) {
    String word = "if (";
    Optional<Stmt.If> next = Optional.of(first);
    while (next.isPresent()) {
      Stmt.If s = next.get();
      line(Doc.text(word), write(s.condition()), Doc.text(") {"));
      inside(s.thenBlock(), innermost);
      next = Jumps.elseIf(s);
      word = "} else if (";
      if (next.isEmpty() && !s.elseBlock().isEmpty()) {
        line("} else {");
        inside(s.elseBlock(), innermost);
      }
    }
    line("}");
    return null;
  }

  @Override
  public Void onLoop(Stmt.Loop s) {
    loop(List.of(), s);
    return null;
  }

  private void loop(List<Stmt.Declare> variables, Stmt.Loop s) {
    Jumps.Innermost nest = innermost.inLoop(s.label());
    openLabel(s.label());
    Optional<Expr> goesOn = Loops.isDo(s) ? Loops.whileOfDo(s) : Optional.empty();
    if (goesOn.isPresent()) {
      line("do {");
      inside(s.body(), nest);
      line(Doc.text("} while ("), write(goesOn.get()), Doc.text(");"));
    } else {
      body.names().open(around(variables, s));
      line(head(variables, s), Doc.text(" {"));
      inside(s.body(), nest);
      line("}");
      body.names().close();
    }
    closeLabel(s.label());
  }

  private static Block around(List<Stmt.Declare> variables, Stmt.Loop loop) {
    List<Stmt> statements = new ArrayList<>(variables);
    statements.add(loop);
    return new Block(statements);
  }

  private Doc head(List<Stmt.Declare> variables, Stmt.Loop s) {
    if (variables.isEmpty() && s.update().isEmpty()) {
      return Doc.join(Doc.text("while ("), write(s.condition()), Doc.text(")"));
    }
    List<Doc> declarations = new ArrayList<>();
    for (Stmt.Declare variable : variables) {
      declarations.add(declaration(variable, declarations.isEmpty()));
    }
    List<Doc> updates = s.update().statements().stream().map(this::effect).toList();
    Doc first = Doc.join(commaSeparated(declarations), Doc.text(";"));
    Doc condition =
        Jumps.isTrue(s.condition()) ? Doc.text(";") : Doc.join(write(s.condition()), Doc.text(";"));
    List<Doc> items = new ArrayList<>(List.of(first, condition));
    if (!updates.isEmpty()) {
      items.add(commaSeparated(updates));
    }
    return Doc.join(Doc.text("for ("), Doc.group(Doc.Style.EACH, items), Doc.text(")"));
  }

  private static Doc commaSeparated(List<Doc> docs) {
    List<Doc> items = new ArrayList<>();
    for (int i = 0; i < docs.size(); i++) {
      boolean last = i == docs.size() - 1;
      items.add(last ? docs.get(i) : Doc.join(docs.get(i), Doc.text(",")));
    }
    return items.isEmpty() ? Doc.text("") : Doc.group(Doc.Style.FILL, items);
  }

  private void openLabel(Label label) {
    if (body.labels().contains(label)) {
      line(body.names().openLabel(label) + ":");
    }
  }

  private void closeLabel(Label label) {
    if (body.labels().contains(label)) {
      body.names().closeLabel();
    }
  }

  @Override
  public Void onSwitch(Stmt.Switch s) {
    Jumps.Innermost nest = innermost.inSwitch(s.label());
    openLabel(s.label());
    line(Doc.text("switch ("), write(s.selector()), Doc.text(") {"));
    StatementWriter inner = new StatementWriter(body, indent + INDENT, nest);
    for (int i = 0; i < s.cases().size(); i++) {
      inner.group(s.cases().get(i), i == s.cases().size() - 1);
    }
    line("}");
    closeLabel(s.label());
    return null;
  }

  private void group(Stmt.Case one, boolean last) {
    if (!one.labels().isEmpty()) {
      List<Doc> labels = one.labels().stream().map(this::caseLabel).toList();
      Doc all = Doc.join(Doc.text("case "), commaSeparated(labels), Doc.text(":"));
      body.layout().line(indent, all);
    }
    if (one.isDefault()) {
      line("default:");
    }
    // Groups share one scope in Java, but not here.
    boolean braces = one.body().statements().stream().anyMatch(s -> s instanceof Stmt.Declare);
    if (braces) {
      StatementWriter deeper = new StatementWriter(body, indent + INDENT, innermost);
      deeper.onScope(new Stmt.Scope(one.body(), Span.NONE));
    } else {
      inside(one.body(), innermost);
    }
    if (!last && !one.body().isEmpty() && Jumps.completes(one.body())) {
      new StatementWriter(body, indent + INDENT, innermost).line("// falls through");
      body.lints().add("fallthrough");
    }
  }

  private Doc caseLabel(Expr label) {
    if (label instanceof Expr.Static constant) {
      return Doc.text(constant.name());
    }
    return body.expressions().writeAssigned(label);
  }

  @Override
  public Void onLabeled(Stmt.Labeled s) {
    openLabel(s.label());
    line("{");
    inside(s.body(), innermost);
    line("}");
    closeLabel(s.label());
    return null;
  }

  @Override
  public Void onScope(Stmt.Scope s) {
    Optional<Loops.For> loop = Loops.For.of(s.body().statements());
    if (loop.isPresent()) {
      loop(loop.get().variables(), loop.get().loop());
    } else {
      line("{");
      inside(s.body(), innermost);
      line("}");
    }
    return null;
  }

  @Override
  public Void onExit(Stmt.Exit s) {
    String word = s.kind() == Stmt.Exit.Kind.BREAK ? "break" : "continue";
    line(innermost.needsLabel(s) ? word + " " + body.names().of(s.target()) + ";" : word + ";");
    return null;
  }

  @Override
  public Void onReturn(Stmt.Return s) {
    if (s.value().isEmpty()) {
      line("return;");
    } else {
      Doc value = body.expressions().writeAssigned(s.value().get());
      line(Doc.text("return "), value, Doc.text(";"));
    }
    return null;
  }

  @Override
  public Void onCopyArray(Stmt.CopyArray s) {
    Doc arguments =
        Doc.arguments(
            List.of(
                write(s.source()),
                write(Conversions.promoted(s.sourceFrom())),
                write(s.target()),
                write(Conversions.promoted(s.targetFrom())),
                write(Conversions.promoted(s.length()))));
    statement(Doc.join(Doc.type(JavaTypes.SYSTEM), Doc.text(".arraycopy"), arguments));
    return null;
  }

  @Override
  public Void onFill(Stmt.Fill s) {
    List<Doc> arguments = new ArrayList<>();
    arguments.add(write(s.array()));
    s.range()
        .ifPresent(
            range -> {
              arguments.add(write(Conversions.promoted(range.from())));
              arguments.add(write(Conversions.promoted(range.to())));
            });
    // An argument is widened, but a literal is not narrowed.
    Type element = s.array().type().elementType();
    boolean narrow = element == Type.SHORT || element == Type.BYTE;
    arguments.add(narrow ? write(s.value()) : body.expressions().writeAssigned(s.value()));
    statement(Doc.join(Doc.type(JavaTypes.ARRAYS), Doc.text(".fill"), Doc.arguments(arguments)));
    return null;
  }

  @Override
  public Void onThrow(Stmt.Throw s) {
    line(Doc.text("throw "), write(s.exception()), Doc.text(";"));
    return null;
  }

  @Override
  public Void onAssert(Stmt.Assert s) {
    Doc condition = write(s.condition());
    if (s.message().isEmpty()) {
      line(Doc.text("assert "), condition, Doc.text(";"));
    } else {
      Doc message = Doc.join(Doc.text(": "), write(s.message().get()));
      line(Doc.text("assert "), Doc.group(Doc.Style.EACH, condition, message), Doc.text(";"));
    }
    return null;
  }

  @Override
  public Void onRemark(Stmt.Remark s) {
    if (!body.out().isNewComment(s.text())) {
      return null;
    }
    int width = body.layout().limit() - indent - 3;
    s.text()
        .lines()
        .flatMap(text -> Comments.wrap(text, width).stream())
        .forEach(text -> line("// " + text));
    return null;
  }
}
