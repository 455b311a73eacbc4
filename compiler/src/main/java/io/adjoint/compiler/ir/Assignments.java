package io.adjoint.compiler.ir;

/** Stores to variables, array elements and struct fields, with their tangents. */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class Assignments {
  private final Slots slots;
  private final ExprCompiler expressions;

  Assignments(Slots slots, ExprCompiler expressions) {
    this.slots = slots;
    this.expressions = expressions;
  }

  /**
   * {@code place = value}: the place's operands, then the value, then Java's checks of the place.
   */
  Node.Action set(Expr.Place place, Expr value) {
    if (place instanceof Expr.Var var) {
      return variable(var.variable(), expressions.node(value));
    } else if (place instanceof Expr.Load load) {
      return element(load, expressions.node(value));
    }
    Expr.Field field = (Expr.Field) place;
    Node.Ref object = expressions.ref(field.object());
    Node.Ref box = expressions.boxed(value);
    int index = expressions.field(field);
    boolean real = field.type().isRealScalar();
    return f -> {
      StructValue struct = (StructValue) object.eval(f);
      Object result = box.eval(f);
      struct.set(index, result);
      if (real) {
        f.memory.set(struct, index, f.tangent);
      }
      return Node.Action.NEXT;
    };
  }

  Node.Action variable(Variable variable, Node value) {
    int slot = slots.of(variable);
    if (value instanceof Node.Real real) {
      return f -> {
        f.reals[slot] = real.eval(f);
        f.tangents[slot] = f.tangent;
        return Node.Action.NEXT;
      };
    } else if (value instanceof Node.Whole whole) {
      return f -> {
        f.wholes[slot] = whole.eval(f);
        return Node.Action.NEXT;
      };
    } else if (value instanceof Node.Truth truth) {
      return f -> {
        f.wholes[slot] = truth.eval(f) ? 1 : 0;
        return Node.Action.NEXT;
      };
    }
    Node.Ref ref = (Node.Ref) value;
    return f -> {
      f.refs[slot] = ref.eval(f);
      return Node.Action.NEXT;
    };
  }

  private Node.Action element(Expr.Load load, Node value) {
    Node.Ref array = expressions.ref(load.array());
    Node.Whole index = expressions.whole(load.index());
    Type type = load.type();
    if (value instanceof Node.Real real) {
      boolean single = type == Type.FLOAT;
      return f -> {
        Object a = array.eval(f);
        int i = (int) index.eval(f);
        Elements.setReal(a, i, real.eval(f), single);
        f.memory.set(a, i, f.tangent);
        return Node.Action.NEXT;
      };
    } else if (value instanceof Node.Whole whole) {
      return f -> {
        Object a = array.eval(f);
        int i = (int) index.eval(f);
        Elements.setWhole(a, i, whole.eval(f), type);
        return Node.Action.NEXT;
      };
    } else if (value instanceof Node.Truth truth) {
      return f -> {
        boolean[] a = (boolean[]) array.eval(f);
        int i = (int) index.eval(f);
        a[i] = truth.eval(f);
        return Node.Action.NEXT;
      };
    }
    Node.Ref ref = (Node.Ref) value;
    return f -> {
      Object[] a = (Object[]) array.eval(f);
      int i = (int) index.eval(f);
      a[i] = ref.eval(f);
      return Node.Action.NEXT;
    };
  }

  /** {@code place = place + value}: Java checks and reads the place before the value. */
  Node.Action increment(Stmt.Increment s) {
    Type type = s.place().type();
    if (type.isRealScalar()) {
      return realIncrement(s, type == Type.FLOAT);
    } else if (!type.isIntegral()) {
      throw new IllegalArgumentException("no number: " + IrPrinter.print(s));
    }
    Node.Whole value = expressions.whole(s.value());
    int sign = s.negative() ? -1 : 1;
    if (s.place() instanceof Expr.Var var) {
      int slot = slots.of(var.variable());
      return f -> {
        f.wholes[slot] = Values.narrow(f.wholes[slot] + sign * value.eval(f), type);
        return Node.Action.NEXT;
      };
    } else if (s.place() instanceof Expr.Load load) {
      Node.Ref array = expressions.ref(load.array());
      Node.Whole index = expressions.whole(load.index());
      return f -> {
        Object a = array.eval(f);
        int i = (int) index.eval(f);
        long sum = Elements.whole(a, i, type) + sign * value.eval(f);
        Elements.setWhole(a, i, sum, type);
        return Node.Action.NEXT;
      };
    }
    Expr.Field field = (Expr.Field) s.place();
    Node.Ref object = expressions.ref(field.object());
    int index = expressions.field(field);
    return f -> {
      StructValue struct = (StructValue) object.eval(f);
      long sum = Values.unboxWhole(struct.get(index)) + sign * value.eval(f);
      struct.set(index, Values.boxWhole(Values.narrow(sum, type), type));
      return Node.Action.NEXT;
    };
  }

  private Node.Action realIncrement(Stmt.Increment s, boolean single) {
    Node.Real value = expressions.real(s.value());
    boolean negative = s.negative();
    if (s.place() instanceof Expr.Var var) {
      int slot = slots.of(var.variable());
      return f -> {
        double old = f.reals[slot];
        double oldTangent = f.tangents[slot];
        f.reals[slot] = sum(old, value.eval(f), negative, single);
        f.tangents[slot] = negative ? oldTangent - f.tangent : oldTangent + f.tangent;
        return Node.Action.NEXT;
      };
    } else if (s.place() instanceof Expr.Load load) {
      Node.Ref array = expressions.ref(load.array());
      Node.Whole index = expressions.whole(load.index());
      return f -> {
        Object a = array.eval(f);
        int i = (int) index.eval(f);
        double old = Elements.real(a, i, single);
        double oldTangent = f.memory.get(a, i);
        Elements.setReal(a, i, sum(old, value.eval(f), negative, single), single);
        f.memory.set(a, i, negative ? oldTangent - f.tangent : oldTangent + f.tangent);
        return Node.Action.NEXT;
      };
    }
    Expr.Field field = (Expr.Field) s.place();
    Node.Ref object = expressions.ref(field.object());
    int index = expressions.field(field);
    return f -> {
      StructValue struct = (StructValue) object.eval(f);
      double old = Values.unboxReal(struct.get(index));
      double oldTangent = f.memory.get(struct, index);
      double sum = sum(old, value.eval(f), negative, single);
      struct.set(index, Values.boxReal(sum, field.type()));
      f.memory.set(struct, index, negative ? oldTangent - f.tangent : oldTangent + f.tangent);
      return Node.Action.NEXT;
    };
  }

  private static double sum(double old, double value, boolean negative, boolean single) {
    if (single) {
      return negative ? (float) old - (float) value : (float) old + (float) value;
    }
    return negative ? old - value : old + value;
  }
}
