package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Outline.Import;
import io.adjoint.compiler.model.Outline.Kind;
import io.adjoint.compiler.model.Outline.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the outline of a source file, for whoever has to know it before the file is compiled. */
final class OutlineReader {
  private final List<Method> methods = new ArrayList<>();

  private OutlineReader() {}

  static Outline read(CompilationUnit unit) {
    OutlineReader reader = new OutlineReader();
    unit.getTypes().forEach(type -> reader.collect(type, ""));
    return new Outline(
        unit.getImports().stream().map(OutlineReader::read).toList(), reader.methods);
  }

  private static Import read(ImportDeclaration declaration) {
    String name = declaration.getNameAsString();
    boolean onDemand = declaration.isAsterisk();
    if (declaration.isModule()) {
      return new Import(Kind.MODULE, name);
    }
    if (declaration.isStatic()) {
      return new Import(onDemand ? Kind.STATICS_OF : Kind.STATIC, name);
    }
    return new Import(onDemand ? Kind.TYPES_OF : Kind.TYPE, name);
  }

  private void collect(TypeDeclaration<?> type, String outer) {
    String className = outer + type.getNameAsString();
    Map<String, Integer> count = new HashMap<>();
    for (BodyDeclaration<?> member : type.getMembers()) {
      if (member instanceof MethodDeclaration method) {
        String name = method.getNameAsString();
        int ordinal = count.merge(name, 1, Integer::sum) - 1;
        methods.add(new Method(className, name, ordinal, Spans.of(method)));
      } else if (member instanceof TypeDeclaration<?> nested) {
        collect(nested, className + ".");
      }
    }
  }
}
