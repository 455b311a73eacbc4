package io.adjoint.compiler.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.adjoint.compiler.diagnostics.Diagnostic;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Javac's way: the caret stands under the very expression. */
final class TreesReporter implements Reporter {
  private final Trees trees;
  private final CompilationUnitTree unit;
  private final Tree whole;
  private final SourceLines lines;
  private final String text;

  private TreesReporter(Trees trees, TreePath path, String text) {
    this.trees = trees;
    this.unit = path.getCompilationUnit();
    this.whole = path.getLeaf();
    this.text = text;
    this.lines = new SourceLines(text);
  }

  /** A reporter for the file of the class, if the environment is javac's own. */
  static Optional<Reporter> of(
      ProcessingEnvironment environment, TypeElement topLevel, String text) {
    try {
      Trees trees = Trees.instance(environment);
      TreePath path = trees.getPath(topLevel);
      return path == null ? Optional.empty() : Optional.of(new TreesReporter(trees, path, text));
    } catch (RuntimeException notJavac) {
      return Optional.empty();
    }
  }

  @Override
  public void report(Diagnostic diagnostic) {
    String message = Reporter.headline(diagnostic) + "\n  " + Reporter.reference(diagnostic);
    trees.printMessage(Reporter.kind(diagnostic), message, tree(diagnostic), unit);
  }

  private Tree tree(Diagnostic diagnostic) {
    if (!diagnostic.span().isPresent()) {
      return whole;
    }
    int begin = lines.begin(diagnostic.span());
    int end = lines.end(diagnostic.span());
    return TreeFinder.find(unit, trees.getSourcePositions(), text, begin, end).orElse(whole);
  }
}
