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
      "tells, as notes, what the reverse sweep of each method keeps and why (AD030 and following)");

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
