package io.adjoint.compiler.emit;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Java text that knows where it may be broken over lines. {@link Layout} decides whether it is. */
sealed interface Doc {
  /** How many columns it takes on one line. */
  int width();

  /** Text that is never broken. */
  record Text(String text) implements Doc {
    @Override
    public int width() {
      return text.length();
    }
  }

  /** The name of a type; JavaPoet imports it or writes it in full. */
  record TypeRef(TypeName type, int width) implements Doc {}

  /** Parts one after the other. */
  record Join(List<Doc> parts, int width) implements Doc {}

  /**
   * Items with a space between them; where they do not fit on the line, a space becomes a line
   * break.
   */
  record Group(Style style, List<Doc> items, int width) implements Doc {}

  /** How a group is broken. */
  enum Style {
    /** As many items on a line as fit: the terms of a sum. */
    FILL,
    /** As {@link #FILL}, without indenting the further lines: the words of a sentence. */
    PROSE,
    /** Each item on its own line: conditions, the sides of a ternary. */
    EACH,
    /** A break before the first item as well: arguments after their parenthesis. */
    ARGUMENTS
  }

  static Doc text(String text) {
    return new Text(text);
  }

  static Doc type(TypeName type) {
    return new TypeRef(type, simple(type).length());
  }

  static Doc join(Doc... parts) {
    return join(List.of(parts));
  }

  static Doc join(List<Doc> parts) {
    return new Join(List.copyOf(parts), parts.stream().mapToInt(Doc::width).sum());
  }

  static Doc group(Style style, List<Doc> items) {
    if (items.size() == 1 && style != Style.ARGUMENTS) {
      return items.get(0);
    }
    int spaces = Math.max(0, items.size() - 1);
    return new Group(style, List.copyOf(items), items.stream().mapToInt(Doc::width).sum() + spaces);
  }

  static Doc group(Style style, Doc... items) {
    return group(style, List.of(items));
  }

  /** {@code (a, b, c)}. */
  static Doc arguments(List<Doc> arguments) {
    if (arguments.isEmpty()) {
      return text("()");
    }
    List<Doc> items = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean last = i == arguments.size() - 1;
      items.add(last ? arguments.get(i) : join(arguments.get(i), text(",")));
    }
    return join(text("("), group(Style.ARGUMENTS, items), text(")"));
  }

  /** How the type reads once it is imported. */
  static String simple(TypeName type) {
    return type.toString().replaceAll("\\b(\\p{javaLowerCase}\\w*\\.)+(?=\\p{javaUpperCase})", "");
  }
}
