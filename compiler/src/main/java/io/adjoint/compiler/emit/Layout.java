package io.adjoint.compiler.emit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks lines that are too long, outermost operators first; continuation lines are indented by
 * four.
 */
final class Layout {
  private static final int CONTINUATION = 4;

  private final CodeText out;
  private final int limit;

  /**
   * @param limit the columns that a line may take, without the indentation of the whole text
   */
  Layout(CodeText out, int limit) {
    this.out = out;
    this.limit = limit;
  }

  /** Writes a line, or several where it is too long for one. */
  void line(int indent, Doc doc) {
    out.begin(indent);
    render(doc, indent, 0);
    out.end();
  }

  /** The columns that a comment line may take. */
  int limit() {
    return limit;
  }

  /**
   * @param indent of the line on which the document starts
   * @param tail the width of what follows up to the next place where a line may end
   */
  private void render(Doc doc, int indent, int tail) {
    if (fits(doc.width() + tail)) {
      flat(doc);
    } else if (doc instanceof Doc.Join join) {
      List<Doc> parts = join.parts();
      for (int i = 0; i < parts.size(); i++) {
        render(parts.get(i), indent, lead(parts.subList(i + 1, parts.size()), tail));
      }
    } else if (doc instanceof Doc.Group group) {
      switch (group.style()) {
        case FILL -> fill(group.items(), indent, indent + CONTINUATION, tail);
        case PROSE -> fill(group.items(), indent, indent, tail);
        case EACH -> each(group.items(), indent, tail);
        case ARGUMENTS -> arguments(group, indent, tail);
      }
    } else {
      flat(doc);
    }
  }

  private boolean fits(int width) {
    return out.column() + width <= limit;
  }

  private void fill(List<Doc> items, int indent, int further, int tail) {
    render(items.get(0), indent, 0);
    for (int i = 1; i < items.size(); i++) {
      Doc item = items.get(i);
      int itemTail = i == items.size() - 1 ? tail : 0;
      if (fits(1 + item.width() + itemTail)) {
        out.text(" ");
        flat(item);
      } else {
        nextLine(further);
        render(item, further, itemTail);
      }
    }
  }

  private void each(List<Doc> items, int indent, int tail) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        nextLine(indent + CONTINUATION);
      }
      int itemIndent = i == 0 ? indent : indent + CONTINUATION;
      render(items.get(i), itemIndent, i == items.size() - 1 ? tail : 0);
    }
  }

  private void arguments(Doc.Group group, int indent, int tail) {
    nextLine(indent + CONTINUATION);
    if (fits(group.width() + tail)) {
      flat(group);
    } else {
      each(group.items(), indent, tail);
    }
  }

  private void nextLine(int indent) {
    out.end();
    out.begin(indent);
  }

  /** The width up to the first place where the parts, or else what follows, can be broken. */
  private static int lead(List<Doc> parts, int tail) {
    Lead lead = new Lead(0, false);
    for (Doc part : parts) {
      lead = lead.then(part);
    }
    return lead.width() + (lead.broken() ? 0 : tail);
  }

  private record Lead(int width, boolean broken) {
    Lead then(Doc doc) {
      if (broken) {
        return this;
      } else if (doc instanceof Doc.Group group) {
        boolean atOnce = group.style() == Doc.Style.ARGUMENTS;
        int first = atOnce ? 0 : new Lead(0, false).then(group.items().get(0)).width();
        return new Lead(width + first, true);
      } else if (doc instanceof Doc.Join join) {
        Lead lead = this;
        for (Doc part : join.parts()) {
          lead = lead.then(part);
        }
        return lead;
      }
      return new Lead(width + doc.width(), false);
    }
  }

  private void flat(Doc doc) {
    if (doc instanceof Doc.Text text) {
      out.text(text.text());
    } else if (doc instanceof Doc.TypeRef type) {
      out.type(type.type(), type.width());
    } else if (doc instanceof Doc.Join join) {
      join.parts().forEach(this::flat);
    } else if (doc instanceof Doc.Group group) {
      for (int i = 0; i < group.items().size(); i++) {
        if (i > 0) {
          out.text(" ");
        }
        flat(group.items().get(i));
      }
    }
  }

  /** The text on one line, however long; types by their simple names. */
  static String oneLine(Doc doc) {
    if (doc instanceof Doc.Text text) {
      return text.text();
    } else if (doc instanceof Doc.TypeRef type) {
      return Doc.simple(type.type());
    } else if (doc instanceof Doc.Join join) {
      return join.parts().stream().map(Layout::oneLine).collect(Collectors.joining());
    }
    List<Doc> items = ((Doc.Group) doc).items();
    return items.stream().map(Layout::oneLine).collect(Collectors.joining(" "));
  }
}
