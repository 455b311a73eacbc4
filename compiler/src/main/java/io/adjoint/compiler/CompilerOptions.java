package io.adjoint.compiler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the user chose, and what the build allows.
 *
 * @param dumps the passes after which the intermediate representation is to be shown
 * @param notes whether notes are wanted
 * @param markGenerated whether generated classes are annotated with {@code
 *     javax.annotation.processing.Generated}, which a module that does not read {@code
 *     java.compiler} cannot see
 */
public record CompilerOptions(Set<String> dumps, boolean notes, boolean markGenerated) {
  public static final CompilerOptions DEFAULT = new CompilerOptions(Set.of(), false, true);

  public CompilerOptions {
    dumps = Set.copyOf(dumps);
  }

  /**
   * Reads options as a build passes them.
   *
   * @param values by key; keys that do not begin with {@code adjoint.} are somebody else's, and a
   *     value may be null, as {@code javax.annotation.processing} has it for {@code -Akey}
   * @param problems is told, a sentence each, what cannot be understood; the rest still counts
   */
  public static CompilerOptions parse(Map<String, String> values, Consumer<String> problems) {
    Set<String> dumps = new LinkedHashSet<>();
    boolean notes = false;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith("adjoint.")) {
        continue;
      }
      String value = entry.getValue() == null ? "" : entry.getValue().strip();
      Option option = Option.of(key).orElse(null);
      if (option == Option.DUMP) {
        dumps.addAll(passes(value, problems));
      } else if (option == Option.NOTES) {
        notes = flag(value, problems);
      } else {
        problems.accept("there is no option -A" + key + "; there are " + keys());
      }
    }
    return new CompilerOptions(dumps, notes, true);
  }

  /** The same choices, for a module that cannot see the annotation. */
  public CompilerOptions withoutMark() {
    return new CompilerOptions(dumps, notes, false);
  }

  private static List<String> passes(String value, Consumer<String> problems) {
    List<String> known = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      String pass = name.strip().toLowerCase(Locale.ROOT);
      if (pass.equals("all")) {
        known.addAll(GradientCompiler.PASSES);
      } else if (GradientCompiler.PASSES.contains(pass)) {
        known.add(pass);
      } else {
        problems.accept(
            "-Aadjoint.dump: there is no pass '"
                + pass
                + "'; there are "
                + String.join(", ", GradientCompiler.PASSES)
                + ", and 'all'");
      }
    }
    return known;
  }

  private static boolean flag(String value, Consumer<String> problems) {
    if (value.isEmpty() || value.equals("true")) {
      return true;
    }
    if (!value.equals("false")) {
      problems.accept("-Aadjoint.notes: expected true or false, not '" + value + "'");
    }
    return false;
  }

  private static String keys() {
    return java.util.Arrays.stream(Option.values())
        .map(option -> "-A" + option.key())
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
