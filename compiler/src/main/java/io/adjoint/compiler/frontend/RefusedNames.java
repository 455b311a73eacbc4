package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.HashSet;
import java.util.Set;

/**
 * What is declared by constructs of a method that were refused: variables of patterns, local
 * classes, type parameters. Their uses are refused in silence, so that one cause has one message.
 */
final class RefusedNames {
  private final Set<String> variables = new HashSet<>();
  private final Set<String> classes = new HashSet<>();

  /** Adds what a refused construct declares for the code around it. */
  void add(Node refused) {
    refused.findAll(TypePatternExpr.class).forEach(it -> variables.add(it.getNameAsString()));
    refused
        .findAll(LocalClassDeclarationStmt.class)
        .forEach(it -> classes.add(it.getClassDeclaration().getNameAsString()));
    refused
        .findAll(LocalRecordDeclarationStmt.class)
        .forEach(it -> classes.add(it.getRecordDeclaration().getNameAsString()));
    if (refused instanceof TypeParameter
        && refused.getParentNode().orElseThrow() instanceof NodeWithTypeParameters<?> generic) {
      generic.getTypeParameters().forEach(it -> classes.add(it.getNameAsString()));
    }
  }

  boolean hasVariable(String name) {
    return variables.contains(name);
  }

  /** Whether a class is among them, or the first of dotted names is. */
  boolean hasClass(String dotted) {
    return classes.contains(dotted.split("\\.", 2)[0]);
  }
}
