package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads functions from the text that the IR's printer writes, for tests: declarations, assignments,
 * ifs, loops, switches, labels, exits. A call of anything but {@code Math} is a call of a method
 * outside the program. Names are unique within a function.
 */
final class IrText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(//[^\\n]*|[A-Za-z_$][\\w$]*|[0-9]+\\.[0-9]+(?:E-?[0-9]+)?f?|[0-9]+L?"
              + "|[-+]=|[=!<>]=|&&|\\|\\||\\S)");

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("==", "!="),
          List.of("<", "<=", ">", ">="),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Label> labels = new HashMap<>();
  private int next;
  private int id;

  private IrText(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  static Function function(String text) {
    IrText reader = new IrText(text);
    Type result = reader.type();
    String name = reader.take();
    List<Variable> parameters = new ArrayList<>();
    reader.expect("(");
    while (!reader.accept(")")) {
      parameters.add(reader.declared());
      reader.accept(",");
    }
    return new Function(name, name, parameters, result, reader.block(), Span.NONE);
  }

  /** An expression over the parameters, given as {@code double x, int i}. */
  static Expr expression(String parameters, String text) {
    Function f = function("void f(" + parameters + ") { return " + text + "; }");
    return ((Stmt.Return) f.body().statements().get(0)).value().orElseThrow();
  }

  private Variable declared() {
    Type type = type();
    String name = take();
    Variable variable = new Variable(id++, name, type);
    variables.put(name, variable);
    return variable;
  }

  private boolean atType() {
    return List.of("double", "float", "int", "long", "boolean", "void").contains(peek());
  }

  private Type type() {
    Type type = Type.Primitive.valueOf(take().toUpperCase(java.util.Locale.ROOT));
    while (peek().equals("[") && tokens.get(next + 1).equals("]")) {
      next += 2;
      type = new Type.Array(type);
    }
    return type;
  }

  private Block block() {
    List<Stmt> statements = new ArrayList<>();
    expect("{");
    while (!accept("}")) {
      statements.add(statement());
    }
    return new Block(statements);
  }

  private Stmt statement() {
    if (peek().startsWith("//")) {
      return new Stmt.Remark(take().substring(2).strip(), Span.NONE);
    } else if (peek().equals("{")) {
      return new Stmt.Scope(block(), Span.NONE);
    } else if (accept("if")) {
      return branch();
    } else if (accept("while")) {
      return loop(new Label(id++, "loop"));
    } else if (accept("switch")) {
      return choice(new Label(id++, "switch"));
    } else if (accept("return")) {
      Optional<Expr> value = peek().equals(";") ? Optional.empty() : Optional.of(conditional());
      return end(new Stmt.Return(value, Span.NONE));
    } else if (peek().equals("break") || peek().equals("continue")) {
      Stmt.Exit.Kind kind = take().equals("break") ? Stmt.Exit.Kind.BREAK : Stmt.Exit.Kind.CONTINUE;
      return end(new Stmt.Exit(kind, labels.get(take()), Span.NONE));
    } else if (atType()) {
      Variable variable = declared();
      Optional<Expr> value = accept("=") ? Optional.of(conditional()) : Optional.empty();
      return end(new Stmt.Declare(variable, value, Span.NONE));
    } else if (tokens.get(next + 1).equals(":")) {
      return labeled();
    }
    return assignment();
  }

  private Stmt branch() {
    Expr condition = parenthesised();
    Block thenBlock = block();
    Block elseBlock = Block.EMPTY;
    if (accept("else")) {
      elseBlock = peek().equals("if") ? Block.of(statement()) : block();
    }
    return new Stmt.If(condition, thenBlock, elseBlock, Span.NONE);
  }

  private Stmt loop(Label label) {
    Expr condition = parenthesised();
    Block body = block();
    Block update = accept("update") ? block() : Block.EMPTY;
    return new Stmt.Loop(label, condition, body, update, Span.NONE);
  }

  private Stmt labeled() {
    Label label = new Label(id++, take());
    labels.put(label.name(), label);
    expect(":");
    if (accept("while")) {
      return loop(label);
    } else if (accept("switch")) {
      return choice(label);
    }
    return new Stmt.Labeled(label, block(), Span.NONE);
  }

  private Stmt choice(Label label) {
    Expr selector = parenthesised();
    List<Stmt.Case> cases = new ArrayList<>();
    expect("{");
    while (!accept("}")) {
      boolean isDefault = accept("default");
      List<Expr> constants = new ArrayList<>();
      if (!isDefault) {
        expect("case");
        constants.add(conditional());
      }
      expect(":");
      List<Stmt> body = new ArrayList<>();
      while (!List.of("case", "default", "}").contains(peek())) {
        body.add(statement());
      }
      cases.add(new Stmt.Case(constants, isDefault, new Block(body)));
    }
    return new Stmt.Switch(label, selector, cases, Span.NONE);
  }

  private Stmt assignment() {
    Expr target = unary();
    if (target instanceof Expr.Effect effect) {
      return end(new Stmt.Eval(effect, Span.NONE));
    }
    Expr.Place place = (Expr.Place) target;
    String operator = take();
    Expr value = conditional();
    return end(
        operator.equals("=")
            ? new Stmt.Set(place, value, Span.NONE)
            : new Stmt.Increment(place, operator.equals("-="), value, Span.NONE));
  }

  private Stmt end(Stmt statement) {
    expect(";");
    return statement;
  }

  private Expr parenthesised() {
    expect("(");
    Expr inner = conditional();
    expect(")");
    return inner;
  }

  private Expr conditional() {
    Expr condition = binary(0);
    if (!accept("?")) {
      return condition;
    }
    Expr whenTrue = conditional();
    expect(":");
    return new Expr.Select(condition, whenTrue, conditional());
  }

  private Expr binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expr left = binary(level + 1);
    while (LEVELS.get(level).contains(peek())) {
      left = Expr.binary(operator(take()), left, binary(level + 1));
    }
    return left;
  }

  private static Operator operator(String symbol) {
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  private Expr unary() {
    if (accept("-")) {
      boolean literal = Character.isDigit(peek().charAt(0));
      Expr operand = unary();
      return literal ? Simplify.negate(operand) : new Expr.Unary(Expr.Unary.Op.NEG, operand);
    } else if (accept("!")) {
      return new Expr.Unary(Expr.Unary.Op.NOT, unary());
    } else if (peek().equals("(") && isTypeAt(next + 1)) {
      next++;
      Type type = type();
      expect(")");
      return new Expr.Cast(type, unary());
    }
    return postfix(primary());
  }

  private boolean isTypeAt(int index) {
    int now = next;
    next = index;
    boolean result = atType();
    next = now;
    return result;
  }

  private Expr postfix(Expr primary) {
    Expr e = primary;
    while (true) {
      if (accept("[")) {
        e = new Expr.Load(e, conditional());
        expect("]");
      } else if (accept(".")) {
        expect("length");
        e = new Expr.Length(e);
      } else {
        return e;
      }
    }
  }

  private Expr primary() {
    if (peek().equals("(")) {
      return parenthesised();
    }
    String token = take();
    if (Character.isDigit(token.charAt(0))) {
      return number(token);
    } else if (token.equals("true") || token.equals("false")) {
      return Expr.of(token.equals("true"));
    } else if (token.equals("Outside")) {
      expect(".");
      String name = take();
      return new Expr.Invoke(Optional.empty(), "Outside", name, arguments(), Type.DOUBLE);
    } else if (token.equals("Math")) {
      expect(".");
      String name = take();
      List<Expr> arguments = arguments();
      return new Expr.Apply(MathFunction.ofDoubles("Math", name, arguments.size()), arguments);
    }
    return Expr.of(Optional.ofNullable(variables.get(token)).orElseThrow());
  }

  private static Expr number(String token) {
    if (token.endsWith("f")) {
      return new Expr.Const(Type.FLOAT, Float.parseFloat(token));
    } else if (token.endsWith("L")) {
      return new Expr.Const(Type.LONG, Long.parseLong(token.substring(0, token.length() - 1)));
    }
    return token.contains(".")
        ? Expr.of(Double.parseDouble(token))
        : Expr.of(Integer.parseInt(token));
  }

  private List<Expr> arguments() {
    List<Expr> arguments = new ArrayList<>();
    expect("(");
    while (!accept(")")) {
      arguments.add(conditional());
      accept(",");
    }
    return arguments;
  }

  private String peek() {
    return tokens.get(next);
  }

  private String take() {
    return tokens.get(next++);
  }

  private boolean accept(String token) {
    if (!peek().equals(token)) {
      return false;
    }
    next++;
    return true;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException(
          token + " expected: " + String.join(" ", tokens.subList(0, next + 1)));
    }
  }
}
