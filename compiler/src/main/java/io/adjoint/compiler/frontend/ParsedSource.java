package io.adjoint.compiler.frontend;

import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;

/** A source file that was parsed, once, for all who ask something of it. */
public final class ParsedSource {
  private final Source source;
  private final Parsing.Parsed parsed;

  private ParsedSource(Source source, Parsing.Parsed parsed) {
    this.source = source;
    this.parsed = parsed;
  }

  /** Parses a file. What is wrong with its text is reported by whoever compiles it. */
  public static ParsedSource of(Source source) {
    return new ParsedSource(source, Parsing.parse(source));
  }

  public Source source() {
    return source;
  }

  /** The outline; an empty one of a file that cannot be parsed. */
  public Outline outline() {
    return parsed.unit().map(OutlineReader::read).orElse(Outline.EMPTY);
  }

  /** What the file asks not to be told; nothing where it cannot be parsed. */
  public Suppressions suppressions() {
    return parsed.unit().map(Suppressions::of).orElse(Suppressions.NONE);
  }

  Parsing.Parsed parsed() {
    return parsed;
  }
}
