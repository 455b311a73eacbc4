package io.adjoint.compiler.random;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes a failing program small: leaves out what it can, puts parts in the place of wholes, as long
 * as it still fails. Works on the text; javac says whether what is left is a program.
 */
@SuppressWarnings("unchecked") // JavaParser takes generic varargs.
final class Shrinker {
  /** What bounds a loop; without it a program might not end. */
  private static final Pattern COUNTER = Pattern.compile("\\b[nijl]\\d+\\b|\\bdepth\\b");

  private final Predicate<String> stillFails;
  private final long deadline;
  private final Set<String> tried = new LinkedHashSet<>();

  private Shrinker(Predicate<String> stillFails, long deadline) {
    this.stillFails = stillFails;
    this.deadline = deadline;
  }

  /** The smallest program found in some time. */
  static String shrink(String body, Predicate<String> stillFails, int seconds) {
    return new Shrinker(stillFails, System.nanoTime() + seconds * 1_000_000_000L).run(body);
  }

  private record Edit(int from, int to, String text) {
    int gain() {
      return to - from - text.length();
    }
  }

  private String run(String body) {
    String best = body;
    boolean progress = true;
    while (progress) {
      progress = false;
      List<Edit> edits = edits(best);
      int next = 0;
      while (next < edits.size() && System.nanoTime() < deadline) {
        Edit edit = edits.get(next++);
        String candidate = best.substring(0, edit.from()) + edit.text() + best.substring(edit.to());
        if (tried.add(candidate) && stillFails.test(candidate)) {
          best = candidate;
          progress = true;
          // Go on with what comes after, in the order of size.
          int size = edit.gain();
          edits = edits(best).stream().filter(e -> e.gain() <= Math.max(size, 1)).toList();
          next = 0;
        }
      }
    }
    return best.replaceAll("(?m)^\\s*;?\\s*$\\n", "");
  }

  private static List<Edit> edits(String source) {
    ParserConfiguration configuration =
        new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
    Optional<CompilationUnit> unit = new JavaParser(configuration).parse(source).getResult();
    if (unit.isEmpty()) {
      return List.of();
    }
    int[] starts = lineStarts(source);
    List<Edit> edits = new ArrayList<>();
    unit.get().walk(node -> edit(node, source, starts, edits));
    edits.removeIf(e -> e.gain() < 0);
    edits.sort(Comparator.comparingInt(e -> -e.gain()));
    return edits;
  }

  private static int[] lineStarts(String source) {
    List<Integer> starts = new ArrayList<>(List.of(0, 0));
    for (int i = 0; i < source.length(); i++) {
      if (source.charAt(i) == '\n') {
        starts.add(i + 1);
      }
    }
    return starts.stream().mapToInt(start -> start).toArray();
  }

  private static void edit(Node node, String source, int[] starts, List<Edit> edits) {
    if (node.getRange().isEmpty()) {
      return;
    }
    int from = offset(node.getBegin().orElseThrow(), starts);
    int to = offset(node.getEnd().orElseThrow(), starts) + 1;
    if (node instanceof MethodDeclaration method && !method.getNameAsString().equals("f")) {
      edits.add(new Edit(from, to, ""));
    } else if (node instanceof SwitchEntry) {
      edits.add(new Edit(from, to, ""));
    } else if (node instanceof Statement statement) {
      statement(statement, source, starts, edits, from, to);
    } else if (node instanceof Expression expression) {
      expression(expression, source, starts, edits, from, to);
    } else if (node instanceof Parameter
        && node.getParentNode().filter(p -> p instanceof MethodDeclaration).isPresent()) {
      parameter(source, edits, from, to);
    }
  }

  private static void parameter(String source, List<Edit> edits, int from, int to) {
    int comma = source.indexOf(',', to);
    if (comma == to) {
      edits.add(new Edit(from, comma + 2, ""));
    } else if (source.startsWith(", ", from - 2)) {
      edits.add(new Edit(from - 2, to, ""));
    }
  }

  private static void statement(
      Statement statement, String source, int[] starts, List<Edit> edits, int from, int to) {
    String own = source.substring(from, to);
    boolean guard = own.startsWith("if (n") && own.contains("++ >=");
    boolean body =
        statement instanceof BlockStmt
            && statement.getParentNode().filter(p -> p instanceof MethodDeclaration).isPresent();
    if (guard || body || own.startsWith("if (depth")) {
      return;
    }
    edits.add(new Edit(from, to, ";"));
    edits.add(new Edit(from, to, ""));
    List<Node> inner = new ArrayList<>();
    if (statement instanceof NodeWithBody<?> loop) {
      inner.add(loop.getBody());
    } else if (statement instanceof IfStmt choice) {
      inner.add(choice.getThenStmt());
      choice.getElseStmt().ifPresent(inner::add);
    } else if (statement instanceof LabeledStmt labelled) {
      inner.add(labelled.getStatement());
    } else if (statement instanceof com.github.javaparser.ast.stmt.SwitchStmt choice) {
      choice.getEntries().forEach(entry -> inner.addAll(entry.getStatements()));
    }
    for (Node part : inner) {
      String text = text(part, source, starts);
      edits.add(new Edit(from, to, text));
      if (text.startsWith("{")) {
        edits.add(new Edit(from, to, text.substring(1, text.length() - 1)));
      }
    }
    if (statement instanceof IfStmt choice && choice.getElseStmt().isPresent()) {
      int end = offset(choice.getThenStmt().getEnd().orElseThrow(), starts) + 1;
      edits.add(new Edit(end, to, ""));
    }
  }

  private static void expression(
      Expression expression, String source, int[] starts, List<Edit> edits, int from, int to) {
    boolean isTarget =
        expression
            .getParentNode()
            .filter(
                p ->
                    (p instanceof AssignExpr a && a.getTarget() == expression)
                        || (p instanceof UnaryExpr u && u.getOperator().name().contains("CREMENT")))
            .isPresent();
    String own = source.substring(from, to);
    if (expression instanceof AnnotationExpr
        || around(expression, AnnotationExpr.class).isPresent()
        || isTarget
        || (inHeader(expression) && COUNTER.matcher(own).find())
        || own.contains("depth")) {
      return;
    }
    for (Node child : expression.getChildNodes()) {
      if (child instanceof Expression) {
        edits.add(new Edit(from, to, text(child, source, starts)));
      }
      for (Node grandchild : child.getChildNodes()) {
        if (grandchild instanceof Expression) {
          edits.add(new Edit(from, to, text(grandchild, source, starts)));
        }
      }
    }
    boolean isStatement =
        expression
            .getParentNode()
            .filter(p -> p instanceof com.github.javaparser.ast.stmt.ExpressionStmt)
            .isPresent();
    if (!isStatement && !(expression instanceof LiteralExpr)) {
      for (String simple : List.of("1", "0", "1.0", "true", "false")) {
        if (simple.length() <= own.length()) {
          edits.add(new Edit(from, to, simple));
        }
      }
      if (!(expression instanceof NameExpr)) {
        for (Parameter p : parameters(expression)) {
          edits.add(new Edit(from, to, p.getNameAsString()));
        }
      }
    }
    if (expression instanceof AssignExpr assign && own.contains("= ") && isStatement) {
      String target = text(assign.getTarget(), source, starts);
      edits.add(new Edit(from, to, target + " = " + text(assign.getValue(), source, starts)));
    }
  }

  /** The nearest node of a kind around a node. */
  private static <T extends Node> Optional<T> around(Node node, Class<T> kind) {
    Optional<Node> at = node.getParentNode();
    while (at.isPresent() && !kind.isInstance(at.get())) {
      at = at.get().getParentNode();
    }
    return at.map(kind::cast);
  }

  private static List<Parameter> parameters(Node node) {
    return around(node, MethodDeclaration.class)
        .map(method -> List.copyOf(method.getParameters()))
        .orElse(List.of());
  }

  /** Whether an expression is part of what makes a loop end. */
  private static boolean inHeader(Node node) {
    Node child = node;
    Optional<Node> parent = node.getParentNode();
    while (parent.isPresent()) {
      Node at = parent.get();
      if (at instanceof MethodDeclaration) {
        return false;
      }
      if ((at instanceof ForStmt f && child != f.getBody())
          || (at instanceof WhileStmt w && child != w.getBody())
          || (at instanceof DoStmt d && child != d.getBody())) {
        return true;
      }
      child = at;
      parent = at.getParentNode();
    }
    return false;
  }

  private static String text(Node node, String source, int[] starts) {
    return source.substring(
        offset(node.getBegin().orElseThrow(), starts),
        offset(node.getEnd().orElseThrow(), starts) + 1);
  }

  private static int offset(Position position, int[] starts) {
    return starts[position.line] + position.column - 1;
  }
}
