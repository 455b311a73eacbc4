package io.adjoint.compiler;

import java.util.Optional;
import java.util.stream.Stream;

/** Every option of the compiler, as {@code -Akey=value} names it. */
public enum Option {
  DUMP(
      "adjoint.dump",
      "PASS,…",
      "writes the intermediate representation as it is after these passes, or after 'all' of them,"
          + " as text files beside the classes, in the directory adjoint-dump"),
  NOTES(
      "adjoint.notes",
      "true or false; no value means true",
      "tells, as notes, what the reverse sweep of each method keeps and why (AD030 and following)"),
  OFF(
      "adjoint.off",
      "OPTIMISATION,…",
      "leaves optimisations out, or 'all' of them; the derivatives are the same, but slower"),
  SPLIT(
      "adjoint.split",
      "BYTES",
      "cuts generated methods above this size (6000 if not said), in bytes of bytecode as they are"
          + " estimated; 'unbounded' cuts none"),
  KEEP(
      "adjoint.keep",
      "AUTO, KEPT or RECOMPUTED",
      "says where the reverse sweep gets values from that it can have in more than one way");

  private final String key;
  private final String argument;
  private final String effect;

  Option(String key, String argument, String effect) {
    this.key = key;
    this.argument = argument;
    this.effect = effect;
  }

  /** The name before the equals sign. */
  public String key() {
    return key;
  }

  /** What may stand behind the equals sign. */
  public String argument() {
    return argument;
  }

  /** What the option does, as the end of a sentence that begins with its name. */
  public String effect() {
    return effect;
  }

  /** The option of that key. */
  public static Optional<Option> of(String key) {
    return Stream.of(values()).filter(option -> option.key.equals(key)).findFirst();
  }
}
