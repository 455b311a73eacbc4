package io.adjoint.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An expression.
 *
 * <p>All but the {@linkplain Effect effects} are pure: they read variables and memory, may throw
 * what Java throws, and change nothing. An effect stands only as the whole value of a {@link
 * Stmt.Declare}, a {@link Stmt.Set} of a variable, a {@link Stmt.Eval}, a {@link Stmt.Throw} (only
 * {@link New}). Types are explicit: the operands of an arithmetic {@link Binary} have one type, and
 * every conversion is a {@link Cast}.
 */
public sealed interface Expr {

  Type type();

  /** What stands on the left of an assignment. */
  sealed interface Place extends Expr permits Var, Load, Field {}

  /**
   * Evaluated once, in order, as a statement's whole value: it allocates, or may change what it can
   * reach.
   */
  sealed interface Effect extends Expr
      permits NewArray, CopyOf, CallFunction, Invoke, New, NewStruct {}

  /**
   * A literal. {@code value} is a Double, Float, Long, Integer (also for short and byte),
   * Character, Boolean or String.
   */
  record Const(Type type, Object value) implements Expr {}

  /** The {@code null} of a reference type. */
  record Null(Type type) implements Expr {}

  /**
   * A static field of a class: a constant of the differentiation, such as an enum constant or a
   * table of data.
   */
  record Static(String owner, String name, Type type) implements Expr {}

  record Var(Variable variable) implements Place {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** {@code array[index]}; a row where the element is an array. */
  record Load(Expr array, Expr index) implements Place {
    @Override
    public Type type() {
      return array.type().elementType();
    }
  }

  /** A field of a struct of the generated code. */
  record Field(Expr object, String name, Type type) implements Place {}

  record Length(Expr array) implements Expr {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  /** {@code -x}, {@code !b}, {@code ~i}; the operand is already promoted. */
  record Unary(Op op, Expr operand) implements Expr {
    /** The operators. */
    public enum Op {
      NEG("-"),
      NOT("!"),
      COMPLEMENT("~");
      private final String symbol;

      Op(String symbol) {
        this.symbol = symbol;
      }

      public String symbol() {
        return symbol;
      }
    }

    @Override
    public Type type() {
      return operand.type();
    }
  }

  record Binary(Operator op, Expr left, Expr right) implements Expr {
    @Override
    public Type type() {
      // Both operands have the type, so it is asked of the one that is less deep: a sum of a
      // thousand terms is a thousand deep on its left.
      Binary binary = this;
      while (!binary.op.isComparison() && !binary.op.isShortCircuit()) {
        if (!(binary.left instanceof Binary inner)) {
          return binary.left.type();
        } else if (binary.op.isShift()) {
          binary = inner;
        } else if (binary.right instanceof Binary other) {
          binary = other;
        } else {
          return binary.right.type();
        }
      }
      return Type.BOOLEAN;
    }
  }

  /** A pure function with a rule, or one of integers. */
  record Apply(MathFunction function, List<Expr> arguments) implements Expr {
    public Apply {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return function.result();
    }
  }

  /** {@code condition ? whenTrue : whenFalse}; only the chosen side is evaluated. */
  record Select(Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {
    @Override
    public Type type() {
      return whenTrue.type();
    }
  }

  record Cast(Type type, Expr operand) implements Expr {}

  /** String concatenation, of at least one string. */
  record Concat(List<Expr> parts) implements Expr {
    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public Type type() {
      return Type.STRING;
    }
  }

  /** {@code new double[n][m][]}: {@code dimensions} may be fewer than the rank; at least one. */
  record NewArray(Type type, List<Expr> dimensions) implements Effect {
    public NewArray {
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * {@code Arrays.copyOfRange(source, from, to)}, which is also {@code clone} and {@code copyOf}. A
   * shallow copy.
   */
  record CopyOf(Expr source, Expr from, Expr to, Kind kind) implements Effect {
    /** How the source wrote it, so that the same exceptions are thrown. */
    public enum Kind {
      /** {@code source.clone()}: from 0 to its length. */
      CLONE,
      /** {@code Arrays.copyOf(source, to)}: from 0. */
      COPY_OF,
      COPY_OF_RANGE
    }

    @Override
    public Type type() {
      return source.type();
    }
  }

  /** A call of a function of the same {@link Program}. */
  record CallFunction(String function, List<Expr> arguments, Type type) implements Effect {
    public CallFunction {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A call of a method outside the program. Nothing active goes in and nothing active comes out.
   *
   * @param receiver the object, for an instance method
   * @param owner the class as source writes it, fully qualified; used where there is no receiver
   */
  record Invoke(
      Optional<Expr> receiver, String owner, String method, List<Expr> arguments, Type type)
      implements Effect {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code new Foo(arguments)} of a class outside the program. */
  record New(Type type, List<Expr> arguments) implements Effect {
    public New {
      arguments = List.copyOf(arguments);
    }
  }

  /** A new struct, all fields zero. */
  record NewStruct(Type.Struct type) implements Effect {}

  /** The direct operands, in evaluation order. */
  default List<Expr> operands() {
    return accept(ExprShape.OPERANDS);
  }

  /**
   * The same expression with {@code change} applied to each direct operand; {@code this} where
   * nothing changed.
   */
  default Expr mapOperands(UnaryOperator<Expr> change) {
    return accept(new ExprShape.Rebuild(change));
  }

  /** One case for each kind of expression: a new kind breaks the build where it is not handled. */
  interface Cases<R> {
    R onConst(Const e);

    R onNull(Null e);

    R onStatic(Static e);

    R onVar(Var e);

    R onLoad(Load e);

    R onField(Field e);

    R onLength(Length e);

    R onUnary(Unary e);

    R onBinary(Binary e);

    R onApply(Apply e);

    R onSelect(Select e);

    R onCast(Cast e);

    R onConcat(Concat e);

    R onNewArray(NewArray e);

    R onCopyOf(CopyOf e);

    R onCallFunction(CallFunction e);

    R onInvoke(Invoke e);

    R onNew(New e);

    R onNewStruct(NewStruct e);
  }

  /** Dispatches to the case of this kind. */
  default <R> R accept(Cases<R> cases) {
    if (this instanceof Const e) {
      return cases.onConst(e);
    } else if (this instanceof Var e) {
      return cases.onVar(e);
    } else if (this instanceof Binary e) {
      return cases.onBinary(e);
    } else if (this instanceof Load e) {
      return cases.onLoad(e);
    } else if (this instanceof Apply e) {
      return cases.onApply(e);
    } else if (this instanceof Unary e) {
      return cases.onUnary(e);
    } else if (this instanceof Cast e) {
      return cases.onCast(e);
    } else if (this instanceof Length e) {
      return cases.onLength(e);
    } else if (this instanceof Select e) {
      return cases.onSelect(e);
    } else if (this instanceof Field e) {
      return cases.onField(e);
    } else if (this instanceof Static e) {
      return cases.onStatic(e);
    } else if (this instanceof Null e) {
      return cases.onNull(e);
    } else if (this instanceof Concat e) {
      return cases.onConcat(e);
    } else if (this instanceof NewArray e) {
      return cases.onNewArray(e);
    } else if (this instanceof CopyOf e) {
      return cases.onCopyOf(e);
    } else if (this instanceof CallFunction e) {
      return cases.onCallFunction(e);
    } else if (this instanceof Invoke e) {
      return cases.onInvoke(e);
    } else if (this instanceof New e) {
      return cases.onNew(e);
    } else {
      return cases.onNewStruct((NewStruct) this);
    }
  }

  // Short forms, so that code that builds IR reads like the code it builds.

  static Const of(double value) {
    return new Const(Type.DOUBLE, value);
  }

  static Const of(int value) {
    return new Const(Type.INT, value);
  }

  static Const of(boolean value) {
    return new Const(Type.BOOLEAN, value);
  }

  static Var of(Variable variable) {
    return new Var(variable);
  }

  static Expr binary(Operator op, Expr left, Expr right) {
    return new Binary(op, left, right);
  }

  /** The value of a type that Java gives to a new field. */
  static Expr zero(Type type) {
    if (type instanceof Type.Primitive primitive) {
      return switch (primitive) {
        case DOUBLE -> of(0.0);
        case FLOAT -> new Const(type, 0f);
        case LONG -> new Const(type, 0L);
        case INT, SHORT, BYTE -> new Const(type, 0);
        case CHAR -> new Const(type, '\0');
        case BOOLEAN -> of(false);
        case VOID -> throw new IllegalStateException("void has no value");
      };
    }
    return new Null(type);
  }

  /** {@code expression} converted to {@code type}; itself where it has that type. */
  static Expr cast(Type type, Expr expression) {
    return expression.type().equals(type) ? expression : new Cast(type, expression);
  }

  /** Rebuilds this expression bottom-up. */
  default Expr rewrite(Function<Expr, Expr> change) {
    return change.apply(mapOperands(operand -> operand.rewrite(change)));
  }
}
