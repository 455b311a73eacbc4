package io.adjoint.compiler.emit;

import com.palantir.javapoet.JavaFile;
import io.adjoint.compiler.model.ClassUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the generated class of a user's class: the end of the pipeline.
 *
 * <p>In: the class' methods as intermediate representation. Out: the text of a Java file that
 * compiles without a warning; the same text for the same input.
 */
public final class JavaWriter {
  private static final Pattern ONE_LINE_COMMENT =
      Pattern.compile("(?m)^( *)/\\*\\*\\n\\1 \\* (.*)\\n\\1 \\*/$");
  // Not after a comment: a quoted line of the user's may end like the head of a method.
  private static final Pattern EMPTY_BODY =
      Pattern.compile("(?m)^( *+(?!//)[^\\n]*\\)) \\{\\n *\\}$");

  private static final Pattern BETWEEN_FIELDS =
      Pattern.compile("(?m)^( +private [^\\n(=]+;\\n)\\n(?= +private [^\\n(=]+;$)");

  private JavaWriter() {}

  /** The text of the file. */
  public static String write(ClassUnit unit) {
    return text(unit, true);
  }

  /**
   * The text of the file without {@code javax.annotation.processing.Generated}, for a module that
   * cannot see it since it does not read {@code java.compiler}.
   */
  public static String writeWithoutGenerated(ClassUnit unit) {
    return text(unit, false);
  }

  private static String text(ClassUnit unit, boolean generated) {
    UnitWriter writer = new UnitWriter(unit);
    String text =
        JavaFile.builder(unit.packageName(), writer.write(generated))
            .indent("  ")
            .skipJavaLangImports(!writer.hidesJavaLang())
            .build()
            .toString();
    return polished(text);
  }

  /** Puts what JavaPoet spreads over lines on one, where it fits. */
  private static String polished(String text) {
    String oneLine =
        ONE_LINE_COMMENT
            .matcher(text)
            .replaceAll(
                match -> {
                  String comment = match.group(1) + "/** " + match.group(2) + " */";
                  boolean fits = comment.length() <= UnitWriter.COLUMNS;
                  return Matcher.quoteReplacement(fits ? comment : match.group());
                });
    String compact = EMPTY_BODY.matcher(oneLine).replaceAll("$1 {}");
    return BETWEEN_FIELDS.matcher(compact).replaceAll("$1");
  }
}
