package io.adjoint.compiler.metamorphic;

import io.adjoint.compiler.model.Optimisation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Another way to compile a program, which must not change what its derivatives compute.
 *
 * @param options of the processor
 * @param rewriting of the source text
 */
public record Variant(String name, List<String> options, UnaryOperator<String> rewriting) {

  /** The program as it is, compiled as always. */
  public static final Variant DEFAULT = new Variant("default", List.of(), text -> text);

  /** Every strategy of the compiler that is not the default. */
  public static List<Variant> strategies() {
    List<Variant> variants = new ArrayList<>();
    variants.add(option("-Aadjoint.off=all"));
    for (Optimisation optimisation : Optimisation.values()) {
      variants.add(option("-Aadjoint.off=" + optimisation.key()));
    }
    variants.add(option("-Aadjoint.split=150"));
    variants.add(option("-Aadjoint.split=unbounded"));
    variants.add(option("-Aadjoint.keep=KEPT"));
    variants.add(option("-Aadjoint.keep=RECOMPUTED"));
    return variants;
  }

  /** Every rewriting of the source. */
  public static List<Variant> rewritings() {
    return List.of(
        new Variant("x = x + e for x += e", List.of(), Rewritings::compoundAssignments),
        new Variant("while for for", List.of(), Rewritings::loops),
        new Variant("dead code", List.of(), Rewritings::deadCode),
        new Variant("other names", List.of(), Rewritings::names));
  }

  /** All of them. */
  public static List<Variant> all() {
    return Stream.concat(strategies().stream(), rewritings().stream()).toList();
  }

  private static Variant option(String option) {
    return new Variant(option, List.of(option), text -> text);
  }

  @Override
  public String toString() {
    return name;
  }
}
