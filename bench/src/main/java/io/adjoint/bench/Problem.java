package io.adjoint.bench;

import java.util.List;
import java.util.Optional;

/**
 * A problem with its ways. Data is made once, from a fixed seed.
 *
 * @param name such as {@code rosenbrock-1000}
 * @param ways one of each kind at most; {@link Way.Kind#PRIMAL} and {@link Way.Kind#ACCUMULATING}
 *     are always there
 */
public record Problem(String name, List<Way> ways) {

  public Optional<Way> way(Way.Kind kind) {
    return ways.stream().filter(way -> way.kind() == kind).findFirst();
  }
}
