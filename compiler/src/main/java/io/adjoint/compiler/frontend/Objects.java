package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.Calls.Argument;
import io.adjoint.compiler.frontend.Overloads.Candidate;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** New objects: exceptions, and constants of the differentiation. */
final class Objects {
  private final Body body;

  Objects(Body body) {
    this.body = body;
  }

  /**
   * {@code new Foo(arguments)}.
   *
   * @param thrown whether it is thrown at once, so that what it holds cannot come back
   */
  Computed create(ObjectCreationExpr creation, boolean thrown) {
    if (creation.getAnonymousClassBody().isPresent() || creation.getScope().isPresent()) {
      throw body.problems.refuse(
          Code.AD012,
          creation,
          "cannot differentiate an anonymous or inner class because its methods cannot be"
              + " followed; move its code to static methods");
    }
    ClassOrInterfaceType type = creation.getType();
    boolean diamond = type.getTypeArguments().filter(List::isEmpty).isPresent();
    if (diamond) {
      throw body.problems.refuse(
          Code.AD012,
          creation,
          "cannot read <> here because the types it stands for are not inferred; write them");
    }
    List<Argument> arguments =
        body.problems.all(
            creation.getArguments(), place -> new Argument(place, body.expressions.pure(place)));
    Type made = body.type(type);
    if (!thrown) {
      for (Argument argument : arguments) {
        if (argument.type().isReal() && OutsideCalls.depends(argument.computed().value())) {
          throw body.problems.refuse(
              Code.AD012,
              argument.place(),
              "cannot differentiate a number inside an object of class "
                  + TypeNames.shown(made)
                  + " because objects are not followed; keep it in a variable or an array");
        }
      }
    }
    List<Computed> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      operands.add(
          argument.type().equals(Conversions.NULL)
              ? Computed.of(new Expr.Null(nullType(argument, i, made, arguments)))
              : argument.computed());
    }
    Ordering.Ordered values = body.ordering.inOrder(operands);
    return values.with(new Expr.New(made, values.values()));
  }

  /** The type of the parameter that a literal null stands for. */
  private Type nullType(Argument argument, int index, Type made, List<Argument> arguments) {
    List<Candidate<List<Type>>> constructors =
        JdkClasses.constructors(made.toString()).stream()
            .map(parameters -> new Candidate<>(parameters, parameters, false))
            .toList();
    List<List<Type>> chosen =
        Overloads.choose(constructors, arguments.stream().map(Argument::type).toList()).methods();
    if (chosen.size() != 1) {
      throw body.problems.refuse(
          Code.AD012,
          argument.place(),
          "cannot tell the type of this null; cast it to the type of the parameter");
    }
    return chosen.get(0).get(index);
  }
}
