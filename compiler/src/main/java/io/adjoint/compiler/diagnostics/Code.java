package io.adjoint.compiler.diagnostics;

/** The code of a diagnostic. A code keeps its meaning for ever. */
public enum Code {
  /** No body to differentiate. */
  AD001(Severity.ERROR, "no body to differentiate"),
  /** The result's type has no derivative. */
  AD002(Severity.ERROR, "the result's type has no derivative"),
  /** Wrt names nothing that can be differentiated. */
  AD003(Severity.ERROR, "wrt names nothing that can be differentiated"),
  /** Generated code cannot reach it. */
  AD004(Severity.ERROR, "generated code cannot reach it"),
  /** A type of the signature does not exist. */
  AD005(Severity.ERROR, "a type of the signature does not exist"),
  /** The source text cannot be read in this build. */
  AD006(Severity.ERROR, "the source text cannot be read in this build"),
  /** The generated class cannot be written. */
  AD007(Severity.ERROR, "the generated class cannot be written"),
  /** Try, catch or finally around active code. */
  AD010(Severity.ERROR, "try, catch or finally around active code"),
  /** A lambda, method reference or stream carries active values. */
  AD011(Severity.ERROR, "a lambda, method reference or stream carries active values"),
  /** A construct that is not supported. */
  AD012(Severity.ERROR, "a construct that is not supported"),
  /** An active value is written to a static or captured place. */
  AD013(Severity.ERROR, "an active value is written to a static or captured place"),
  /** Call with active arguments to a method that has no derivative. */
  AD014(Severity.ERROR, "call with active arguments to a method that has no derivative"),
  /** An active object is changed through a reference that cannot be followed. */
  AD015(Severity.ERROR, "an active object is changed through a reference that cannot be followed"),
  /** An active value is cast to an integer or rounded. */
  AD020(Severity.WARNING, "an active value is cast to an integer or rounded"),
  /** The result does not depend on this parameter. */
  AD021(Severity.WARNING, "the result does not depend on this parameter"),
  /** Equality of active values decides a branch. */
  AD023(Severity.WARNING, "equality of active values decides a branch"),
  /** The derivative can be infinite here. */
  AD025(Severity.WARNING, "the derivative can be infinite here"),
  /** Integer division feeds an active expression. */
  AD027(Severity.WARNING, "integer division feeds an active expression"),
  /** Two arrays may be the same object. */
  AD028(Severity.WARNING, "two arrays may be the same object"),
  /** What the reverse sweep keeps. */
  AD030(Severity.NOTE, "what the reverse sweep keeps"),
  /** Whether a loop needs a tape. */
  AD031(Severity.NOTE, "whether a loop needs a tape"),
  /** The method was split, or is itself over the JVM's limits. */
  AD032(Severity.NOTE, "the method was split, or is itself over the JVM's limits"),
  /** The compiler's own check failed. */
  AD040(Severity.ERROR, "the compiler's own check failed");

  private final Severity severity;
  private final String gist;

  Code(Severity severity, String gist) {
    this.severity = severity;
    this.gist = gist;
  }

  public Severity severity() {
    return severity;
  }

  /** What the code is about, in a few words. */
  public String gist() {
    return gist;
  }
}
