package io.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.GradientUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The methods of the generated class.
 *
 * @param functions the Java names of all functions of the class, by their keys
 * @param origin the user's class
 * @param referred names that no variable may have
 * @param lints gets the keys of the warnings that the methods would cause
 */
record MethodWriter(
    JavaTypes types,
    Map<String, String> functions,
    ClassName origin,
    Set<String> referred,
    Set<String> lints) {
  /** What is left of a line inside a method. */
  private static final int BODY_COLUMNS = UnitWriter.COLUMNS - 4;

  private static final String INTO = "into";

  /** A parameter list with its Java names, and the body that was written with them. */
  private record Written(List<ParameterSpec> parameters, CodeBlock body) {}

  List<MethodSpec> entries(GradientUnit unit) {
    List<MethodSpec> methods = new ArrayList<>();
    for (GradientUnit.Entry entry : unit.entries()) {
      Written written = written(unit, entry);
      methods.add(fresh(unit, entry, written));
      methods.add(accumulating(unit, entry, written));
    }
    return methods;
  }

  private Written written(GradientUnit unit, GradientUnit.Entry entry) {
    if (entry.accumulating().isPresent()) {
      Function function = entry.accumulating().get();
      return write(function, variables(unit.method().function()));
    }
    List<Variable> parameters = new ArrayList<>(entry.parameters());
    int id = parameters.stream().mapToInt(Variable::id).max().orElse(0) + 1;
    parameters.add(new Variable(id, INTO, unit.gradient().type()));
    JavaNames names = new JavaNames(Set.copyOf(entry.parameters()), referred);
    names.open(Block.EMPTY);
    return new Written(declare(parameters, names), failure(unit));
  }

  /** The user's own error is the one to see, not the echoes of a method that is missing. */
  private CodeBlock failure(GradientUnit unit) {
    String name = unit.method().function().name();
    return CodeBlock.of(
        "throw new $T($S);\n",
        AssertionError.class,
        "no derivative of " + name + ": see the errors in " + unit.method().className());
  }

  private MethodSpec fresh(GradientUnit unit, GradientUnit.Entry entry, Written written) {
    List<ParameterSpec> parameters = written.parameters();
    ParameterSpec into = parameters.get(parameters.size() - 1);
    List<ParameterSpec> own = parameters.subList(0, parameters.size() - 1);
    TypeName gradient = types.struct(unit.gradient().type());
    MethodSpec.Builder method =
        method(unit, entry)
            .addJavadoc(MethodComments.fresh(this, unit, entry))
            .addParameters(own)
            .returns(gradient);
    if (entry.accumulating().isEmpty()) {
      return method.addCode(written.body()).build();
    }
    List<CodeBlock> arguments = parameters.stream().map(p -> CodeBlock.of("$N", p)).toList();
    return method
        .addCode("$1T $2N = new $1T();\n", gradient, into)
        .addCode("$L($L);\n", entry.name(), CodeBlock.join(arguments, ", "))
        .addCode("return $N;\n", into)
        .build();
  }

  private MethodSpec accumulating(GradientUnit unit, GradientUnit.Entry entry, Written written) {
    List<ParameterSpec> parameters = written.parameters();
    Type result =
        entry.accumulating().map(Function::result).orElse(unit.method().function().result());
    return method(unit, entry)
        .addJavadoc(
            MethodComments.accumulating(
                this, unit, entry, parameters.get(parameters.size() - 1).name()))
        .addParameters(parameters)
        .returns(types.of(result))
        .addCode(written.body())
        .build();
  }

  private static MethodSpec.Builder method(GradientUnit unit, GradientUnit.Entry entry) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(entry.name());
    if (unit.method().access() == Access.PUBLIC) {
      method.addModifiers(Modifier.PUBLIC);
    }
    return method.addModifiers(Modifier.STATIC);
  }

  MethodSpec support(Function function, Set<Variable> users) {
    Written written = write(function, users);
    String name = functions.getOrDefault(function.key(), function.name());
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameters(written.parameters())
        .returns(types.of(function.result()))
        .addCode(written.body())
        .build();
  }

  private Written write(Function function, Set<Variable> allUsers) {
    Block shaped = ended(function, Shape.of(function.body()));
    Set<Variable> users = variables(function.withBody(shaped));
    users.retainAll(allUsers);
    JavaNames names = new JavaNames(users, referred);
    names.open(shaped);
    List<ParameterSpec> parameters = declare(function.parameters(), names);
    CodeText out = new CodeText();
    ExpressionWriter expressions = new ExpressionWriter(names::of, types, functions);
    Layout layout = new Layout(out, BODY_COLUMNS);
    Set<Label> labels = Jumps.named(shaped);
    StatementWriter.write(
        new StatementWriter.Body(out, layout, names, types, expressions, labels, lints), shaped);
    Walk.expressions(shaped, this::findDivisionByZero);
    return new Written(parameters, out.toCodeBlock());
  }

  /**
   * What never returns in truth may seem to return by Java's rules, which do not look at
   * conditions.
   */
  private static Block ended(Function function, Block body) {
    if (function.result() == Type.VOID || !Jumps.completes(body)) {
      return body;
    }
    List<Stmt> statements = new ArrayList<>(body.statements());
    Type.Opaque error = new Type.Opaque("java.lang.AssertionError");
    statements.add(new Stmt.Throw(new Expr.New(error, List.of()), Span.NONE));
    return new Block(statements);
  }

  private void findDivisionByZero(Expr e) {
    if (e instanceof Expr.Binary b
        && (b.op() == Operator.DIV || b.op() == Operator.REM)
        && b.type().isIntegral()
        && Conversions.bare(b.right()) instanceof Expr.Const c
        && c.value().equals(0)) {
      lints.add("divzero");
    }
  }

  private List<ParameterSpec> declare(List<Variable> parameters, JavaNames names) {
    return parameters.stream()
        .map(p -> ParameterSpec.builder(types.of(p.type()), names.declare(p)).build())
        .toList();
  }

  /** All variables that a function declares or uses. */
  static Set<Variable> variables(Function function) {
    Set<Variable> variables = new HashSet<>(function.parameters());
    Walk.statements(
        function.body(),
        s -> {
          if (s instanceof Stmt.Declare declare) {
            variables.add(declare.variable());
          }
        });
    return variables;
  }
}
