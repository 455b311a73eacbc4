package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Assigned;
import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Label;
import io.adjoint.compiler.ir.Places;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the bodies of small functions where they are called.
 *
 * <p>In: a program. Out: a program that computes the same, in which calls of small functions that
 * do not call themselves are gone. What is left of them needs no frame, and the analyses tell the
 * calls apart: a helper that is called once with data and once with parameters does not make the
 * data active.
 */
final class Inline {
  /**
   * The size, in statements and operations, up to which a function is put everywhere it is called.
   */
  private static final int SMALL = 120;

  /** The size up to which a function is put where it is called, if that is one place. */
  private static final int MEDIUM = 400;

  /** The size that a function may grow to. */
  private static final int CALLER_LIMIT = 1200;

  private final CallGraph calls;
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, Integer> callSites = new HashMap<>();
  private final Map<String, Function> done = new LinkedHashMap<>();

  /** The sizes of those that are done. */
  private final Map<String, Integer> sizes = new HashMap<>();

  private final Places places;

  private Inline(Program program, Places places) {
    this.places = places;
    this.calls = new CallGraph(program);
    program.functions().forEach(function -> functions.put(function.key(), function));
  }

  /**
   * @param places where the program's expressions stand; what is made of them gets their places
   */
  static Program run(Program program, Places places) {
    Inline inline = new Inline(program, places);
    for (Function function : program.functions()) {
      inline.calls.calls(function.key()).forEach(k -> inline.callSites.merge(k, 1, Integer::sum));
    }
    List<Function> functions = new ArrayList<>();
    for (Function function : program.functions()) {
      functions.add(inline.inlined(function));
    }
    return new Program(functions, program.structs());
  }

  /** The program without the functions that the entry does not need. */
  static Program reachable(Program program, String entry) {
    Set<String> keys = new CallGraph(program).reachableFrom(entry);
    keys.add(entry);
    return new Program(
        program.functions().stream().filter(f -> keys.contains(f.key())).toList(),
        program.structs());
  }

  private Function inlined(Function function) {
    Function known = done.get(function.key());
    if (known == null) {
      known = new Caller(function).run();
      done.put(function.key(), known);
    }
    return known;
  }

  private static int size(Block block) {
    int[] size = {0};
    IrWalk.forEachStmt(
        block,
        statement -> {
          size[0]++;
          IrWalk.forEachDeepExpr(
              statement, e -> size[0] += e instanceof Expr.Var || e instanceof Expr.Const ? 0 : 1);
        });
    return size[0];
  }

  /** Whether a call can come back; code after one that cannot is no valid Java without the call. */
  private static boolean comesBack(Function callee) {
    return returns(callee.body()) > 0 || new Exits().completes(callee.body());
  }

  private static int returns(Block body) {
    int[] returns = {0};
    IrWalk.forEachStmt(body, s -> returns[0] += s instanceof Stmt.Return ? 1 : 0);
    return returns[0];
  }

  /** One function, into which others are put. */
  private final class Caller {
    private final Function function;
    private final Fresh fresh;
    private int size;

    Caller(Function function) {
      this.function = function;
      this.fresh = Fresh.beyond(function);
      this.size = size(function.body());
    }

    Function run() {
      return function.withBody(IrWalk.mapStmts(function.body(), statement -> expand(statement)));
    }

    private List<Stmt> expand(Stmt statement) {
      if (statement instanceof Stmt.Declare s
          && s.value().isPresent()
          && s.value().get() instanceof Expr.CallFunction call) {
        return expand(statement, call, Optional.of(s.variable()), true);
      } else if (statement instanceof Stmt.Set s
          && s.place() instanceof Expr.Var v
          && s.value() instanceof Expr.CallFunction call) {
        return expand(statement, call, Optional.of(v.variable()), false);
      } else if (statement instanceof Stmt.Eval s && s.effect() instanceof Expr.CallFunction call) {
        return expand(statement, call, Optional.empty(), false);
      }
      return List.of(statement);
    }

    private List<Stmt> expand(
        Stmt statement, Expr.CallFunction call, Optional<Variable> result, boolean declares) {
      if (calls.isRecursive(call.function())) {
        return List.of(statement);
      }
      Function callee = inlined(Objects.requireNonNull(functions.get(call.function())));
      int calleeSize = sizes.computeIfAbsent(callee.key(), key -> size(callee.body()));
      int limit = callSites.getOrDefault(call.function(), 0) == 1 ? MEDIUM : SMALL;
      boolean tooLarge = calleeSize > limit || size + calleeSize > CALLER_LIMIT;
      if (tooLarge || !comesBack(callee)) {
        return List.of(statement);
      }
      size += calleeSize;
      return new Site(callee, fresh, places, result, declares).expand(call, statement);
    }
  }

  /** One call that is replaced by the body of the callee. */
  private static final class Site {
    private final Function callee;
    private final Fresh fresh;
    private final Places places;
    private final Optional<Variable> result;
    private final boolean declares;
    private final Map<Variable, Expr> values = new HashMap<>();
    private final Map<Variable, Variable> variables = new HashMap<>();
    private final Map<Label, Label> labels = new HashMap<>();
    private final Optional<Label> exit;

    Site(Function callee, Fresh fresh, Places places, Optional<Variable> result, boolean declares) {
      this.callee = callee;
      this.fresh = fresh;
      this.places = places;
      this.result = result;
      this.declares = declares;
      this.exit =
          leavesEarly(callee.body()) ? Optional.of(fresh.label(callee.name())) : Optional.empty();
    }

    private static boolean leavesEarly(Block body) {
      List<Stmt> statements = body.statements();
      boolean last =
          !statements.isEmpty() && statements.get(statements.size() - 1) instanceof Stmt.Return;
      return returns(body) > (last ? 1 : 0);
    }

    List<Stmt> expand(Expr.CallFunction call, Stmt statement) {
      List<Stmt> out = new ArrayList<>();
      Set<Variable> assigned = Assigned.in(callee.body());
      for (int i = 0; i < call.arguments().size(); i++) {
        Variable parameter = callee.parameters().get(i);
        Expr argument = call.arguments().get(i);
        boolean same = argument.type().equals(parameter.type());
        boolean atom = argument instanceof Expr.Var || argument instanceof Expr.Const;
        if (atom && same && !assigned.contains(parameter)) {
          values.put(parameter, argument);
        } else {
          Variable copy = renamed(parameter);
          out.add(new Stmt.Declare(copy, Optional.of(argument), statement.span()));
        }
      }
      boolean separately = declares && exit.isPresent();
      if (separately) {
        out.add(new Stmt.Declare(result.orElseThrow(), Optional.empty(), statement.span()));
      }
      Block body = block(callee.body());
      if (exit.isPresent()) {
        out.add(new Stmt.Labeled(exit.get(), body, statement.span()));
      } else {
        out.addAll(body.statements());
      }
      return out;
    }

    private Block block(Block block) {
      List<Stmt> out = new ArrayList<>();
      for (Stmt statement : block.statements()) {
        if (statement instanceof Stmt.Return s) {
          leave(s, out);
        } else {
          Stmt inner = IrWalk.mapBlocks(statement, this::block);
          out.add(relabelled(IrWalk.mapExprs(inner, this::expression)));
        }
      }
      return new Block(out);
    }

    private void leave(Stmt.Return s, List<Stmt> out) {
      if (s.value().isPresent()) {
        Expr value = expression(s.value().get());
        if (result.isEmpty()) {
          Variable unused = fresh.variable("unused", value.type());
          out.add(new Stmt.Declare(unused, Optional.of(value), s.span()));
        } else {
          Variable target = result.get();
          Expr converted = Expr.cast(target.type(), value);
          out.add(
              declares && exit.isEmpty()
                  ? new Stmt.Declare(target, Optional.of(converted), s.span())
                  : new Stmt.Set(Expr.of(target), converted, s.span()));
        }
      }
      exit.ifPresent(label -> out.add(new Stmt.Exit(Stmt.Exit.Kind.BREAK, label, s.span())));
    }

    private Stmt relabelled(Stmt statement) {
      if (statement instanceof Stmt.Declare s) {
        return new Stmt.Declare(renamed(s.variable()), s.value(), s.span());
      } else if (statement instanceof Stmt.Loop s) {
        return new Stmt.Loop(label(s.label()), s.condition(), s.body(), s.update(), s.span());
      } else if (statement instanceof Stmt.Switch s) {
        return new Stmt.Switch(label(s.label()), s.selector(), s.cases(), s.span());
      } else if (statement instanceof Stmt.Labeled s) {
        return new Stmt.Labeled(label(s.label()), s.body(), s.span());
      } else if (statement instanceof Stmt.Exit s) {
        return new Stmt.Exit(s.kind(), label(s.target()), s.span());
      }
      return statement;
    }

    private Label label(Label label) {
      return labels.computeIfAbsent(label, key -> fresh.label(key.name()));
    }

    private Variable renamed(Variable variable) {
      return variables.computeIfAbsent(variable, key -> fresh.variable(key.name(), key.type()));
    }

    private Expr expression(Expr e) {
      if (e instanceof Expr.Var v) {
        Expr value = values.get(v.variable());
        return value != null ? value : Expr.of(renamed(v.variable()));
      }
      return places.copied(e, e.mapOperands(this::expression));
    }
  }
}
