package io.adjoint.compiler.metamorphic;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Other words for the same program. */
final class Rewritings {
  /** Names that generated code likes to have itself. */
  private static final List<String> TAKEN =
      List.of("trips", "value", "into", "exit", "taken", "frame", "seed", "k", "dx", "forward");

  private Rewritings() {}

  private static CompilationUnit parse(String text) {
    return new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setAttributeComments(false))
        .parse(text)
        .getResult()
        .orElseThrow();
  }

  /** {@code x = x + (e)} for {@code x += e}, where x is a variable of type double. */
  static String compoundAssignments(String text) {
    CompilationUnit unit = parse(text);
    for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
      Set<String> doubles = new HashSet<>();
      Set<String> others = new HashSet<>();
      for (Parameter parameter : method.findAll(Parameter.class)) {
        (isDouble(parameter.getTypeAsString()) ? doubles : others).add(parameter.getNameAsString());
      }
      for (VariableDeclarator local : method.findAll(VariableDeclarator.class)) {
        (isDouble(local.getTypeAsString()) ? doubles : others).add(local.getNameAsString());
      }
      doubles.removeAll(others);
      method.findAll(AssignExpr.class).stream()
          .filter(a -> a.getTarget().isNameExpr())
          .filter(a -> doubles.contains(a.getTarget().asNameExpr().getNameAsString()))
          .forEach(Rewritings::spellOut);
    }
    return unit.toString();
  }

  private static boolean isDouble(String type) {
    return type.equals("double");
  }

  private static void spellOut(AssignExpr assignment) {
    Optional<BinaryExpr.Operator> operator = assignment.getOperator().toBinaryOperator();
    if (operator.isPresent()) {
      Expression value = assignment.getValue();
      assignment.setOperator(AssignExpr.Operator.ASSIGN);
      assignment.setValue(
          new BinaryExpr(
              assignment.getTarget().clone(), new EnclosedExpr(value.clone()), operator.get()));
    }
  }

  /** {@code { init; while (c) { body; update; } }} for {@code for (init; c; update) body}. */
  static String loops(String text) {
    CompilationUnit unit = parse(text);
    // The inner ones first: the text of an outer one then has them already.
    Deque<ForStmt> inwards = new ArrayDeque<>();
    unit.findAll(ForStmt.class).forEach(inwards::push);
    inwards.stream().filter(Rewritings::canBeWhile).forEach(Rewritings::toWhile);
    return unit.toString();
  }

  /** Whether nothing jumps to the update, and javac sees that the body comes to its end. */
  private static boolean canBeWhile(ForStmt loop) {
    if (!loop.findAll(ContinueStmt.class).isEmpty()) {
      return false;
    }
    Statement last = loop.getBody();
    while (last instanceof BlockStmt block) {
      if (block.getStatements().isEmpty()) {
        return true;
      }
      last = block.getStatement(block.getStatements().size() - 1);
    }
    return last instanceof ExpressionStmt
        || last instanceof IfStmt branch && branch.getElseStmt().isEmpty();
  }

  private static void toWhile(ForStmt loop) {
    BlockStmt body = new BlockStmt();
    body.addStatement(loop.getBody().clone());
    loop.getUpdate().forEach(update -> body.addStatement(new ExpressionStmt(update.clone())));
    Statement repeated =
        new WhileStmt(
            loop.getCompare().map(Expression::clone).orElse(new BooleanLiteralExpr(true)), body);
    Statement replaced = loop;
    if (loop.getParentNode().orElseThrow() instanceof LabeledStmt labeled) {
      repeated = new LabeledStmt(new SimpleName(labeled.getLabel().getIdentifier()), repeated);
      replaced = labeled;
    }
    BlockStmt block = new BlockStmt();
    loop.getInitialization().forEach(init -> block.addStatement(new ExpressionStmt(init.clone())));
    block.addStatement(repeated);
    replaced.replace(block);
  }

  /** Code that computes with active values and has no effect, at the beginning of each method. */
  static String deadCode(String text) {
    CompilationUnit unit = parse(text);
    int number = 0;
    for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
      if (method.getBody().isEmpty()) {
        continue;
      }
      String from =
          method.getParameters().stream()
              .filter(parameter -> isDouble(parameter.getTypeAsString()) && !parameter.isVarArgs())
              .map(NodeWithSimpleName::getNameAsString)
              .findFirst()
              .orElse("0.25");
      for (BlockStmt block : method.findAll(BlockStmt.class)) {
        if (block.getParentNode().orElseThrow() instanceof SwitchEntry) {
          continue;
        }
        String dead = "unread" + number++;
        NodeList<Statement> statements = new NodeList<>();
        for (String line :
            List.of(
                "double " + dead + " = 0.5 * " + from + " - 1;",
                "if (" + dead + " > 0.25) { " + dead + " += java.lang.Math.sin(" + dead + "); }",
                "for (int i"
                    + dead
                    + " = 0; i"
                    + dead
                    + " < 2; i"
                    + dead
                    + "++) { "
                    + dead
                    + " = "
                    + dead
                    + " * "
                    + from
                    + "; }")) {
          statements.add(new JavaParser().parseStatement(line).getResult().orElseThrow());
        }
        for (int i = 0; i < statements.size(); i++) {
          block.getStatements().add(i, statements.get(i));
        }
      }
    }
    return unit.toString();
  }

  /** Other names for the local variables: such as generated code has, as far as they are free. */
  static String names(String text) {
    CompilationUnit unit = parse(text);
    Set<String> used = new HashSet<>();
    unit.findAll(SimpleName.class).forEach(name -> used.add(name.getIdentifier()));
    Set<String> fixed = new HashSet<>();
    unit.findAll(FieldDeclaration.class)
        .forEach(field -> field.getVariables().forEach(v -> fixed.add(v.getNameAsString())));
    unit.findAll(Parameter.class).forEach(parameter -> fixed.add(parameter.getNameAsString()));
    unit.findAll(SwitchEntry.class).stream()
        .flatMap(entry -> entry.getLabels().stream())
        .forEach(label -> fixed.add(label.toString()));
    for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
      Map<String, String> renamed = new HashMap<>();
      Deque<String> free = new ArrayDeque<>(TAKEN);
      free.removeAll(used);
      for (VariableDeclarator local : method.findAll(VariableDeclarator.class)) {
        String name = local.getNameAsString();
        if (!fixed.contains(name)) {
          renamed.computeIfAbsent(
              name, key -> free.isEmpty() ? unused(key + "Own", used) : free.removeFirst());
        }
      }
      method
          .findAll(VariableDeclarator.class)
          .forEach(v -> v.setName(renamed.getOrDefault(v.getNameAsString(), v.getNameAsString())));
      method
          .findAll(NameExpr.class)
          .forEach(v -> v.setName(renamed.getOrDefault(v.getNameAsString(), v.getNameAsString())));
    }
    return unit.toString();
  }

  private static String unused(String name, Set<String> used) {
    String candidate = name;
    while (used.contains(candidate)) {
      candidate += "_";
    }
    return candidate;
  }
}
