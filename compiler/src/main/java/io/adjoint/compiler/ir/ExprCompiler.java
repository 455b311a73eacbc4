package io.adjoint.compiler.ir;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the expressions of one function ready to run. */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class ExprCompiler implements Expr.Cases<Node> {
  private final Machine machine;
  private final Slots slots;
  private final Calls calls;

  ExprCompiler(Machine machine, Slots slots) {
    this.machine = machine;
    this.slots = slots;
    this.calls = new Calls(machine, this);
  }

  Node node(Expr expression) {
    return expression.accept(this);
  }

  Node.Real real(Expr expression) {
    return of(Node.Real.class, expression);
  }

  Node.Whole whole(Expr expression) {
    return of(Node.Whole.class, expression);
  }

  Node.Truth truth(Expr expression) {
    return of(Node.Truth.class, expression);
  }

  Node.Ref ref(Expr expression) {
    return of(Node.Ref.class, expression);
  }

  private <N extends Node> N of(Class<N> kind, Expr expression) {
    Node node = node(expression);
    if (kind.isInstance(node)) {
      return kind.cast(node);
    }
    throw new IllegalArgumentException(
        expression.type() + " " + IrPrinter.print(expression) + " stands where it cannot");
  }

  /** The value boxed; a tangent is left in the frame all the same. */
  Node.Ref boxed(Expr expression) {
    Type type = expression.type();
    Node node = node(expression);
    if (node instanceof Node.Real real) {
      return f -> Values.boxReal(real.eval(f), type);
    } else if (node instanceof Node.Whole whole) {
      return f -> Values.boxWhole(whole.eval(f), type);
    } else if (node instanceof Node.Truth truth) {
      return truth::eval;
    }
    return (Node.Ref) node;
  }

  /** A boxed value, without tangent, as what a node of the type gives. */
  static Node unboxed(Type type, Node.Ref box) {
    if (type.isRealScalar()) {
      return (Node.Real)
          f -> {
            double value = Values.unboxReal(box.eval(f));
            f.tangent = 0;
            return value;
          };
    } else if (type.isIntegral()) {
      return (Node.Whole) f -> Values.unboxWhole(box.eval(f));
    } else if (type == Type.BOOLEAN) {
      return (Node.Truth) f -> (boolean) box.eval(f);
    }
    return box;
  }

  @Override
  public Node onConst(Expr.Const e) {
    Object value = e.value();
    if (e.type().isRealScalar()) {
      double real = Values.unboxReal(value);
      return (Node.Real)
          f -> {
            f.tangent = 0;
            return real;
          };
    } else if (e.type().isIntegral()) {
      long whole = Values.unboxWhole(value);
      return (Node.Whole) f -> whole;
    } else if (e.type() == Type.BOOLEAN) {
      boolean truth = (boolean) value;
      return (Node.Truth) f -> truth;
    }
    // Java's literals are interned: == between them holds.
    Object object = value instanceof String text ? text.intern() : value;
    return (Node.Ref) f -> object;
  }

  @Override
  public Node onNull(Expr.Null e) {
    return (Node.Ref) f -> null;
  }

  @Override
  public Node onStatic(Expr.Static e) {
    Field field = machine.classes.field(e.owner(), e.name());
    return unboxed(
        e.type(),
        f -> {
          try {
            return field.get(null);
          } catch (IllegalAccessException x) {
            throw new UnsupportedOperationException("cannot read " + field, x);
          }
        });
  }

  @Override
  public Node onVar(Expr.Var e) {
    int slot = slots.of(e.variable());
    if (e.type().isRealScalar()) {
      return (Node.Real)
          f -> {
            f.tangent = f.tangents[slot];
            return f.reals[slot];
          };
    } else if (e.type() == Type.BOOLEAN) {
      return (Node.Truth) f -> f.wholes[slot] != 0;
    } else if (e.type().isPrimitive()) {
      return (Node.Whole) f -> f.wholes[slot];
    }
    return (Node.Ref) f -> f.refs[slot];
  }

  @Override
  public Node onLoad(Expr.Load e) {
    Node.Ref array = ref(e.array());
    Node.Whole index = whole(e.index());
    Type type = e.type();
    if (type.isRealScalar()) {
      boolean single = type == Type.FLOAT;
      return (Node.Real)
          f -> {
            Object a = array.eval(f);
            int i = (int) index.eval(f);
            double value = Elements.real(a, i, single);
            f.tangent = f.memory.get(a, i);
            return value;
          };
    } else if (type == Type.BOOLEAN) {
      return (Node.Truth) f -> ((boolean[]) array.eval(f))[(int) index.eval(f)];
    } else if (type.isIntegral()) {
      return (Node.Whole) f -> Elements.whole(array.eval(f), (int) index.eval(f), type);
    }
    return (Node.Ref) f -> ((Object[]) array.eval(f))[(int) index.eval(f)];
  }

  @Override
  public Node onField(Expr.Field e) {
    Node.Ref object = ref(e.object());
    int index = field(e);
    if (e.type().isRealScalar()) {
      return (Node.Real)
          f -> {
            StructValue struct = (StructValue) object.eval(f);
            double value = Values.unboxReal(struct.get(index));
            f.tangent = f.memory.get(struct, index);
            return value;
          };
    }
    return unboxed(e.type(), f -> ((StructValue) object.eval(f)).get(index));
  }

  /** The index of the field in its struct. */
  int field(Expr.Field e) {
    if (e.object().type() instanceof Type.Struct type) {
      return StructValue.indexOf(machine.struct(type), e.name());
    }
    throw new IllegalArgumentException(e.object().type() + " is no struct");
  }

  @Override
  public Node onLength(Expr.Length e) {
    Node.Ref array = ref(e.array());
    return (Node.Whole) f -> Array.getLength(Objects.requireNonNull(array.eval(f)));
  }

  @Override
  public Node onUnary(Expr.Unary e) {
    Node node = node(e.operand());
    boolean wide = e.type() == Type.LONG;
    return switch (e.op()) {
      case NOT -> {
        Node.Truth truth = truth(e.operand());
        yield (Node.Truth) f -> !truth.eval(f);
      }
      case COMPLEMENT -> {
        Node.Whole whole = whole(e.operand());
        yield (Node.Whole) f -> ~whole.eval(f);
      }
      case NEG -> {
        if (node instanceof Node.Real real) {
          yield (Node.Real)
              f -> {
                double value = real.eval(f);
                f.tangent = -f.tangent;
                return -value;
              };
        }
        Node.Whole whole = whole(e.operand());
        yield wide ? (Node.Whole) f -> -whole.eval(f) : (Node.Whole) f -> -(int) whole.eval(f);
      }
    };
  }

  @Override
  public Node onBinary(Expr.Binary e) {
    Operator op = e.op();
    Node left = node(e.left());
    Node right = node(e.right());
    if (left instanceof Node.Real a && right instanceof Node.Real b) {
      return op.isComparison()
          ? Arithmetic.compareReals(op, a, b)
          : Arithmetic.real(op, e.left().type() == Type.FLOAT, a, b);
    } else if (left instanceof Node.Whole a && right instanceof Node.Whole b) {
      return op.isComparison()
          ? Arithmetic.compareWholes(op, a, b)
          : Arithmetic.whole(op, e.left().type() == Type.LONG, a, b);
    } else if (left instanceof Node.Truth a && right instanceof Node.Truth b) {
      return Arithmetic.truth(op, a, b);
    } else if (left instanceof Node.Ref a && right instanceof Node.Ref b) {
      return Arithmetic.same(op, a, b);
    }
    throw new IllegalArgumentException("operands of two kinds: " + IrPrinter.print(e));
  }

  @Override
  public Node onApply(Expr.Apply e) {
    return machine.mathCalls.node(e.function(), e.arguments().stream().map(this::node).toList());
  }

  @Override
  public Node onSelect(Expr.Select e) {
    Node.Truth condition = truth(e.condition());
    Node yes = node(e.whenTrue());
    if (yes instanceof Node.Real a) {
      Node.Real b = real(e.whenFalse());
      return (Node.Real) f -> condition.eval(f) ? a.eval(f) : b.eval(f);
    } else if (yes instanceof Node.Whole a) {
      Node.Whole b = whole(e.whenFalse());
      return (Node.Whole) f -> condition.eval(f) ? a.eval(f) : b.eval(f);
    } else if (yes instanceof Node.Truth a) {
      Node.Truth b = truth(e.whenFalse());
      return (Node.Truth) f -> condition.eval(f) ? a.eval(f) : b.eval(f);
    }
    Node.Ref a = ref(e.whenTrue());
    Node.Ref b = ref(e.whenFalse());
    return (Node.Ref) f -> condition.eval(f) ? a.eval(f) : b.eval(f);
  }

  @Override
  public Node onCast(Expr.Cast e) {
    Type from = e.operand().type();
    Type to = e.type();
    if (from.isNumeric() && to.isNumeric()) {
      return numericCast(e.operand(), to);
    } else if (to.isPrimitive()) {
      return from == to ? node(e.operand()) : unboxed(to, ref(e.operand()));
    }
    Node.Ref box = boxed(e.operand());
    Class<?> type = Classes.box(machine.classes.of(to));
    return (Node.Ref) f -> type.cast(box.eval(f));
  }

  private Node numericCast(Expr operand, Type to) {
    Type from = operand.type();
    if (from.isRealScalar()) {
      Node.Real real = real(operand);
      if (to.isIntegral()) {
        return (Node.Whole) f -> Values.toWhole(real.eval(f), to);
      }
      return to == Type.FLOAT ? (Node.Real) f -> (float) real.eval(f) : real;
    }
    Node.Whole whole = whole(operand);
    if (to.isIntegral()) {
      return (Node.Whole) f -> Values.narrow(whole.eval(f), to);
    }
    boolean single = to == Type.FLOAT;
    return (Node.Real)
        f -> {
          long value = whole.eval(f);
          f.tangent = 0;
          return single ? (float) value : (double) value;
        };
  }

  @Override
  public Node onConcat(Expr.Concat e) {
    List<Node.Ref> parts = e.parts().stream().map(this::boxed).toList();
    return (Node.Ref)
        f -> {
          StringBuilder text = new StringBuilder();
          parts.forEach(part -> text.append(part.eval(f)));
          return text.toString();
        };
  }

  @Override
  public Node onNewArray(Expr.NewArray e) {
    int count = e.dimensions().size();
    Type inner = e.type();
    for (int i = 0; i < count; i++) {
      inner = inner.elementType();
    }
    Class<?> element = machine.classes.of(inner);
    Node.Whole[] sizes = e.dimensions().stream().map(this::whole).toArray(Node.Whole[]::new);
    return (Node.Ref)
        f -> {
          int[] dimensions = new int[sizes.length];
          for (int i = 0; i < sizes.length; i++) {
            dimensions[i] = (int) sizes[i].eval(f);
          }
          return Array.newInstance(element, dimensions);
        };
  }

  @Override
  public Node onCopyOf(Expr.CopyOf e) {
    Node.Ref source = ref(e.source());
    Node.Whole from = whole(e.from());
    Node.Whole to = whole(e.to());
    boolean real = e.type().elementType().isRealScalar();
    return (Node.Ref)
        f -> {
          Object original = source.eval(f);
          int begin = 0;
          Object copy;
          if (e.kind() == Expr.CopyOf.Kind.CLONE) {
            copy = Elements.copyOf(original, Array.getLength(Objects.requireNonNull(original)));
          } else if (e.kind() == Expr.CopyOf.Kind.COPY_OF) {
            copy = Elements.copyOf(original, (int) to.eval(f));
          } else {
            begin = (int) from.eval(f);
            copy = Elements.copyOfRange(original, begin, (int) to.eval(f));
          }
          if (real) {
            int length = Math.min(Array.getLength(copy), Array.getLength(original) - begin);
            f.memory.copy(original, begin, copy, 0, length);
          }
          return copy;
        };
  }

  @Override
  public Node onCallFunction(Expr.CallFunction e) {
    return calls.function(e);
  }

  @Override
  public Node onInvoke(Expr.Invoke e) {
    return calls.method(e);
  }

  @Override
  public Node onNew(Expr.New e) {
    return calls.constructor(e);
  }

  @Override
  public Node onNewStruct(Expr.NewStruct e) {
    Struct struct = machine.struct(e.type());
    return (Node.Ref) f -> new StructValue(struct);
  }

  /** Boxed arguments of a call. */
  static @Nullable Object[] evaluate(Node.Ref[] arguments, Frame f) {
    @Nullable Object[] values = new Object[arguments.length];
    Arrays.setAll(values, i -> arguments[i].eval(f));
    return values;
  }
}
