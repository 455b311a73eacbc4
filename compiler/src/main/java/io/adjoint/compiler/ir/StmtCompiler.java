package io.adjoint.compiler.ir;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the statements of one function ready to run. */
@SuppressWarnings("NullAway") // a null of the interpreted program fails as Java fails
final class StmtCompiler implements Stmt.Cases<Node.Action> {
  private final Machine machine;
  private final Slots slots = new Slots();
  private final ExprCompiler expressions;
  private final Assignments assignments;
  private final Map<Label, Integer> labels = new HashMap<>();

  StmtCompiler(Machine machine, Function function) {
    this.machine = machine;
    this.expressions = new ExprCompiler(machine, slots);
    this.assignments = new Assignments(slots, expressions);
    function.parameters().forEach(slots::of);
  }

  Slots slots() {
    return slots;
  }

  Node.Action block(Block block) {
    Node.Action[] actions =
        block.statements().stream()
            .filter(statement -> !(statement instanceof Stmt.Remark))
            .map(statement -> statement.accept(this))
            .toArray(Node.Action[]::new);
    if (actions.length == 1) {
      return actions[0];
    }
    return f -> {
      for (Node.Action action : actions) {
        int end = action.run(f);
        if (end != Node.Action.NEXT) {
          return end;
        }
      }
      return Node.Action.NEXT;
    };
  }

  /**
   * The number of the exit that breaks from the label; the one that continues it is greater by one.
   */
  private int exit(Label label) {
    return labels.computeIfAbsent(label, one -> 2 * labels.size() + 1);
  }

  @Override
  public Node.Action onDeclare(Stmt.Declare s) {
    return s.value()
        .map(value -> assignments.variable(s.variable(), expressions.node(value)))
        .orElse(f -> Node.Action.NEXT);
  }

  @Override
  public Node.Action onSet(Stmt.Set s) {
    return assignments.set(s.place(), s.value());
  }

  @Override
  public Node.Action onIncrement(Stmt.Increment s) {
    return assignments.increment(s);
  }

  @Override
  public Node.Action onEval(Stmt.Eval s) {
    Node node = expressions.node(s.effect());
    if (node instanceof Node.Real real) {
      return f -> {
        double unused = real.eval(f);
        return Node.Action.NEXT;
      };
    } else if (node instanceof Node.Whole whole) {
      return f -> {
        long unused = whole.eval(f);
        return Node.Action.NEXT;
      };
    } else if (node instanceof Node.Truth truth) {
      return f -> {
        boolean unused = truth.eval(f);
        return Node.Action.NEXT;
      };
    }
    Node.Ref ref = (Node.Ref) node;
    return f -> {
      Object unused = ref.eval(f);
      return Node.Action.NEXT;
    };
  }

  @Override
  public Node.Action onIf(Stmt.If s) {
    Node.Truth condition = expressions.truth(s.condition());
    Node.Action yes = block(s.thenBlock());
    Node.Action no = block(s.elseBlock());
    return f -> condition.eval(f) ? yes.run(f) : no.run(f);
  }

  @Override
  public Node.Action onLoop(Stmt.Loop s) {
    int breakOut = exit(s.label());
    int goOn = breakOut + 1;
    Node.Truth condition = expressions.truth(s.condition());
    Node.Action body = block(s.body());
    Node.Action update = block(s.update());
    return f -> {
      while (condition.eval(f)) {
        int end = body.run(f);
        if (end == Node.Action.NEXT || end == goOn) {
          end = update.run(f);
        }
        if (end != Node.Action.NEXT) {
          return end == breakOut ? Node.Action.NEXT : end;
        }
      }
      return Node.Action.NEXT;
    };
  }

  @Override
  public Node.Action onSwitch(Stmt.Switch s) {
    int breakOut = exit(s.label());
    Node.Ref selector = expressions.boxed(s.selector());
    Node.Action[] bodies =
        s.cases().stream().map(one -> block(one.body())).toArray(Node.Action[]::new);
    Node.Ref[][] caseLabels =
        s.cases().stream()
            .map(one -> one.labels().stream().map(expressions::boxed).toArray(Node.Ref[]::new))
            .toArray(Node.Ref[][]::new);
    int otherwise = bodies.length;
    for (int i = 0; i < bodies.length; i++) {
      otherwise = s.cases().get(i).isDefault() ? i : otherwise;
    }
    int byDefault = otherwise;
    return f -> {
      Object selected = Objects.requireNonNull(selector.eval(f));
      for (int i = entry(caseLabels, selected, f, byDefault); i < bodies.length; i++) {
        int end = bodies[i].run(f);
        if (end != Node.Action.NEXT) {
          return end == breakOut ? Node.Action.NEXT : end;
        }
      }
      return Node.Action.NEXT;
    };
  }

  /** The case with a label equal to the selector, else {@code otherwise}. */
  private static int entry(Node.Ref[][] labels, Object selected, Frame f, int otherwise) {
    for (int i = 0; i < labels.length; i++) {
      for (Node.Ref label : labels[i]) {
        if (selected.equals(label.eval(f))) {
          return i;
        }
      }
    }
    return otherwise;
  }

  @Override
  public Node.Action onLabeled(Stmt.Labeled s) {
    int breakOut = exit(s.label());
    Node.Action body = block(s.body());
    return f -> {
      int end = body.run(f);
      return end == breakOut ? Node.Action.NEXT : end;
    };
  }

  @Override
  public Node.Action onScope(Stmt.Scope s) {
    return block(s.body());
  }

  @Override
  public Node.Action onExit(Stmt.Exit s) {
    int end = exit(s.target()) + (s.kind() == Stmt.Exit.Kind.CONTINUE ? 1 : 0);
    return f -> end;
  }

  @Override
  public Node.Action onReturn(Stmt.Return s) {
    if (s.value().isEmpty()) {
      return f -> Node.Action.RETURN;
    }
    Node node = expressions.node(s.value().get());
    if (node instanceof Node.Real real) {
      return f -> {
        f.real = real.eval(f);
        return Node.Action.RETURN;
      };
    } else if (node instanceof Node.Whole whole) {
      return f -> {
        f.whole = whole.eval(f);
        return Node.Action.RETURN;
      };
    } else if (node instanceof Node.Truth truth) {
      return f -> {
        f.whole = truth.eval(f) ? 1 : 0;
        return Node.Action.RETURN;
      };
    }
    Node.Ref ref = (Node.Ref) node;
    return f -> {
      f.ref = ref.eval(f);
      return Node.Action.RETURN;
    };
  }

  @Override
  public Node.Action onCopyArray(Stmt.CopyArray s) {
    Node.Ref source = expressions.ref(s.source());
    Node.Whole sourceFrom = expressions.whole(s.sourceFrom());
    Node.Ref target = expressions.ref(s.target());
    Node.Whole targetFrom = expressions.whole(s.targetFrom());
    Node.Whole length = expressions.whole(s.length());
    boolean real = s.target().type().elementType().isRealScalar();
    return f -> {
      Object from = source.eval(f);
      int begin = (int) sourceFrom.eval(f);
      Object to = target.eval(f);
      int at = (int) targetFrom.eval(f);
      int count = (int) length.eval(f);
      System.arraycopy(from, begin, to, at, count);
      if (real) {
        f.memory.copy(from, begin, to, at, count);
      }
      return Node.Action.NEXT;
    };
  }

  @Override
  public Node.Action onFill(Stmt.Fill s) {
    Node.Ref array = expressions.ref(s.array());
    Optional<Node.Whole> from = s.range().map(range -> expressions.whole(range.from()));
    Optional<Node.Whole> to = s.range().map(range -> expressions.whole(range.to()));
    Node value = expressions.node(s.value());
    Type type = s.array().type().elementType();
    return f -> {
      Object a = array.eval(f);
      // The operands one after the other, and only then Java's checks of them.
      int begin = from.isPresent() ? (int) from.get().eval(f) : 0;
      int end = to.isPresent() ? (int) to.get().eval(f) : -1;
      fill(f, a, begin, to.isPresent() ? Optional.of(end) : Optional.empty(), value, type);
      return Node.Action.NEXT;
    };
  }

  private static void fill(
      Frame f, Object array, int begin, Optional<Integer> upTo, Node value, Type type) {
    if (value instanceof Node.Real real) {
      double number = real.eval(f);
      double tangent = f.tangent;
      int end = end(array, upTo);
      Elements.fillReal(array, begin, end, number, type == Type.FLOAT);
      f.memory.fill(array, begin, end, tangent);
    } else if (value instanceof Node.Whole whole) {
      long number = whole.eval(f);
      Elements.fillWhole(array, begin, end(array, upTo), number, type);
    } else if (value instanceof Node.Truth truth) {
      boolean flag = truth.eval(f);
      Arrays.fill((boolean[]) array, begin, end(array, upTo), flag);
    } else {
      Object ref = ((Node.Ref) value).eval(f);
      Arrays.fill((Object[]) array, begin, end(array, upTo), ref);
    }
  }

  private static int end(Object array, Optional<Integer> upTo) {
    return upTo.orElseGet(() -> Array.getLength(Objects.requireNonNull(array)));
  }

  @Override
  public Node.Action onThrow(Stmt.Throw s) {
    Node.Ref exception = expressions.ref(s.exception());
    return f -> {
      throw Values.thrown(Objects.requireNonNull((Throwable) exception.eval(f)));
    };
  }

  @Override
  public Node.Action onAssert(Stmt.Assert s) {
    if (!machine.assertions) {
      return f -> Node.Action.NEXT;
    }
    Node.Truth condition = expressions.truth(s.condition());
    Optional<Node.Ref> message = s.message().map(expressions::boxed);
    return f -> {
      if (!condition.eval(f)) {
        // The constructor with a detail message also takes a throwable as the cause, as Java's
        // assert does.
        throw message.isPresent()
            ? new AssertionError(message.get().eval(f))
            : new AssertionError();
      }
      return Node.Action.NEXT;
    };
  }

  @Override
  public Node.Action onRemark(Stmt.Remark s) {
    return f -> Node.Action.NEXT;
  }
}
