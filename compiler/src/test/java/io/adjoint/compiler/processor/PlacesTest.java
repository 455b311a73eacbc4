package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.Statement;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostic;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A diagnostic about any expression, statement or name stands exactly there. A processor reports
 * one for each node of a file that has everything in it: tabs, characters beyond the basic plane,
 * unicode escapes, comments inside expressions.
 */
class PlacesTest {
  private static final String[] NONE = {};

  private static final String TEXT =
      """
      package p;

      final class Everything {
      \tstatic double f(double x, int n, double[][] a) {
      \t\tdouble s = 0, t = -x * (x + /* 𝒙 */ 1);
      \t\tfor (int i = 0, j = n; i < j; i++, j--) {
      \t\t\ts += Math.sin(x) / a[i][j++]\t+ "𝒙é".length() * x;
          }
          while (s > 0 && !(t >= 1e3)) { s = n > 2 ? s - 1 : s / 2; }
          final double \\u0061b = \\u0078 * \\u0078 - (float) x;
          switch (n) { case 1: t = 1; break; default: t++; }
          double[] q = new double[n], r = {1, x, ab}, w[] = {};
          outer:
          do { if (s < -1) { continue outer; } else break; } while (true);
          var k = f(g(), q.length, new double[][] {q, r});
          assert k > 0 : "k";
          return s + t + ab + java.lang.Math.abs(q[0]) + k
              + (n & 3) + ((Integer) n).hashCode();
        }
        static double g() { return 1; }
      }
      """;

  /** Reports AD012 on each node of a kind, with the node's own text as the message. */
  private static final class Everywhere extends AbstractProcessor {
    private final boolean withTrees;
    private final Class<? extends Node> kind;
    private boolean done;

    Everywhere(boolean withTrees, Class<? extends Node> kind) {
      this.withTrees = withTrees;
      this.kind = kind;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        TypeElement type = processingEnv.getElementUtils().getTypeElement("p.Everything");
        TextSource.Text text = new SourceTexts(processingEnv).read(type).text().orElseThrow();
        Source source = new Source(text.fileName(), text.content(), 17);
        Supplier<Outline> outline = () -> GradientCompiler.parse(source).outline();
        Reporter reporter =
            withTrees
                ? TreesReporter.of(processingEnv, type, source.text()).orElseThrow()
                : new TextReporter(processingEnv, type, source, outline);
        nodes(kind)
            .forEach(node -> reporter.report(new Diagnostic(Code.AD020, text(node), span(node))));
      }
      return false;
    }
  }

  private static <T extends Node> List<T> nodes(Class<T> kind) {
    return new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_17)
                .setPreprocessUnicodeEscapes(false))
        .parse(TEXT)
        .getResult()
        .orElseThrow()
        .findAll(kind);
  }

  private static Span span(Node node) {
    Range range = node.getRange().orElseThrow();
    return new Span(range.begin.line, range.begin.column, range.end.line, range.end.column);
  }

  private static String text(Node node) {
    SourceLines lines = new SourceLines(TEXT);
    return TEXT.substring(lines.begin(span(node)), lines.end(span(node)));
  }

  private static List<Report> reports(boolean withTrees, Class<? extends Node> kind) {
    return ProcessorHarness.javac()
        .processor(() -> new Everywhere(withTrees, kind))
        .source("p.Everything", TEXT)
        .options("-Xmaxwarns", "1000")
        .compile()
        .adjointReports();
  }

  @Test
  void eachExpressionIsMarkedInFull() {
    List<String> wrong = new ArrayList<>();
    List<Expression> nodes = nodes(Expression.class);
    // What javac has no tree of its own for: declarations of several variables, the literal in -1,
    // the initialiser behind new double[][].
    List<String> others = new ArrayList<>(List.of("1", "{q, r}"));
    nodes(VariableDeclarationExpr.class).forEach(node -> others.add(text(node)));
    for (Report report : reports(true, Expression.class)) {
      String wanted = report.message().replaceAll("(?s)^\\[AD020\\] (.*?)\\s+see .*", "$1");
      boolean right =
          nodes.stream()
              .anyMatch(
                  node ->
                      flat(text(node)).equals(flat(wanted))
                          && node.getRange().orElseThrow().begin.line == report.line()
                          && node.getRange().orElseThrow().begin.column == report.column()
                          && report.caret().equals(marked(node)));
      if (!right && !others.contains(wanted)) {
        wrong.add(wanted + " marked as " + report.caret() + " at " + report.summary());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(nodes).hasSizeGreaterThan(80);
  }

  /** Javac changes the white space at the beginning of a message's lines. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Of a call, what is called. */
  private static String marked(Expression node) {
    if (!(node instanceof MethodCallExpr call)) {
      return text(node);
    }
    SourceLines lines = new SourceLines(TEXT);
    return TEXT.substring(lines.begin(span(call)), lines.end(span(call.getName())));
  }

  @Test
  void eachStatementIsOnItsLine() {
    List<Statement> nodes = nodes(Statement.class);
    List<Report> reports = reports(true, Statement.class);
    assertThat(reports).hasSameSizeAs(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      Range range = nodes.get(i).getRange().orElseThrow();
      assertThat(reports.get(i).line()).as(text(nodes.get(i))).isEqualTo(range.begin.line);
      assertThat(reports.get(i).column()).as(text(nodes.get(i))).isEqualTo(range.begin.column);
    }
  }

  @Test
  void declaredNamesHaveTheCaretUnderThem() {
    for (Class<? extends Node> kind :
        List.of(VariableDeclarator.class, Parameter.class, MethodDeclaration.class)) {
      List<? extends Node> nodes = nodes(kind);
      List<Report> reports = reports(true, kind);
      assertThat(reports).hasSameSizeAs(nodes);
      for (int i = 0; i < nodes.size(); i++) {
        Node name = nodes.get(i).findFirst(SimpleName.class).get();
        if (nodes.get(i) instanceof MethodDeclaration method) {
          name = method.getName();
        } else if (nodes.get(i) instanceof Parameter parameter) {
          name = parameter.getName();
        }
        assertThat(reports.get(i).preferred())
            .as(text(nodes.get(i)))
            .isEqualTo(name.getRange().orElseThrow().begin.column);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutTreesTheTextTells(ProcessorHarness.Host host) {
    List<Expression> nodes = nodes(Expression.class);
    List<Report> reports =
        ProcessorHarness.on(host)
            .processor(() -> new Everywhere(false, Expression.class))
            .source("p.Everything", TEXT)
            .options(host == ProcessorHarness.Host.JAVAC ? "-Xmaxwarns 1000".split(" ") : NONE)
            .compile()
            .adjointReports();
    assertThat(reports).hasSameSizeAs(nodes);
    assertThat(reports.stream().map(Report::summary).sorted())
        .isEqualTo(nodes.stream().map(node -> "AD020 " + span(node)).sorted().toList());
    assertThat(reports.get(0).message()).containsPattern("\n *Everything.java:");
  }

  @Test
  void theCaretIsDrawnUnderTabs() {
    String message = reports(false, com.github.javaparser.ast.expr.CastExpr.class).get(0).message();
    assertThat(message).endsWith("see docs/diagnostics.md#ad020");
    String sine =
        reports(false, MethodCallExpr.class).stream()
            .map(Report::message)
            .filter(it -> it.contains("Math.sin(x)\n"))
            .findFirst()
            .orElseThrow();
    // Javac moves all lines but the first by two.
    assertThat(sine.replace("\n    ", "\n  "))
        .isEqualTo(
            "[AD020] Math.sin(x)\n"
                + "  Everything.java:7:9\n"
                + "  \t\t\ts += Math.sin(x) / a[i][j++]\t+ \"𝒙é\".length() * x;\n"
                + "  \t\t\t     ^\n"
                + "  see docs/diagnostics.md#ad020");
  }

  /**
   * On the command line javac does not record where trees end. The same trees, or ones that begin
   * at the same place, have to be found.
   */
  @Test
  void onTheCommandLine() throws IOException {
    SourceLines lines = new SourceLines(TEXT);
    Found listening = Found.parse();
    Found silent = new Found(listening.unit(), new NoEnds(listening.positions()));
    List<String> differing = new ArrayList<>();
    List<Node> nodes = new ArrayList<>(nodes(Expression.class));
    nodes.addAll(nodes(SimpleName.class));
    for (Node node : nodes) {
      int begin = lines.begin(span(node));
      int end = lines.end(span(node));
      if (!listening.find(begin, end).equals(silent.find(begin, end))) {
        differing.add(text(node));
      }
    }
    // The literal in -1, the label in "continue outer", and a name declared after one that is
    // written with an escape: there the caret is elsewhere in the same statement or the one before.
    assertThat(differing).containsExactlyInAnyOrder("1", "r", "outer");
  }

  private record NoEnds(SourcePositions positions) implements SourcePositions {
    @Override
    public long getStartPosition(CompilationUnitTree unit, Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    @Override
    public long getEndPosition(CompilationUnitTree unit, Tree tree) {
      return -1;
    }
  }

  private record Found(CompilationUnitTree unit, SourcePositions positions) {
    static Found parse() throws IOException {
      JavaFileObject file =
          new SimpleJavaFileObject(URI.create("string:///Everything.java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
              return TEXT;
            }
          };
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, null, null, null, null, List.of(file));
      return new Found(task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
    }

    String find(int begin, int end) {
      return TreeFinder.find(unit, positions, TEXT, begin, end)
          .map(tree -> positions.getStartPosition(unit, tree) + " " + tree.getKind())
          .orElse("");
    }
  }
}
