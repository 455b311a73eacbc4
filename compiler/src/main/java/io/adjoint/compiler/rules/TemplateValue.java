package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The value of a template, computed as the generated code would compute it. */
final class TemplateValue {
  private static final Map<MathFunction, MethodHandle> HANDLES = new ConcurrentHashMap<>();

  private final double[] arguments;
  private final double result;

  private TemplateValue(double[] arguments, double result) {
    this.arguments = arguments;
    this.result = result;
  }

  static double of(Expr template, double[] arguments, double result) {
    return new TemplateValue(arguments, result).number(template);
  }

  static boolean test(Expr condition, double[] arguments, double result) {
    return new TemplateValue(arguments, result).truth(condition);
  }

  private double number(Expr e) {
    if (e instanceof Expr.Const c && c.value() instanceof Double d) {
      return d;
    } else if (e instanceof Expr.Var v) {
      Symbol symbol = Symbol.of(v.variable()).orElseThrow();
      return symbol == Symbol.R ? result : arguments[symbol.ordinal()];
    } else if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NEG) {
      return -number(u.operand());
    } else if (e instanceof Expr.Binary b) {
      double left = number(b.left());
      double right = number(b.right());
      return switch (b.op()) {
        case ADD -> left + right;
        case SUB -> left - right;
        case MUL -> left * right;
        case DIV -> left / right;
        default -> throw unexpected(e);
      };
    } else if (e instanceof Expr.Select s) {
      return truth(s.condition()) ? number(s.whenTrue()) : number(s.whenFalse());
    } else if (e instanceof Expr.Cast c && c.type() == Type.INT) {
      return (int) number(c.operand());
    } else if (e instanceof Expr.Apply a) {
      return apply(a);
    }
    throw unexpected(e);
  }

  private boolean truth(Expr e) {
    if (e instanceof Expr.Unary u && u.op() == Expr.Unary.Op.NOT) {
      return !truth(u.operand());
    } else if (e instanceof Expr.Binary b) {
      if (b.op().isShortCircuit()) {
        boolean left = truth(b.left());
        return left == (b.op() == Operator.LAND) ? truth(b.right()) : left;
      }
      double left = number(b.left());
      double right = number(b.right());
      return switch (b.op()) {
        case LT -> left < right;
        case LE -> left <= right;
        case GT -> left > right;
        case GE -> left >= right;
        case EQ -> left == right;
        case NE -> left != right;
        default -> throw unexpected(e);
      };
    }
    throw unexpected(e);
  }

  private double apply(Expr.Apply a) {
    List<Object> values =
        a.arguments().stream()
            .map(
                argument ->
                    argument.type() == Type.INT
                        ? (Object) (int) number(argument)
                        : (Object) number(argument))
            .toList();
    MethodHandle handle = HANDLES.computeIfAbsent(a.function(), TemplateValue::handle);
    try {
      return (double) handle.invokeWithArguments(values);
    } catch (Throwable e) {
      throw new IllegalStateException(a.function() + " failed in a rule", e);
    }
  }

  private static MethodHandle handle(MathFunction function) {
    Class<?> owner = function.owner().equals("StrictMath") ? StrictMath.class : Math.class;
    List<Class<?>> parameters =
        function.parameters().stream()
            .<Class<?>>map(type -> type == Type.INT ? int.class : double.class)
            .toList();
    try {
      return MethodHandles.publicLookup()
          .findStatic(owner, function.name(), MethodType.methodType(double.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a rule uses " + function, e);
    }
  }

  private static IllegalStateException unexpected(Expr e) {
    return new IllegalStateException("no rule is written with " + e);
  }
}
