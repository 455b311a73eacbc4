package io.adjoint.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation with code that tests look at.
 *
 * <p>A fenced block that a test takes has a comment in the line above it: {@code <!-- name -->}. An
 * excerpt of a file says where it begins and ends: {@code <!-- name | first line | last line -->},
 * each line by how it begins, white space aside.
 */
final class Page {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- ([^\\n]*) -->\\n```(\\w+)\\n(.*?)```\\n", Pattern.DOTALL);

  private final Path path;
  private String text;

  private Page(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  /** A page by its path from the root of the repository. */
  static Page of(String name) {
    Path path = ROOT.resolve(name);
    try {
      return new Page(path, Files.readString(path).replace("\r\n", "\n"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  String text() {
    return text;
  }

  /** The content of the block of that name. */
  String block(String name) {
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(3);
      }
    }
    throw new AssertionError(path + " has no block '" + name + "'");
  }

  /** Holds that a block is what it should be. */
  void check(String name, String expected) {
    if (Boolean.getBoolean("adjoint.update")) {
      replace(name, expected);
    }
    assertThat(block(name)).as("%s in %s", name, path).isEqualTo(expected);
  }

  /** Holds that all excerpts of a file are what the file has. */
  void checkExcerpts(String file, String content) {
    List<String> headers = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).startsWith(file + " | ")) {
        headers.add(matcher.group(1));
      }
    }
    assertThat(headers).as("excerpts of %s in %s", file, path).isNotEmpty();
    for (String header : headers) {
      String[] parts = header.split(" \\| ");
      check(header, excerpt(content, parts[1], parts[2]));
    }
  }

  private static String excerpt(String content, String first, String last) {
    List<String> lines = content.lines().toList();
    int begin = indexOf(lines, first, 0);
    int end = indexOf(lines, last, begin);
    int margin = lines.get(begin).length() - lines.get(begin).stripLeading().length();
    return lines.subList(begin, end + 1).stream()
        .map(line -> line.isEmpty() ? "\n" : line.substring(margin) + "\n")
        .reduce("", String::concat);
  }

  private static int indexOf(List<String> lines, String beginning, int from) {
    // A closing brace is that of the excerpt itself: the first with the indentation of its begin.
    String indent = lines.get(from).replaceAll("\\S.*", "");
    for (int i = from; i < lines.size(); i++) {
      boolean closes = beginning.startsWith("}") && lines.get(i).equals(indent + beginning);
      if (closes || (!beginning.startsWith("}") && lines.get(i).strip().startsWith(beginning))) {
        return i;
      }
    }
    throw new AssertionError("no line begins with '" + beginning + "'");
  }

  /** With {@code -Dadjoint.update=true} the page is corrected before it is judged. */
  private void replace(String name, String expected) {
    text =
        BLOCK
            .matcher(text)
            .replaceAll(
                block ->
                    Matcher.quoteReplacement(
                        block.group(1).equals(name)
                            ? "<!-- %s -->\n```%s\n%s```\n"
                                .formatted(name, block.group(2), expected)
                            : block.group()));
    try {
      Files.writeString(path, text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
