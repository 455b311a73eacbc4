package io.adjoint.compiler.frontend;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.model.Source;
import java.util.List;
import java.util.Optional;

/** From text to JavaParser's tree. */
final class Parsing {
  private Parsing() {}

  /** The tree, or what is wrong with the text. */
  record Parsed(Optional<CompilationUnit> unit, List<Fault> faults) {}

  /** Something that the parser did not understand. */
  record Fault(String message, Span span) {}

  static Parsed parse(Source source) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(level(source.languageLevel()))
            .setTabSize(1)
            .setStoreTokens(true)
            .setAttributeComments(false)
            // Only where there is one: the parser then counts an escaped end of line twice.
            .setPreprocessUnicodeEscapes(source.text().contains("\\u"));
    return parse(configuration, source.text());
  }

  private static Parsed parse(ParserConfiguration configuration, String text) {
    ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
    if (result.isSuccessful()) {
      return new Parsed(result.getResult(), List.of());
    }
    List<Fault> faults = result.getProblems().stream().map(Parsing::fault).toList();
    return faults.stream()
        .findFirst()
        .flatMap(fault -> LocalEnums.masked(text, fault.span()))
        .map(masked -> parse(configuration, masked))
        .orElseGet(() -> new Parsed(Optional.empty(), faults));
  }

  private static Fault fault(Problem problem) {
    Span span =
        problem
            .getLocation()
            .flatMap(TokenRange::toRange)
            .map(Spans::of)
            .orElse(new Span(1, 1, 1, 1));
    String message = problem.getMessage();
    int end = message.indexOf('\n');
    return new Fault(end < 0 ? message : message.substring(0, end).strip(), span);
  }

  /** The parser's own levels; the newest it has where the source is newer than the parser. */
  private static LanguageLevel level(int feature) {
    LanguageLevel newest = LanguageLevel.JAVA_17;
    for (LanguageLevel level : LanguageLevel.values()) {
      if (level.name().matches("JAVA_\\d+")) {
        int number = Integer.parseInt(level.name().substring("JAVA_".length()));
        if (number == feature) {
          return level;
        }
        if (number >= 17) {
          newest = level;
        }
      }
    }
    return feature < 17 ? LanguageLevel.JAVA_17 : newest;
  }
}
