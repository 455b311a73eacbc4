package io.adjoint.compiler.diagnostics;

import io.adjoint.compiler.ir.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An exception that a stage must not throw: a fault of the compiler, told to the user as AD040 at
 * the method it befell, so that the other methods still get their gradients.
 */
public record Fault(Throwable cause) {

  /** The outcome of a stage, or its fault. Exactly one of the two is present. */
  public record Outcome<T>(Optional<T> value, Optional<Fault> fault) {}

  /** Runs a stage. Running out of memory is no fault of the stage and comes out as it is. */
  public static <T> Outcome<T> guard(Supplier<T> stage) {
    try {
      return new Outcome<>(Optional.of(stage.get()), Optional.empty());
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError problem) {
      return new Outcome<>(Optional.empty(), Optional.of(new Fault(problem)));
    }
  }

  /** Reports it as AD040. {@code subject} is what could not be differentiated. */
  public void report(Diagnostics diagnostics, Span span, String subject) {
    diagnostics.report(Code.AD040, span, message(subject));
  }

  /** The sentence for the user: what happened, where in the compiler, and what to do. */
  public String message(String subject) {
    String place =
        Arrays.stream(cause.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.adjoint.compiler"))
            .findFirst()
            .map(frame -> " at " + frame.getClassName() + ", line " + frame.getLineNumber())
            .orElse("");
    return "cannot differentiate "
        + subject
        + " because the compiler itself failed: "
        + cause
        + place
        + "; please report this as a fault of Adjoint, together with the method";
  }
}
