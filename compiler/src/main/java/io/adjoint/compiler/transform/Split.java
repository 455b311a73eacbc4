package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Exits;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a function that is too large for the JVM into parts.
 *
 * <p>HotSpot compiles no method of more than 8,000 bytes of bytecode, and a class file can hold
 * none of more than 65,535. Runs of statements become functions of their own; the variables that
 * they share with the rest become members of the struct that the function works in (the gradient,
 * or the frame of a call).
 *
 * <p>In: a function with one struct among its parameters. Out: the function, its parts, and the new
 * members. A function that is small enough comes back as it is.
 */
final class Split {
  private final Function function;
  private final Variable holder;
  private final int limit;
  private final Set<String> memberNames;
  private final Exits exits = new Exits();
  private final CodeSize sizes = new CodeSize();
  private final List<List<Stmt>> parts = new ArrayList<>();
  private final Map<Variable, Struct.Member> shared = new LinkedHashMap<>();

  /** The parts of a function: the function itself first. */
  record Made(Function whole, List<Function> parts, List<Struct.Member> members) {}

  private Split(Function function, Variable holder, int limit, Set<String> memberNames) {
    this.function = function;
    this.holder = holder;
    this.limit = limit;
    this.memberNames = new HashSet<>(memberNames);
  }

  /**
   * @param memberNames the names of the members that the struct has
   * @param limit the estimated size from which a function is cut
   */
  static Made run(Function function, Set<String> memberNames, int limit) {
    Optional<Variable> holder =
        function.parameters().stream().filter(p -> p.type() instanceof Type.Struct).findFirst();
    if (holder.isEmpty() || CodeSize.of(function.body()) <= limit) {
      return new Made(function, List.of(), List.of());
    }
    return new Split(function, holder.get(), limit, memberNames).make();
  }

  private Made make() {
    Block body = cut(function.body());
    share(body);
    List<Function> made = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      made.add(
          new Function(
              partKey(i),
              function.name() + "Part" + (i + 1),
              List.of(holder),
              Type.VOID,
              withMembers(new Block(parts.get(i))),
              function.span()));
    }
    List<Stmt> head = new ArrayList<>();
    for (Variable parameter : function.parameters()) {
      if (shared.containsKey(parameter)) {
        head.add(new Stmt.Set(member(parameter), Expr.of(parameter), Span.NONE));
      }
    }
    head.addAll(withMembers(body).statements());
    return new Made(function.withBody(new Block(head)), made, List.copyOf(shared.values()));
  }

  private String partKey(int part) {
    return function.key() + "$part" + (part + 1);
  }

  /** The block with runs of its statements replaced by calls, so that what is left is small. */
  private Block cut(Block block) {
    List<Stmt> smaller = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      smaller.add(
          sizes.size(statement) > limit ? IrWalk.mapBlocks(statement, this::cut) : statement);
    }
    int size = sizes.size(smaller);
    return size <= limit ? new Block(smaller) : new Block(grouped(smaller));
  }

  private List<Stmt> grouped(List<Stmt> statements) {
    List<Stmt> out = new ArrayList<>();
    List<Stmt> run = new ArrayList<>();
    int size = 0;
    for (Stmt statement : statements) {
      int own = sizes.size(statement);
      if (!canMove(statement)) {
        flush(run, out);
        size = 0;
        out.add(statement);
        continue;
      }
      if (size + own > limit * 2 / 3) {
        flush(run, out);
        size = 0;
      }
      run.add(statement);
      size += own;
    }
    flush(run, out);
    return out;
  }

  /** A statement that leaves its surroundings, or after which nothing is reached, stays. */
  private boolean canMove(Stmt statement) {
    return exits.escaping(statement).isEmpty() && exits.completes(statement);
  }

  private void flush(List<Stmt> run, List<Stmt> out) {
    int size = sizes.size(run);
    if (size < limit / 20) {
      out.addAll(run);
    } else {
      out.add(
          new Stmt.Eval(
              new Expr.CallFunction(partKey(parts.size()), List.of(Expr.of(holder)), Type.VOID),
              Span.NONE));
      parts.add(List.copyOf(run));
    }
    run.clear();
  }

  /** Finds the variables that occur in more than one part. */
  private void share(Block body) {
    Map<Variable, Integer> place = new HashMap<>();
    function.parameters().forEach(p -> place.put(p, -1));
    occurrences(body, -1, place);
    for (int i = 0; i < parts.size(); i++) {
      occurrences(new Block(parts.get(i)), i, place);
    }
  }

  private void occurrences(Block block, int part, Map<Variable, Integer> place) {
    IrWalk.forEachStmt(
        block,
        statement -> {
          if (statement instanceof Stmt.Declare s) {
            occurs(s.variable(), part, place);
          }
          IrWalk.forEachDeepExpr(
              statement,
              e -> {
                if (e instanceof Expr.Var v) {
                  occurs(v.variable(), part, place);
                }
              });
        });
  }

  private void occurs(Variable variable, int part, Map<Variable, Integer> place) {
    Integer known = place.putIfAbsent(variable, part);
    if (known != null
        && known != part
        && !variable.equals(holder)
        && !shared.containsKey(variable)) {
      shared.put(
          variable,
          new Struct.Member(
              unique(variable.name()), variable.type(), "'" + variable.name() + "' between parts"));
    }
  }

  private String unique(String name) {
    String candidate = name + "Shared";
    for (int i = 2; !memberNames.add(candidate); i++) {
      candidate = name + "Shared" + i;
    }
    return candidate;
  }

  private Expr.Field member(Variable variable) {
    Struct.Member member = Optional.ofNullable(shared.get(variable)).orElseThrow();
    return new Expr.Field(Expr.of(holder), member.name(), member.type());
  }

  private Block withMembers(Block block) {
    return IrWalk.mapStmts(
        block,
        statement -> {
          Stmt mapped = IrWalk.mapExprs(statement, this::withMembers);
          if (mapped instanceof Stmt.Declare s && shared.containsKey(s.variable())) {
            return s.value().isEmpty()
                ? List.of()
                : List.of(new Stmt.Set(member(s.variable()), s.value().get(), s.span()));
          }
          return List.of(mapped);
        });
  }

  private Expr withMembers(Expr e) {
    if (e instanceof Expr.Var v) {
      return shared.containsKey(v.variable()) ? member(v.variable()) : e;
    }
    return e.mapOperands(this::withMembers);
  }
}
