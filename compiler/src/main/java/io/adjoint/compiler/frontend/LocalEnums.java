package io.adjoint.compiler.frontend;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.GeneratedJavaParserTokenManager;
import com.github.javaparser.SimpleCharStream;
import com.github.javaparser.StringProvider;
import com.github.javaparser.Token;
import com.github.javaparser.TokenMgrException;
import io.adjoint.compiler.ir.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enums that are declared in a body: Java has them since 16, JavaParser's grammar has not. The text
 * of one is replaced by that of an empty class, and every other character stays where it is. So the
 * rest of the file can be read; in a differentiated method the class is refused like any other.
 */
final class LocalEnums {
  private LocalEnums() {}

  /**
   * The text without the local enum that a parser failed at; empty if it failed at something else.
   *
   * @param fault the enum's name, which is the last thing that the parser understood
   */
  static Optional<String> masked(String text, Span fault) {
    List<Token> tokens = tokens(text);
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean here =
          token.beginLine == fault.beginLine() && token.beginColumn == fault.beginColumn();
      if (here && tokens.get(i - 1).kind == GeneratedJavaParserConstants.ENUM) {
        return masked(text, tokens, i + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> masked(String text, List<Token> tokens, int afterName) {
    Token first = tokens.get(afterName - 2);
    int depth = 0;
    for (int i = afterName; i < tokens.size(); i++) {
      int kind = tokens.get(i).kind;
      if (kind == GeneratedJavaParserConstants.LBRACE) {
        depth++;
      } else if (kind == GeneratedJavaParserConstants.RBRACE && --depth == 0) {
        int begin = offset(text, first.beginLine, first.beginColumn);
        int end = offset(text, tokens.get(i).endLine, tokens.get(i).endColumn) + 1;
        return Optional.of(masked(text, begin, end, tokens.get(afterName - 1).image));
      }
    }
    return Optional.empty();
  }

  private static String masked(String text, int begin, int end, String name) {
    // Where it does not fit, the enum is empty: nothing but its name could be used.
    String declaration = "class " + name + "{}";
    StringBuilder changed = new StringBuilder(text);
    boolean fits = true;
    for (int i = 0; i < declaration.length(); i++) {
      fits &= begin + i < end && !isLineEnd(text.charAt(begin + i));
    }
    for (int i = begin; i < end; i++) {
      int at = i - begin;
      if (!isLineEnd(text.charAt(i))) {
        changed.setCharAt(i, fits && at < declaration.length() ? declaration.charAt(at) : ' ');
      }
    }
    return changed.toString();
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try {
      SimpleCharStream characters = new SimpleCharStream(new StringProvider(text), 1, 1);
      characters.setTabSize(1);
      GeneratedJavaParserTokenManager manager = new GeneratedJavaParserTokenManager(characters);
      Token token = manager.getNextToken();
      while (token.kind != GeneratedJavaParserConstants.EOF) {
        tokens.add(token);
        token = manager.getNextToken();
      }
    } catch (TokenMgrException notJava) {
      // What was read so far has to do.
    }
    return tokens;
  }

  /** Lines and columns as {@link Span} counts them. */
  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int number = 1; number < line; start++) {
      char character = text.charAt(start);
      boolean first =
          character == '\r' && start + 1 < text.length() && text.charAt(start + 1) == '\n';
      number += isLineEnd(character) && !first ? 1 : 0;
    }
    return start + column - 1;
  }
}
