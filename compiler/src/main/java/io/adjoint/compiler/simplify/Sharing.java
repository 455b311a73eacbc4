package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes a function of {@code Math} or a division of the same values once: where a variable has
 * the value already, that is used; else the first place where it is computed names it.
 *
 * <p>The code is walked twice in the same way: to count, and to rewrite. What is available in a
 * block is available in the blocks inside it, not after it. A name is given only where the
 * expression is evaluated in any case and cannot throw; not in the update of a loop, which may
 * become the head of a {@code for}.
 */
public final class Sharing {
  /** As cheap as reading a variable that had to be kept. */
  private static final Set<String> CHEAP =
      Set.of(
          "abs",
          "max",
          "min",
          "signum",
          "copySign",
          "fma",
          "sum",
          "toRadians",
          "toDegrees",
          "stopGradient",
          "ulp",
          "nextUp",
          "nextDown",
          "clamp");

  /** An expression that the code may compute again. */
  private static final class Candidate {
    int occurrences = 1;
    Optional<Variable> name = Optional.empty();
  }

  /** What was available before a value was offered anew. */
  private record Offer(int number, Optional<Holder> before) {}

  /** Who has a value: a variable, or a candidate. */
  private record Holder(Optional<Variable> variable, Optional<Candidate> candidate) {}

  private final Names names;
  private final Changes changes;
  private final List<Candidate> candidates;
  private final boolean counting;

  private final Numbering numbering = new Numbering();
  private final Map<Integer, Holder> available = new HashMap<>();
  private final Deque<Offer> offers = new ArrayDeque<>();
  private final Map<Expr, Boolean> expensive = new IdentityHashMap<>();
  private List<Stmt> named = new ArrayList<>();
  private int nextCandidate;

  private Sharing(Names names, Changes changes, List<Candidate> candidates, boolean counting) {
    this.names = names;
    this.changes = changes;
    this.candidates = candidates;
    this.counting = counting;
  }

  /** Shares what a function computes more than once. */
  public static Function run(Function function) {
    return function.withBody(
        run(function.body(), new Names(function.body(), function.parameters())));
  }

  static Block run(Block body, Names names) {
    List<Candidate> candidates = new ArrayList<>();
    Changes changes = Changes.in(body);
    new Sharing(names, changes, candidates, true).block(body, true);
    return new Sharing(names, changes, candidates, false).block(body, true);
  }

  private Block block(Block block, boolean mayName) {
    int mark = offers.size();
    List<Stmt> result = new ArrayList<>();
    for (Stmt s : block.statements()) {
      List<Stmt> outer = named;
      named = new ArrayList<>();
      Stmt own = IrWalk.mapReads(s, e -> shared(e, s, mayName && mayNameIn(s)));
      result.addAll(named);
      named = outer;
      result.add(inside(own, s, mayName));
      assign(s);
    }
    while (offers.size() > mark) {
      withdraw(offers.pop());
    }
    return new Block(result);
  }

  /** Whether the statement evaluates its expressions exactly once. */
  private static boolean mayNameIn(Stmt s) {
    return !(s instanceof Stmt.Loop) && !(s instanceof Stmt.Assert);
  }

  // Expressions.

  private Expr shared(Expr e, Stmt in, boolean mayName) {
    if (in instanceof Stmt.Loop) {
      // Evaluated again after the body has run: nothing that the body changes may be known.
      return e;
    }
    // The variable that is assigned will itself be the name of the whole.
    boolean isNamed = Uses.assigned(in).isPresent() && !(in instanceof Stmt.Increment);
    return isNamed ? whole(e, mayName) : shared(e, mayName);
  }

  private Expr whole(Expr e, boolean mayName) {
    return find(e).orElseGet(() -> operands(e, mayName));
  }

  private Expr shared(Expr e, boolean mayName) {
    if (!isExpensive(e)) {
      return e;
    }
    Optional<Expr> found = find(e);
    if (found.isPresent()) {
      return found.get();
    } else if (!mayName || !isCandidate(e) || Purity.mayThrow(e)) {
      return operands(e, mayName);
    }
    int number = numbering.of(e);
    Candidate candidate = candidate();
    offer(number, new Holder(Optional.empty(), Optional.of(candidate)));
    Expr value = operands(e, true);
    if (counting || candidate.occurrences == 1) {
      return value;
    }
    Variable name = names.fresh(e);
    candidate.name = Optional.of(name);
    named.add(new Stmt.Declare(name, Optional.of(value), Span.NONE));
    return Expr.of(name);
  }

  private Candidate candidate() {
    if (counting) {
      candidates.add(new Candidate());
    }
    return candidates.get(nextCandidate++);
  }

  private Optional<Expr> find(Expr e) {
    if (!isExpensive(e) || e instanceof Expr.Effect) {
      return Optional.empty();
    }
    Holder holder = available.get(numbering.of(e));
    if (holder == null) {
      return Optional.empty();
    } else if (holder.variable().isPresent()) {
      Variable variable = holder.variable().get();
      boolean still = numbering.of(variable) == numbering.of(e);
      return still ? Optional.of(Expr.of(variable)) : Optional.empty();
    }
    Candidate candidate = holder.candidate().orElseThrow();
    if (counting) {
      candidate.occurrences++;
      return Optional.of(e);
    }
    return candidate.name.map(Expr::of);
  }

  private Expr operands(Expr e, boolean mayName) {
    boolean[] first = {true};
    boolean conditional =
        e instanceof Expr.Select || e instanceof Expr.Binary b && b.op().isShortCircuit();
    return e.mapOperands(
        operand -> {
          boolean always = first[0] || !conditional;
          first[0] = false;
          return shared(operand, mayName && always);
        });
  }

  private boolean isExpensive(Expr e) {
    Boolean known = expensive.get(e);
    if (known == null) {
      known = isCandidate(e);
      for (Expr operand : e.operands()) {
        known |= isExpensive(operand);
      }
      expensive.put(e, known);
    }
    return known;
  }

  private static boolean isCandidate(Expr e) {
    if (e instanceof Expr.Apply a) {
      return a.type().isRealScalar() && !CHEAP.contains(a.function().name());
    }
    return e instanceof Expr.Binary b
        && b.type().isRealScalar()
        && (b.op() == Operator.DIV && !(b.right() instanceof Expr.Const) || b.op() == Operator.REM);
  }

  private void offer(int number, Holder holder) {
    offers.push(new Offer(number, Optional.ofNullable(available.put(number, holder))));
  }

  private void withdraw(Offer offer) {
    offer
        .before()
        .ifPresentOrElse(
            before -> available.put(offer.number(), before),
            () -> available.remove(offer.number()));
  }

  // Statements.

  /** What the statement itself does to variables and memory. */
  private void assign(Stmt s) {
    if (s instanceof Stmt.Declare d) {
      assign(d.variable(), d.value());
    } else if (s instanceof Stmt.Set set && set.place() instanceof Expr.Var v) {
      assign(v.variable(), Optional.of(set.value()));
    } else if (s instanceof Stmt.Increment i && i.place() instanceof Expr.Var v) {
      numbering.forget(v.variable());
    }
    if (Changes.writesMemory(s)) {
      numbering.forgetMemory();
    }
  }

  private void assign(Variable variable, Optional<Expr> value) {
    if (value.isEmpty()) {
      numbering.forget(variable);
      return;
    }
    Expr e = value.get();
    int number = numbering.of(e);
    numbering.assign(variable, number);
    Holder holder = available.get(number);
    boolean isKnown =
        holder != null && holder.variable().map(v -> numbering.of(v) == number).orElse(true);
    if (isExpensive(e) && !(e instanceof Expr.Effect) && !isKnown) {
      offer(number, new Holder(Optional.of(variable), Optional.empty()));
    }
  }

  private Stmt inside(Stmt rewritten, Stmt original, boolean mayName) {
    if (IrWalk.blocks(original).isEmpty()) {
      return rewritten;
    }
    Changes.Of changed = changes.of(original);
    Runnable forget =
        () -> {
          numbering.forget(changed.variables());
          if (changed.memory()) {
            numbering.forgetMemory();
          }
        };
    Stmt result;
    if (rewritten instanceof Stmt.If branch) {
      Numbering.State before = numbering.save(changed.variables());
      Block thenBlock = block(branch.thenBlock(), mayName);
      numbering.restore(before);
      Block elseBlock = block(branch.elseBlock(), mayName);
      result = new Stmt.If(branch.condition(), thenBlock, elseBlock, branch.span());
    } else if (rewritten instanceof Stmt.Loop loop) {
      forget.run();
      Block body = block(loop.body(), true);
      forget.run();
      Block update = block(loop.update(), false);
      result = new Stmt.Loop(loop.label(), loop.condition(), body, update, loop.span());
    } else if (rewritten instanceof Stmt.Switch) {
      result =
          IrWalk.mapBlocks(
              rewritten,
              one -> {
                forget.run();
                return block(one, mayName);
              });
    } else {
      result = IrWalk.mapBlocks(rewritten, one -> block(one, mayName));
    }
    forget.run();
    return result;
  }
}
