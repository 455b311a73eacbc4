package io.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.GradientUnit;
import io.adjoint.compiler.model.SourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the Javadoc of the generated methods says. */
final class MethodComments {
  private static final int COLUMNS = UnitWriter.COLUMNS - 2;

  private static final int FORMULA_COLUMNS = COLUMNS - 3;

  private MethodComments() {}

  static CodeBlock fresh(MethodWriter writer, GradientUnit unit, GradientUnit.Entry entry) {
    JavadocText text = new JavadocText(COLUMNS);
    boolean vjp = entry.kind() == GradientUnit.Kind.VJP;
    String what = vjp ? "The product of a seed and the derivatives of" : "The gradient of";
    text.paragraph(JavadocText.prose(what), link(writer, unit, "."));
    List<String> formulas = vjp ? List.of() : formulas(unit.method(), writer.functions());
    if (!formulas.isEmpty()) {
      text.code(formulas);
    }
    return text.toCodeBlock();
  }

  static CodeBlock accumulating(
      MethodWriter writer, GradientUnit unit, GradientUnit.Entry entry, String into) {
    JavadocText text = new JavadocText(COLUMNS);
    boolean vjp = entry.kind() == GradientUnit.Kind.VJP;
    String what =
        vjp ? "Adds the product of a seed and the derivatives of" : "Adds the gradient of";
    boolean returns = unit.method().function().result() != Type.VOID;
    List<Doc> sentence =
        new ArrayList<>(
            List.of(
                JavadocText.prose(what),
                link(writer, unit, ""),
                JavadocText.prose("to"),
                Doc.text("{@code " + into + "}" + (returns ? "" : "."))));
    if (returns) {
      sentence.add(JavadocText.prose("and returns the value."));
    }
    text.paragraph(sentence.toArray(new Doc[0]));
    if (!unit.notes().isEmpty()) {
      text.paragraph(JavadocText.prose("What the reverse sweep keeps:"));
      text.list(unit.notes());
    }
    return text.toCodeBlock();
  }

  private static Doc link(MethodWriter writer, GradientUnit unit, String after) {
    Function function = unit.method().function();
    List<TypeName> parameters =
        function.parameters().stream().map(p -> writer.types().of(p.type())).toList();
    return JavadocText.link(writer.origin(), function.name(), parameters, after);
  }

  /** The derivatives in closed form, where that is short: see {@link ClosedForm}. */
  static List<String> formulas(SourceMethod method, Map<String, String> functions) {
    if (!method.sound()) {
      return List.of();
    }
    Function function = method.function();
    JavaTypes types = new JavaTypes("", ClassName.get("", "Formulas"), Map.of());
    ExpressionWriter expressions = new ExpressionWriter(Variable::name, types, functions);
    List<String> lines = new ArrayList<>();
    ClosedForm.of(function, method.wrt())
        .ifPresent(
            form -> {
              for (ClosedForm.PartialOf partial : form.partials()) {
                String left = "∂" + function.name() + "/∂" + partial.parameter().name();
                lines.add(left + " = " + formula(expressions, partial.formula()));
              }
              lines.addAll(where(expressions, form.where()));
            });
    return lines.stream().allMatch(line -> line.length() <= FORMULA_COLUMNS) ? lines : List.of();
  }

  private static List<String> where(ExpressionWriter expressions, Map<Variable, Expr> definitions) {
    List<String> all = new ArrayList<>();
    definitions.forEach(
        (variable, value) -> all.add(variable.name() + " = " + formula(expressions, value)));
    if (all.isEmpty()) {
      return List.of();
    }
    String line = "where " + String.join(", ", all);
    return line.length() <= FORMULA_COLUMNS
        ? List.of(line)
        : List.of(("where " + String.join(",\n      ", all)).split("\n", -1));
  }

  private static String formula(ExpressionWriter expressions, Expr e) {
    return Layout.oneLine(expressions.writeAssigned(e)).replaceAll("\\bMath\\.(?=[a-z])", "");
  }
}
