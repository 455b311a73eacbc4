package io.adjoint.compiler.processor;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's tree for a stretch of text.
 *
 * <p>Javac knows where every tree begins, but records where it ends only if somebody listens to its
 * diagnostics: on the command line it does not. A tree then ends, as far as this class knows, where
 * the last name in it ends. So the tree for a stretch is the outermost that begins where the
 * stretch does and is not known to go beyond its end. A stretch that no tree begins with is a name
 * in a declaration: of that, javac puts the caret under the name by itself.
 */
final class TreeFinder extends TreeScanner<Integer, Integer> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private final List<Place> places = new ArrayList<>();

  /** A tree with its begin and what is known of its end. */
  private record Place(Tree tree, int depth, int begin, int end) {}

  private TreeFinder(CompilationUnitTree unit, SourcePositions positions, String text) {
    this.unit = unit;
    this.positions = positions;
    this.text = text;
  }

  /**
   * The tree for the text from {@code begin} to before {@code end}.
   *
   * @return empty where the text is outside all declarations
   */
  static Optional<Tree> find(
      CompilationUnitTree unit, SourcePositions positions, String text, int begin, int end) {
    TreeFinder finder = new TreeFinder(unit, positions, text);
    try {
      unit.getTypeDecls().forEach(declaration -> finder.scan(declaration, 0));
    } catch (StackOverflowError tooDeep) {
      // What was seen so far has to do; the line will be right, if not the column.
    }
    return finder
        .exactly(begin, end)
        .or(() -> finder.around(begin))
        .map(place -> marked(place.tree()));
  }

  private Optional<Place> exactly(int begin, int end) {
    return places.stream()
        .filter(place -> place.begin() == begin && place.end() <= end)
        .min(Comparator.comparingInt(Place::depth));
  }

  private Optional<Place> around(int begin) {
    return places.stream()
        .filter(place -> place.begin() <= begin && place.end() > begin)
        // The type of "w" in "double[] v, w[]" reaches from "double" to the last bracket.
        .filter(place -> !(place.tree() instanceof ArrayTypeTree))
        .max(
            // Variables declared together all begin at their type: the first one to end is meant.
            Comparator.comparingInt(Place::depth)
                .thenComparing(Place::end, Comparator.reverseOrder()));
  }

  /** Javac puts the caret of a call under its parenthesis; under what is called is better. */
  private static Tree marked(Tree tree) {
    if (tree instanceof ExpressionStatementTree statement) {
      return marked(statement.getExpression());
    }
    return tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
  }

  /** Visits a tree; the result is the greatest known end in it. */
  @Override
  public Integer scan(Tree tree, Integer depth) {
    if (tree == null) {
      return 0;
    }
    int within = known(super.scan(tree, depth + 1));
    int begin = (int) positions.getStartPosition(unit, tree);
    if (begin < 0) {
      return within;
    }
    int end = (int) positions.getEndPosition(unit, tree);
    if (end < 0) {
      end = least(tree, begin, within);
    }
    places.add(new Place(tree, depth, begin, end));
    return end;
  }

  private static int known(Integer end) {
    return end == null ? 0 : end;
  }

  /** Where a tree ends at the least, if javac does not tell. */
  private int least(Tree tree, int begin, int within) {
    int end = Math.max(within, begin + 1);
    if (tree instanceof IdentifierTree identifier) {
      return begin + identifier.getName().length();
    }
    if (tree instanceof MemberSelectTree select) {
      return afterName(select.getIdentifier(), end);
    }
    if (tree instanceof VariableTree variable) {
      return Math.max(end, afterName(variable.getName(), begin(variable.getType(), begin)));
    }
    if (tree instanceof MethodTree method) {
      return Math.max(end, afterName(method.getName(), begin(method.getReturnType(), begin)));
    }
    if (tree instanceof ClassTree type) {
      return Math.max(end, afterName(type.getSimpleName(), begin));
    }
    boolean postfix =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    return postfix ? end + 2 : end;
  }

  /** Where the type of a declaration begins, which comes before the name; if it has one. */
  private int begin(@Nullable Tree type, int declaration) {
    return type == null
        ? declaration
        : Math.max(declaration, (int) positions.getStartPosition(unit, type));
  }

  /** Where a name ends: its first occurrence, as a word, not before an offset. */
  private int afterName(Name name, int from) {
    int length = name.length();
    int found = text.indexOf(name.toString(), from);
    while (found >= 0 && length > 0) {
      boolean begins = found == 0 || !Character.isJavaIdentifierPart(text.charAt(found - 1));
      boolean ends =
          found + length >= text.length()
              || !Character.isJavaIdentifierPart(text.charAt(found + length));
      if (begins && ends) {
        return found + length;
      }
      found = text.indexOf(name.toString(), found + 1);
    }
    return from;
  }

  @Override
  public Integer reduce(Integer first, Integer second) {
    return Math.max(known(first), known(second));
  }
}
