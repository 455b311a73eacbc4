package io.adjoint.compiler.emit;

import java.util.Set;
import java.util.function.Predicate;

/** Names that Java allows. */
final class Identifiers {
  private static final Set<String> RESERVED =
      Set.of(
          "_",
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while",
          "yield");

  private Identifiers() {}

  /** The name, changed as little as makes it a Java identifier. */
  static String legal(String name) {
    StringBuilder legal = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      legal.append(Character.isJavaIdentifierPart(c) ? c : '_');
    }
    if (legal.isEmpty() || !Character.isJavaIdentifierStart(legal.charAt(0))) {
      legal.insert(0, '_');
    }
    return RESERVED.contains(legal.toString()) ? legal + "_" : legal.toString();
  }

  /** The name, or the first one of it with a number behind it that is free. */
  static String free(String name, Predicate<String> taken) {
    String result = name;
    boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
    for (int i = 2; taken.test(result); i++) {
      result = name + (endsInDigit ? "_" : "") + i;
    }
    return result;
  }
}
