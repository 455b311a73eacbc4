package io.adjoint.compiler.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of IR, for golden tests, dumps and messages.
 *
 * <p>It reads as Java, with three additions: {@code update {…}} after a loop holds what {@code
 * continue} goes on to, {@code +=} and {@code -=} are {@linkplain Stmt.Increment accumulations},
 * which {@code x = x + e} is not, and a second variable or label of the same name has a number:
 * {@code t.2}. A label is printed where an exit names it.
 */
public final class IrPrinter {
  private final Names names;
  private final ExprPrinter expressions;

  private IrPrinter(Names names) {
    this.names = names;
    this.expressions = new ExprPrinter(names);
  }

  public static String print(Program program) {
    List<String> parts =
        java.util.stream.Stream.concat(
                program.structs().stream().map(IrPrinter::print),
                program.functions().stream().map(IrPrinter::print))
            .toList();
    return String.join("\n", parts);
  }

  public static String print(Struct struct) {
    String members =
        struct.members().stream()
            .map(
                member ->
                    "  "
                        + ExprPrinter.type(member.type())
                        + " "
                        + member.name()
                        + ";"
                        + (member.purpose().isEmpty() ? "" : " // " + member.purpose())
                        + "\n")
            .collect(Collectors.joining());
    return "class " + struct.type() + " {" + (members.isEmpty() ? "" : "\n" + members) + "}\n";
  }

  public static String print(Function function) {
    return within(function).function(function);
  }

  /**
   * A statement by itself. Within a function, {@link #within} gives its variables the same names
   * everywhere.
   */
  public static String print(Stmt statement) {
    return new IrPrinter(Names.of(statement)).text(statement);
  }

  public static String print(Expr expression) {
    return new IrPrinter(Names.none()).text(expression);
  }

  /**
   * A printer of the function's statements and expressions, with the names that the function's text
   * has.
   */
  public static IrPrinter within(Function function) {
    return new IrPrinter(Names.of(function));
  }

  /** The expression, on one line. */
  public String text(Expr expression) {
    return expressions.print(expression);
  }

  /** The statement and those inside it, without a line break at the end. */
  public String text(Stmt statement) {
    return statement.accept(new Statements("")).stripTrailing();
  }

  /** The statement's first line: enough to recognise it. */
  public String headline(Stmt statement) {
    return text(statement).lines().findFirst().orElse("");
  }

  private String function(Function function) {
    String parameters =
        function.parameters().stream().map(this::declared).collect(Collectors.joining(", "));
    String key = function.key().equals(function.name()) ? "" : "// " + function.key() + "\n";
    String head = ExprPrinter.type(function.result()) + " " + function.name();
    return key + head + "(" + parameters + ") " + new Statements("").block(function.body()) + "\n";
  }

  private String declared(Variable variable) {
    return ExprPrinter.type(variable.type()) + " " + names.of(variable);
  }

  /** Statements at one depth: each text begins with the indent and ends with a line break. */
  private final class Statements implements Stmt.Cases<String> {
    private final String indent;

    Statements(String indent) {
      this.indent = indent;
    }

    private String line(String text) {
      return indent + text + "\n";
    }

    /** From the opening brace to the closing one. */
    String block(Block block) {
      return block.isEmpty() ? "{}" : "{\n" + inside(block) + indent + "}";
    }

    private String inside(Block block) {
      Statements inner = new Statements(indent + "  ");
      return block.statements().stream()
          .map(statement -> statement.accept(inner))
          .collect(Collectors.joining());
    }

    private String label(Label label) {
      return names.isTarget(label) ? names.of(label) + ": " : "";
    }

    @Override
    public String onDeclare(Stmt.Declare s) {
      String value = s.value().map(e -> " = " + text(e)).orElse("");
      return line(declared(s.variable()) + value + ";");
    }

    @Override
    public String onSet(Stmt.Set s) {
      return line(text(s.place()) + " = " + text(s.value()) + ";");
    }

    @Override
    public String onIncrement(Stmt.Increment s) {
      String operator = s.negative() ? " -= " : " += ";
      return line(text(s.place()) + operator + text(s.value()) + ";");
    }

    @Override
    public String onEval(Stmt.Eval s) {
      return line(text(s.effect()) + ";");
    }

    @Override
    public String onIf(Stmt.If s) {
      return line(ifText(s));
    }

    private String ifText(Stmt.If s) {
      String text = "if (" + text(s.condition()) + ") " + block(s.thenBlock());
      if (s.elseBlock().isEmpty()) {
        return text;
      }
      List<Stmt> otherwise = s.elseBlock().statements();
      return otherwise.size() == 1 && otherwise.get(0) instanceof Stmt.If next
          ? text + " else " + ifText(next)
          : text + " else " + block(s.elseBlock());
    }

    @Override
    public String onLoop(Stmt.Loop s) {
      String update = s.update().isEmpty() ? "" : " update " + block(s.update());
      String head = label(s.label()) + "while (" + text(s.condition()) + ") ";
      return line(head + block(s.body()) + update);
    }

    @Override
    public String onSwitch(Stmt.Switch s) {
      Statements inner = new Statements(indent + "  ");
      String cases =
          s.cases().stream()
              .map(one -> inner.line(caseHead(one)) + inner.inside(one.body()))
              .collect(Collectors.joining());
      String head = label(s.label()) + "switch (" + text(s.selector()) + ") {";
      return line(head + (cases.isEmpty() ? "" : "\n" + cases + indent) + "}");
    }

    private String caseHead(Stmt.Case one) {
      if (one.labels().isEmpty()) {
        return one.isDefault() ? "default:" : "case:";
      }
      String labels =
          one.labels().stream().map(IrPrinter.this::text).collect(Collectors.joining(", "));
      return "case " + labels + (one.isDefault() ? ", default:" : ":");
    }

    @Override
    public String onLabeled(Stmt.Labeled s) {
      return line(names.of(s.label()) + ": " + block(s.body()));
    }

    @Override
    public String onScope(Stmt.Scope s) {
      return line(block(s.body()));
    }

    @Override
    public String onExit(Stmt.Exit s) {
      String word = s.kind() == Stmt.Exit.Kind.BREAK ? "break " : "continue ";
      return line(word + names.of(s.target()) + ";");
    }

    @Override
    public String onReturn(Stmt.Return s) {
      return line("return" + s.value().map(e -> " " + text(e)).orElse("") + ";");
    }

    @Override
    public String onCopyArray(Stmt.CopyArray s) {
      return line(call("System.arraycopy", IrWalk.expressions(s)));
    }

    @Override
    public String onFill(Stmt.Fill s) {
      return line(call("Arrays.fill", IrWalk.expressions(s)));
    }

    private String call(String method, List<Expr> arguments) {
      return method
          + arguments.stream().map(IrPrinter.this::text).collect(Collectors.joining(", ", "(", ")"))
          + ";";
    }

    @Override
    public String onThrow(Stmt.Throw s) {
      return line("throw " + text(s.exception()) + ";");
    }

    @Override
    public String onAssert(Stmt.Assert s) {
      String message = s.message().map(e -> " : " + text(e)).orElse("");
      return line("assert " + text(s.condition()) + message + ";");
    }

    @Override
    public String onRemark(Stmt.Remark s) {
      return s.text().lines().map(text -> line("// " + text)).collect(Collectors.joining());
    }
  }
}
