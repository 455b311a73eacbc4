package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.Expression;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variable that holds the value of a switch expression.
 *
 * <p>Where nothing around the switch says its type, the arms do, and it is known only after the
 * last of them: until then they assign to a placeholder.
 */
final class YieldedValue {
  private static final String NAME = "selected";

  private final Body body;
  private final Optional<Type> target;
  private final Variable result;
  private final List<Arm> arms = new ArrayList<>();

  private record Arm(Expression place, Expr value) {}

  YieldedValue(Body body, Optional<Type> target) {
    this.body = body;
    this.target = target;
    this.result = body.locals.fresh(NAME, target.orElse(Type.VOID));
  }

  /** The statements by which an arm gives its value. */
  List<Stmt> assign(Expression value) {
    Computed computed =
        target
            .map(type -> body.expressions.readAs(value, type))
            .orElseGet(() -> body.expressions.read(value));
    arms.add(new Arm(value, computed.value()));
    List<Stmt> statements = new ArrayList<>(computed.before());
    statements.add(new Stmt.Set(Expr.of(result), computed.value(), body.span()));
    return statements;
  }

  /** The whole expression, from the statements that assign the value. */
  Computed finish(List<Stmt> statements) {
    if (target.isPresent()) {
      return declared(result, statements);
    }
    if (arms.isEmpty()) {
      throw new Refused();
    }
    Type type = commonType();
    Variable typed = body.locals.fresh(NAME, type);
    Block patched =
        IrWalk.mapStmts(
            new Block(statements),
            statement ->
                statement instanceof Stmt.Set set && set.place().equals(Expr.of(result))
                    ? assign(typed, set.value())
                    : List.of(statement));
    // Only for what it may warn about.
    arms.forEach(arm -> body.expressions.arithmetic().convert(arm.place(), arm.value(), type));
    return declared(typed, patched.statements());
  }

  private Computed declared(Variable variable, List<Stmt> statements) {
    List<Stmt> all = new ArrayList<>();
    all.add(new Stmt.Declare(variable, Optional.empty(), body.span()));
    all.addAll(statements);
    return new Computed(all, Expr.of(variable));
  }

  private List<Stmt> assign(Variable variable, Expr value) {
    Type type = variable.type();
    Computed computed = Computed.of(value);
    if (value.type().equals(Conversions.NULL)) {
      computed = Computed.of(new Expr.Null(type));
    } else if (type.isPrimitive() && !value.type().equals(type)) {
      computed = body.ordering.settle(computed).map(v -> Conversions.convert(v, type));
    }
    return Computed.concat(
        computed.before(), List.of(new Stmt.Set(Expr.of(variable), computed.value(), body.span())));
  }

  /** The type of a switch expression that stands alone (JLS 15.28.1). */
  private Type commonType() {
    List<Type> types = arms.stream().map(arm -> arm.value().type()).distinct().toList();
    List<Type> known = types.stream().filter(type -> !type.equals(Conversions.NULL)).toList();
    if (known.size() == 1 && (types.size() == 1 || !known.get(0).isPrimitive())) {
      return known.get(0);
    }
    if (types.stream().allMatch(Type::isNumeric)) {
      for (Type wide : List.of(Type.DOUBLE, Type.FLOAT, Type.LONG)) {
        if (types.contains(wide)) {
          arms.forEach(arm -> body.conditionals.refuseRounding(arm.place(), known(arm), wide));
          return wide;
        }
      }
      for (Type narrow : List.of(Type.CHAR, Type.SHORT, Type.BYTE)) {
        if (types.contains(narrow) && arms.stream().allMatch(arm -> fits(arm, narrow))) {
          return narrow;
        }
      }
      return Type.INT;
    }
    if (types.stream().allMatch(type -> type instanceof Type.Opaque)) {
      return new Type.Opaque("java.lang.Object");
    }
    throw body.problems.refuse(
        Code.AD012,
        arms.get(0).place(),
        "cannot find one type for the arms of this switch expression; give all of them one type");
  }

  private Expr known(Arm arm) {
    return body.constants.value(arm.place()).<Expr>map(c -> c).orElse(arm.value());
  }

  private boolean fits(Arm arm, Type narrow) {
    Type type = arm.value().type();
    return type.equals(narrow)
        || (narrow == Type.SHORT && type == Type.BYTE)
        || (type == Type.INT
            && body.constants
                .value(arm.place())
                .filter(value -> Conversions.narrows(value, narrow))
                .isPresent());
  }
}
