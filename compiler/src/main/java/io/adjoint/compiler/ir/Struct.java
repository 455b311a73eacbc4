package io.adjoint.compiler.ir;

import java.util.List;

/** A class that the generated code declares: mutable fields, no behaviour. */
public record Struct(Type.Struct type, List<Member> members) {
  public Struct {
    members = List.copyOf(members);
  }

  /**
   * A field.
   *
   * @param purpose one line for its reader, without a full stop
   * @param capacity for an array that grows with use, the length that it begins with; 0 for a field
   *     that begins at Java's default
   */
  public record Member(String name, Type type, String purpose, int capacity) {

    /** A field that begins at Java's default. */
    public Member(String name, Type type, String purpose) {
      this(name, type, purpose, 0);
    }
  }
}
