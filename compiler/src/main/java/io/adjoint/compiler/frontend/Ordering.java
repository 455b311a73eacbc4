package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps Java's order of evaluation where expressions become pure.
 *
 * <p>The statements of an operand run before the whole expression, so they would overtake the
 * operands to its left. An operand on the left that could notice is given a variable of its own.
 */
final class Ordering {
  private final Locals locals;
  private final Supplier<Span> place;

  Ordering(Locals locals, Supplier<Span> place) {
    this.locals = locals;
    this.place = place;
  }

  /** Operands in order: the effects of all, then pure values. */
  record Ordered(List<Stmt> before, List<Expr> values) {
    Expr first() {
      return values.get(0);
    }

    Expr second() {
      return values.get(1);
    }

    Computed with(Expr value) {
      return new Computed(before, value);
    }
  }

  Ordered inOrder(Computed... operands) {
    return inOrder(List.of(operands));
  }

  Ordered inOrder(List<Computed> operands) {
    if (operands.stream().noneMatch(Computed::hasEffects)) {
      return new Ordered(List.of(), operands.stream().map(Computed::value).toList());
    }
    // From the right, so that an operand also sees the variables given to those after it.
    List<Stmt> before = List.of();
    List<Expr> values = new ArrayList<>();
    for (int i = operands.size() - 1; i >= 0; i--) {
      Computed held = hold(settle(operands.get(i)), before);
      before = Computed.concat(held.before(), before);
      values.add(0, held.value());
    }
    return new Ordered(before, values);
  }

  /** The same with a pure value: an effect's result goes to a variable. */
  Computed settle(Computed computed) {
    return computed.value() instanceof Expr.Effect ? keep(computed) : computed;
  }

  /** The same with a value that {@code later} statements cannot change. */
  Computed hold(Computed computed, List<Stmt> later) {
    return !later.isEmpty() && Effects.of(later).disturb(computed.value())
        ? keep(computed)
        : computed;
  }

  /** The same with its value in a variable of its own. */
  Computed keep(Computed computed) {
    return keep(computed, nameFor(computed.value()));
  }

  Computed keep(Computed computed, String name) {
    Variable variable = locals.fresh(name, computed.type());
    List<Stmt> before = new ArrayList<>(computed.before());
    before.add(declare(variable, computed.value()));
    return new Computed(before, Expr.of(variable));
  }

  Stmt declare(Variable variable, Expr value) {
    return new Stmt.Declare(variable, Optional.of(value), place.get());
  }

  /**
   * Declares {@code variable} with a value. Where the value is in a variable made for it alone,
   * that variable becomes the declared one.
   */
  List<Stmt> into(Variable variable, Computed computed) {
    if (computed.value() instanceof Expr.Var last
        && last.type().equals(variable.type())
        && computed.before().stream().anyMatch(s -> declares(s, last.variable()))) {
      return Renaming.rename(computed.before(), last.variable(), variable);
    }
    List<Stmt> statements = new ArrayList<>(computed.before());
    statements.add(declare(variable, computed.value()));
    return statements;
  }

  private static boolean declares(Stmt statement, Variable variable) {
    return statement instanceof Stmt.Declare declare && declare.variable().equals(variable);
  }

  /** As {@link #keep}, unless the value is a variable or a constant already. */
  Computed simple(Computed computed, String name) {
    boolean isSimple =
        computed.value() instanceof Expr.Var || computed.value() instanceof Expr.Const;
    return isSimple ? computed : keep(computed, name);
  }

  /** A name that tells the reader of the generated code what the variable holds. */
  private static String nameFor(Expr value) {
    if (value instanceof Expr.Var read) {
      return read.variable().name() + "Before";
    } else if (value instanceof Expr.Load load) {
      return root(load) + (load.type().isArray() ? "Row" : "Element");
    } else if (value instanceof Expr.Length length) {
      return root(length.array()) + "Length";
    } else if (value instanceof Expr.CallFunction call) {
      int overload = call.function().indexOf('#');
      return overload < 0 ? call.function() : call.function().substring(0, overload);
    } else if (value instanceof Expr.Invoke invoke) {
      return invoke.method();
    } else if (value instanceof Expr.Apply apply) {
      return apply.function().name();
    } else if (value instanceof Expr.CopyOf copy) {
      return root(copy.source()) + "Copy";
    } else if (value.type().isArray()) {
      return "array";
    } else if (value.type() == Type.BOOLEAN) {
      return "condition";
    } else if (value.type().equals(Type.STRING)) {
      return "text";
    }
    return value.type().isPrimitive() ? "operand" : "object";
  }

  private static String root(Expr place) {
    if (place instanceof Expr.Var read) {
      return read.variable().name();
    } else if (place instanceof Expr.Load load) {
      return root(load.array());
    }
    return place instanceof Expr.Static field ? field.name() : "array";
  }
}
