package io.adjoint.compiler;

import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user chose, and what the build allows.
 *
 * @param dumps the passes after which the intermediate representation is to be shown
 * @param notes whether notes are wanted
 * @param markGenerated whether generated classes are annotated with {@code
 *     javax.annotation.processing.Generated}, which a module that does not read {@code
 *     java.compiler} cannot see
 * @param strategy which way to the derivatives is taken, where there are several
 */
public record CompilerOptions(
    Set<String> dumps, boolean notes, boolean markGenerated, Strategy strategy) {
  /** What a user gets who asks for nothing. */
  public static final CompilerOptions DEFAULT =
      new CompilerOptions(Set.of(), false, true, Strategy.DEFAULT);

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
    CompilerOptions options = DEFAULT;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith("adjoint.")) {
        continue;
      }
      String value = entry.getValue() == null ? "" : entry.getValue().strip();
      Optional<Option> option = Option.of(key);
      if (option.isPresent()) {
        options = options.with(option.get(), value, problems);
      } else {
        problems.accept("there is no option -A" + key + "; there are " + keys());
      }
    }
    return options;
  }

  private CompilerOptions with(Option option, String value, Consumer<String> problems) {
    return switch (option) {
      case DUMP -> new CompilerOptions(passes(value, problems), notes, markGenerated, strategy);
      case NOTES -> new CompilerOptions(dumps, flag(value, problems), markGenerated, strategy);
      case OFF -> with(strategy.without(optimisations(value, problems)));
      case SPLIT -> with(strategy.splitAbove(size(value, problems)));
      case KEEP -> with(strategy.storedAs(storage(value, problems)));
    };
  }

  /** The same choices, with another strategy. */
  public CompilerOptions with(Strategy other) {
    return new CompilerOptions(dumps, notes, markGenerated, other);
  }

  /** The same choices, for a module that cannot see the annotation. */
  public CompilerOptions withoutMark() {
    return new CompilerOptions(dumps, notes, false, strategy);
  }

  private static Set<String> passes(String value, Consumer<String> problems) {
    Set<String> known = new LinkedHashSet<>();
    for (String pass : names(value)) {
      if (pass.equals("all")) {
        known.addAll(GradientCompiler.PASSES);
      } else if (GradientCompiler.PASSES.contains(pass)) {
        known.add(pass);
      } else {
        problems.accept(
            unknown(Option.DUMP, "pass", pass, String.join(", ", GradientCompiler.PASSES))
                + ", and 'all'");
      }
    }
    return known;
  }

  private static Set<Optimisation> optimisations(String value, Consumer<String> problems) {
    Set<Optimisation> known = EnumSet.noneOf(Optimisation.class);
    for (String name : names(value)) {
      Optional<Optimisation> optimisation = Optimisation.of(name);
      if (name.equals("all")) {
        known.addAll(EnumSet.allOf(Optimisation.class));
      } else if (optimisation.isPresent()) {
        known.add(optimisation.get());
      } else {
        String all =
            Stream.of(Optimisation.values())
                .map(Optimisation::key)
                .collect(Collectors.joining(", "));
        problems.accept(unknown(Option.OFF, "optimisation", name, all) + ", and 'all'");
      }
    }
    return known;
  }

  private static String[] names(String value) {
    return Stream.of(value.split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }

  private static String unknown(Option option, String kind, String name, String known) {
    return "-A" + option.key() + ": there is no " + kind + " '" + name + "'; there are " + known;
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

  private static int size(String value, Consumer<String> problems) {
    if (value.equals("unbounded")) {
      return Strategy.UNBOUNDED;
    }
    try {
      int size = Integer.parseInt(value);
      if (size >= Strategy.LEAST_SPLIT_SIZE) {
        return size;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, as what is too small is.
    }
    problems.accept(
        "-Aadjoint.split: expected a number of bytes, "
            + Strategy.LEAST_SPLIT_SIZE
            + " or more, or 'unbounded', not '"
            + value
            + "'");
    return Strategy.DEFAULT.splitSize();
  }

  private static Strategy.Storage storage(String value, Consumer<String> problems) {
    for (Strategy.Storage storage : Strategy.Storage.values()) {
      if (storage.name().equalsIgnoreCase(value)) {
        return storage;
      }
    }
    problems.accept("-Aadjoint.keep: expected AUTO, KEPT or RECOMPUTED, not '" + value + "'");
    return Strategy.DEFAULT.storage();
  }

  private static String keys() {
    return Stream.of(Option.values())
        .map(option -> "-A" + option.key())
        .collect(Collectors.joining(", "));
  }
}
