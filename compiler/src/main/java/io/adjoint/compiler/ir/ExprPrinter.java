package io.adjoint.compiler.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of expressions: Java's syntax, every conversion visible, parentheses only where
 * precedence needs them.
 */
final class ExprPrinter implements Expr.Cases<String> {
  private static final int SELECT = 1;
  private static final int UNARY = 13;
  private static final int POSTFIX = 14;
  private static final String JAVA_LANG = "java.lang.";

  private final Names names;

  ExprPrinter(Names names) {
    this.names = names;
  }

  String print(Expr expression) {
    return expression.accept(this);
  }

  /** The expression as an operand that must bind at least as strongly as {@code precedence}. */
  private String operand(Expr expression, int precedence) {
    String text = print(expression);
    return precedence(expression) < precedence ? "(" + text + ")" : text;
  }

  private String list(List<Expr> expressions) {
    return expressions.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A type's name; classes of {@code java.lang} without their package. */
  static String type(Type type) {
    return className(type.toString());
  }

  private static String className(String name) {
    boolean directly = name.startsWith(JAVA_LANG) && name.indexOf('.', JAVA_LANG.length()) < 0;
    return directly ? name.substring(JAVA_LANG.length()) : name;
  }

  private static int precedence(Expr expression) {
    if (expression instanceof Expr.Binary binary) {
      return precedence(binary.op());
    } else if (expression instanceof Expr.Select) {
      return SELECT;
    } else if (expression instanceof Expr.Concat) {
      return precedence(Operator.ADD);
    } else if (expression instanceof Expr.Unary || expression instanceof Expr.Cast) {
      return UNARY;
    } else if (expression instanceof Expr.Const constant) {
      return constantPrecedence(constant);
    } else {
      return POSTFIX;
    }
  }

  /** A short or byte is a cast literal, and a negative number has its sign. */
  private static int constantPrecedence(Expr.Const constant) {
    String text = Literals.of(constant);
    return text.startsWith("-") || text.startsWith("(") ? UNARY : POSTFIX;
  }

  private static int precedence(Operator operator) {
    return switch (operator) {
      case MUL, DIV, REM -> 12;
      case ADD, SUB -> 11;
      case SHL, SHR, USHR -> 10;
      case LT, LE, GT, GE -> 9;
      case EQ, NE -> 8;
      case AND -> 7;
      case XOR -> 6;
      case OR -> 5;
      case LAND -> 4;
      case LOR -> 3;
    };
  }

  @Override
  public String onConst(Expr.Const e) {
    return Literals.of(e);
  }

  @Override
  public String onNull(Expr.Null e) {
    return "null";
  }

  @Override
  public String onStatic(Expr.Static e) {
    return className(e.owner()) + "." + e.name();
  }

  @Override
  public String onVar(Expr.Var e) {
    return names.of(e.variable());
  }

  @Override
  public String onLoad(Expr.Load e) {
    return operand(e.array(), POSTFIX) + "[" + print(e.index()) + "]";
  }

  @Override
  public String onField(Expr.Field e) {
    return operand(e.object(), POSTFIX) + "." + e.name();
  }

  @Override
  public String onLength(Expr.Length e) {
    return operand(e.array(), POSTFIX) + ".length";
  }

  @Override
  public String onUnary(Expr.Unary e) {
    // A literal's own minus is part of it: -(1.0) is a negation of 1.0, -1.0 a literal.
    boolean apart =
        e.op() == Expr.Unary.Op.NEG
            && (e.operand() instanceof Expr.Const
                || e.operand() instanceof Expr.Unary inner && inner.op() == Expr.Unary.Op.NEG);
    return e.op().symbol() + operand(e.operand(), apart ? POSTFIX + 1 : UNARY);
  }

  @Override
  public String onBinary(Expr.Binary e) {
    int precedence = precedence(e.op());
    return operand(e.left(), precedence)
        + " "
        + e.op().symbol()
        + " "
        + operand(e.right(), precedence + 1);
  }

  @Override
  public String onApply(Expr.Apply e) {
    return className(e.function().owner()) + "." + e.function().name() + list(e.arguments());
  }

  @Override
  public String onSelect(Expr.Select e) {
    return operand(e.condition(), SELECT + 1)
        + " ? "
        + operand(e.whenTrue(), SELECT + 1)
        + " : "
        + operand(e.whenFalse(), SELECT);
  }

  @Override
  public String onCast(Expr.Cast e) {
    return "(" + type(e.type()) + ") " + operand(e.operand(), UNARY);
  }

  @Override
  public String onConcat(Expr.Concat e) {
    int precedence = precedence(Operator.ADD) + 1;
    // Java would add two leading numbers; the empty string makes it text.
    boolean text = e.parts().stream().limit(2).anyMatch(part -> part.type().equals(Type.STRING));
    return e.parts().stream()
        .map(part -> operand(part, precedence))
        .collect(Collectors.joining(" + ", text ? "" : "\"\" + ", ""));
  }

  @Override
  public String onNewArray(Expr.NewArray e) {
    int open = Math.max(0, e.type().rank() - e.dimensions().size());
    return "new "
        + type(e.type().scalar())
        + e.dimensions().stream().map(size -> "[" + print(size) + "]").collect(Collectors.joining())
        + "[]".repeat(open);
  }

  @Override
  public String onCopyOf(Expr.CopyOf e) {
    return switch (e.kind()) {
      case CLONE -> operand(e.source(), POSTFIX) + ".clone()";
      case COPY_OF -> "Arrays.copyOf" + list(List.of(e.source(), e.to()));
      case COPY_OF_RANGE -> "Arrays.copyOfRange" + list(e.operands());
    };
  }

  @Override
  public String onCallFunction(Expr.CallFunction e) {
    return e.function() + list(e.arguments());
  }

  @Override
  public String onInvoke(Expr.Invoke e) {
    String on =
        e.receiver()
            .map(receiver -> operand(receiver, POSTFIX))
            .orElseGet(() -> className(e.owner()));
    return on + "." + e.method() + list(e.arguments());
  }

  @Override
  public String onNew(Expr.New e) {
    return "new " + type(e.type()) + list(e.arguments());
  }

  @Override
  public String onNewStruct(Expr.NewStruct e) {
    return "new " + type(e.type()) + "()";
  }
}
