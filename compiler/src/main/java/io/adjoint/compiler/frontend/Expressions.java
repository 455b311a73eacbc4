package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.TypeOracle.FieldFacts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Expressions: one case for each kind. */
final class Expressions {
  private final Body body;
  private final Arithmetic arithmetic;

  Expressions(Body body) {
    this.body = body;
    this.arithmetic = new Arithmetic(body);
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  /** An expression by itself. Its value may be an effect. */
  Computed read(Expression expression) {
    return placed(expression, convert(expression));
  }

  private Computed placed(Expression expression, Computed computed) {
    body.functions.places().put(computed.value(), Spans.of(expression));
    return computed;
  }

  private Computed convert(Expression expression) {
    if (expression instanceof NameExpr name) {
      return name(name);
    } else if (expression instanceof BinaryExpr binary) {
      return binary(binary);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return read(enclosed.getInner());
    } else if (expression instanceof ArrayAccessExpr access) {
      return element(access);
    } else if (expression instanceof MethodCallExpr call) {
      return body.calls.read(call);
    } else if (expression instanceof UnaryExpr unary) {
      return unary(unary);
    } else if (expression instanceof FieldAccessExpr access) {
      return field(access);
    } else if (expression instanceof CastExpr cast) {
      return cast(cast);
    } else if (expression instanceof AssignExpr assignment) {
      return body.assignments.value(assignment);
    } else if (expression instanceof ConditionalExpr conditional) {
      return body.conditionals.read(conditional, Optional.empty());
    } else if (expression instanceof SwitchExpr choice) {
      return body.switches.expression(choice, Optional.empty());
    } else if (expression instanceof ArrayCreationExpr creation) {
      return body.arrays.create(creation);
    } else if (expression instanceof ObjectCreationExpr creation) {
      return body.calls.objects().create(creation, false);
    } else if (expression instanceof NullLiteralExpr) {
      return Computed.of(new Expr.Null(Conversions.NULL));
    }
    return Literals.read(expression)
        .map(Computed::of)
        .orElseThrow(() -> Refusals.expression(body.problems, expression));
  }

  /** The same with a pure value. */
  Computed pure(Expression expression) {
    return body.ordering.settle(read(expression));
  }

  /** An expression where a value of a given type is wanted: Java's assignment context. */
  Computed readAs(Expression expression, Type target) {
    if (expression instanceof EnclosedExpr enclosed) {
      return readAs(enclosed.getInner(), target);
    } else if (expression instanceof SwitchExpr choice) {
      return body.switches.expression(choice, Optional.of(target));
    } else if (expression instanceof ConditionalExpr conditional && !target.isPrimitive()) {
      return body.conditionals.read(conditional, Optional.of(target));
    } else if (expression instanceof ArrayInitializerExpr initializer) {
      return body.arrays.initializer(initializer, target);
    }
    return assigned(expression, read(expression), target);
  }

  /** A value converted as an assignment does. */
  Computed assigned(Expression place, Computed computed, Type target) {
    Type type = computed.type();
    if (type.equals(target)) {
      return computed;
    }
    if (type.isPrimitive() && target.isPrimitive()) {
      if (Conversions.widens(type, target)) {
        return body.ordering
            .settle(computed)
            .map(value -> arithmetic.convert(place, value, target));
      }
      Optional<Expr.Const> narrow =
          body.constants.value(place).filter(value -> Conversions.narrows(value, target));
      if (narrow.isPresent()) {
        return Computed.of(Conversions.convert(narrow.get(), target));
      }
    } else if (!target.isPrimitive() && type.equals(Conversions.NULL)) {
      return Computed.of(new Expr.Null(target));
    } else if (type instanceof Type.Opaque && target instanceof Type.Opaque) {
      return computed;
    } else if (type.isArray() && target instanceof Type.Opaque object) {
      if (TypeNames.holdsArrays(object) && !type.isReal()) {
        return computed;
      }
      throw body.problems.refuse(
          Code.AD015,
          place,
          "cannot follow an array of numbers through a reference of type "
              + TypeNames.shown(target)
              + "; declare the variable as "
              + TypeNames.shown(type));
    }
    throw Refusals.conversion(body.problems, place, type, target);
  }

  /** A condition; {@code true} or {@code false} itself where Java takes it for a constant. */
  Computed condition(Expression expression) {
    Optional<Expr.Const> constant =
        body.constants.value(expression).filter(value -> value.type() == Type.BOOLEAN);
    return constant.isPresent()
        ? Computed.of(constant.get())
        : body.ordering.settle(readAs(expression, Type.BOOLEAN));
  }

  /** An integer, as an index or a length: promoted to int. */
  Computed index(Expression expression) {
    Computed index = pure(expression);
    if (Conversions.promote(index.type()) != Type.INT) {
      throw Refusals.conversion(body.problems, expression, index.type(), Type.INT);
    }
    return index.map(Conversions::promoted);
  }

  private Computed name(NameExpr name) {
    Optional<Locals.Local> local = body.local(name.getNameAsString());
    if (local.isPresent()) {
      return Computed.of(Expr.of(Problems.need(local.get().variable())));
    }
    FieldFacts field =
        body.names
            .field(body.owner, name.getNameAsString())
            .orElseThrow(() -> Refusals.unknownName(body.problems, name));
    return Computed.of(fieldValue(name, field));
  }

  private Computed field(FieldAccessExpr access) {
    if (!body.startsWithLocal(access)) {
      Optional<FieldFacts> field = body.names.field(body.owner, access);
      if (field.isPresent()) {
        return Computed.of(fieldValue(access, field.get()));
      }
      if (body.names.classNamed(body.owner, access.getScope()).isPresent()) {
        throw Refusals.unknownName(body.problems, access);
      }
    }
    if (access.getScope().isThisExpr() || access.getScope().isSuperExpr()) {
      throw Refusals.instanceField(body.problems, access, access.getNameAsString());
    }
    Computed object = pure(access.getScope());
    if (object.type().isArray() && access.getNameAsString().equals("length")) {
      return object.map(Expr.Length::new);
    }
    throw Refusals.objectField(body.problems, access, object.type());
  }

  private Expr fieldValue(Expression place, FieldFacts field) {
    Optional<Expr.Const> constant = Names.constant(field);
    if (constant.isPresent()) {
      return constant.get();
    }
    if (!field.isStatic()) {
      throw Refusals.instanceField(body.problems, place, field.name());
    }
    if (!field.accessible()) {
      throw body.problems.refuse(
          Code.AD004,
          place,
          "generated code cannot read the private field "
              + field.name()
              + "; make it package-private, or a constant: static final with a constant value");
    }
    return new Expr.Static(field.owner(), field.name(), field.type());
  }

  Computed element(ArrayAccessExpr access) {
    Ordering.Ordered operands = elementOperands(access);
    return operands.with(new Expr.Load(operands.first(), operands.second()));
  }

  /** The array and the index of {@code a[i]}. */
  Ordering.Ordered elementOperands(ArrayAccessExpr access) {
    Optional<Computed> array = body.problems.attempt(() -> pure(access.getName()));
    Optional<Computed> index = body.problems.attempt(() -> index(access.getIndex()));
    Computed base = Problems.need(array);
    if (!base.type().isArray()) {
      throw Refusals.conversion(
          body.problems, access.getName(), base.type(), new Type.Array(Type.DOUBLE));
    }
    return body.ordering.inOrder(base, Problems.need(index));
  }

  /** A chain such as {@code a + b + c} is read from the left in a loop, however long it is. */
  private Computed binary(BinaryExpr expression) {
    Deque<BinaryExpr> chain = new ArrayDeque<>();
    Expression first = expression;
    while (first instanceof BinaryExpr inner) {
      chain.push(inner);
      first = inner.getLeft();
    }
    Expression leftmost = first;
    Optional<Computed> left = body.problems.attempt(() -> pure(leftmost));
    for (BinaryExpr link : chain) {
      Optional<Computed> before = left;
      Optional<Computed> right = body.problems.attempt(() -> pure(link.getRight()));
      left =
          before.isPresent() && right.isPresent()
              ? body.problems.attempt(() -> placed(link, binary(link, before.get(), right.get())))
              : Optional.empty();
    }
    return Problems.need(left);
  }

  private Computed binary(BinaryExpr expression, Computed left, Computed right) {
    Operator op = Operators.of(expression.getOperator());
    if (op.isShortCircuit()) {
      return body.conditionals.shortCircuit(expression, op, left, right);
    }
    Ordering.Ordered operands = body.ordering.inOrder(left, right);
    return operands.with(
        arithmetic.binary(
            op,
            new Arithmetic.Operand(expression.getLeft(), operands.first()),
            new Arithmetic.Operand(expression.getRight(), operands.second()),
            expression));
  }

  private Computed unary(UnaryExpr expression) {
    UnaryExpr.Operator operator = expression.getOperator();
    if (operator.isPrefix() || operator.isPostfix()) {
      Optional<Expr.Unary.Op> op =
          switch (operator) {
            case MINUS -> Optional.of(Expr.Unary.Op.NEG);
            case BITWISE_COMPLEMENT -> Optional.of(Expr.Unary.Op.COMPLEMENT);
            case LOGICAL_COMPLEMENT -> Optional.of(Expr.Unary.Op.NOT);
            default -> Optional.empty();
          };
      if (op.isPresent()) {
        return pure(expression.getExpression())
            .map(value -> arithmetic.unary(op.get(), value, expression));
      }
    }
    if (operator == UnaryExpr.Operator.PLUS) {
      return pure(expression.getExpression()).map(value -> arithmetic.numeric(value, expression));
    }
    return body.assignments.step(expression);
  }

  private Computed cast(CastExpr cast) {
    Type target = body.type(cast.getType());
    Expression operand = cast.getExpression();
    Computed value = read(operand);
    Type type = value.type();
    if (type.equals(target)) {
      return value;
    }
    boolean numbers = type.isNumeric() && target.isNumeric();
    boolean objects = type instanceof Type.Opaque && target instanceof Type.Opaque;
    if (type.equals(Conversions.NULL) && !target.isPrimitive()) {
      return Computed.of(new Expr.Null(target));
    } else if (numbers || objects) {
      return body.ordering.settle(value).map(v -> Conversions.convert(v, target));
    }
    throw Refusals.conversion(body.problems, cast, type, target);
  }
}
