package io.adjoint.compiler.emit;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Expressions as Java: parentheses and conversions only where they are needed, or where without
 * them a reader would stumble.
 *
 * @param names of the variables
 * @param functions the Java names of the functions of the class, by their keys
 */
record ExpressionWriter(
    Function<Variable, String> names, JavaTypes types, Map<String, String> functions)
    implements Expr.Cases<ExpressionWriter.Written> {

  /** Text, and how tightly its outermost operator binds: one of the constants below. */
  record Written(Doc doc, int precedence) {}

  private static final int PRIMARY = 15;
  private static final int UNARY = 14;
  private static final int TERNARY = 2;

  private static int precedence(Operator op) {
    return switch (op) {
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

  /** An expression by itself. */
  Doc write(Expr e) {
    return e.accept(this).doc();
  }

  /** The value of a variable, an element, a field or a result of some type. */
  Doc writeAssigned(Expr value) {
    return write(Conversions.assigned(value));
  }

  /** An expression as an operand that must bind as tightly. */
  private Doc operand(Expr e, int atLeast) {
    Written written = e.accept(this);
    return written.precedence() >= atLeast ? written.doc() : parenthesised(written.doc());
  }

  private static Doc parenthesised(Doc doc) {
    return Doc.join(Doc.text("("), doc, Doc.text(")"));
  }

  private static Written primary(Doc doc) {
    return new Written(doc, PRIMARY);
  }

  private static Written primary(Doc... parts) {
    return primary(Doc.join(parts));
  }

  @Override
  public Written onConst(Expr.Const e) {
    Doc literal = JavaLiterals.of(e);
    if (e.type() == Type.SHORT || e.type() == Type.BYTE) {
      return new Written(Doc.join(Doc.text("(" + e.type() + ") "), literal), UNARY);
    }
    return new Written(literal, JavaLiterals.isNegative(e) ? UNARY : PRIMARY);
  }

  @Override
  public Written onNull(Expr.Null e) {
    return primary(Doc.text("null"));
  }

  @Override
  public Written onStatic(Expr.Static e) {
    return primary(Doc.type(types.className(e.owner())), Doc.text("." + e.name()));
  }

  @Override
  public Written onVar(Expr.Var e) {
    return primary(Doc.text(names.apply(e.variable())));
  }

  @Override
  public Written onLoad(Expr.Load e) {
    return primary(operand(e.array(), PRIMARY), index(e.index()));
  }

  private Doc index(Expr index) {
    return Doc.join(Doc.text("["), write(Conversions.promoted(index)), Doc.text("]"));
  }

  @Override
  public Written onField(Expr.Field e) {
    return primary(operand(e.object(), PRIMARY), Doc.text("." + Identifiers.legal(e.name())));
  }

  @Override
  public Written onLength(Expr.Length e) {
    return primary(operand(e.array(), PRIMARY), Doc.text(".length"));
  }

  @Override
  public Written onUnary(Expr.Unary e) {
    Written operand = e.operand().accept(this);
    boolean signTwice = e.op() != Expr.Unary.Op.NOT && startsWithSign(e.operand());
    boolean bare = operand.precedence() >= UNARY && !signTwice;
    Doc doc = bare ? operand.doc() : parenthesised(operand.doc());
    return new Written(Doc.join(Doc.text(e.op().symbol()), doc), UNARY);
  }

  private static boolean startsWithSign(Expr e) {
    return e instanceof Expr.Unary || e instanceof Expr.Const c && JavaLiterals.isNegative(c);
  }

  @Override
  public Written onBinary(Expr.Binary e) {
    // A long sum is deep on its left side: walk down there instead of recursing.
    Deque<Doc> items = new ArrayDeque<>();
    Expr.Binary at = e;
    while (true) {
      Conversions.Sides sides = Conversions.sides(at.op(), at.left(), at.right());
      Doc right = side(at.op(), sides.right(), at.right(), precedence(at.op()) + 1);
      items.addFirst(Doc.join(Doc.text(at.op().symbol() + " "), right));
      if (sides.left() instanceof Expr.Binary next
          && sides.left() == at.left()
          && continues(at.op(), next.op())) {
        at = next;
      } else {
        items.addFirst(side(at.op(), sides.left(), at.left(), precedence(at.op())));
        boolean logical = e.op().isShortCircuit();
        Doc.Style style = logical ? Doc.Style.EACH : Doc.Style.FILL;
        return new Written(Doc.group(style, List.copyOf(items)), precedence(e.op()));
      }
    }
  }

  /** Whether {@code a next b op c} reads as one chain. */
  private static boolean continues(Operator op, Operator next) {
    return switch (op) {
      case ADD, SUB -> next == Operator.ADD || next == Operator.SUB;
      case MUL, DIV -> next == Operator.MUL || next == Operator.DIV;
      case AND, OR, XOR, LAND, LOR -> next == op;
      default -> false;
    };
  }

  /**
   * An operand.
   *
   * @param original the operand with its conversion, if that is left out
   */
  private Doc side(Operator op, Expr e, Expr original, int atLeast) {
    Written written = e.accept(this);
    boolean associative = op.isShortCircuit() && e instanceof Expr.Binary b && b.op() == op;
    boolean needed = written.precedence() < atLeast && !associative;
    boolean converted = e != original && written.precedence() <= precedence(op);
    return needed || converted || wantsParentheses(op, e)
        ? parenthesised(written.doc())
        : written.doc();
  }

  /** Where precedence is right but few know it. */
  private static boolean wantsParentheses(Operator op, Expr operand) {
    if (!(operand instanceof Expr.Binary inner)) {
      return false;
    }
    return switch (op) {
      case LOR -> inner.op() == Operator.LAND;
      case EQ, NE -> inner.op().isComparison();
      case SHL, SHR, USHR -> true;
      case AND, OR, XOR -> inner.op() != op;
      case REM -> precedence(inner.op()) == precedence(op);
      case MUL, DIV -> inner.op() == Operator.REM;
      default -> false;
    };
  }

  @Override
  public Written onApply(Expr.Apply e) {
    Doc owner = Doc.type(types.functionOwner(e.function().owner()));
    List<Expr> arguments = Conversions.arguments(e.function().name(), e.arguments());
    return primary(owner, Doc.text("." + e.function().name()), all(arguments));
  }

  private Doc all(List<Expr> arguments) {
    return Doc.arguments(arguments.stream().map(this::write).toList());
  }

  @Override
  public Written onSelect(Expr.Select e) {
    List<Doc> items = new ArrayList<>();
    Expr.Select at = e;
    while (true) {
      Conversions.Sides sides = Conversions.alternatives(at.whenTrue(), at.whenFalse());
      Doc condition = operand(at.condition(), TERNARY + 1);
      Doc whenTrue = Doc.join(Doc.text("? "), operand(sides.left(), TERNARY + 1));
      if (items.isEmpty()) {
        items.addAll(List.of(condition, whenTrue));
      } else {
        Doc next = Doc.join(Doc.text(": "), condition);
        items.add(Doc.group(Doc.Style.FILL, next, whenTrue));
      }
      if (sides.right() instanceof Expr.Select next) {
        at = next;
      } else {
        items.add(Doc.join(Doc.text(": "), operand(sides.right(), TERNARY)));
        return new Written(Doc.group(Doc.Style.EACH, items), TERNARY);
      }
    }
  }

  @Override
  public Written onCast(Expr.Cast e) {
    if (e.type().equals(e.operand().type())) {
      return e.operand().accept(this);
    }
    Doc type = Doc.join(Doc.text("("), types.doc(e.type()), Doc.text(") "));
    return new Written(Doc.join(type, operand(e.operand(), UNARY)), UNARY);
  }

  @Override
  public Written onConcat(Expr.Concat e) {
    int sum = precedence(Operator.ADD);
    List<Doc> items = new ArrayList<>();
    // Java would add two leading numbers; the empty string makes it text.
    if (e.parts().stream().limit(2).noneMatch(part -> part.type().equals(Type.STRING))) {
      items.add(Doc.text("\"\""));
    }
    for (Expr part : e.parts()) {
      Doc doc = operand(part, sum + 1);
      items.add(items.isEmpty() ? doc : Doc.join(Doc.text("+ "), doc));
    }
    return new Written(Doc.group(Doc.Style.FILL, items), sum);
  }

  @Override
  public Written onNewArray(Expr.NewArray e) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("new "));
    parts.add(types.doc(e.type().scalar()));
    e.dimensions().forEach(size -> parts.add(index(size)));
    parts.add(Doc.text("[]".repeat(Math.max(0, e.type().rank() - e.dimensions().size()))));
    return new Written(Doc.join(parts), UNARY);
  }

  @Override
  public Written onCopyOf(Expr.CopyOf e) {
    Doc arrays = Doc.type(JavaTypes.ARRAYS);
    return switch (e.kind()) {
      case CLONE -> primary(operand(e.source(), PRIMARY), Doc.text(".clone()"));
      case COPY_OF -> primary(arrays, Doc.text(".copyOf"), all(List.of(e.source(), e.to())));
      case COPY_OF_RANGE -> primary(arrays, Doc.text(".copyOfRange"), all(e.operands()));
    };
  }

  @Override
  public Written onCallFunction(Expr.CallFunction e) {
    String name = functions.get(e.function());
    if (name == null) {
      throw new IllegalStateException("a call of " + e.function() + ", which is not written");
    }
    return primary(Doc.text(name), overloaded(e.arguments()));
  }

  @Override
  public Written onInvoke(Expr.Invoke e) {
    Doc on =
        e.receiver().isPresent()
            ? operand(e.receiver().get(), PRIMARY)
            : Doc.type(types.className(e.owner()));
    return primary(on, Doc.text("." + e.method()), overloaded(e.arguments()));
  }

  @Override
  public Written onNew(Expr.New e) {
    return primary(Doc.text("new "), types.doc(e.type()), overloaded(e.arguments()));
  }

  /** Arguments that say their types, since they choose among overloads. */
  private Doc overloaded(List<Expr> arguments) {
    List<Doc> written = new ArrayList<>();
    for (Expr argument : arguments) {
      Doc doc = write(argument);
      if (argument instanceof Expr.Null) {
        Doc type = types.doc(argument.type());
        doc = Doc.join(Doc.text("("), type, Doc.text(") "), doc);
      }
      written.add(doc);
    }
    return Doc.arguments(written);
  }

  @Override
  public Written onNewStruct(Expr.NewStruct e) {
    return primary(Doc.text("new "), types.doc(e.type()), Doc.text("()"));
  }
}
