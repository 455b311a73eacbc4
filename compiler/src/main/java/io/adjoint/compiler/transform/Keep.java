package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides where the reverse sweep gets each value from that it asks for: it is still there, it is
 * computed again, or it was kept.
 *
 * <p>In the region of the function all values are cheap to have. In a loop a value is computed
 * again where that takes a few cheap operations on values that are there anyway, and otherwise
 * costs an array.
 */
final class Keep {
  private final Values values;
  private final Storage storage;
  private final Strategy.Storage preference;
  private final Map<Version, Boolean> free = new HashMap<>();
  private final Map<Version, Integer> prices = new HashMap<>();
  private final List<Version> kept = new ArrayList<>();

  /** What stands for each costly function that was asked for. */
  private final Map<Variable, Expr> functions = new HashMap<>();

  /**
   * @param preference where values come from that can be had in more than one way
   */
  Keep(Values values, Storage storage, Strategy.Storage preference) {
    this.values = values;
    this.storage = storage;
    this.preference = preference;
  }

  void decide() {
    functions.putAll(values.answers());
    List<Version> order = values.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      Version version = order.get(i);
      if (version.uses() > 0) {
        decide(version);
      }
    }
  }

  /** What costs memory for each iteration of a loop. */
  List<Version> keptInLoops() {
    return kept;
  }

  private void decide(Version version) {
    boolean recomputable = version.definition().isPresent() && !version.isUsedEarly();
    if (version.isInduction()) {
      version.decide(Version.Source.INDUCTION);
    } else if (preference == Strategy.Storage.KEPT) {
      keep(version);
    } else if (!version.region().isLoop()
        && survives(version)
        && !(preference == Strategy.Storage.RECOMPUTED && recomputable)) {
      version.decide(Version.Source.DIRECT);
    } else if (recomputable && isWorthRecomputing(version)) {
      boolean once = version.isUsedOnce();
      version.decide(once ? Version.Source.INLINED : Version.Source.RECOMPUTED);
      atoms(version.definition().get()).forEach(atom -> atom.use(version.region()));
    } else {
      keep(version);
    }
  }

  private boolean survives(Version version) {
    return !storage.isSplit() && values.isLatest(version);
  }

  private boolean isWorthRecomputing(Version version) {
    if (preference == Strategy.Storage.RECOMPUTED) {
      return true;
    }
    if (!version.region().isLoop() && version.variable().isPresent()) {
      return Cost.of(version.definition().orElseThrow()) <= 1;
    }
    if (isFree(version)) {
      return true;
    }
    return atoms(version.definition().orElseThrow()).stream()
        .allMatch(atom -> isFree(atom) || atom.uses() > 0);
  }

  /**
   * Whether the reverse sweep can have the value without keeping anything for each iteration of a
   * loop.
   */
  private boolean isFree(Version version) {
    Boolean known = free.get(version);
    if (known == null) {
      known = price(version) <= Cost.RECOMPUTE_LIMIT;
      free.put(version, known);
    }
    return known;
  }

  private int price(Version version) {
    Integer known = prices.get(version);
    if (known == null) {
      known = computePrice(version);
      prices.put(version, known);
    }
    return known;
  }

  private int computePrice(Version version) {
    if (!version.region().isLoop() || version.isInduction()) {
      return 0;
    }
    if (version.definition().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    long price = Cost.of(version.definition().get());
    for (Version atom : atoms(version.definition().get())) {
      price += price(atom);
    }
    return (int) Math.min(price, Integer.MAX_VALUE);
  }

  private List<Version> atoms(Expr definition) {
    List<Version> atoms = new ArrayList<>();
    IrWalk.forEachDeepExpr(
        definition,
        e -> {
          if (e instanceof Expr.Var v) {
            values.ofPlaceholder(v.variable()).ifPresent(atoms::add);
          }
        });
    return atoms;
  }

  private void keep(Version version) {
    String name = version.placeholder().name() + "Kept";
    String purpose = "what " + version.placeholder().name() + " was";
    version.keepIn(storage.cell(version.region(), name, version.placeholder().type(), purpose));
    if (version.region().isLoop()) {
      kept.add(version);
    }
  }

  /** The variables of a region that its reversal reads as the region left them. */
  Set<Variable> readDirectly(Predicate<Region> region) {
    Set<Variable> variables = new LinkedHashSet<>();
    for (Version version : values.order()) {
      if (version.source() == Version.Source.DIRECT && region.test(version.region())) {
        variables.add(version.variable().orElseThrow());
      }
    }
    return variables;
  }

  /** Replaces the placeholders of values that need no declaration in the reverse sweep. */
  List<Stmt> resolve(List<Stmt> reverse) {
    Map<Variable, Expr> map = new HashMap<>();
    for (Version version : values.order()) {
      switch (version.source()) {
        case DIRECT -> map.put(version.placeholder(), Expr.of(version.variable().orElseThrow()));
        case KEPT -> {
          if (!version.region().isLoop()) {
            map.put(version.placeholder(), version.cell().reverse());
          }
        }
        case INLINED ->
            map.put(version.placeholder(), substitute(version.definition().orElseThrow(), map));
        default -> {}
      }
    }
    functions.forEach((question, answer) -> map.put(question, substitute(answer, map)));
    return IrWalk.mapAllExprs(new Block(reverse), e -> substitute(e, map)).statements();
  }

  private static Expr substitute(Expr e, Map<Variable, Expr> map) {
    if (e instanceof Expr.Var v) {
      return map.getOrDefault(v.variable(), v);
    }
    return e.mapOperands(operand -> substitute(operand, map));
  }
}
