package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.diagnostics.Severity;
import io.adjoint.compiler.ir.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The places where the user does not want to see a warning: the declarations with {@code
 * SuppressWarnings("adjoint:AD027")}.
 *
 * <p>Errors cannot be suppressed.
 */
public final class Suppressions {
  private static final String PREFIX = "adjoint:";

  private final List<Region> regions;

  /** Nothing is suppressed. */
  public static final Suppressions NONE = new Suppressions(List.of());

  private Suppressions(List<Region> regions) {
    this.regions = regions;
  }

  private record Region(String code, Span span) {}

  static Suppressions of(CompilationUnit unit) {
    List<Region> regions = new ArrayList<>();
    for (AnnotationExpr annotation : unit.findAll(AnnotationExpr.class)) {
      if (annotation.getName().getIdentifier().equals("SuppressWarnings")) {
        Span span = annotation.getParentNode().map(Suppressions::reach).orElse(Span.NONE);
        for (StringLiteralExpr text : annotation.findAll(StringLiteralExpr.class)) {
          if (text.asString().startsWith(PREFIX)) {
            regions.add(new Region(text.asString().substring(PREFIX.length()), span));
          }
        }
      }
    }
    return new Suppressions(List.copyOf(regions));
  }

  /** The text an annotation on {@code declaration} is about. */
  private static Span reach(Node declaration) {
    return Spans.of(declaration);
  }

  /** Whether the source asks not to see it. */
  public boolean hides(Diagnostic diagnostic) {
    return diagnostic.code().severity() != Severity.ERROR
        && regions.stream()
            .anyMatch(
                region ->
                    region.code().equals(diagnostic.code().name())
                        && contains(region.span(), diagnostic.span()));
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.isPresent()
        && inner.isPresent()
        && !isBefore(inner.beginLine(), inner.beginColumn(), outer.beginLine(), outer.beginColumn())
        && !isBefore(outer.endLine(), outer.endColumn(), inner.endLine(), inner.endColumn());
  }

  private static boolean isBefore(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || (line == otherLine && column < otherColumn);
  }
}
