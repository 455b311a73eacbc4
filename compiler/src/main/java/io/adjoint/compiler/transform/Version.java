package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Variable;
import java.util.Optional;

/**
 * A value of the forward sweep that the reverse sweep may ask for: what a variable holds from one
 * definition to the next (where branches or iterations meet, that is a definition too), an array
 * element as it was read, or a condition.
 *
 * <p>In each execution of its region a version is defined at most once, at one point of the code,
 * which is what makes it possible to save it there.
 */
final class Version {

  /** How the reverse sweep gets the value. */
  enum Source {
    /** Nobody asks for it. */
    UNUSED,
    /** The variable still holds it. */
    DIRECT,
    /** The reversed loop declares it. */
    INDUCTION,
    /** The forward sweep saves it. */
    KEPT,
    /** The reverse sweep computes it again. */
    RECOMPUTED,
    /** The reverse sweep computes it again in the one place that uses it. */
    INLINED
  }

  private final Variable placeholder;
  private final Optional<Variable> variable;
  private final Expr saved;
  private final Region region;
  private final Optional<Expr> definition;
  private int uses;
  private boolean usedElsewhere;
  private boolean usedEarly;
  private Source source = Source.UNUSED;
  private Optional<Cell> cell = Optional.empty();
  private final boolean induction;
  private final Span span;

  /**
   * @param placeholder stands for the value in the reverse sweep until it is decided where it comes
   *     from
   * @param variable the variable whose value it is; none for an element or a condition
   * @param saved what the forward sweep would save, at the point of definition
   * @param span the statement that makes or reads it
   * @param definition the value in terms of placeholders, where the reverse sweep could compute it
   */
  Version(
      Variable placeholder,
      Optional<Variable> variable,
      Expr saved,
      Region region,
      Optional<Expr> definition,
      boolean induction,
      Span span) {
    this.placeholder = placeholder;
    this.variable = variable;
    this.saved = saved;
    this.region = region;
    this.definition = definition;
    this.induction = induction;
    this.span = span;
  }

  Variable placeholder() {
    return placeholder;
  }

  Optional<Variable> variable() {
    return variable;
  }

  Expr saved() {
    return saved;
  }

  Region region() {
    return region;
  }

  Optional<Expr> definition() {
    return definition;
  }

  Span span() {
    return span;
  }

  boolean isInduction() {
    return induction;
  }

  /** Counts a use by the reverse sweep of code in a region. */
  void use(Region where) {
    uses++;
    usedElsewhere |= where != region;
    usedEarly |= where.isReversedWithin(region);
  }

  /** Whether a sum loop asks for it, while its own region still runs forwards. */
  boolean isUsedEarly() {
    return usedEarly;
  }

  /**
   * Whether it is used once, and no oftener than it is defined, so that it may be written where it
   * is used.
   */
  boolean isUsedOnce() {
    return uses == 1 && !usedElsewhere;
  }

  int uses() {
    return uses;
  }

  Source source() {
    return source;
  }

  void decide(Source how) {
    source = how;
  }

  void keepIn(Cell place) {
    source = Source.KEPT;
    cell = Optional.of(place);
  }

  Cell cell() {
    return cell.orElseThrow();
  }
}
