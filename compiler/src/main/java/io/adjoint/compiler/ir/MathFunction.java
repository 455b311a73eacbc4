package io.adjoint.compiler.ir;

import java.util.List;

/**
 * A pure static function of {@code Math} or {@code StrictMath}, or one with a row in the rule
 * table.
 *
 * @param owner the class as source writes it: {@code Math}, {@code StrictMath}, {@code
 *     io.adjoint.Adjoint}
 * @param parameters the types of the chosen overload; arguments are cast to them
 */
public record MathFunction(String owner, String name, List<Type> parameters, Type result) {
  public MathFunction {
    parameters = List.copyOf(parameters);
  }

  /** A function of doubles. */
  public static MathFunction ofDoubles(String owner, String name, int arity) {
    return new MathFunction(
        owner, name, java.util.Collections.nCopies(arity, Type.DOUBLE), Type.DOUBLE);
  }

  public boolean isReal() {
    return result.isReal();
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
