package io.adjoint.compiler.processor;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithMembers;
import io.adjoint.compiler.LargeStack;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source file says that {@code javax.lang.model} does not: its imports, and where its
 * methods stand.
 */
record SourceOutline(List<Import> imports, List<MethodPlace> methods) {

  /** What an import names: one thing or all that is in it. */
  enum Kind {
    TYPE,
    TYPES_OF,
    STATIC,
    STATICS_OF,
    MODULE
  }

  /** An import. {@code name} is without the asterisk. */
  record Import(Kind kind, String name) {}

  /**
   * A method.
   *
   * @param className its class without the package: {@code Outer.Inner}
   * @param ordinal its number among the methods of that name in the class, from 0 in text order
   */
  record MethodPlace(String className, String name, int ordinal, Range range) {}

  /** Reads a file; of one that is not Java as far as the parser knows, what it does understand. */
  static SourceOutline of(Source source) {
    return LargeStack.call(() -> read(source));
  }

  private static SourceOutline read(Source source) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(level(source.languageLevel()))
            .setAttributeComments(false)
            .setPreprocessUnicodeEscapes(true);
    Optional<CompilationUnit> unit = new JavaParser(configuration).parse(source.text()).getResult();
    List<Import> imports =
        unit.map(found -> found.getImports().stream().map(SourceOutline::read).toList())
            .orElse(List.of());
    List<MethodPlace> methods = new ArrayList<>();
    unit.ifPresent(found -> found.getTypes().forEach(type -> collect(type, "", methods)));
    return new SourceOutline(imports, List.copyOf(methods));
  }

  /** The level of that number, or the newest that the parser knows. */
  private static LanguageLevel level(int number) {
    return Arrays.stream(LanguageLevel.values())
        .filter(level -> level.name().equals("JAVA_" + number))
        .findFirst()
        .orElse(LanguageLevel.BLEEDING_EDGE);
  }

  private static Import read(ImportDeclaration declaration) {
    String name = declaration.getNameAsString();
    if (declaration.isModule()) {
      return new Import(Kind.MODULE, name);
    }
    if (declaration.isStatic()) {
      return new Import(declaration.isAsterisk() ? Kind.STATICS_OF : Kind.STATIC, name);
    }
    return new Import(declaration.isAsterisk() ? Kind.TYPES_OF : Kind.TYPE, name);
  }

  private static void collect(TypeDeclaration<?> type, String outer, List<MethodPlace> methods) {
    String className = outer + type.getNameAsString();
    Map<String, Integer> ordinals = new HashMap<>();
    for (var member : ((NodeWithMembers<?>) type).getMembers()) {
      if (member instanceof MethodDeclaration method && method.getRange().isPresent()) {
        String name = method.getNameAsString();
        int ordinal = ordinals.merge(name, 1, Integer::sum) - 1;
        methods.add(new MethodPlace(className, name, ordinal, method.getRange().get()));
      } else if (member instanceof TypeDeclaration<?> nested) {
        collect(nested, className + ".", methods);
      }
    }
  }

  /** The method that a place is in. */
  Optional<MethodPlace> methodAt(Span span) {
    return methods.stream()
        .filter(
            method ->
                method
                    .range()
                    .contains(
                        Range.range(
                            span.beginLine(),
                            span.beginColumn(),
                            span.beginLine(),
                            span.beginColumn())))
        .findFirst();
  }
}
