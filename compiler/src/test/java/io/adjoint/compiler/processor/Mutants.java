package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changed sources: one or two methods of the themes, with tokens dropped, doubled, exchanged or
 * replaced, with other types, with arrays made numbers and numbers arrays.
 */
final class Mutants {
  private static final Path THEMES = Path.of("src", "test", "resources", "themes");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\n]*\"|'[^'\\n]*'|\\w+(\\.\\d+)?|\\+\\+|--|[-+*/%<>=!&|]=|&&|\\|\\||\\S");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(?:double|float|long|int|short|byte|char|boolean|String)\\b(?: *\\[ *\\])*");
  private static final Pattern CLASS =
      Pattern.compile("(?m)^(?:final |abstract )*(?:class|interface|enum|record) (\\w+).*\\{$");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?m)^  (?! |//|@|/?\\*).*?(?:\\b(?:class|interface|enum|record) (\\w+)|(\\w+)(?=\\(|;| =))");
  private static final Pattern SUBSCRIPT = Pattern.compile("\\[[^\\[\\]\\n]*\\]");
  private static final List<String> TYPES =
      List.of("double", "float", "long", "int", "short", "byte", "char", "boolean", "String");
  private static final List<String> OTHERS =
      List.of(
          ("double int float long boolean String Double Object void var final static private 0 1 2.5"
                  + " -1 1L null true x n [] [0] ( ) { } ; , . + * / % = == < && ! ++ << return break"
                  + " continue if else for while do switch case default yield new this super Math"
                  + " length -> :: ? : throw try catch assert instanceof record class enum interface"
                  + " sealed @Override @Differentiable <T> ... \\u0078 /* // \" ' \"\"\"")
              .split(" "));

  private final List<Theme> themes;

  /** A changed source; the seed tells which. */
  record Mutant(int seed, String className, String source) {}

  /** A theme's file: what comes before the class, and the members. */
  private record Theme(String head, String className, List<Member> members) {

    static Theme of(Path file) throws IOException {
      String text = Files.readString(file);
      Matcher begin = CLASS.matcher(text);
      assertThat(begin.find()).as(file.toString()).isTrue();
      String body = text.substring(begin.end(), text.lastIndexOf('}'));
      List<Member> members =
          Pattern.compile("\n\n(?=  \\S)").splitAsStream(body).map(Member::of).toList();
      return new Theme(text.substring(0, begin.end()), begin.group(1), members);
    }

    List<Member> annotated() {
      return members.stream().filter(Member::isAnnotated).toList();
    }

    /** The members with all that they name, and so on. */
    List<Member> closed(Set<Member> chosen) {
      Set<Member> closed = new LinkedHashSet<>();
      List<Member> todo = new ArrayList<>(chosen);
      while (!todo.isEmpty()) {
        Member next = todo.remove(0);
        if (closed.add(next)) {
          members.stream().filter(next::names).forEach(todo::add);
        }
      }
      return members.stream().filter(closed::contains).toList();
    }
  }

  /** What is between two blank lines of a class, with the names that it declares. */
  private record Member(String text, List<String> declared) {

    static Member of(String text) {
      return new Member(
          text,
          DECLARED
              .matcher(text)
              .results()
              .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
              .toList());
    }

    boolean isAnnotated() {
      return text.contains("\n  @Differentiable") || text.startsWith("  @Differentiable");
    }

    boolean names(Member other) {
      return other.declared.stream()
          .anyMatch(name -> Pattern.compile("\\b" + name + "\\b").matcher(text).find());
    }
  }

  private Mutants(List<Theme> themes) {
    this.themes = themes;
  }

  /** Of the themes' methods, each with what it calls. */
  static Mutants ofThemes() throws IOException {
    List<Theme> themes = new ArrayList<>();
    try (Stream<Path> files = Files.list(THEMES)) {
      for (Path file : files.sorted().toList()) {
        themes.add(Theme.of(file));
      }
    }
    assertThat(themes.stream().mapToInt(theme -> theme.annotated().size()).sum())
        .isGreaterThan(300);
    return new Mutants(themes);
  }

  /** The source before it is changed. */
  Mutant original(int seed) {
    return mutant(seed, 0);
  }

  Mutant mutant(int seed) {
    return mutant(seed, Math.max(1, new Random(seed).nextInt(6) - 2));
  }

  private Mutant mutant(int seed, int changes) {
    Random random = new Random(31L * seed);
    Theme theme = themes.get(random.nextInt(themes.size()));
    List<Member> annotated = theme.annotated();
    Set<Member> chosen = new LinkedHashSet<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      chosen.add(annotated.get(random.nextInt(annotated.size())));
    }
    String text =
        theme.closed(chosen).stream().map(Member::text).collect(Collectors.joining("\n\n"));
    for (int i = 0; i < changes; i++) {
      text = mutated(text, random);
    }
    return new Mutant(
        seed, "io.adjoint.themes." + theme.className(), theme.head() + "\n" + text + "\n}\n");
  }

  private static String mutated(String text, Random random) {
    int[] one = any(TOKEN, text, random);
    int[] two = any(TOKEN, text, random);
    String token = text.substring(one[0], one[1]);
    return switch (random.nextInt(9)) {
      case 0 -> replace(text, one, "");
      case 1 -> replace(text, one, token + " " + token);
      case 2 -> replace(text, one, OTHERS.get(random.nextInt(OTHERS.size())));
      case 3 -> replace(text, one, text.substring(two[0], two[1]));
      case 4 -> exchanged(text, one, two);
      case 5, 6 -> otherType(text, any(TYPE, text, random), random);
      case 7 -> otherRank(text, any(TYPE, text, random), random);
      default -> replace(text, any(SUBSCRIPT, text, random), "");
    };
  }

  /** Where some match begins and ends; an empty stretch where there is none. */
  private static int[] any(Pattern pattern, String text, Random random) {
    List<int[]> found =
        pattern.matcher(text).results().map(it -> new int[] {it.start(), it.end()}).toList();
    return found.isEmpty() ? new int[] {0, 0} : found.get(random.nextInt(found.size()));
  }

  private static String otherType(String text, int[] type, Random random) {
    String rank = text.substring(type[0], type[1]).replaceAll("\\w+", "");
    return replace(text, type, TYPES.get(random.nextInt(TYPES.size())) + rank);
  }

  private static String otherRank(String text, int[] type, Random random) {
    String name = text.substring(type[0], type[1]).replaceAll("\\W+", "");
    return replace(text, type, name + "[]".repeat(random.nextInt(4)));
  }

  private static String exchanged(String text, int[] one, int[] two) {
    if (one[0] == two[0]) {
      return text;
    }
    int[] first = one[0] < two[0] ? one : two;
    int[] second = one[0] < two[0] ? two : one;
    return text.substring(0, first[0])
        + text.substring(second[0], second[1])
        + text.substring(first[1], second[0])
        + text.substring(first[0], first[1])
        + text.substring(second[1]);
  }

  private static String replace(String text, int[] stretch, String by) {
    return text.substring(0, stretch[0]) + by + text.substring(stretch[1]);
  }
}
