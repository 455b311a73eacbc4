package io.adjoint.compiler.frontend;

import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Chooses the method that a call means: Java's three phases (JLS 15.12.2). */
final class Overloads {
  private Overloads() {}

  /** A method of the right name. */
  record Candidate<M>(M method, List<Type> parameters, boolean varargs) {
    Candidate {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * The outcome.
   *
   * @param methods none where no method takes the arguments; several where what is known of types
   *     does not tell them apart
   * @param spread whether the last arguments make an array
   */
  record Choice<M>(List<M> methods, boolean spread) {}

  static <M> Choice<M> choose(List<Candidate<M>> candidates, List<Type> arguments) {
    List<Candidate<M>> strict = applicable(candidates, arguments, Overloads::isSubtype);
    if (!strict.isEmpty()) {
      return new Choice<>(mostSpecific(strict, arguments.size(), false), false);
    }
    List<Candidate<M>> loose = applicable(candidates, arguments, Overloads::converts);
    if (!loose.isEmpty()) {
      return new Choice<>(mostSpecific(loose, arguments.size(), false), false);
    }
    List<Candidate<M>> spread =
        candidates.stream().filter(c -> c.varargs() && takesSpread(c, arguments)).toList();
    return new Choice<>(mostSpecific(spread, arguments.size(), true), true);
  }

  private static <M> List<Candidate<M>> applicable(
      List<Candidate<M>> candidates, List<Type> arguments, BiPredicate<Type, Type> fits) {
    return candidates.stream()
        .filter(c -> c.parameters().size() == arguments.size())
        .filter(c -> allFit(arguments, c.parameters(), fits))
        .toList();
  }

  private static boolean allFit(
      List<Type> arguments, List<Type> parameters, BiPredicate<Type, Type> fits) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!fits.test(arguments.get(i), parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean takesSpread(Candidate<?> candidate, List<Type> arguments) {
    return arguments.size() >= candidate.parameters().size() - 1
        && allFit(arguments, expanded(candidate, arguments.size()), Overloads::converts);
  }

  /** The parameters of a varargs method for a number of arguments. */
  private static List<Type> expanded(Candidate<?> candidate, int count) {
    int fixed = candidate.parameters().size() - 1;
    List<Type> types = new ArrayList<>(candidate.parameters().subList(0, fixed));
    Type element = candidate.parameters().get(fixed).elementType();
    while (types.size() < count) {
      types.add(element);
    }
    return types;
  }

  private static <M> List<M> mostSpecific(List<Candidate<M>> all, int count, boolean spread) {
    int width = spread ? count + 1 : count;
    List<M> best =
        all.stream()
            .filter(
                candidate ->
                    all.stream()
                        .allMatch(
                            other ->
                                allFit(
                                    parameters(candidate, width, spread),
                                    parameters(other, width, spread),
                                    Overloads::isSubtype)))
            .map(Candidate::method)
            .toList();
    return best.isEmpty() ? all.stream().map(Candidate::method).toList() : best;
  }

  private static List<Type> parameters(Candidate<?> candidate, int width, boolean spread) {
    return spread
        ? expanded(candidate, Math.max(width, candidate.parameters().size())).subList(0, width)
        : candidate.parameters();
  }

  /**
   * Whether a value of one type is one of the other without conversion, or by widening. Of classes
   * that are not Java's own this is not known, and then taken to be so.
   */
  static boolean isSubtype(Type from, Type to) {
    if (from.isPrimitive() || to.isPrimitive()) {
      return from.isPrimitive() && to.isPrimitive() && Conversions.widens(from, to);
    }
    if (from.equals(Conversions.NULL) || from.equals(to) || TypeNames.isObject(to)) {
      return true;
    }
    if (from instanceof Type.Array a && to instanceof Type.Array b) {
      boolean objects = !a.element().isPrimitive() && !b.element().isPrimitive();
      return objects && isSubtype(a.element(), b.element());
    }
    if (from instanceof Type.Array && to instanceof Type.Opaque object) {
      return TypeNames.holdsArrays(object);
    }
    return from instanceof Type.Opaque a
        && to instanceof Type.Opaque b
        && JdkClasses.isSubclass(a.name(), b.name());
  }

  /** The same, with boxing and unboxing. */
  private static boolean converts(Type from, Type to) {
    if (from.isPrimitive() && from != Type.VOID && to instanceof Type.Opaque) {
      return isSubtype(new Type.Opaque(TypeNames.box(from)), to);
    } else if (to.isPrimitive() && !from.isPrimitive()) {
      return TypeNames.unboxed(from).filter(type -> Conversions.widens(type, to)).isPresent();
    }
    return isSubtype(from, to);
  }
}
