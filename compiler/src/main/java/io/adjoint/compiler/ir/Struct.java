package io.adjoint.compiler.ir;

import java.util.List;

/** A class that the generated code declares: mutable fields, no behaviour. */
public record Struct(Type.Struct type, List<Member> members) {
  public Struct {
    members = List.copyOf(members);
  }

  /** A field. {@code purpose} is one line for its reader, without a full stop. */
  public record Member(String name, Type type, String purpose) {}
}
