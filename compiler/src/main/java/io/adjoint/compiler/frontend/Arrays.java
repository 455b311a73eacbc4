package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** New arrays: by their dimensions, or by their elements. */
final class Arrays {
  private final Body body;

  Arrays(Body body) {
    this.body = body;
  }

  Computed create(ArrayCreationExpr creation) {
    Type type = type(creation);
    if (creation.getInitializer().isPresent()) {
      return initializer(creation.getInitializer().get(), type);
    }
    List<Expression> dimensions =
        creation.getLevels().stream()
            .map(ArrayCreationLevel::getDimension)
            .flatMap(Optional::stream)
            .toList();
    Ordering.Ordered lengths =
        body.ordering.inOrder(body.problems.all(dimensions, body.expressions::index));
    return lengths.with(new Expr.NewArray(type, lengths.values()));
  }

  private Type type(ArrayCreationExpr creation) {
    return Type.arrayOf(body.type(creation.getElementType()), creation.getLevels().size());
  }

  /** {@code {a, b}} as an array of {@code type}. */
  Computed initializer(ArrayInitializerExpr initializer, Type type) {
    Variable array = body.locals.fresh(type.rank() > 1 ? "rows" : "elements", type);
    return new Computed(fill(array, initializer), Expr.of(array));
  }

  private List<Stmt> fill(Variable array, ArrayInitializerExpr initializer) {
    if (!array.type().isArray()) {
      throw Refusals.conversion(
          body.problems, initializer, new Type.Array(array.type()), array.type());
    }
    return elements(
        array, initializer.getValues(), (element, type) -> body.expressions.readAs(element, type));
  }

  /** Declares {@code array} with the given elements, evaluated in order. */
  <E> List<Stmt> elements(Variable array, List<E> elements, BiFunction<E, Type, Computed> reading) {
    Type type = array.type().elementType();
    List<Computed> values =
        body.problems.all(elements, element -> body.ordering.settle(reading.apply(element, type)));
    List<Stmt> statements = new ArrayList<>();
    Expr length = Expr.of(values.size());
    statements.add(body.ordering.declare(array, new Expr.NewArray(array.type(), List.of(length))));
    for (int i = 0; i < values.size(); i++) {
      statements.addAll(values.get(i).before());
      statements.add(
          new Stmt.Set(
              new Expr.Load(Expr.of(array), Expr.of(i)), values.get(i).value(), body.span()));
    }
    return statements;
  }
}
