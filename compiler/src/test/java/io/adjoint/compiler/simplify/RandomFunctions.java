package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Operator;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Functions full of what the pass looks for: repeated expressions, copies, sums from zero, dead
 * values, exits. All loops are bounded.
 */
final class RandomFunctions {
  static final List<Variable> PARAMETERS =
      List.of(
          new Variable(0, "x", Type.DOUBLE),
          new Variable(1, "y", Type.DOUBLE),
          new Variable(2, "n", Type.INT),
          new Variable(3, "p", Type.BOOLEAN),
          new Variable(4, "a", new Type.Array(Type.DOUBLE)));

  private static final Variable N = PARAMETERS.get(2);
  private static final Variable P = PARAMETERS.get(3);
  private static final Variable A = PARAMETERS.get(4);

  private final Random random;

  /** Whether operations are left out that tell 0.0 from -0.0. */
  private final boolean smooth;

  private final List<Variable> reals = new ArrayList<>(PARAMETERS.subList(0, 2));
  private final List<Variable> counters = new ArrayList<>();
  private final List<Expr> seen = new ArrayList<>();
  private final List<Label> breakable = new ArrayList<>();
  private final List<Label> loops = new ArrayList<>();
  private int id = PARAMETERS.size();
  private int budget;

  private RandomFunctions(long seed, boolean smooth, int budget) {
    this.random = new Random(seed);
    this.smooth = smooth;
    this.budget = budget;
  }

  static Function make(long seed, boolean smooth, int budget) {
    RandomFunctions maker = new RandomFunctions(seed, smooth, budget);
    List<Stmt> body = new ArrayList<>(maker.block(0).statements());
    if (body.isEmpty() || !leaves(body.get(body.size() - 1))) {
      body.add(new Stmt.Return(Optional.of(Expr.of(0.0)), Span.NONE));
    }
    return new Function("f", "f", PARAMETERS, Type.DOUBLE, new Block(body), Span.NONE);
  }

  private static boolean leaves(Stmt s) {
    return s instanceof Stmt.Exit || s instanceof Stmt.Return;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Variable fresh(String name, Type type) {
    return new Variable(id, name + id++, type);
  }

  private Block block(int depth) {
    int visible = reals.size();
    int known = seen.size();
    List<Stmt> result = new ArrayList<>();
    int length = 2 + random.nextInt(depth == 0 ? 14 : 5);
    for (int i = 0; i < length && budget > 0; i++) {
      budget--;
      Stmt s = statement(depth);
      result.add(s);
      if (leaves(s)) {
        break;
      }
    }
    if (depth == 0 && (result.isEmpty() || !leaves(result.get(result.size() - 1)))) {
      result.add(new Stmt.Return(Optional.of(real(2)), Span.NONE));
    }
    reals.subList(visible, reals.size()).clear();
    seen.subList(known, seen.size()).clear();
    return new Block(result);
  }

  private Stmt statement(int depth) {
    int kind = random.nextInt(100);
    if (kind < 25) {
      return declare();
    } else if (kind < 40) {
      return new Stmt.Increment(Expr.of(pick(reals)), chance(0.3), real(3), Span.NONE);
    } else if (kind < 52) {
      Expr value = chance(0.3) ? Expr.of(0.0) : real(3);
      return new Stmt.Set(Expr.of(pick(reals)), value, Span.NONE);
    } else if (kind < 60) {
      return chance(0.5)
          ? new Stmt.Increment(element(), chance(0.3), real(2), Span.NONE)
          : new Stmt.Set(element(), real(2), Span.NONE);
    } else if (kind < 62) {
      return new Stmt.Remark("remark " + id++, Span.NONE);
    } else if (kind < 64) {
      return new Stmt.Fill(Expr.of(A), Optional.empty(), real(1), Span.NONE);
    } else if (depth > 3) {
      return declare();
    } else if (kind < 76) {
      Expr condition = condition(2);
      Block thenBlock = block(depth + 1);
      Block elseBlock = chance(0.5) ? block(depth + 1) : Block.EMPTY;
      return new Stmt.If(condition, thenBlock, elseBlock, Span.NONE);
    } else if (kind < 84) {
      return loop(depth);
    } else if (kind < 88) {
      return labeled(depth);
    } else if (kind < 91) {
      return choice(depth);
    } else if (kind < 93) {
      return new Stmt.Scope(block(depth + 1), Span.NONE);
    }
    return exit(depth);
  }

  private Stmt declare() {
    Optional<Expr> value =
        Optional.of(chance(0.2) ? Expr.of(0.0) : chance(0.25) ? Expr.of(pick(reals)) : real(3));
    Variable variable = fresh("v", Type.DOUBLE);
    reals.add(variable);
    return new Stmt.Declare(variable, value, Span.NONE);
  }

  private Stmt loop(int depth) {
    Variable counter = fresh("i", Type.INT);
    Label label = new Label(id++, "loop");
    Expr below = Expr.binary(Operator.LT, Expr.of(counter), chance(0.5) ? Expr.of(N) : Expr.of(3));
    Expr condition = chance(0.2) ? Expr.binary(Operator.LAND, below, condition(2)) : below;
    counters.add(counter);
    breakable.add(label);
    loops.add(label);
    Block body = block(depth + 1);
    loops.remove(label);
    breakable.remove(label);
    counters.remove(counter);
    Stmt next = new Stmt.Increment(Expr.of(counter), false, Expr.of(1), Span.NONE);
    Stmt loop = new Stmt.Loop(label, condition, body, Block.of(next), Span.NONE);
    Stmt start = new Stmt.Declare(counter, Optional.of(Expr.of(0)), Span.NONE);
    return new Stmt.Scope(Block.of(start, loop), Span.NONE);
  }

  private Stmt labeled(int depth) {
    Label label = new Label(id++, "out");
    breakable.add(label);
    Block body = block(depth + 1);
    breakable.remove(label);
    return new Stmt.Labeled(label, body, Span.NONE);
  }

  private Stmt choice(int depth) {
    Label label = new Label(id++, "choice");
    breakable.add(label);
    List<Stmt.Case> cases = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      cases.add(new Stmt.Case(List.of(Expr.of(i)), i == 2 && chance(0.5), block(depth + 1)));
    }
    breakable.remove(label);
    return new Stmt.Switch(label, index(), cases, Span.NONE);
  }

  private Stmt exit(int depth) {
    if (!loops.isEmpty() && chance(0.4)) {
      return new Stmt.Exit(Stmt.Exit.Kind.CONTINUE, pick(loops), Span.NONE);
    } else if (!breakable.isEmpty() && chance(0.7)) {
      return new Stmt.Exit(Stmt.Exit.Kind.BREAK, pick(breakable), Span.NONE);
    } else if (depth > 0 && chance(0.4)) {
      return new Stmt.Return(Optional.of(real(2)), Span.NONE);
    }
    return declare();
  }

  private Expr.Place element() {
    return new Expr.Load(Expr.of(A), index());
  }

  private Expr index() {
    return !counters.isEmpty() && chance(0.6)
        ? Expr.of(pick(counters))
        : Expr.of(random.nextInt(4));
  }

  private Expr real(int depth) {
    if (!seen.isEmpty() && chance(0.25)) {
      return pick(seen);
    }
    Expr e = newReal(depth);
    if (!(e instanceof Expr.Var) && size(e) < 16) {
      seen.add(e);
    }
    return e;
  }

  private static int size(Expr e) {
    return 1 + e.operands().stream().mapToInt(RandomFunctions::size).sum();
  }

  private Expr newReal(int depth) {
    if (depth == 0 || chance(0.15)) {
      return chance(0.7)
          ? Expr.of(pick(reals))
          : Expr.of(pick(List.of(0.0, 1.0, -1.0, 2.0, -0.0, 0.5)));
    }
    int kind = random.nextInt(10);
    if (kind < 5) {
      List<Operator> operators =
          smooth
              ? List.of(Operator.ADD, Operator.SUB, Operator.MUL)
              : List.of(Operator.ADD, Operator.SUB, Operator.MUL, Operator.DIV, Operator.REM);
      return Expr.binary(pick(operators), real(depth - 1), real(depth - 1));
    } else if (kind < 6) {
      return new Expr.Unary(Expr.Unary.Op.NEG, real(depth - 1));
    } else if (kind < 8) {
      List<String> names =
          smooth
              ? List.of("sin", "cos", "exp", "tanh")
              : List.of("sin", "exp", "sqrt", "log", "abs", "atan");
      return new Expr.Apply(
          MathFunction.ofDoubles("Math", pick(names), 1), List.of(real(depth - 1)));
    } else if (kind < 9) {
      return element();
    }
    return new Expr.Select(condition(1), real(depth - 1), real(depth - 1));
  }

  private Expr condition(int depth) {
    int kind = random.nextInt(10);
    if (kind < 1) {
      return Expr.of(P);
    } else if (kind < 2 && depth > 0) {
      return new Expr.Unary(Expr.Unary.Op.NOT, condition(depth - 1));
    } else if (kind < 4 && depth > 0) {
      Operator operator = chance(0.5) ? Operator.LAND : Operator.LOR;
      return Expr.binary(operator, condition(depth - 1), condition(depth - 1));
    } else if (kind < 6) {
      return Expr.binary(Operator.GE, index(), Expr.of(1));
    }
    return Expr.binary(pick(List.of(Operator.LT, Operator.GE)), real(1), real(1));
  }
}
