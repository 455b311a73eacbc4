package io.adjoint.compiler.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with an expression itself, its operands taken for right: types, signatures, effects
 * as operands. Empty where nothing is.
 */
final class ExprCheck implements Expr.Cases<Optional<String>> {
  private static final Optional<String> FINE = Optional.empty();

  private final Map<String, Function> functions;
  private final Map<Type, Struct> structs;

  ExprCheck(Map<String, Function> functions, Map<Type, Struct> structs) {
    this.functions = functions;
    this.structs = structs;
  }

  Optional<String> check(Expr expression) {
    for (Expr operand : expression.operands()) {
      if (operand instanceof Expr.Effect) {
        return Optional.of("an effect is an operand");
      }
      if (operand.type() == Type.VOID) {
        return Optional.of("an operand has no value");
      }
    }
    return expression.accept(this);
  }

  /** The first complaint whose condition does not hold. */
  private static Optional<String> require(boolean condition, String complaint) {
    return condition ? FINE : Optional.of(complaint);
  }

  /** Whether a value may be assigned to a place of the type without a cast. */
  static boolean assignable(Type from, Type to) {
    if (from.equals(to)) {
      return from != Type.VOID;
    }
    // What class extends which is not known here: javac knows.
    return to instanceof Type.Opaque && !from.isPrimitive();
  }

  private static boolean isPromoted(Type type) {
    return type == Type.INT || type == Type.LONG || type.isRealScalar();
  }

  private static boolean isPromotedIntegral(Type type) {
    return type == Type.INT || type == Type.LONG;
  }

  @Override
  public Optional<String> onConst(Expr.Const e) {
    Object value = e.value();
    boolean fits =
        e.type() == Type.DOUBLE && value instanceof Double
            || e.type() == Type.FLOAT && value instanceof Float
            || e.type() == Type.LONG && value instanceof Long
            || e.type() == Type.CHAR && value instanceof Character
            || e.type() == Type.BOOLEAN && value instanceof Boolean
            || e.type().equals(Type.STRING) && value instanceof String
            || (e.type() == Type.INT || e.type() == Type.SHORT || e.type() == Type.BYTE)
                && value instanceof Integer number
                && Values.narrow(number, e.type()) == number;
    return require(
        fits, "a constant of type " + e.type() + " holds a " + value.getClass().getSimpleName());
  }

  @Override
  public Optional<String> onNull(Expr.Null e) {
    return require(!e.type().isPrimitive(), "a null has the type " + e.type());
  }

  @Override
  public Optional<String> onStatic(Expr.Static e) {
    return require(e.type() != Type.VOID, "a static field is void");
  }

  @Override
  public Optional<String> onVar(Expr.Var e) {
    return FINE;
  }

  @Override
  public Optional<String> onLoad(Expr.Load e) {
    if (!e.array().type().isArray()) {
      return Optional.of(e.array().type() + " is indexed");
    }
    return require(e.index().type() == Type.INT, "an index is " + e.index().type());
  }

  @Override
  public Optional<String> onField(Expr.Field e) {
    Struct struct = structs.get(e.object().type());
    if (struct == null) {
      return Optional.of("a field of " + e.object().type() + ", which is no struct of the program");
    }
    return struct.members().stream()
        .filter(member -> member.name().equals(e.name()))
        .findFirst()
        .map(
            member ->
                require(
                    member.type().equals(e.type()),
                    "the field " + e.name() + " is " + member.type() + ", not " + e.type()))
        .orElseGet(() -> Optional.of(struct.type() + " has no field " + e.name()));
  }

  @Override
  public Optional<String> onLength(Expr.Length e) {
    return require(e.array().type().isArray(), "the length of " + e.array().type());
  }

  @Override
  public Optional<String> onUnary(Expr.Unary e) {
    Type type = e.operand().type();
    boolean fits =
        switch (e.op()) {
          case NEG -> isPromoted(type);
          case NOT -> type == Type.BOOLEAN;
          case COMPLEMENT -> isPromotedIntegral(type);
        };
    return require(fits, "the operand of " + e.op().symbol() + " is " + type);
  }

  @Override
  public Optional<String> onBinary(Expr.Binary e) {
    Type left = e.left().type();
    Type right = e.right().type();
    boolean same = left.equals(right);
    boolean fits =
        switch (e.op()) {
          case ADD, SUB, MUL, DIV, REM -> same && isPromoted(left);
          case SHL, SHR, USHR -> isPromotedIntegral(left) && isPromotedIntegral(right);
          case AND, OR, XOR -> same && (isPromotedIntegral(left) || left == Type.BOOLEAN);
          case LT, LE, GT, GE -> same && left.isNumeric();
          case EQ, NE -> same || !left.isPrimitive() && !right.isPrimitive();
          case LAND, LOR -> same && left == Type.BOOLEAN;
        };
    return require(fits, "the operands of " + e.op().symbol() + " are " + left + " and " + right);
  }

  @Override
  public Optional<String> onApply(Expr.Apply e) {
    List<Type> given = e.arguments().stream().map(Expr::type).toList();
    return require(
        given.equals(e.function().parameters()),
        e.function() + " takes " + e.function().parameters() + " and is given " + given);
  }

  @Override
  public Optional<String> onSelect(Expr.Select e) {
    if (e.condition().type() != Type.BOOLEAN) {
      return Optional.of("a condition is " + e.condition().type());
    }
    return require(
        assignable(e.whenFalse().type(), e.whenTrue().type()),
        "the sides of ? : are " + e.whenTrue().type() + " and " + e.whenFalse().type());
  }

  @Override
  public Optional<String> onCast(Expr.Cast e) {
    Type from = e.operand().type();
    Type to = e.type();
    boolean references = !from.isPrimitive() && !to.isPrimitive();
    boolean numbers = from.isNumeric() && to.isNumeric();
    // Between a primitive and a class: boxing.
    boolean boxing = from instanceof Type.Opaque || to instanceof Type.Opaque;
    boolean fits = references || numbers || boxing || from == to;
    return require(fits && to != Type.VOID, "a cast from " + from + " to " + to);
  }

  @Override
  public Optional<String> onConcat(Expr.Concat e) {
    return require(
        e.parts().stream().anyMatch(part -> part.type().equals(Type.STRING)),
        "no part of a concatenation is a string");
  }

  @Override
  public Optional<String> onNewArray(Expr.NewArray e) {
    int given = e.dimensions().size();
    if (given < 1 || given > e.type().rank()) {
      return Optional.of("a new " + e.type() + " with " + given + " dimensions");
    }
    return require(
        e.dimensions().stream().allMatch(size -> size.type() == Type.INT),
        "a dimension of a new array is not an int");
  }

  @Override
  public Optional<String> onCopyOf(Expr.CopyOf e) {
    if (!e.source().type().isArray()) {
      return Optional.of("a copy of " + e.source().type());
    }
    return require(
        e.from().type() == Type.INT && e.to().type() == Type.INT,
        "a bound of a copy is not an int");
  }

  @Override
  public Optional<String> onCallFunction(Expr.CallFunction e) {
    Function callee = functions.get(e.function());
    if (callee == null) {
      return Optional.of("the program has no function " + e.function());
    }
    List<Type> given = e.arguments().stream().map(Expr::type).toList();
    List<Type> wanted = callee.parameters().stream().map(Variable::type).toList();
    boolean fits = given.size() == wanted.size();
    for (int i = 0; fits && i < given.size(); i++) {
      fits = assignable(given.get(i), wanted.get(i));
    }
    if (!fits) {
      return Optional.of(e.function() + " takes " + wanted + " and is given " + given);
    }
    return require(
        callee.result().equals(e.type()),
        e.function() + " returns " + callee.result() + ", not " + e.type());
  }

  @Override
  public Optional<String> onInvoke(Expr.Invoke e) {
    return require(
        e.receiver().map(receiver -> !receiver.type().isPrimitive()).orElse(true),
        "a method of a primitive");
  }

  @Override
  public Optional<String> onNew(Expr.New e) {
    return require(e.type() instanceof Type.Opaque, "a new object of type " + e.type());
  }

  @Override
  public Optional<String> onNewStruct(Expr.NewStruct e) {
    return require(structs.containsKey(e.type()), "the program has no struct " + e.type());
  }
}
