package io.adjoint.compiler.model;

/** Who can see a method; its generated methods are as visible. */
public enum Access {
  PUBLIC,
  PROTECTED,
  PACKAGE,
  PRIVATE
}
