package io.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** A Javadoc comment: paragraphs, lists and tags, wrapped. */
final class JavadocText {
  /** The columns of the comment's own frame: a space, a star and a space. */
  private static final int FRAME = 3;

  private final CodeText out = new CodeText();
  private final Layout layout;

  /**
   * @param columns from the comment's indentation to the right margin
   */
  JavadocText(int columns) {
    layout = new Layout(out, columns - FRAME);
  }

  /** Text and links; anything that is not prose is made with {@link #link}. */
  JavadocText paragraph(Doc... parts) {
    List<Doc> items = new ArrayList<>();
    boolean first = out.isEmpty();
    for (Doc part : parts) {
      items.add(part);
    }
    if (!first) {
      out.blankLine();
      items.set(0, Doc.join(Doc.text("<p>"), items.get(0)));
    }
    layout.line(0, Doc.group(Doc.Style.PROSE, flatten(items)));
    return this;
  }

  private static List<Doc> flatten(List<Doc> parts) {
    List<Doc> words = new ArrayList<>();
    for (Doc part : parts) {
      if (part instanceof Doc.Group group) {
        words.addAll(group.items());
      } else {
        words.add(part);
      }
    }
    return words;
  }

  JavadocText list(List<String> entries) {
    out.blankLine();
    layout.line(0, Doc.text("<ul>"));
    for (String entry : entries) {
      List<Doc> words = new ArrayList<>(words(Comments.javadoc(entry)));
      words.set(0, Doc.join(Doc.text("<li>"), words.get(0)));
      layout.line(2, Doc.group(Doc.Style.FILL, words));
    }
    layout.line(0, Doc.text("</ul>"));
    return this;
  }

  /** Lines that are shown as they are; their braces are in pairs. */
  JavadocText code(List<String> lines) {
    out.blankLine();
    layout.line(0, Doc.text("<pre>{@code"));
    lines.forEach(line -> layout.line(0, Doc.text(line)));
    layout.line(0, Doc.text("}</pre>"));
    return this;
  }

  CodeBlock toCodeBlock() {
    return out.toCodeBlock();
  }

  /** Words of prose. */
  static Doc prose(String text) {
    return Doc.group(Doc.Style.PROSE, words(Comments.javadoc(text)));
  }

  private static List<Doc> words(String text) {
    return Comments.wrap(text, 0).stream().map(Doc::text).toList();
  }

  static Doc code(String code) {
    return Doc.text("{@code " + code + "}");
  }

  static Doc link(TypeName type, String after) {
    return Doc.join(Doc.text("{@link "), Doc.type(type), Doc.text("}" + after));
  }

  /** A link to a method. */
  static Doc link(TypeName type, String method, List<TypeName> parameters, String after) {
    List<Doc> parts = new ArrayList<>(List.of(Doc.text("{@link "), Doc.type(type)));
    parts.add(Doc.text("#" + method + "("));
    for (int i = 0; i < parameters.size(); i++) {
      parts.add(Doc.text(i == 0 ? "" : ", "));
      parts.add(Doc.type(erased(parameters.get(i))));
    }
    parts.add(Doc.text(")}" + after));
    return Doc.join(parts);
  }

  private static TypeName erased(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }
}
