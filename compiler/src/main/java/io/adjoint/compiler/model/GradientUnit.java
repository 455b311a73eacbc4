package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Variable;
import java.util.List;
import java.util.Optional;

/**
 * The derivative methods of one user method, ready to be written.
 *
 * @param gradient the result class, such as {@code FGradient}: its members are {@code value} (where
 *     the method has a scalar or array result), the accumulated gradients, and the workspace
 * @param components the gradients: one for each parameter in {@code wrt}
 * @param entries the methods to write; empty bodies where the user's method had an error
 * @param notes for the head of the generated methods: what the reverse sweep keeps and why, a
 *     sentence each
 */
public record GradientUnit(
    SourceMethod method,
    Struct gradient,
    List<Component> components,
    List<Entry> entries,
    List<String> notes) {
  public GradientUnit {
    components = List.copyOf(components);
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /**
   * The gradient by one parameter.
   *
   * @param accessor the public method that returns it, and the member of the struct that holds it
   */
  public record Component(Variable parameter, String accessor) {}

  /** What an entry computes. */
  public enum Kind {
    GRADIENT,
    VJP
  }

  /**
   * A public method and its accumulating form.
   *
   * @param name {@code fGrad} or {@code fVjp}
   * @param parameters the user's parameters, then the seeds
   * @param seeds the last of the parameters: what multiplies the result's derivative
   * @param accumulating the function with the parameters and, last, the gradient struct to add to;
   *     empty where the user's method had an error
   */
  public record Entry(
      Kind kind,
      String name,
      List<Variable> parameters,
      List<Variable> seeds,
      Optional<Function> accumulating) {
    public Entry {
      parameters = List.copyOf(parameters);
      seeds = List.copyOf(seeds);
    }
  }
}
