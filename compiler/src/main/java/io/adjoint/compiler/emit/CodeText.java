package io.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Lines of code as they grow, kept as a format of JavaPoet and its arguments. */
final class CodeText {
  private final StringBuilder format = new StringBuilder();
  private final List<Object> arguments = new ArrayList<>();
  private int column;
  private boolean lineIsEmpty = true;
  private String lastComment = "";

  int column() {
    return column;
  }

  boolean isEmpty() {
    return format.isEmpty();
  }

  /** Starts a line with so many spaces. */
  void begin(int indent) {
    format.append(" ".repeat(indent));
    column = indent;
    lineIsEmpty = false;
  }

  void text(String text) {
    format.append(text.replace("$", "$$"));
    column += text.length();
  }

  void type(TypeName type, int width) {
    format.append("$T");
    arguments.add(type);
    column += width;
  }

  void end() {
    format.append('\n');
    column = 0;
    lineIsEmpty = true;
  }

  void blankLine() {
    if (!lineIsEmpty) {
      throw new IllegalStateException("a blank line inside a line");
    }
    format.append('\n');
  }

  /** Whether the comment is another one than the last; it is the last from now on. */
  boolean isNewComment(String comment) {
    boolean changed = !comment.equals(lastComment);
    lastComment = comment;
    return changed;
  }

  /** Whether there has been a comment. */
  boolean hasComment() {
    return !lastComment.isEmpty();
  }

  CodeBlock toCodeBlock() {
    return CodeBlock.builder().add(format.toString(), arguments.toArray()).build();
  }
}
