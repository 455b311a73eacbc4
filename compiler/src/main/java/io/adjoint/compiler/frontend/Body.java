package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Type;
import java.util.Optional;
import java.util.function.Supplier;

/** What the readers of one method's body share, and the readers themselves. */
final class Body {
  final Names names;
  final FileClass owner;
  final Problems problems;
  final Functions functions;
  final Type result;
  final int languageLevel;

  final Locals locals = new Locals();
  final Jumps jumps = new Jumps(locals);
  final Ordering ordering = new Ordering(locals, this::span);
  final Constants constants = new Constants(this::constant);
  final Conditionals conditionals = new Conditionals(this);
  final Expressions expressions = new Expressions(this);
  final Assignments assignments = new Assignments(this);
  final Arrays arrays = new Arrays(this);
  final Calls calls = new Calls(this);
  final Switches switches = new Switches(this);
  final Loops loops = new Loops(this);
  final Statements statements = new Statements(this);

  private Span span = Span.NONE;

  Body(
      Names names,
      FileClass owner,
      Problems problems,
      Functions functions,
      Type result,
      int languageLevel) {
    this.names = names;
    this.owner = owner;
    this.problems = problems;
    this.functions = functions;
    this.result = result;
    this.languageLevel = languageLevel;
  }

  /** The place of the statement that is being read. */
  Span span() {
    return span;
  }

  /** Reads what belongs to the statement at {@code place}. */
  <T> T at(Node place, Supplier<T> reading) {
    Span outer = span;
    span = Spans.of(place);
    try {
      return reading.get();
    } finally {
      span = outer;
    }
  }

  Type type(com.github.javaparser.ast.type.Type type) {
    return names.type(problems, owner, type);
  }

  /** The local variable of that name, be it one that a refused construct declares. */
  Optional<Locals.Local> local(String name) {
    return locals
        .find(name)
        .or(
            () ->
                problems.refusedNames().hasVariable(name)
                    ? Optional.of(Locals.REFUSED)
                    : Optional.empty());
  }

  /** Whether the first of some dotted names is a local variable. */
  boolean startsWithLocal(Expression path) {
    return Names.dotted(path)
        .map(name -> name.split("\\.", 2)[0])
        .filter(head -> local(head).isPresent())
        .isPresent();
  }

  /** The constant that a name stands for in this body. */
  private Optional<Expr.Const> constant(Expression path) {
    if (startsWithLocal(path)) {
      return path instanceof NameExpr name
          ? local(name.getNameAsString()).flatMap(Locals.Local::constant)
          : Optional.empty();
    }
    return names.constant(owner, path);
  }
}
