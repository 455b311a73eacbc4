package io.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.GradientUnit;
import java.util.ArrayList;
import java.util.List;

/** What the Javadoc of the generated methods says. */
final class MethodComments {
  private static final int COLUMNS = UnitWriter.COLUMNS - 2;

  private MethodComments() {}

  static CodeBlock fresh(MethodWriter writer, GradientUnit unit, GradientUnit.Entry entry) {
    JavadocText text = new JavadocText(COLUMNS);
    boolean vjp = entry.kind() == GradientUnit.Kind.VJP;
    String what = vjp ? "The product of a seed and the derivatives of" : "The gradient of";
    text.paragraph(JavadocText.prose(what), link(writer, unit, "."));
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
}
